import type { Executor, Tx } from '@techbourse/db';
import { AppError, type quotaSettings } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { eq, sql } from 'drizzle-orm';
import type { QuotaTable } from './tables.ts';

/** How much one organisation may keep in a service, and send it in a day. */
export type Quota = { records: number; bytes: number; rowsPerDay: number };
/** What the settings give to organisations that the operator has checked, and to the others. */
export type Quotas = { verified: Quota; unverified: Quota };

export type QuotaConfig = { [K in keyof typeof quotaSettings]: number };

/** The quotas that the settings give. */
export function quotasOf(config: QuotaConfig): Quotas {
  return {
    verified: { records: config.QUOTA_RECORDS, bytes: config.QUOTA_BYTES, rowsPerDay: config.QUOTA_ROWS_PER_DAY },
    unverified: {
      records: config.QUOTA_UNVERIFIED_RECORDS,
      bytes: config.QUOTA_UNVERIFIED_BYTES,
      rowsPerDay: config.QUOTA_UNVERIFIED_ROWS_PER_DAY,
    },
  };
}

type UsageRow = QuotaTable['$inferSelect'];

/** What an organisation keeps now, and the most it may. */
export type Usage = { used: Quota; most: Quota };

export async function readUsage(
  db: Executor | Tx,
  table: QuotaTable,
  quotas: Quotas,
  of: { organisationId: string; verified: boolean; day: string },
): Promise<Usage> {
  const [row] = await db.select().from(table).where(eq(table.organisationId, of.organisationId));
  const used = {
    records: row?.records ?? 0,
    bytes: row?.bytes ?? 0,
    rowsPerDay: row && row.day === of.day ? row.rows : 0,
  };
  return { used, most: limitsOf(row, of.verified ? quotas.verified : quotas.unverified) };
}

function limitsOf(row: UsageRow | undefined, given: Quota): Quota {
  return {
    records: row?.mostRecords ?? given.records,
    bytes: row?.mostBytes ?? given.bytes,
    rowsPerDay: row?.mostRowsPerDay ?? given.rowsPerDay,
  };
}

export type Growth = { records: number; bytes: number };

/**
 * Counts what a write adds to an organisation's records. Writes of one organisation wait for each other here.
 * @throws AppError LIMIT_EXCEEDED (`quota.records`, `quota.bytes`) when its own member would go beyond what it may keep.
 */
export async function countGrowth(
  tx: Tx,
  table: QuotaTable,
  quotas: Quotas,
  write: { actor: Actor; organisationId: string; growth: Growth },
): Promise<void> {
  const { actor, organisationId, growth } = write;
  const [row] = await tx
    .insert(table)
    .values({ organisationId, records: Math.max(0, growth.records), bytes: Math.max(0, growth.bytes) })
    .onConflictDoUpdate({
      target: table.organisationId,
      set: {
        records: sql`greatest(${table.records} + ${growth.records}, 0)`,
        bytes: sql`greatest(${table.bytes} + ${growth.bytes}, 0)`,
      },
    })
    .returning();
  // The operator's writes, and those of time itself, are not the organisation's to answer for.
  if (!row || actor.organisation?.id !== organisationId) return;
  const most = limitsOf(row, actor.organisation.verified ? quotas.verified : quotas.unverified);
  if (growth.records > 0 && row.records > most.records) throw exceeded('records', most.records, actor);
  if (growth.bytes > 0 && row.bytes > most.bytes) throw exceeded('bytes', most.bytes, actor);
}

/** Counts rows of an import. @throws AppError LIMIT_EXCEEDED (`quota.rows_per_day`) when the day's are used up. */
export async function countRows(
  tx: Tx,
  table: QuotaTable,
  quotas: Quotas,
  write: { actor: Actor; organisationId: string; rows: number; day: string },
): Promise<void> {
  const { actor, organisationId, rows, day } = write;
  const [row] = await tx
    .insert(table)
    .values({ organisationId, rows, day })
    .onConflictDoUpdate({
      target: table.organisationId,
      set: { rows: sql`case when ${table.day} = ${day} then ${table.rows} else 0 end + ${rows}`, day },
    })
    .returning();
  if (!row) return;
  const most = limitsOf(row, actor.organisation?.verified ? quotas.verified : quotas.unverified);
  if (row.rows > most.rowsPerDay) throw exceeded('rows_per_day', most.rowsPerDay, actor);
}

const WHAT = { records: 'records', bytes: 'bytes of records', rows_per_day: 'imported rows in a day' } as const;

function exceeded(quota: keyof typeof WHAT, most: number, actor: Actor): AppError {
  const how = actor.organisation?.verified
    ? 'the operator can raise it'
    : 'it rises when the operator has verified your organisation';
  const message = `Your organisation may keep ${most} ${WHAT[quota]}, which is used up; ${how}`;
  return new AppError('LIMIT_EXCEEDED', `quota.${quota}`, message, { details: { quota, most } });
}

/** Sets what one organisation may keep; null: as the settings say, absent: as it was. */
export async function setQuota(
  tx: Tx,
  table: QuotaTable,
  organisationId: string,
  given: { [K in keyof Quota]?: number | null | undefined },
): Promise<void> {
  const values = {
    ...(given.records === undefined ? {} : { mostRecords: given.records }),
    ...(given.bytes === undefined ? {} : { mostBytes: given.bytes }),
    ...(given.rowsPerDay === undefined ? {} : { mostRowsPerDay: given.rowsPerDay }),
  };
  const write = tx.insert(table).values({ organisationId, ...values });
  if (Object.keys(values).length === 0) await write.onConflictDoNothing();
  else await write.onConflictDoUpdate({ target: table.organisationId, set: values });
}

/** Bytes of a content as a table keeps it, near enough. */
export function bytesOf(content: unknown): number {
  return Buffer.byteLength(JSON.stringify(content));
}
