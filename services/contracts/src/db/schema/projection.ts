import type { DemandSnapshot } from '@techbourse/demands/api';
import type { ListingSnapshot } from '@techbourse/listings/api';
import { boolean, integer, jsonb, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';
import { schema } from './service.ts';

/** Listings as their events told them. `snapshot` is null when the listing left before it was ever seen here. */
export const listingCopy = schema.table('listing_copy', {
  id: uuid('id').primaryKey(),
  version: integer('version').notNull(),
  live: boolean('live').notNull(),
  organisationId: uuid('organisation_id'),
  snapshot: jsonb('snapshot').$type<ListingSnapshot>(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
  /** Taken off by its owner for good; what is reserved, transferred or has expired is not. */
  withdrawn: boolean('withdrawn').notNull().default(false),
  /** Version whose names the register of assets knows. */
  registeredVersion: integer('registered_version'),
});

export const demandCopy = schema.table('demand_copy', {
  id: uuid('id').primaryKey(),
  version: integer('version').notNull(),
  live: boolean('live').notNull(),
  organisationId: uuid('organisation_id'),
  snapshot: jsonb('snapshot').$type<DemandSnapshot>(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});
