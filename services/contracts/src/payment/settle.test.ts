import { fromMinor } from '@techbourse/domain';
import { describe, expect, it } from 'vitest';
import type { ContractTerms, RecordPaymentRequest } from '../api/index.ts';
import { balanceOf, type Entered } from './balance.ts';
import { royaltyCeiling } from './royalty.ts';
import { settle } from './settle.ts';

type PaidTerms = Pick<ContractTerms, 'value' | 'payment' | 'term'>;

const cny = (minor: number | bigint) => fromMinor(BigInt(minor), 'CNY');
const ROYALTY = { ratePercent: 4, base: 'net_sales' as const };
const term = { from: '2027-01-01', to: '2031-12-31', law: 'CN' };

/** Two lines of the schedule, the second due first, alone or beside a running royalty. */
const schedule = [
  { dueOn: '2027-06-30', amount: cny(400) },
  { dueOn: '2027-01-31', amount: cny(600) },
];
const fixed: PaidTerms = { value: cny(1000), term, payment: { kind: 'instalments', schedule } };
const withRoyalty: PaidTerms = {
  value: cny(10_000),
  term,
  payment: { kind: 'entry_fee_and_royalty', entryFee: cny(1000), schedule, royalty: ROYALTY },
};
const royaltyAlone: PaidTerms = { value: cny(1000), term, payment: { kind: 'royalty', royalty: ROYALTY } };

const ask = (minor: number, over: Partial<RecordPaymentRequest> = {}): RecordPaymentRequest => ({
  ...cny(minor),
  paidOn: '2027-01-30',
  ...over,
});
const paid = (minor: number, line: number | null, state: Entered['state'] = 'reported'): Entered => ({
  minor: BigInt(minor),
  parts: [{ line, minor: BigInt(minor) }],
  state,
});
type Case = { terms?: PaidTerms; payments?: Entered[]; endedOn?: string };
const settled = (input: RecordPaymentRequest, { terms = fixed, payments = [], endedOn }: Case = {}) =>
  settle(terms, balanceOf(terms, payments, endedOn), input, endedOn);
const partsOf = (input: RecordPaymentRequest, world?: Case) => {
  const { settling, issues } = settled(input, world);
  expect(issues).toEqual([]);
  return settling.parts.map(({ line, minor }) => [line, Number(minor)]);
};
const faultsOf = (input: RecordPaymentRequest, world?: Case) =>
  settled(input, world).issues.map(({ pointer, rule }) => `${pointer} ${rule}`);

describe('a payment that names nothing', () => {
  it('settles the lines due first, each up to what is open, to the last minor unit', () => {
    expect(partsOf(ask(600))).toEqual([[2, 600]]);
    expect(partsOf(ask(601))).toEqual([
      [2, 600],
      [1, 1],
    ]);
    expect(partsOf(ask(1000))).toEqual([
      [2, 600],
      [1, 400],
    ]);
    expect(faultsOf(ask(1001))).toEqual(['/amount payment.above_due']);
    expect(partsOf(ask(400), { payments: [paid(600, 2)] })).toEqual([[1, 400]]);
  });

  it('was allocated by the rules, one that names its line was not', () => {
    expect(settled(ask(1)).settling).toMatchObject({ allocated: true, unusual: false });
    expect(settled(ask(1, { scheduleLine: 1 })).settling).toMatchObject({ allocated: false, unusual: false });
    expect(settled(ask(1, { lines: [{ line: 1, amount: '0.01' }] })).settling.allocated).toBe(false);
  });

  it('beside a royalty is royalty while no line is due on its day, comes to as much, or all of them together do', () => {
    const royalty = { terms: withRoyalty };
    expect(partsOf(ask(100), royalty)).toEqual([[null, 100]]);
    expect(settled(ask(100), royalty).settling.allocated).toBe(true);
    expect(faultsOf(ask(100, { paidOn: '2027-01-31' }), royalty)).toEqual(['/scheduleLine payment.line_needed']);
    expect(faultsOf(ask(400), royalty)).toEqual(['/scheduleLine payment.line_needed']);
    expect(faultsOf(ask(1000), royalty)).toEqual(['/scheduleLine payment.line_needed']);
    expect(partsOf(ask(1001), royalty)).toEqual([[null, 1001]]);
    expect(settled(ask(1000), royalty).issues[0]?.message).toContain('line 1 (4.00 open), 2 (6.00 open) or');
    expect(settled(ask(400), royalty).issues[0]?.message).toContain('line 1 (4.00 open) or');
    const both = { terms: withRoyalty, payments: [paid(400, 1), paid(600, 2)] };
    expect(partsOf(ask(400, { paidOn: '2027-12-31' }), both)).toEqual([[null, 400]]);
  });

  it('is royalty where there is no schedule', () => {
    expect(partsOf(ask(100), { terms: royaltyAlone })).toEqual([[null, 100]]);
    expect(settled(ask(100), { terms: royaltyAlone }).settling.allocated).toBe(false);
  });
});

describe('a payment that names its lines', () => {
  it('settles them, and no more than is open on each', () => {
    const lines = [
      { line: 1, amount: '1.00' },
      { line: 2, amount: '2.00' },
    ];
    expect(partsOf(ask(300, { lines }))).toEqual([
      [1, 100],
      [2, 200],
    ]);
    expect(partsOf(ask(400, { scheduleLine: 1 }))).toEqual([[1, 400]]);
    expect(faultsOf(ask(401, { scheduleLine: 1 }))).toEqual(['/amount payment.above_due']);
    const open = { payments: [paid(350, 1), paid(500, 2, 'confirmed')] };
    expect(faultsOf(ask(300, { lines }), open)).toEqual([
      '/lines/0/amount payment.above_due',
      '/lines/1/amount payment.above_due',
    ]);
  });

  it.each([
    [ask(1, { scheduleLine: 3 }), '/scheduleLine payment.line'],
    [ask(1, { scheduleLine: 1, royalty: true }), '/scheduleLine payment.line_twice', withRoyalty],
    [ask(1, { scheduleLine: 1, lines: [{ line: 1, amount: '0.01' }] }), '/scheduleLine payment.line_twice'],
    [ask(1, { lines: [{ line: 3, amount: '0.01' }] }), '/lines/0/line payment.line'],
    [ask(2, { lines: [{ line: 1, amount: '0.01' }] }), '/lines payment.lines_sum'],
    [ask(1, { lines: [{ line: 1, amount: '0.02' }] }), '/lines payment.lines_sum'],
    [ask(1, { lines: [{ line: 1, amount: '0.02' }], royalty: true }), '/lines payment.lines_sum', withRoyalty],
    [ask(1, { lines: [{ line: 1, amount: '0.01' }], royalty: true }), '/lines payment.lines_sum', withRoyalty],
    [ask(1, { royalty: true }), '/royalty payment.no_royalty'],
  ])('is refused at the field that is wrong: %j', (input, fault, terms = fixed) => {
    expect(faultsOf(input, { terms })).toEqual([fault]);
  });

  it('is refused for every part that names a line again or pays nothing', () => {
    const lines = [
      { line: 1, amount: '0.01' },
      { line: 1, amount: '0.01' },
      { line: 2, amount: '0.00' },
      { line: 1, amount: '0.01' },
    ];
    expect(faultsOf(ask(3, { lines }))).toEqual([
      '/lines/1/line payment.line_twice',
      '/lines/2/amount payment.zero',
      '/lines/3/line payment.line_twice',
    ]);
  });

  it('gives what they leave to the royalty when it says so', () => {
    const lines = [{ line: 1, amount: '1.00' }];
    expect(partsOf(ask(101, { lines, royalty: true }), { terms: withRoyalty })).toEqual([
      [1, 100],
      [null, 1],
    ]);
  });

  it('says how many lines there are', () => {
    const message = (terms: PaidTerms) => settled(ask(1, { scheduleLine: 9 }), { terms }).issues[0]?.message;
    expect(message(fixed)).toBe('The schedule has the lines 1 to 2');
    expect(message(royaltyAlone)).toBe('This contract has no schedule');
  });
});

describe('a line that was not due when the contract ended', () => {
  it('is settled for a reason only, and never by what names no line', () => {
    const ended = { endedOn: '2027-01-31' };
    expect(partsOf(ask(600), ended)).toEqual([[2, 600]]);
    expect(faultsOf(ask(601), ended)).toEqual(['/amount payment.above_due']);
    expect(faultsOf(ask(1, { scheduleLine: 1 }), ended)).toEqual(['/scheduleLine payment.after_end']);
    const lines = [{ line: 1, amount: '0.01' }];
    expect(faultsOf(ask(1, { lines }), ended)).toEqual(['/lines/0/line payment.after_end']);
    const confirmed = settled(ask(1, { scheduleLine: 1, confirmUnusual: 'as agreed' }), ended);
    expect(confirmed).toMatchObject({ issues: [], settling: { unusual: true } });
    expect(settled(ask(1, { scheduleLine: 2 }), ended).settling.unusual).toBe(false);
  });
});

describe('running royalties', () => {
  const royalty = { terms: royaltyAlone };

  it('stand up to five times what the parties expected, all payments together but those taken back', () => {
    expect(partsOf(ask(5000), royalty)).toEqual([[null, 5000]]);
    expect(faultsOf(ask(5001), royalty)).toEqual(['/amount payment.royalty_ceiling']);
    for (const state of ['reported', 'confirmed', 'disputed'] as const) {
      expect(faultsOf(ask(1), { ...royalty, payments: [paid(5000, null, state)] })).toEqual([
        '/amount payment.royalty_ceiling',
      ]);
    }
    expect(faultsOf(ask(1), { ...royalty, payments: [paid(5000, null, 'voided')] })).toEqual([]);
    const above = settled(ask(5001, { confirmUnusual: 'sales grew' }), royalty);
    expect(above).toMatchObject({ issues: [], settling: { unusual: true } });
  });

  it('are expected to reach the value, or the minimum of all years that the contract runs in when that is more', () => {
    const ceiling = (minimumPerYear: number, to: string | null) =>
      royaltyCeiling({
        value: cny(1000),
        term: { ...term, to },
        payment: { kind: 'royalty', royalty: { ...ROYALTY, minimumPerYear: cny(minimumPerYear) } },
      });
    expect(ceiling(200, '2031-12-31')).toMatchObject({ minor: 5000n, basis: expect.stringContaining('the value') });
    expect(ceiling(201, '2031-12-31')).toMatchObject({ minor: 5025n, basis: expect.stringContaining('5 years') });
    expect(ceiling(1001, '2027-02-01')).toMatchObject({ minor: 5005n, basis: expect.stringContaining('1 years') });
    expect(ceiling(100, null)).toMatchObject({ minor: 10_000n, basis: expect.stringContaining('20 years') });
    expect(royaltyCeiling(royaltyAlone).minor).toBe(5000n);
    expect(royaltyCeiling(fixed).minor).toBe(5000n);
  });
});
