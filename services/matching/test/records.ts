import type { DemandSnapshot } from '@techbourse/demands/api';
import type { LocalizedText } from '@techbourse/domain';
import type { ListingSnapshot } from '@techbourse/listings/api';
import { newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import type { JobEnvelope } from '@techbourse/queue';

/** Records and events for tests, as the other services would send them. */
type Written = Partial<Record<'zh' | 'en' | 'ru', string>>;

export function localized(texts: string | Written): LocalizedText & Record<string, unknown> {
  const written = typeof texts === 'string' ? { en: texts } : texts;
  return Object.fromEntries(
    Object.entries(written).map(([language, text]) => [language, { text, origin: 'person' as const }]),
  );
}

type Owner = Pick<Member, 'organisation'>;

function ownerOf({ organisation }: Owner): ListingSnapshot['organisation'] & DemandSnapshot['organisation'] {
  return {
    id: organisation.id,
    kind: 'company',
    name: localized('Owner'),
    country: organisation.country,
    ...(organisation.region ? { region: organisation.region } : {}),
  };
}

export function listingSnapshotOf(
  owner: Owner,
  texts: { title: string | Written; abstract?: string | Written },
  rest: Partial<ListingSnapshot> = {},
): ListingSnapshot {
  return {
    id: newId(),
    version: 1,
    kind: 'know_how',
    organisation: ownerOf(owner),
    title: localized(texts.title),
    abstract: texts.abstract === undefined ? undefined : localized(texts.abstract),
    ipc: [],
    field: null,
    keywords: [],
    offers: ['non_exclusive_licence'],
    validUntil: '2099-12-31',
    publishedAt: '2026-01-01T00:00:00.000Z',
    unpublishedInvention: false,
    ...rest,
  };
}

export function demandSnapshotOf(
  owner: Owner,
  texts: { title: string | Written; problem: string | Written },
  rest: Partial<DemandSnapshot> = {},
): DemandSnapshot {
  return {
    id: newId(),
    version: 1,
    kind: 'technology',
    organisation: ownerOf(owner),
    anonymous: false,
    shownPlace: 'region',
    title: localized(texts.title),
    problem: localized(texts.problem),
    requiredResults: [],
    ipc: [],
    field: null,
    keywords: [],
    dealKinds: [],
    openUntil: '2099-12-31',
    languages: [],
    openedAt: '2026-01-01T00:00:00.000Z',
    ...rest,
  };
}

/** An event as it arrives in a job. */
export function envelope(type: string, key: string, version: number, payload: unknown): JobEnvelope {
  return { eventId: newId(), type, key, version, occurredAt: '2026-01-01T00:00:00.000Z', payload };
}

export const published = (listing: ListingSnapshot) =>
  envelope('listing.published', listing.id, listing.version, listing);
export const opened = (demand: DemandSnapshot) => envelope('demand.opened', demand.id, demand.version, demand);
export const withdrawn = (listing: ListingSnapshot, version = listing.version + 1) =>
  envelope('listing.withdrawn', listing.id, version, {
    id: listing.id,
    organisationId: listing.organisation.id,
    reason: 'withdrawn',
  });
export const closed = (demand: DemandSnapshot, version = demand.version + 1) =>
  envelope('demand.closed', demand.id, version, {
    id: demand.id,
    organisationId: demand.organisation.id,
    outcome: 'solved',
    snapshot: demand,
  });
