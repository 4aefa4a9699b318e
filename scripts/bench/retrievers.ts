import { randomUUID as newId } from 'node:crypto';
import { join } from 'node:path';
import { migrateSchema } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import {
  createRetrievalStack,
  createWorkerContext,
  readMatchingConfig,
  saveProfile,
  type WorkerContext,
} from '@techbourse/matching/testing';
import { analyse, ProfileIndex, packTexts } from '@techbourse/matching-engine';
import { startEngines } from '../../infra/local/engines.mjs';
import { type BenchText, readDataset } from './dataset.ts';
import { exactOf, measureRecall, type RecallRow } from './retrieval-recall.ts';
import { fillProfiles } from './scale/fill.ts';
import { variedProfiles } from './scale/varied-profiles.ts';
import { printTable } from './table.ts';

const TODAY = '2026-01-01';
const PAGE = 100;
/** Listings looked from. */
const LISTINGS = 100;
const SEED = { listing: 1, demand: 2 };
const SERVICE = join(import.meta.dirname, '../../services/matching/src/db/migrations');

export type RetrieverFigures = {
  data: string;
  listings: number;
  demands: number;
  fillSeconds: number;
  rows: RecallRow[];
};

/**
 * `bench retrievers`: how much of what exact retrieval finds the retriever on Meilisearch finds, on the profiles of a
 * collection; with `listings` or `demands` more than it has, the rest are varied from its own. Listings are looked from
 * only where demands were added: among a few hundred everything is found.
 */
export async function runRetrievers(options: {
  data: string;
  listings?: number;
  demands?: number;
  limit?: number;
}): Promise<RetrieverFigures> {
  const dataset = readDataset(options.data, options.limit === undefined ? {} : { limit: options.limit });
  const engines = await startEngines({ ephemeral: true });
  try {
    await migrateSchema(engines.databaseUrl, { schema: 'matching', folder: SERVICE });
    const ctx = await createWorkerContext(
      readMatchingConfig({
        DATABASE_URL: engines.databaseUrl,
        REDIS_URL: engines.redisUrl,
        QUEUE_PREFIX: '{bench}',
        MEILI_URL: engines.meiliUrl,
        MEILI_KEY: engines.meiliKey,
        INDEX_PREFIX: 'bench_',
        MATCHING_RETRIEVER: 'meilisearch',
        ACTOR_PUBLIC_KEY: 'nobody asks a bench for anything, so none is needed',
        LOG_LEVEL: 'silent',
      }),
    );
    const supply = await save(ctx, 'listing', dataset.corpus);
    const sets: { name: string; side: PairSide; ids: string[] }[] = [];
    const needs: Saved[] = [];
    for (const { name, queries } of dataset.querySets) {
      const saved = await save(ctx, 'demand', queries);
      needs.push(...saved);
      sets.push({ name: `${name} needs`, side: 'demand', ids: saved.map(({ id }) => id) });
    }
    await fill(ctx, 'listing', supply, options.listings);
    if (await fill(ctx, 'demand', needs, options.demands)) {
      sets.push({ name: 'listings', side: 'listing', ids: supply.slice(0, LISTINGS).map(({ id }) => id) });
    }
    const started = performance.now();
    await untilPresent(ctx);
    const fillSeconds = Math.round((performance.now() - started) / 1000);
    const inMemory = createRetrievalStack('exact', ctx, ctx.config);
    await inMemory.sync.catchUp();
    const index = inMemory.profiles;
    if (!(index instanceof ProfileIndex)) throw new Error('the exact retriever holds everything');
    const weights = ctx.weights.current();
    const exact = exactOf(index, weights);
    const rows: RecallRow[] = [];
    for (const { name, side, ids } of sets) {
      rows.push(await measureRecall(name, { exact, finding: ctx, weights }, side, ids, TODAY));
    }
    const [listings, demands] = [index.size('listing'), index.size('demand')];
    const figures = { data: options.data, listings, demands, fillSeconds, rows };
    print(figures);
    await ctx.close();
    return figures;
  } finally {
    await engines.stop();
  }
}

/** Has the documents made, which takes longer than a job would wait. */
async function untilPresent(ctx: WorkerContext): Promise<void> {
  for (;;) {
    try {
      return await ctx.retriever.ensureIndexed('listing', newId());
    } catch (error) {
      const isUnderWay = error instanceof Error && 'reason' in error && error.reason === 'retrieval.index_incomplete';
      if (!isUnderWay) throw error;
    }
  }
}

type Saved = { id: string; packed: Buffer };

/** Profiles of texts by the real analysis, without the services around it. */
async function save(ctx: WorkerContext, side: PairSide, texts: readonly BenchText[]): Promise<Saved[]> {
  const saved: Saved[] = [];
  for (let at = 0; at < texts.length; at += PAGE) {
    const page = texts.slice(at, at + PAGE);
    const analysed = page.map(({ title, text }) => ({
      text: analyse({ en: [title, text].filter(Boolean) }, side),
      side,
    }));
    const packed = (await packTexts(analysed, ctx.embedders.own)).map((one) => ({ id: newId(), packed: one }));
    await write(ctx, side, packed);
    saved.push(...packed);
    if (at % 1000 === 0) process.stderr.write(`${side}: ${saved.length} of ${texts.length}\n`);
  }
  return saved;
}

/** Adds profiles varied from these until there are so many; false when there are. */
async function fill(ctx: WorkerContext, side: PairSide, from: readonly Saved[], wanted = 0): Promise<boolean> {
  const missing = wanted - from.length;
  if (missing <= 0) return false;
  const packed = from.map((one) => one.packed);
  await fillProfiles(ctx.db, side, variedProfiles(packed, packed, SEED[side]), missing, ctx.embedders.own.id);
  return true;
}

const OWNER = { listing: newId(), demand: newId() };

async function write(ctx: WorkerContext, side: PairSide, page: readonly Saved[]): Promise<void> {
  const organisationId = OWNER[side];
  const facts = side === 'listing' ? { organisationId, offers: [] } : { organisationId, dealKinds: [] };
  const rest = { ipc: [], wording: { terms: {}, passages: [] }, keyTerms: [], embedder: ctx.embedders.own.id };
  // Nobody reads the card here.
  const card = {} as Parameters<typeof saveProfile>[1]['card'];
  await ctx.db.orm.transaction(async (tx) => {
    for (const { id, packed } of page) {
      await saveProfile(tx, { side, id, version: 1, organisationId, card, facts, packed, ...rest });
    }
  });
}

function print({ data, listings, demands, fillSeconds, rows }: RetrieverFigures): void {
  const percent = (share: number) => (share * 100).toFixed(1);
  printTable(
    `${data}: ${listings} listings, ${demands} demands (into Meilisearch in ${fillSeconds} s); Meilisearch against exact retrieval, in %`,
    ['of', 'n', 'of its 200', 'nearest 200', 'best 20', 'returned', 'score +-', 'p50 ms', 'p95 ms', 'exact p50 ms'],
    rows.map((row) => [
      ...[row.set, String(row.subjects), percent(row.recall200), percent(row.nearest200), percent(row.best20)],
      ...[String(row.candidates), String(row.scoreDifference)],
      ...[String(row.p50Ms), String(row.p95Ms), String(row.exactP50Ms)],
    ]),
  );
}
