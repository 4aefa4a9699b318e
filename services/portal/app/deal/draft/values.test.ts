import { expect, it } from 'vitest';
import type { Contract, Deal, Terms } from '../reads.ts';
import { less, sumOf } from './decimal.ts';
import { draftFrom, editFrom, scheduledPart, valuesFor, valuesOf } from './values.ts';

const [SELLER, BUYER] = ['01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002'];
const deal = {
  seller: { id: SELLER, country: 'CN' },
  buyer: { id: BUYER },
  listing: { id: 'l', version: 2, snapshot: { kind: 'patent', patent: { publicationNumber: 'CN110569471A' } } },
} as unknown as Deal;
const cny = (amount: string) => ({ amount, currency: 'CNY' as const });

const terms: Terms = {
  type: 'licence',
  kind: 'patent_licence',
  title: 'Licence',
  subject: 'The right to make it',
  parties: [
    { organisationId: SELLER, role: 'seller', name: 'Institute', representative: 'Li Na' },
    { organisationId: BUYER, role: 'buyer', name: 'Mills' },
  ],
  agencies: [],
  listings: [{ listingId: 'l', version: 2 }],
  patents: ['CN110569471A'],
  otherItems: [{ kind: 'equipment', description: 'rig', amount: cny('150000.50') }],
  assets: [],
  place: { country: 'CN', city: 'Harbin' },
  term: { from: '2027-01-01', to: null, law: 'CN' },
  value: cny('1000000.00'),
  technologyValue: cny('849999.50'),
  payment: {
    kind: 'entry_fee_and_royalty',
    entryFee: cny('400000.00'),
    schedule: [{ dueOn: '2027-01-31', amount: cny('400000.00'), condition: 'on delivery' }],
    royalty: { ratePercent: 3.5, base: 'net_sales', minimumPerYear: cny('1000.00'), reportMonths: 6 },
  },
  licence: {
    exclusivity: 'exclusive',
    fieldOfUse: { kind: 'ipc', codes: ['C02F 1/28'] },
    territory: { kind: 'countries', countries: ['CN', 'KZ'] },
    sublicensing: 'with_consent',
    besides: ['c1'],
    to: '2030-12-31',
  },
};
const contract = { terms, version: 3, renamed: [] } as unknown as Contract;

it('a text goes through the form and comes out as it was', () => {
  const { parties: _parties, agencies: _agencies, listings: _listings, assets: _assets, ...given } = terms;
  expect(editFrom(valuesOf(terms, deal), contract, deal)).toEqual({
    ...given,
    assignment: null,
    clauses: null,
    expectedVersion: 3,
  });
});

it.each([
  [
    'lump_sum',
    { schedule: [{ dueOn: '2027-01-31', amount: '10', condition: '' }] },
    { schedule: [{ dueOn: '2027-01-31', amount: cny('10') }] },
  ],
  [
    'royalty',
    { rate: 2, base: 'net_sales', minimum: '', reportMonths: '' },
    { royalty: { ratePercent: 2, base: 'net_sales' } },
  ],
  [
    'equity',
    { company: 'Newco', share: 10, cash: '5', schedule: [] },
    { company: 'Newco', sharePercent: 10, cash: cny('5'), schedule: [] },
  ],
] as const)('a price of the kind %s is sent with what belongs to it alone', (paymentKind, given, sent) => {
  const values = { ...valuesOf(terms, deal), ...given, paymentKind } as ReturnType<typeof valuesOf>;
  expect(editFrom(values, contract, deal).payment).toEqual({ kind: paymentKind, ...sent });
});

it('a transfer has no terms of a licence', () => {
  const values = { ...valuesOf(terms, deal), type: 'transfer' as const, kind: 'patent_assignment' as const };
  expect(editFrom(values, contract, deal)).toMatchObject({
    licence: null,
    assignment: { territory: { kind: 'countries', countries: ['CN', 'KZ'] } },
  });
});

it('parties are sent when the form changed them, and one that was renamed without its former name', () => {
  const values = valuesOf(terms, deal);
  const changed = { ...values, representatives: { seller: '', buyer: 'Hans Roth' } };
  const renamed = { ...contract, renamed: [{ organisationId: BUYER, inText: 'Mills', inRegister: 'Mills AG' }] };
  expect(editFrom(changed, renamed, deal).parties).toEqual([
    { organisationId: SELLER, role: 'seller', name: 'Institute' },
    { organisationId: BUYER, role: 'buyer', representative: 'Hans Roth' },
  ]);
});

it('a new draft begins with what the deal says, and leaves out what the exchange fills in', () => {
  const values = {
    ...valuesFor(deal, 'Sorbent', '2026-11-22'),
    subject: ' S ',
    value: '100',
    items: [{ kind: 'other' as const, description: '', amount: '0.5' }],
  };
  expect(values).toMatchObject({ kind: 'patent_licence', patents: 'CN110569471A', law: 'CN', termFrom: '2026-11-22' });
  const draft = draftFrom(values, deal);
  expect(draft).toMatchObject({
    subject: 'S',
    value: cny('100'),
    technologyValue: cny('99.5'),
    licence: { fieldOfUse: { kind: 'all' } },
  });
  expect(Object.keys(draft)).not.toEqual(expect.arrayContaining(['parties']));
  expect(draft.agencies).toBeUndefined();
  expect(draftFrom({ ...values, noAgencies: true }, deal).agencies).toEqual([]);
});

it('amounts are put together to the last digit', () => {
  expect(less('12345678901234567890.10', ['0.1', 5])).toBe('12345678901234567885.00');
  expect([less('1', ['2.5']), less('', []), less('1', ['x'])]).toEqual(['-1.5', undefined, undefined]);
  expect([sumOf(['0.10', 2, '', '-']), sumOf([])]).toEqual(['2.10', '0']);
  const values = valuesOf(terms, deal);
  expect(scheduledPart(values)).toBe('400000.00');
  expect(scheduledPart({ ...values, paymentKind: 'royalty' })).toBeUndefined();
  expect(scheduledPart({ ...values, paymentKind: 'instalments' })).toBe('1000000.00');
});
