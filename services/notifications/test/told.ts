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

/** A step of a contract between two records. */
export function contractStep(listing: ListingSnapshot, demand: DemandSnapshot, change: object = {}) {
  const contract = {
    dealId: newId(),
    pairId: null,
    listingId: listing.id,
    demandId: demand.id,
    contractId: newId(),
    sellerId: listing.organisation.id,
    buyerId: demand.organisation.id,
    act: 'signed',
    by: null,
    at: new Date().toISOString(),
    ledgerSeq: 1,
    paymentId: null,
    amount: null,
    changeId: null,
    due: null,
    ...change,
  };
  return eventOf('contract.changed', contract.contractId, 1, contract);
}

export function disclosed(listing: ListingSnapshot, organisationId: string) {
  const disclosureId = newId();
  return eventOf('disclosure.changed', disclosureId, 1, {
    disclosureId,
    dealId: newId(),
    listingId: listing.id,
    grantedBy: listing.organisation.id,
    organisationId,
    tier: 'T2',
    people: null,
    grantedAt: new Date().toISOString(),
    endedAt: null,
  });
}

export function organisationChanged(id: string, change: object = {}, version = 1) {
  const name = text('An organisation');
  const organisation = { id, kind: 'company', country: 'CN', name, version, verified: true, shownPlace: 'none' };
  return eventOf('organisation.changed', id, version, { ...organisation, ...change });
}

export function joined(organisationId: string, personId = newId()) {
  const membership = { organisationId, personId, role: 'editor', version: 1 };
  return eventOf('membership.changed', `${organisationId}_${personId}`, 1, membership);
}

export function requested(organisationId: string, id = newId()) {
  const request = { id, organisationId, personId: newId(), state: 'pending', version: 1 };
  return eventOf('membership.requested', id, 1, request);
}

/** A mandate as identity tells of it. */
export function mandated(clientId: string, agencyId: string, change: object = {}, version = 1, id = newId()) {
  const mandate = {
    id,
    version,
    clientId,
    agencyId,
    state: 'accepted',
    about: { kind: 'all' },
    exclusive: false,
    from: '2026-01-01',
    to: null,
    rights: [],
    commission: null,
    proposedBy: 'agency',
    proposedAt: new Date().toISOString(),
    acceptedAt: new Date().toISOString(),
    closed: null,
    ...change,
  };
  return eventOf('mandate.changed', id, version, mandate);
}

/** An accreditation as identity tells of it. */
export function accredited(agencyId: string, change: object = {}, version = 1, id = newId()) {
  const accreditation = { id, version, agencyId, state: 'granted', from: '2026-01-01', to: null, ...change };
  return eventOf('accreditation.changed', id, version, accreditation);
}
