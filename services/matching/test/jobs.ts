import type { PairSide } from '@techbourse/domain';
import type { Actor } from '@techbourse/policy';
import type { JobEnvelope } from '@techbourse/queue';
import { asService, testOperator } from '@techbourse/testkit';
import { PAIR_CONTACTED, PAIRS_CHANGED, PAIRS_FOUND } from '../src/api/events.ts';
import { REMATCH_CHUNK_MADE } from '../src/api/rematch.ts';
import { createWorkerContext } from '../src/compose.ts';
import { readMatchingConfig } from '../src/config.ts';
import type { WorkerContext } from '../src/context.ts';
import { buildProfile } from '../src/ingest/build.ts';
import { ActiveWeights } from '../src/memory/active-weights.ts';
import { createRetrievalStack } from '../src/memory/retrieval-stack.ts';
import { progressPair } from '../src/pair/progress.ts';
import { refreshPairs } from '../src/pairing/refresh.ts';
import { startRematch } from '../src/rematch/start.ts';
import { workRematch } from '../src/rematch/work.ts';

/** For tests of jobs: the handlers run here, one after the other or in any order, on a real database. */
export async function testWorker(settings: Record<string, string>): Promise<WorkerContext> {
  const own = await asService(settings, 'matching');
  return createWorkerContext(readMatchingConfig({ MATCHING_EMBED_THREADS: '1', ...own }));
}

/** The same worker with an empty memory, as after a restart. */
export function restarted(ctx: WorkerContext, config: Partial<WorkerContext['config']> = {}): WorkerContext {
  const weights = new ActiveWeights(ctx.db, ctx.log);
  const own = { ...ctx.config, ...config };
  const kind = own.MATCHING_RETRIEVER === 'meilisearch' ? 'meilisearch' : 'exact';
  return { ...ctx, config: own, weights, ...createRetrievalStack(kind, { ...ctx, weights }, own) };
}

/** What other services take in, or the index alone. */
const ELSEWHERE = new Set<string>([PAIR_CONTACTED, PAIRS_CHANGED, PAIRS_FOUND]);

export async function runJob(ctx: WorkerContext, envelope: JobEnvelope): Promise<void> {
  if (envelope.type === REMATCH_CHUNK_MADE) return workRematch(ctx, envelope);
  if (envelope.type.startsWith('profile.')) return refreshPairs(ctx, envelope);
  if (/^(deal|contract)\./.test(envelope.type)) return progressPair(ctx, envelope);
  if (!ELSEWHERE.has(envelope.type)) return buildProfile(ctx, envelope);
}

/** Runs what is in the outbox and what that brings, until nothing is left. Returns the types it ran. */
export async function drain(
  ctx: WorkerContext,
  order: (waiting: JobEnvelope[]) => JobEnvelope[] = (waiting) => waiting,
): Promise<string[]> {
  const ran: string[] = [];
  for (;;) {
    const rows = await ctx.db.sql<
      { event_id: string; type: string; key: string; version: number; payload: unknown }[]
    >`update matching.outbox set sent = true where not sent returning event_id, type, key, version, payload`;
    if (rows.length === 0) return ran;
    const waiting = rows.map(({ event_id: eventId, ...row }) => ({
      ...row,
      eventId,
      occurredAt: '2026-01-01T00:00:00.000Z',
    }));
    for (const envelope of order(waiting)) {
      await runJob(ctx, envelope);
      ran.push(envelope.type);
    }
  }
}

/** Orders a full re-match; `drain` does it. Returns its id. */
export function orderEverything(
  ctx: WorkerContext,
  order: { sides?: readonly PairSide[]; supersede?: boolean; chunkRecords?: number; actor?: Actor } = {},
): Promise<string> {
  const { actor = testOperator(), ...rest } = order;
  return ctx.db.orm.transaction((tx) =>
    startRematch(tx, { reason: 'a test', weights: ctx.weights.current().id, actor, ...rest }),
  );
}

/** Runs events from outside and everything that follows from them. */
export async function deliver(ctx: WorkerContext, ...envelopes: JobEnvelope[]): Promise<void> {
  for (const envelope of envelopes) {
    await runJob(ctx, envelope);
    await drain(ctx);
  }
}

export type PairState = {
  listing: string;
  demand: string;
  score: number;
  shown: boolean;
  active: boolean;
  byListing: boolean;
  byDemand: boolean;
  states: string;
};

export async function allPairs(ctx: Pick<WorkerContext, 'db'>): Promise<PairState[]> {
  return ctx.db.sql<PairState[]>`
    select listing_id as listing, demand_id as demand, score, shown, active, kept_by_listing as "byListing",
      kept_by_demand as "byDemand", listing_state || '/' || demand_state as states
    from matching.pairs order by listing_id, demand_id`;
}

/** Forgets everything, for the next run of a test that compares runs. */
export async function empty(ctx: Pick<WorkerContext, 'db'>): Promise<void> {
  await ctx.db
    .sql`truncate matching.profiles, matching.profile_vectors, matching.pairs, matching.pair_decisions, matching.pair_deals,
    matching.corpus_terms, matching.corpus_totals, matching.outbox, matching.rematches, matching.rematch_chunks, matching.weights_versions,
    matching.weights_activations,
    matching.fingerprints, matching.duplicate_links, matching.duplicate_groups`;
}
