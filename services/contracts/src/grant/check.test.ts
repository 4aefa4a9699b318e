import { expect, it } from 'vitest';
import type { ContractTerms } from '../api/index.ts';
import { grantFault } from './check.ts';

// the rule reads no other part of the terms
const terms = (over: Partial<ContractTerms>) =>
  ({
    term: { from: '2027-01-01', to: '2031-12-31', law: 'CN' },
    assets: ['publication:CN110569471A'],
    ...over,
  }) as ContractTerms;
const signed = { sellerId: 'seller', buyerId: 'buyer', signedAt: new Date('2026-11-20T00:00:00Z'), ledgerSeq: 3 };

it('a contract that gives a right lacks the grants that nobody kept; one that gives none lacks nothing', () => {
  expect(grantFault({ ...signed, terms: terms({ type: 'transfer' }) }, [], false)).toBe(
    'the register of grants lacks publication:CN110569471A',
  );
  expect(grantFault({ ...signed, terms: terms({ type: 'service' }) }, [], false)).toBeUndefined();
});
