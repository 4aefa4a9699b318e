import type { IndexDefinition, SearchDocument } from './definition.ts';
import type { Search } from './search.ts';

/** What the documents of an index are compared with. A stamp identifies one state of a record's document. */
export type StampSource = {
  /** Ids of the records that should be found, in pages. */
  liveIds(): AsyncIterable<string[]>;
  /** Ids of the records that changed at or after a moment, whether they should be found or not, in pages. */
  changedIds(since: Date): AsyncIterable<string[]>;
  /** The stamps of those records among some that should be found. */
  stampsOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
};

/**
 * Ids of documents that are not as Postgres says, among all there are: some ten milliseconds for a thousand records.
 */
export async function findAllStale(
  search: Search,
  definition: IndexDefinition<SearchDocument>,
  source: StampSource,
): Promise<string[]> {
  const stale: string[] = [];
  let live = 0;
  for await (const ids of source.liveIds()) {
    live += ids.length;
    stale.push(...(await staleAmong(search, definition, source, ids)));
  }
  const found = await search.inspect(definition);
  // Documents of records that left are seen from the other end only.
  if (found && found.documents > live - stale.length) {
    for await (const page of search.documents<SearchDocument>(definition, ['id'])) {
      const ids = page.flatMap(({ id }) => id ?? []);
      const known = await source.stampsOf(ids);
      stale.push(...ids.filter((id) => !known.has(id)));
    }
  }
  return [...new Set(stale)];
}

/** The same among the records that changed since a moment. */
export async function findStaleSince(
  search: Search,
  definition: IndexDefinition<SearchDocument>,
  source: StampSource,
  since: Date,
): Promise<string[]> {
  const stale: string[] = [];
  for await (const ids of source.changedIds(since)) stale.push(...(await staleAmong(search, definition, source, ids)));
  return stale;
}

async function staleAmong(
  search: Search,
  definition: IndexDefinition<SearchDocument>,
  source: StampSource,
  ids: readonly string[],
): Promise<string[]> {
  // Reads the index first: a document written in between looks stale and is refreshed once too often. The other order
  // could miss one.
  const there = await search.stamps(definition, ids);
  const wanted = await source.stampsOf(ids);
  return ids.filter((id) => there.get(id) !== wanted.get(id));
}
