import type { Explained } from './mutation.ts';

// Only a question to the database is spared: it finds nothing for no ids.
const spared = (file: string, within: string, before: string): Explained => ({
  file,
  within,
  before,
  after: ';',
  reason: 'without ids the query finds nothing either; only the round trip is spared',
});

const CONSENTS = 'services/contracts/src/consent/store.ts';

/** Mistakes that nobody could see. Each says why; `npm test -- scripts/mutation` fails when one can no longer be made. */
export const EXPLAINED: readonly Explained[] = [
  {
    file: 'packages/policy/src/visible.ts',
    within: 'tierOf',
    before: 'return own.reduce<Tier>((highest, { tier }) => (tier > highest ? tier : highest), open);',
    after: 'return own.reduce<Tier>((highest, { tier }) => (tier >= highest ? tier : highest), open);',
    reason: 'of two equal tiers either is the highest',
  },
  {
    file: 'packages/domain/src/percent.ts',
    within: 'percentSchema',
    before: '.overwrite((value) => Number(value.toFixed(4)))',
    after: '.overwrite((value) => Number(value.toFixed(5)))',
    reason: 'a fifth decimal is refused before it could be kept',
  },
  {
    file: 'services/contracts/src/payment/settle.ts',
    within: 'ceilingIssue',
    before: 'const all = minor + (royalty ? royalty.reported + royalty.confirmed + royalty.disputed : 0n);',
    after: 'const all = minor + (royalty ? royalty.reported + royalty.confirmed + royalty.disputed : 1n);',
    reason: 'a part is royalty only in a contract that has one; the else is there for the types',
  },
  {
    file: 'services/contracts/src/grant/cell-title.ts',
    within: 'basisOf',
    before: 'return grant.parents.length > 0 ? latestOf(this.#cell, new Set(grant.parents)) : null;',
    after: 'return grant.parents.length >= 0 ? latestOf(this.#cell, new Set(grant.parents)) : null;',
    reason: 'of no parents none is found; only the search through the register is spared',
  },
  {
    file: 'services/contracts/src/grant/conflicts.ts',
    within: 'inTheWay',
    before: 'const lost = away.length > 0 && at.title(isBefore)?.grantee !== grant.grantor ? away : [];',
    after: 'const lost = away.length >= 0 && at.title(isBefore)?.grantee !== grant.grantor ? away : [];',
    reason: 'where nothing was given away nothing is lost; only the walk to the title is spared',
  },
  {
    file: CONSENTS,
    within: 'lockUnused',
    before: 'inArray(titleConsent.contractId, [...contractIds]),',
    after: 'undefined,',
    reason: 'the chain of title compares the licence of each consent; only fewer rows are locked',
  },
  {
    file: 'services/contracts/src/encumbrance/queries.ts',
    within: 'listEncumbrances',
    before: 'const holder = { organisationId, isOriginal: owners.get(assetId)?.includes(organisationId) ?? false };',
    after: 'const holder = { organisationId, isOriginal: owners.get(assetId)?.includes(organisationId) ?? true };',
    reason: 'every asset that was asked for has an entry, if an empty one; the else is there for the types',
  },
  {
    file: 'services/contracts/src/ledger/recorder.ts',
    within: 'formOf',
    before: "return typeof form === 'number' && Number.isInteger(form) && form > 1 ? form : 1;",
    after: "return typeof form === 'number' && Number.isInteger(form) && form >= 1 ? form : 1;",
    reason: 'form 1 is 1 either way',
  },
  {
    file: 'services/contracts/src/ledger/store.ts',
    within: 'lockChain',
    before: "where day < (clock_timestamp() at time zone 'UTC')::date and at <= clock_timestamp()) as closed,",
    after: "where day <= (clock_timestamp() at time zone 'UTC')::date and at <= clock_timestamp()) as closed,",
    reason: 'a head of a day is signed after it, so that none of today has a time that has come',
  },
  {
    file: 'services/contracts/src/ledger/store.ts',
    within: 'seenContracts',
    before: '.where(and(inArray(contract.id, [...ids]), contractsSeenBy(seen)));',
    after: '.where(and(inArray(contract.id, [...ids]), undefined));',
    reason: 'behind it stands the second wall: the database shows a reader no contract of others',
  },
  spared(CONSENTS, 'lockUnused', 'if (contractIds.length === 0) return [];'),
  spared(CONSENTS, 'consentsBy', 'if (seqs.length === 0) return Promise.resolve([]);'),
  spared(CONSENTS, 'consentsOfGrants', 'if (ids.length === 0) return Promise.resolve([]);'),
];
