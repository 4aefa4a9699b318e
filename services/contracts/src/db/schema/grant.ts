import type { Territory } from '@techbourse/domain';
import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { FieldOfUse } from '../../api/index.ts';
import { asset } from './asset.ts';
import { day, moment, seq } from './columns.ts';
import { schema } from './service.ts';

/**
 * Rights granted by signed contracts, one row per asset: the register that the chain of title is read from. `names`: those
 * of the asset's names that the contract named. `parents`: where the grantor's right came from (see `RegisteredGrant`).
 * `endedOn`: its last day, when the contract was terminated. `releasedSeq`: entry by which the operator released it.
 */
export const titleGrant = schema.table(
  'title_grant',
  {
    id: uuid('id').primaryKey(),
    contractId: uuid('contract_id').notNull(),
    assetId: uuid('asset_id')
      .notNull()
      .references(() => asset.id),
    names: text('names').array().notNull(),
    kind: text('kind').notNull(),
    grantor: uuid('grantor').notNull(),
    grantee: uuid('grantee').notNull(),
    sublicensing: text('sublicensing').notNull(),
    besides: jsonb('besides').$type<string[]>().notNull(),
    fieldOfUse: jsonb('field_of_use').$type<FieldOfUse>().notNull(),
    territory: jsonb('territory').$type<Territory>().notNull(),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day'),
    parents: uuid('parents').array().notNull(),
    original: boolean('original').notNull(),
    /** Consents that allowed it, each of which allows nothing else. */
    consents: uuid('consents').array().notNull().default([]),
    endedOn: day('ended_on'),
    releasedSeq: seq('released_seq'),
    signedAt: moment('signed_at').notNull(),
    ledgerSeq: seq('ledger_seq').notNull(),
  },
  (table) => [
    index('title_grant_asset').on(table.assetId),
    index('title_grant_of').on(table.contractId),
    index('title_grant_consents').using('gin', table.consents),
    uniqueIndex('title_grant_once').on(table.contractId, table.assetId, table.names),
    check('title_grant_kind', sql`${table.kind} in ('assignment', 'exclusive', 'sole', 'simple')`),
    check('title_grant_sublicensing', sql`${table.sublicensing} in ('allowed', 'with_consent', 'forbidden')`),
    check('title_grant_parties_differ', sql`${table.grantor} <> ${table.grantee}`),
  ],
);
