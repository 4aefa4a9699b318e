import type { DemandSnapshot } from '@techbourse/demands/api';
import { pairIdOf } from '@techbourse/domain';
import type { ListingSnapshot } from '@techbourse/listings/api';
import { newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import type { JobEnvelope } from '@techbourse/queue';

/** Events of other services as they come, for tests of what is made of them. */
export function eventOf(
  type: string,
  key: string,
  version: number,
  payload: unknown,
  occurredAt = new Date(),
): JobEnvelope {
  return { eventId: newId(), type, key, version, occurredAt: occurredAt.toISOString(), payload };
}

const text = (words: string) => ({ en: { text: words, origin: 'person' as const } });

export function listingOf(owner: Member, change: Partial<ListingSnapshot> = {}): ListingSnapshot {
  return {
    id: newId(),
    version: 1,
    kind: 'patent',
    organisation: organisationOf(owner),
    title: text('A pump without a shaft'),
    abstract: text('It pumps.'),
    ipc: [],
    field: null,
    keywords: [],
    offers: [],
    validUntil: '2199-01-01',
    publishedAt: new Date().toISOString(),
    unpublishedInvention: false,
    ...change,
  } as ListingSnapshot; // of a test: what is not read is left out
}

export function demandOf(owner: Member, change: Partial<DemandSnapshot> = {}): DemandSnapshot {
  return {
    id: newId(),
    version: 1,
    kind: 'technology',
    organisation: organisationOf(owner),
    anonymous: false,
    shownPlace: 'none',
    title: text('A pump that never leaks'),
    problem: text('Ours leak.'),
    ipc: [],
    field: null,
    keywords: [],
    requiredResults: [],
    dealKinds: [],
    languages: [],
    openUntil: '2199-01-01',
    openedAt: new Date().toISOString(),
    ...change,
  } as DemandSnapshot; // of a test: what is not read is left out
}

function organisationOf({ organisation }: Member) {
  const { id, kind, country } = organisation;
  return { id, kind, country, name: text('An organisation') } as ListingSnapshot['organisation'];
}

export const published = (listing: ListingSnapshot, at?: Date) =>
  eventOf('listing.published', listing.id, listing.version, listing, at);

export const withdrawn = ({ id, version, organisation }: ListingSnapshot, at?: Date) =>
  eventOf('listing.withdrawn', id, version + 1, { id, organisationId: organisation.id, reason: 'withdrawn' }, at);

export const opened = (demand: DemandSnapshot, at?: Date) =>
  eventOf('demand.opened', demand.id, demand.version, demand, at);

export const closed = (demand: DemandSnapshot, at?: Date) => {
  const { id, version, organisation } = demand;
  const payload = { id, organisationId: organisation.id, outcome: 'solved', snapshot: demand };
  return eventOf('demand.closed', id, version + 1, payload, at);
};

export const paired = (listing: ListingSnapshot, demand: DemandSnapshot, key = listing.id) =>
  eventOf('pairs.changed', key, 1, { pairs: [{ listingId: listing.id, demandId: demand.id }] });

/** A step of a deal between two records. */
export function dealStep(listing: ListingSnapshot, demand: DemandSnapshot, change: object = {}, at = new Date()) {
  const deal = {
    dealId: newId(),
    pairId: pairIdOf(listing.id, demand.id),
    listingId: listing.id,
    demandId: demand.id,
    sellerId: listing.organisation.id,
    buyerId: demand.organisation.id,
    buyerNamed: true,
    stage: 'enquiry',
    act: 'opened',
    by: 'seller',
    to: null,
    at: at.toISOString(),
    waitsFor: null,
    answerBy: null,
    contractId: null,
    ...change,
  };
  return eventOf('deal.changed', deal.dealId, 1, deal, at);
}
