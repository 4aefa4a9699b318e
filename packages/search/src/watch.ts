import { AppError, asAppError, type Logger, type Loop, type Pause, startLoop } from '@techbourse/platform';
import type { IndexDefinition, SearchDocument } from './definition.ts';
import { assessIndex, type Expected, HEALTHY, type IndexHealth } from './health.ts';
import type { FoundIndex } from './inspect.ts';
import { type RebuildSource, rebuildIndex } from './rebuild.ts';
import type { Search } from './search.ts';
import { findAllStale, findStaleSince, type StampSource } from './sweep.ts';
import { indexNotReady } from './task.ts';

/** The records behind a watched index. */
export type WatchedSource<D extends SearchDocument> = RebuildSource<D> &
  StampSource & {
    /** Counts live records, by whether they changed before a timestamp. */
    expected(settledBefore: Date): Promise<Expected>;
    /** Jobs that have yet to write to the index. */
    pendingJobs(): Promise<number>;
    /** Writes the document of one record as Postgres has it now. */
    refresh(id: string): Promise<void>;
    /** Runs work that no two processes may do at once. @throws AppError CONFLICT when another does. */
    exclusively<T>(work: () => Promise<T>): Promise<T>;
  };

export type WatchOptions<D extends SearchDocument> = {
  search: Search;
  definition: IndexDefinition<D>;
  source: WatchedSource<D>;
  log: Logger;
  /** How often to check. Milliseconds. */
  everyMs: number;
};

/** Compares an index with its records, and repairs it. */
export type IndexWatch = {
  /** As of a second ago at most. @throws AppError UNAVAILABLE when Meilisearch does not answer. */
  check(): Promise<IndexHealth>;
  /**
   * Why the process is degraded; undefined when it is not, or when the engine is away, which is another check's matter.
   */
  degradation(): Promise<string | undefined>;
  /**
   * An answer from the index, and whether it may lack something.
   * @throws AppError UNAVAILABLE (`search.being_set_up`) when there is nothing to answer from.
   */
  answer<T>(work: () => Promise<T>): Promise<{ answer: T; degraded: boolean }>;
  /** Checks and repairs periodically. */
  start(): { stop(): Promise<void> };
};

/** How long a check is cached. */
const HEALTH_CACHE_MS = 1000;
/** How long a change may take through outbox, queue and engine. */
const SETTLE_MS = 60_000;
/** Counting may take this fraction of the time: 1 / COUNT_SHARE. */
const COUNT_SHARE = 20;
/** All documents are compared this often, besides at the start and whenever the engine was away. */
const COMPARE_ALL_MS = 24 * 3_600_000;
const REFRESH_BATCH = 1000;
const LONGEST_WAIT_MS = 300_000;
const RUNS_ELSEWHERE_WAIT_MS = 2000;
const UNKNOWN: Expected = { settled: 0, moving: Number.POSITIVE_INFINITY };

const backoffMs = (tries: number) => Math.min(500 * 2 ** Math.min(tries - 1, 20), LONGEST_WAIT_MS);

export function createIndexWatch<D extends SearchDocument>(options: WatchOptions<D>): IndexWatch {
  const { search, definition, source, log, everyMs } = options;
  // Ages by a clock that does not jump: one set back would keep an old answer fresh until then.
  let looked: { at: number; health: Promise<IndexHealth> } | undefined;
  let counted: { at: number; tookMs: number; expected: Expected } | undefined;
  let last: IndexHealth = HEALTHY;
  let accepted = 0;
  let loop: Loop | undefined;
  const nudge = () => loop?.wake();

  const count = async (): Promise<Expected> => {
    const at = performance.now();
    const expected = await source.expected(new Date(Date.now() - SETTLE_MS));
    counted = { at, tookMs: performance.now() - at, expected };
    return expected;
  };

  const judge = async (): Promise<IndexHealth> => {
    const found = await search.inspect(definition);
    const isRecent = counted !== undefined && performance.now() - counted.at < everyMs;
    // The expected number is unknown while Postgres does not answer.
    const known = isRecent && counted ? counted.expected : await count().catch(() => UNKNOWN);
    const health = assessIndex(found, known, 0, accepted);
    if (health.state === 'whole' || !found || found.differing.length > 0) return health;
    // A count that is not of this moment may be what is wrong. One that costs much is not repeated all the time.
    if (isRecent && counted && performance.now() - counted.at < counted.tookMs * COUNT_SHARE) return last;
    const exact = isRecent ? await count().catch(() => known) : known;
    return assessIndex(found, exact, await source.pendingJobs().catch(() => 0), accepted);
  };

  const check = (): Promise<IndexHealth> => {
    if (looked && performance.now() - looked.at < HEALTH_CACHE_MS) return looked.health;
    const health = judge().then((now) => {
      if (now.state !== 'whole') nudge();
      if (now.state !== last.state) log.warn({ index: definition.name, ...now }, 'the state of the index changed');
      last = now;
      return now;
    });
    health.catch(() => {});
    looked = { at: performance.now(), health };
    return health;
  };

  const answer = async <T>(work: () => Promise<T>): Promise<{ answer: T; degraded: boolean }> => {
    for (let isSecond = false; ; isSecond = true) {
      // First: an index that is swapped in between is whole by the time of the answer.
      const health = await check().catch(() => HEALTHY);
      if (health.state === 'missing') throw indexNotReady();
      try {
        return { answer: await work(), degraded: health.state === 'partial' };
      } catch (thrown) {
        const error = asAppError(thrown);
        // The cached check is outdated.
        if (error.kind === 'UNAVAILABLE' || error.kind === 'INTERNAL') looked = undefined;
        if (error.reason === 'search.being_set_up') nudge();
        if (error.kind !== 'INTERNAL') throw error;
        // A query that fails on a broken index is not the query's fault.
        if ((await check()).state !== 'whole') throw indexNotReady(error);
        if (isSecond) throw error;
      }
    }
  };

  const mend = async () => {
    looked = undefined;
    // Another process may have rebuilt it while this one waited.
    if ((await check()).state === 'whole') return;
    log.info({ index: definition.name, state: last.state }, 'the index is rebuilt');
    const { done } = await rebuildIndex(search, definition, source);
    const [found, { settled, moving }] = await Promise.all([search.inspect(definition), count()]);
    const documents = found?.documents ?? 0;
    accepted = Math.max(0, settled - documents) - Math.max(0, documents - settled - moving);
    if (accepted !== 0) log.warn({ index: definition.name, documents, settled }, 'records that are not in the index');
    looked = undefined;
    log.info({ index: definition.name, done }, 'the index is whole again');
  };

  const bringAll = async (ids: readonly string[]) => {
    for (let at = 0; at < ids.length; at += REFRESH_BATCH) {
      await Promise.all(ids.slice(at, at + REFRESH_BATCH).map((id) => source.refresh(id)));
    }
    if (ids.length > 0) log.warn({ index: definition.name, documents: ids.length }, 'documents were behind');
  };

  const start = () => {
    let tries = 0;
    let known: { createdAt: string; comparedAt: number } | undefined;
    let since = new Date(Date.now() - SETTLE_MS);
    let suspects = new Set<string>();

    const compareAll = async (found: FoundIndex) => {
      await source.exclusively(async () => bringAll(await findAllStale(search, definition, source)));
      known = { createdAt: found.createdAt, comparedAt: performance.now() };
    };
    // Twice behind, with a pass in between: no job is under way for it any more.
    const compareChanged = async () => {
      const from = new Date(Date.now() - SETTLE_MS - everyMs);
      const stale = await findStaleSince(search, definition, source, since);
      if ((await source.pendingJobs()) === 0) await bringAll(stale.filter((id) => suspects.has(id)));
      suspects = new Set(stale);
      if (stale.length === 0) since = from;
    };
    /** Whether there was something to mend. */
    const pass = async (): Promise<boolean> => {
      const health = await check();
      if (health.state !== 'whole') {
        known = undefined;
        await source.exclusively(mend);
        return true;
      }
      const found = await search.inspect(definition);
      if (!found) return true;
      const isOther = known?.createdAt !== found.createdAt || performance.now() - known.comparedAt > COMPARE_ALL_MS;
      await (isOther ? compareAll(found) : compareChanged());
      return false;
    };
    /** `tries` counts how often in a row there was something to mend; meanwhile nobody's question shortens the wait. */
    const attempt = async (): Promise<Pause> => {
      try {
        tries = (await pass()) ? tries + 1 : 0;
      } catch (error) {
        if (error instanceof AppError && error.reason === 'exclusive.running')
          return { ms: RUNS_ELSEWHERE_WAIT_MS, whole: tries > 0 };
        // The engine may come back with other contents.
        known = undefined;
        if (tries === 0) log.warn({ index: definition.name, err: error }, 'the index could not be looked after');
        tries += 1;
      }
      return tries === 0 ? { ms: everyMs } : { ms: backoffMs(tries), whole: true };
    };
    loop = startLoop(attempt);
    return loop;
  };

  return {
    check,
    answer,
    start,
    degradation: async () => {
      const health = await check().catch(() => HEALTHY);
      return health.state === 'whole' ? undefined : `${definition.name}: ${health.reason}`;
    },
  };
}
