import { fromMinor } from '@techbourse/domain';
import { describe, expect, it } from 'vitest';
import type { RecordPaymentRequest } from '../api/index.ts';
import type { PaymentState } from './balance.ts';
import { duplicateOf, excessIfConfirmed, type KnownPayment, partsOfLine, paymentIssues, stateOf } from './payment.ts';

const cny = (minor: number) => fromMinor(BigInt(minor), 'CNY');
const ask = (over: Partial<RecordPaymentRequest> = {}): RecordPaymentRequest => ({
  ...cny(100),
  paidOn: '2027-03-01',
  ...over,
});
const known = (over: Partial<KnownPayment> = {}): KnownPayment => ({
  id: 'first',
  minor: 100n,
  parts: [{ line: 1, minor: 100n }],
  state: 'reported',
  paidOn: '2027-03-01',
  named: true,
  ...over,
});

describe('a payment by itself', () => {
  const days = { signedOn: '2027-02-01', today: '2027-03-01' };
  const faults = (over: Partial<RecordPaymentRequest>) =>
    paymentIssues({ value: cny(1000) }, ask(over), days).map(({ pointer, rule }) => `${pointer} ${rule}`);

  it.each([
    ['today', { paidOn: '2027-03-01' }, []],
    ['tomorrow', { paidOn: '2027-03-02' }, ['/paidOn payment.day']],
    ['the day of signing', { paidOn: '2027-02-01' }, []],
    ['the day before', { paidOn: '2027-01-31' }, ['/paidOn payment.before_signing']],
    ['the day before, for a reason', { paidOn: '2027-01-31', earlyReason: 'a deposit' }, []],
    ['the first day that can be, for a reason', { paidOn: '1990-01-01', earlyReason: 'a deposit' }, []],
    ['a day before that', { paidOn: '1989-12-31', earlyReason: 'a deposit' }, ['/paidOn payment.day']],
    ['one minor unit', { amount: '0.01' }, []],
    ['nothing', { amount: '0.00' }, ['/amount payment.zero']],
    ['nothing, tomorrow', { amount: '0.00', paidOn: '2027-03-02' }, ['/paidOn payment.day', '/amount payment.zero']],
    ['another currency, alone', { currency: 'USD', amount: '0.00' }, ['/currency payment.currency']],
  ])('is told every fault of it: %s', (_what, over, expected) => {
    expect(faults(over)).toEqual(expected);
  });

  it('is told whether its day is too late or too early', () => {
    const message = (paidOn: string) => paymentIssues({ value: cny(1) }, ask({ paidOn }), days)[0]?.message;
    expect(message('2027-03-02')).toContain('once it was made');
    expect(message('1989-12-31')).toContain('1990-01-01');
  });
});

describe('the same payment again', () => {
  it.each<[string, Partial<RecordPaymentRequest>, Partial<KnownPayment>, boolean]>([
    ['day and amount alike', {}, {}, true],
    ['another day', { paidOn: '2027-03-02' }, {}, false],
    ['another amount', cny(101), {}, false],
    ['taken back', {}, { state: 'voided' }, false],
    ['in dispute', {}, { state: 'disputed' }, true],
    ['the same line', { scheduleLine: 1 }, {}, true],
    ['another line', { scheduleLine: 2 }, {}, false],
    ['another line than the rules chose', { scheduleLine: 2 }, { named: false }, true],
    ['a line, of which the first says nothing', { scheduleLine: 2 }, { parts: null }, true],
    [
      'one of several lines',
      {
        lines: [
          { line: 2, amount: '0.50' },
          { line: 1, amount: '0.50' },
        ],
      },
      {},
      true,
    ],
    ['royalty beside a line', { royalty: true }, {}, false],
    ['royalty beside royalty', { royalty: true }, { parts: [{ line: null, minor: 100n }] }, true],
    ['a line and royalty beside that line', { lines: [{ line: 1, amount: '0.50' }], royalty: true }, {}, true],
  ])('%s', (_what, over, first, expected) => {
    expect(duplicateOf([known(first)], ask(over))?.id).toBe(expected ? 'first' : undefined);
  });

  it('is the first of those on record', () => {
    expect(duplicateOf([known({ id: 'a', state: 'voided' }), known({ id: 'b' }), known({ id: 'c' })], ask())?.id).toBe(
      'b',
    );
  });
});

describe('the state of a payment', () => {
  it.each<[string[], boolean, PaymentState]>([
    [[], false, 'reported'],
    [['disputed'], false, 'disputed'],
    [['disputed', 'confirmed'], false, 'confirmed'],
    [['confirmed'], false, 'confirmed'],
    [['confirmed'], true, 'voided'],
    [[], true, 'voided'],
  ])('after %j, taken back %j, is %s', (answers, voided, expected) => {
    expect(
      stateOf(
        answers.map((answer) => ({ answer })),
        voided,
      ),
    ).toBe(expected);
  });

  it('of an older payment keeps the one line that it could name', () => {
    expect(partsOfLine(2, 5n)).toEqual([{ line: 2, minor: 5n }]);
    expect(partsOfLine(null, 5n)).toBeNull();
  });
});

describe('what would be confirmed beyond what is due', () => {
  const terms = {
    value: cny(100),
    payment: { kind: 'lump_sum' as const, schedule: [{ dueOn: '2027-01-31', amount: cny(100) }] },
  };
  const excess = (payment: KnownPayment, ...others: KnownPayment[]) =>
    excessIfConfirmed(terms, [...others, payment], payment);
  const other = (minor: bigint, state: PaymentState) =>
    known({ id: 'other', minor, parts: [{ line: 1, minor }], state });

  it('is nothing up to the last minor unit, and counts what others had confirmed', () => {
    expect(excess(known())).toBeUndefined();
    expect(excess(known(), other(1n, 'confirmed'))).toBe('0.01');
    expect(excess(known(), other(100n, 'confirmed'))).toBe('1.00');
    expect(excess(known({ state: 'disputed' }), other(1n, 'confirmed'))).toBe('0.01');
  });

  it('leaves out what is reported only, unless the payment was in dispute while that was recorded', () => {
    expect(excess(known(), other(100n, 'reported'))).toBeUndefined();
    expect(excess(known({ state: 'disputed' }), other(100n, 'reported'))).toBe('1.00');
    expect(excess(known({ state: 'disputed' }), other(100n, 'disputed'))).toBeUndefined();
    expect(excess(known({ state: 'disputed' }), other(100n, 'voided'))).toBeUndefined();
  });

  it('is its own part alone where more than is due was confirmed already', () => {
    expect(excess(known({ minor: 10n, parts: [{ line: 1, minor: 10n }] }), other(150n, 'confirmed'))).toBe('0.10');
  });
});
