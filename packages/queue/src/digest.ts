import { z } from 'zod';

/** Records of one page; a page of a hundred thousand costs both sides some milliseconds. */
export const DIGEST_PAGE = 1000;
/** The events of later changes may still be under way. */
export const SETTLED_AFTER_MS = 120_000;

/**
 * The live records of a range of ids with their versions; version 0 marks a record that changed only now. Published
 * periodically, so that subscribers find missed events.
 */
export const recordDigestSchema = z.strictObject({
  /** The range begins behind this id; null at the first page. */
  after: z.uuid().nullable(),
  /** And ends with this one; null at the last. */
  upTo: z.uuid().nullable(),
  at: z.iso.datetime(),
  records: z.array(z.tuple([z.uuid(), z.int().min(0)])).max(DIGEST_PAGE),
});
export type RecordDigest = z.infer<typeof recordDigestSchema>;

/** Records whose last event a subscriber requests again. */
export const missedRecordsSchema = z.strictObject({
  ids: z
    .array(z.uuid())
    .min(1)
    .max(2 * DIGEST_PAGE),
});

/** A record as a subscriber has it. */
export type KnownRecord = { readonly id: string; readonly version: number; readonly live: boolean; readonly at: Date };

export type DigestedRecord = { readonly id: string; readonly version: number; readonly updatedAt: Date };

/**
 * Pages of live records, in the order of their ids, as digests: each up to its last record, the last without an end.
 */
export async function* digestsOf(
  pages: AsyncIterable<readonly DigestedRecord[]>,
  now: Date,
): AsyncGenerator<RecordDigest> {
  const settled = new Date(now.getTime() - SETTLED_AFTER_MS);
  const at = now.toISOString();
  let after: string | null = null;
  let held: readonly DigestedRecord[] = [];
  const digest = (upTo: string | null): RecordDigest => ({
    after,
    upTo,
    at,
    records: held.map(({ id, version, updatedAt }) => [id, updatedAt < settled ? version : 0]),
  });
  for await (const page of pages) {
    const last = held.at(-1)?.id;
    if (last !== undefined) {
      yield digest(last);
      after = last;
    }
    held = page;
  }
  yield digest(null);
}

/** Ids of records that a subscriber lacks, has in an older version, or still has as live. Pure. */
export function findMissed(digest: RecordDigest, known: readonly KnownRecord[]): string[] {
  const own = new Map(known.map((record) => [record.id, record]));
  const settled = new Date(Date.parse(digest.at) - SETTLED_AFTER_MS);
  const behind = digest.records.flatMap(([id, version]) => {
    const record = own.get(id);
    own.delete(id);
    if (version === 0) return [];
    return record && record.version >= version ? [] : [id];
  });
  const left = [...own.values()].filter((record) => record.live && record.at < settled).map((record) => record.id);
  return [...behind, ...left];
}
