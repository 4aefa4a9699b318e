import type { Executor, Tx } from '@techbourse/db';
import type { ListingState } from '@techbourse/domain';
import { contractStore, disclosureStore, type NewRecord, recordOwners, recordStore } from '@techbourse/record';
import { inArray, lt } from 'drizzle-orm';
import { disclosure, listing, listingContract, owner } from '../db/schema.ts';

type Row = typeof listing.$inferSelect;
/** A listing as stored. The CHECK of the table makes `state` one of the vocabulary. */
export type ListingRecord = Omit<Row, 'state'> & { state: ListingState };
/** A listing to be written. Its last day is a copy of the content's, made by the write. */
export type NewListing = Omit<NewRecord<ListingRecord>, 'validUntil'>;

export const listings = recordStore(listing, {
  noun: 'listing',
  live: 'published',
  lapses: ['published', 'reserved'],
  lastDay: { column: listing.validUntil, isOver: lt },
  replaced: ['validUntil', 'publishedAt'],
  listedBy: 'id',
  asRecord: (row): ListingRecord => ({ ...row, state: row.state as ListingState }),
  asRow: (record: NewListing) => ({ ...record, validUntil: record.content.validUntil ?? null }),
});

export const listingOwners = recordOwners({ table: listing, owners: owner, live: 'published' });

export const disclosures = disclosureStore(disclosure);

/** The signed contracts about listings. */
export const contracts = contractStore(listingContract);

/** Whose listings these are, and in which states; those that do not exist are left out. */
export async function findOwners(tx: Executor | Tx, ids: readonly string[]) {
  const { id, organisationId, state } = listing;
  return tx
    .select({ id, organisationId, state })
    .from(listing)
    .where(inArray(id, [...ids]));
}
