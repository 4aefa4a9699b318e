import { setTimeout as wait } from 'node:timers/promises';
import type { PairSide } from '@techbourse/domain';
import { packWithoutVectors, packWording, type StoredWording } from '@techbourse/matching-engine';
import { fail } from '@techbourse/platform';
import type { WorkerContext } from '../context.ts';
import { type EmbeddingState, findEmbedding } from './store.ts';

/** Milliseconds that a new version waits for vectors that do not serve yet. */
const PATIENCE_MS = 5_000;

export type Packed = {
  readonly embedder: string;
  readonly packed: Buffer;
};

/** The bytes of a profile for who serves, and for who is to serve when that can be had here. */
export type PackedForAll = {
  readonly serving: Packed;
  readonly target: Packed | undefined;
};

export async function readEmbedding(ctx: Pick<WorkerContext, 'db'>): Promise<EmbeddingState> {
  const state = await findEmbedding(ctx.db.orm);
  if (!state) throw fail.unavailable('embedding.unknown', 'Nobody has written down yet whose vectors serve');
  return state;
}

/**
 * A record's words and vectors, made for all who need them now. While an embedder is replaced that cannot be opened any
 * more, new records are without vectors and meet by their words until the switch.
 */
export async function packForAll(
  ctx: WorkerContext,
  state: EmbeddingState,
  wording: StoredWording,
  side: PairSide,
): Promise<PackedForAll> {
  const { serving, target } = state;
  const embedder = await ctx.embedders.named(serving);
  const packed = embedder
    ? await packWording(wording, side, embedder)
    : packWithoutVectors(wording, serving.dimensions);
  return {
    serving: { embedder: serving.id, packed },
    target: target && (await packForTarget(ctx, target, wording, side)),
  };
}

async function packForTarget(
  ctx: WorkerContext,
  target: NonNullable<EmbeddingState['target']>,
  wording: StoredWording,
  side: PairSide,
): Promise<Packed | undefined> {
  try {
    const embedder = await ctx.embedders.named(target);
    if (!embedder) return undefined;
    const packed = await Promise.race([packWording(wording, side, embedder), tooLong()]);
    return packed && { embedder: target.id, packed };
  } catch (error) {
    // A record is not held up by who does not serve yet: the work in the background comes by.
    ctx.log.warn({ err: error, embedder: target.id }, 'no vectors of the embedder to come for a new version');
    return undefined;
  }
}

const tooLong = () => wait(PATIENCE_MS, undefined, { ref: false });
