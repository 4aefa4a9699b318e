import type { DemandSnapshot } from '@techbourse/demands/api';
import { type OrganisationRef, organisationRefSchema } from '@techbourse/domain';
import type { ListingSnapshot } from '@techbourse/listings/api';
import { newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import type { DraftContractRequest } from '../src/api/index.ts';

/** Records as events would tell them, for tests. */

export function ownerOf(member: Member): OrganisationRef {
  return organisationRefSchema.parse(member.organisation);
}

const text = (words: string) => ({ en: { text: words, origin: 'person' as const } });

export function listingOf(member: Member, over: Partial<ListingSnapshot> = {}): ListingSnapshot {
  return {
    id: newId(),
    version: 2,
    kind: 'patent',
    organisation: ownerOf(member),
    title: text('Fluoride sorbent'),
    abstract: text('Granules that take fluoride out of water'),
    ipc: ['C02F 1/28'],
    field: 'environment',
    keywords: ['fluoride'],
    offers: ['exclusive_licence', 'assignment'],
    validUntil: '2030-01-01',
    publishedAt: '2026-01-01T00:00:00.000Z',
    unpublishedInvention: false,
    ...over,
  };
}

export function demandOf(member: Member, over: Partial<DemandSnapshot> = {}): DemandSnapshot {
  return {
    id: newId(),
    version: 3,
    kind: 'technology',
    organisation: ownerOf(member),
    anonymous: false,
    shownPlace: 'region',
    title: text('Fluoride removal'),
    problem: text('Our wells carry 8 mg/l'),
    requiredResults: [],
    ipc: [],
    field: 'environment',
    keywords: [],
    dealKinds: ['exclusive_licence'],
    openUntil: '2030-01-01',
    languages: ['en'],
    openedAt: '2026-01-01T00:00:00.000Z',
    ...over,
  };
}

const cny = (amount: string) => ({ amount, currency: 'CNY' });

/** An exclusive patent licence for 1,000,000 CNY, 800,000 of it technology, in two instalments. */
export function licenceDraft(over: Partial<DraftContractRequest> = {}): DraftContractRequest {
  return {
    type: 'licence',
    kind: 'patent_licence',
    title: 'Licence of a fluoride sorbent',
    subject: 'The right to make and sell the sorbent of the patent named.',
    place: { country: 'CN', region: 'CN-HL', city: 'Harbin' },
    term: { from: '2027-01-01', to: '2031-12-31', law: 'CN' },
    value: cny('1000000.00'),
    technologyValue: cny('800000.00'),
    otherItems: [
      { kind: 'equipment', amount: cny('150000.00') },
      { kind: 'materials', amount: cny('50000.00') },
    ],
    payment: {
      kind: 'instalments',
      schedule: [
        { dueOn: '2027-01-31', amount: cny('400000.00') },
        { dueOn: '2028-01-31', amount: cny('600000.00') },
      ],
    },
    licence: {
      exclusivity: 'exclusive',
      fieldOfUse: { kind: 'all' },
      territory: { kind: 'countries', countries: ['CN'] },
      sublicensing: 'forbidden',
    },
    ...over,
  };
}
