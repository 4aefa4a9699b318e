import type { Actor } from '@techbourse/policy';
import type { ListingSnapshot } from '../api/events.ts';
import type { AccessLevel, Listing, ListingRow } from '../api/listing.ts';
import { completenessOf } from './completeness.ts';
import { contentFor, mayReadContacts } from './disclosure.ts';
import type { ListingRecord } from './store.ts';

const sourceOf = ({ source, externalId }: ListingRecord) =>
  source && externalId ? { source: { source, externalId } } : {};

/** A listing as a reader with this access level gets it. */
export function viewOf(record: ListingRecord, accessLevel: AccessLevel, reader: Actor): Listing {
  return {
    id: record.id,
    version: record.version,
    state: record.state,
    sight: accessLevel,
    organisation: record.organisation,
    createdAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
    publishedAt: record.publishedAt?.toISOString() ?? null,
    ...(accessLevel === 'owner' && record.outOfView ? { outOfView: true as const } : {}),
    ...contentFor(accessLevel, record.content, { contacts: mayReadContacts(reader, record) }),
    ...(accessLevel === 'owner' ? { ...sourceOf(record), completeness: completenessOf(record.content) } : {}),
  };
}

export function rowOf(record: ListingRecord): Omit<ListingRow, 'reads'> {
  return {
    id: record.id,
    version: record.version,
    kind: record.content.kind,
    state: record.state,
    title: record.content.title,
    validUntil: record.content.validUntil,
    completeness: completenessOf(record.content).score,
    ...sourceOf(record),
    organisation: record.organisation,
    updatedAt: record.updatedAt.toISOString(),
    publishedAt: record.publishedAt?.toISOString() ?? null,
  };
}

/** The published snapshot of a listing: T0, never more. */
export function snapshotOf(record: ListingRecord): ListingSnapshot {
  const { contact: _contact, inventors: _inventors, ...shown } = contentFor('T0', record.content);
  const { title, validUntil } = shown;
  // Publishing checked the title and set the validity; without them the record never was published.
  if (!title || !validUntil || !record.publishedAt) throw new Error(`listing ${record.id} was never published`);
  return {
    ...shown,
    id: record.id,
    version: record.version,
    organisation: record.organisation,
    title,
    validUntil,
    ipc: shown.ipc ?? [],
    field: shown.field ?? null,
    keywords: shown.keywords ?? [],
    offers: shown.offers ?? [],
    publishedAt: record.publishedAt.toISOString(),
    unpublishedInvention: shown.unpublishedInvention ?? false,
  };
}
