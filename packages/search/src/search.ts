import { fail, type Logger } from '@techbourse/platform';
import {
  type FederatedMultiSearchParams,
  Meilisearch,
  type MultiSearchParams,
  type SearchParams,
  type SearchResponse,
} from 'meilisearch';
import type { IndexDefinition, SearchDocument } from './definition.ts';
import { createdAtOf, type FoundIndex, inspectIndex, isCode, stateOf } from './inspect.ts';
import { completeSettings } from './settings.ts';
import { asSearchError, waitForTask } from './task.ts';
import { createWriter, type IndexWriter } from './writer.ts';

export type SearchSettings = { url: string; key?: string | undefined; prefix: string; log: Logger };

/** Access to Meilisearch. Every failure is an AppError: UNAVAILABLE when it does not answer. */
export type Search = {
  readonly settings: SearchSettings;
  readonly client: Meilisearch;
  uidOf(definition: IndexDefinition<SearchDocument>): string;
  /** Creates the index or brings its settings to what the code says. Waits until that is done. */
  apply(definition: IndexDefinition<SearchDocument>, uid?: string): Promise<void>;
  /** The index of a name, by default the definition's; undefined when there is none. */
  inspect(definition: IndexDefinition<SearchDocument>, uid?: string): Promise<FoundIndex | undefined>;
  /** A word that changes whenever the index does; undefined when there is none. */
  stateOf(definition: IndexDefinition<SearchDocument>): Promise<string | undefined>;
  writer<D extends SearchDocument>(definition: IndexDefinition<D>): IndexWriter<D>;
  query<D extends SearchDocument, P extends SearchParams>(
    definition: IndexDefinition<D>,
    text: string,
    params: P,
  ): Promise<SearchResponse<D, P>>;
  /** Several searches of one index in one request; the answers in the order of the searches. */
  queryAll<D extends SearchDocument>(
    definition: IndexDefinition<D>,
    searches: readonly (SearchParams & { q?: string })[],
  ): Promise<SearchResponse<D>[]>;
  /**
   * Several searches of one index that give one list: each document once, by the best of its scores. Undefined when no document
   * has the attributes to search in.
   */
  queryTogether<D extends SearchDocument>(
    definition: IndexDefinition<D>,
    searches: readonly (SearchParams & { q: string; weight: number })[],
    page: { offset: number; limit: number; facets: readonly string[] },
  ): Promise<FoundTogether<D> | undefined>;
  /** Some fields of every document, in pages and in no order. */
  documents<D extends SearchDocument>(
    definition: IndexDefinition<D>,
    fields: readonly (keyof D & string)[],
  ): AsyncGenerator<Partial<D>[]>;
  /** The stamps of those documents among some that are there. */
  stamps(definition: IndexDefinition<SearchDocument>, ids: readonly string[]): Promise<Map<string, string>>;
  ping(): Promise<void>;
};

type FoundTogether<D> = {
  hits: D[];
  estimatedTotalHits?: number;
  facetDistribution: Record<string, Record<string, number>>;
};

const DOCUMENTS_PAGE = 5000;
const ANSWER_DEADLINE_MS = 10_000;

export function createSearch(settings: SearchSettings): Search {
  const client = new Meilisearch({
    host: settings.url,
    ...(settings.key ? { apiKey: settings.key } : {}),
    timeout: ANSWER_DEADLINE_MS,
    // Packing and unpacking an answer costs more than half of the search; the engine stands near.
    requestInit: { headers: { 'accept-encoding': 'identity' } },
  });
  const uidOf = (definition: IndexDefinition<SearchDocument>) => `${settings.prefix}${definition.name}`;
  const pageOf = async <D extends SearchDocument>(offset: number, fields: readonly string[], uid: string) => {
    try {
      const asked = { offset, limit: DOCUMENTS_PAGE, fields: [...fields] };
      return (await client.index(uid).getDocuments(asked)).results as Partial<D>[];
    } catch (error) {
      throw asSearchError(error);
    }
  };
  return {
    settings,
    client,
    uidOf,
    apply: async (definition, uid = uidOf(definition)) => {
      await ensureIndex(client, uid);
      await waitForTask(client, client.index(uid).updateSettings(completeSettings(definition.settings)));
    },
    inspect: (definition, uid = uidOf(definition)) => inspectIndex(client, uid, definition),
    stateOf: (definition) => stateOf(client, uidOf(definition)),
    writer: (definition) => createWriter(client, uidOf(definition)),
    query: async (definition, text, params) => {
      try {
        return await client.index(uidOf(definition)).search(text, params);
      } catch (error) {
        throw asSearchError(error);
      }
    },
    queryAll: async <D extends SearchDocument>(
      definition: IndexDefinition<D>,
      searches: readonly (SearchParams & { q?: string })[],
    ) => {
      if (searches.length === 0) return [];
      const indexUid = uidOf(definition);
      try {
        const answer = await client.multiSearch({ queries: searches.map((one) => ({ ...one, indexUid })) });
        // One answer for each search, of documents of the one index.
        return answer.results as unknown as SearchResponse<D>[];
      } catch (error) {
        throw asSearchError(error);
      }
    },
    queryTogether: async <D extends SearchDocument>(
      definition: IndexDefinition<D>,
      searches: readonly (SearchParams & { q: string; weight: number })[],
      { offset, limit, facets }: { offset: number; limit: number; facets: readonly string[] },
    ) => {
      const indexUid = uidOf(definition);
      const queries = searches.map(({ weight, ...one }) => ({ ...one, indexUid, federationOptions: { weight } }));
      const federation = {
        offset,
        limit,
        ...(facets.length > 0 ? { facetsByIndex: { [indexUid]: [...facets] } } : {}),
      };
      try {
        const answer = await client.multiSearch<MultiSearchParams | FederatedMultiSearchParams, D>({
          federation,
          queries,
        });
        const found = answer as unknown as FoundTogether<D> & {
          facetsByIndex?: Record<string, { distribution: Record<string, Record<string, number>> }>;
        };
        return { ...found, facetDistribution: found.facetsByIndex?.[indexUid]?.distribution ?? {} };
      } catch (error) {
        if (isCode(error, 'invalid_search_attributes_to_search_on')) return undefined;
        throw asSearchError(error);
      }
    },
    documents: async function* <D extends SearchDocument>(
      definition: IndexDefinition<D>,
      fields: readonly (keyof D & string)[],
    ) {
      for (let offset = 0; ; offset += DOCUMENTS_PAGE) {
        const page = await pageOf<D>(offset, fields, uidOf(definition));
        if (page.length > 0) yield page;
        if (page.length < DOCUMENTS_PAGE) return;
      }
    },
    stamps: async (definition, ids) => {
      try {
        const asked = { ids: [...ids], fields: ['id' as const, 'stamp' as const], limit: ids.length };
        const { results } = await client.index<{ id: string; stamp?: string }>(uidOf(definition)).getDocuments(asked);
        return new Map(results.map(({ id, stamp }) => [id, stamp ?? '']));
      } catch (error) {
        throw asSearchError(error);
      }
    },
    ping: async () => {
      const health = await client.health().catch((error) => {
        throw asSearchError(error);
      });
      if (health.status !== 'available') throw fail.unavailable('search.unavailable', 'Meilisearch is not available');
    },
  };
}

/** Makes an index without settings where there is none. */
export async function ensureIndex(client: Meilisearch, uid: string): Promise<void> {
  if ((await createdAtOf(client, uid)) !== undefined) return;
  // Another process may create it at the same moment; "already exists" is what we want.
  await waitForTask(client, client.createIndex(uid, { primaryKey: 'id' }), ['index_already_exists']);
}
