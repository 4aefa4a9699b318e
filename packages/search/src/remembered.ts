import type { IndexDefinition, SearchDocument } from './definition.ts';
import { type PageRequest, type SearchPage, searchPage } from './page.ts';
import type { Search } from './search.ts';

/** Hits of all remembered pages of an index together; some two kilobytes each. */
const HITS_MAX = 10_000;

type Kept = { page: SearchPage<SearchDocument>; state: string };
type Memory = { pages: Map<string, Kept>; hits: number; stateNow: () => Promise<string | undefined> };

const memories = new WeakMap<Search, Map<string, Memory>>();

/**
 * First pages that were asked for before, as long as the index has not changed by one document since: Meilisearch is asked
 * for its state each time, which costs it a hundredth of a search. What is asked, filters too, is the whole key, so a page
 * is given to whom the search itself would give it.
 */
export async function rememberedPage<D extends SearchDocument>(
  search: Search,
  definition: IndexDefinition<D>,
  request: PageRequest,
): Promise<SearchPage<D>> {
  if (request.cursor !== undefined) return searchPage(search, definition, request);
  const memory = memoryOf(search, definition);
  // Asked before the search: a change in between makes the page one of an older state, never of a newer one.
  const state = await memory.stateNow();
  const { asOf: _asOf, ...asked } = request;
  const key = JSON.stringify(asked);
  const kept = memory.pages.get(key);
  // The key names the definition by its memory: the documents are its own.
  if (kept && kept.state === state) return kept.page as unknown as SearchPage<D>;
  const page = await searchPage(search, definition, request);
  if (state !== undefined) keep(memory, key, { page, state });
  return page;
}

function memoryOf(search: Search, definition: IndexDefinition<SearchDocument>): Memory {
  const ofSearch = memories.get(search) ?? new Map<string, Memory>();
  memories.set(search, ofSearch);
  const uid = search.uidOf(definition);
  const known = ofSearch.get(uid);
  if (known) return known;
  const made: Memory = { pages: new Map(), hits: 0, stateNow: together(() => search.stateOf(definition)) };
  ofSearch.set(uid, made);
  return made;
}

function keep(memory: Memory, key: string, kept: Kept): void {
  forget(memory, key);
  memory.pages.set(key, kept);
  memory.hits += kept.page.hits.length + 1;
  for (const oldest of memory.pages.keys()) {
    if (memory.hits <= HITS_MAX) return;
    forget(memory, oldest);
  }
}

function forget(memory: Memory, key: string): void {
  const known = memory.pages.get(key);
  if (!known) return;
  memory.pages.delete(key);
  memory.hits -= known.page.hits.length + 1;
}

/**
 * One question at a time for all who ask: whoever comes while one is under way gets the answer of the next, so that no
 * answer is older than its question.
 */
function together<T>(ask: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let next: Promise<T> | undefined;
  const start = (): Promise<T> => {
    const asking = ask().finally(() => {
      if (running === asking) running = undefined;
    });
    running = asking;
    return asking;
  };
  const startNext = (): Promise<T> => {
    next = undefined;
    return start();
  };
  return () => {
    if (!running) return start();
    next ??= running.then(startNext, startNext);
    return next;
  };
}
