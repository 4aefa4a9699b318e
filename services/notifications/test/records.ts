import type { DemandSnapshot } from '@techbourse/demands/api';
import type { ListingSnapshot } from '@techbourse/listings/api';
import { newId } from '@techbourse/platform';
import { english, event } from './notifications.ts';

/** Records as events tell them. */

const owner = (id: string, kind: 'university' | 'company') => ({ id, kind, country: 'CN', name: english('Owner') });

export function listingOf(organisationId: string, over: Partial<ListingSnapshot> = {}): ListingSnapshot {
  return {
    id: newId(),
    version: 2,
    kind: 'patent',
    organisation: owner(organisationId, 'university'),
    title: english('Fluoride sorbent'),
    abstract: english('Granules that take fluoride out of water'),
    ipc: ['C02F 1/28'],
    field: 'environment',
    keywords: [],
    offers: ['assignment'],
    validUntil: '2026-12-31',
    publishedAt: '2026-01-01T00:00:00.000Z',
    unpublishedInvention: false,
    ...over,
  };
}

export function demandOf(organisationId: string, over: Partial<DemandSnapshot> = {}): DemandSnapshot {
  return {
    id: newId(),
    version: 3,
    kind: 'technology',
    organisation: owner(organisationId, 'company'),
    anonymous: false,
    shownPlace: 'none',
    title: english('Fluoride removal'),
    problem: english('Our wells carry 8 mg/l'),
    requiredResults: [],
    ipc: [],
    field: 'environment',
    keywords: [],
    dealKinds: ['assignment'],
    openUntil: '2026-12-31',
    languages: ['en'],
    openedAt: '2026-01-01T00:00:00.000Z',
    ...over,
  };
}

export const published = (listing: ListingSnapshot, more = {}) =>
  event('listing.published', listing, { key: listing.id, version: listing.version, ...more });

export const withdrawn = (
  { id, organisation, version }: ListingSnapshot,
  reason: 'withdrawn' | 'expired' = 'expired',
) => event('listing.withdrawn', { id, organisationId: organisation.id, reason }, { key: id, version: version + 1 });

export const opened = (demand: DemandSnapshot, more = {}) =>
  event('demand.opened', demand, { key: demand.id, version: demand.version, ...more });

export const closed = (demand: DemandSnapshot, outcome: 'withdrawn' | 'expired' | 'solved') =>
  event(
    'demand.closed',
    { id: demand.id, organisationId: demand.organisation.id, outcome, snapshot: demand },
    { key: demand.id, version: demand.version + 1 },
  );
