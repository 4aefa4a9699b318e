import type { Executor } from '@techbourse/db';
import type { LocalizedText } from '@techbourse/domain';
import { inArray, lt } from 'drizzle-orm';
import { record } from '../db/schema.ts';

type KnownRecord = {
  id: string;
  kind: 'listing' | 'demand';
  version: number;
  organisationId: string;
  title: LocalizedText;
};

export async function keepRecord(db: Executor, told: KnownRecord): Promise<void> {
  const { version, organisationId, title } = told;
  await db
    .insert(record)
    .values(told)
    .onConflictDoUpdate({
      target: record.id,
      set: { version, organisationId, title },
      setWhere: lt(record.version, version),
    });
}

/** Titles of those of the records that are known. */
export async function titlesOf(db: Executor, ids: readonly string[]): Promise<Map<string, LocalizedText>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: record.id, title: record.title })
    .from(record)
    .where(inArray(record.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, title }) => [id, title]));
}
