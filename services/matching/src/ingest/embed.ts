import { setTimeout as wait } from 'node:timers/promises';
import type { PairSide } from '@techbourse/domain';
import { type AnalysedText, embedText, type TextVectors } from '@techbourse/matching-engine';
import type { WorkerContext } from '../context.ts';
import type { EmbeddingState } from '../embedding/store.ts';

/** How long a new version waits for vectors of the target embedder. */
const TARGET_WAIT_MS = 5_000;

/** Vectors of a record by one embedder. */
export interface EmbedderVectors extends TextVectors {
  readonly embedder: string;
}

type Embedding = Pick<WorkerContext, 'embedders' | 'log'>;

/**
 * The vectors of a record by the serving embedder and, if possible, by the target. When the serving embedder can no
 * longer be opened, new records have no vectors and are matched by words until the switch.
 */
export async function embedForAll(
  ctx: Embedding,
  { serving, target }: EmbeddingState,
  text: AnalysedText,
  side: PairSide,
): Promise<{ serving: EmbedderVectors; target: EmbedderVectors | undefined }> {
  const embedder = await ctx.embedders.named(serving);
  const vectors = embedder ? await embedText(text, side, embedder) : { vectors: [], dimensions: serving.dimensions };
  return {
    serving: { embedder: serving.id, ...vectors },
    target: target && (await embedForTarget(ctx, target, text, side)),
  };
}

async function embedForTarget(
  ctx: Embedding,
  target: NonNullable<EmbeddingState['target']>,
  text: AnalysedText,
  side: PairSide,
): Promise<EmbedderVectors | undefined> {
  try {
    const embedder = await ctx.embedders.named(target);
    if (!embedder) return undefined;
    const vectors = await Promise.race([embedText(text, side, embedder), targetTimeout()]);
    return vectors && { embedder: target.id, ...vectors };
  } catch (error) {
    // The target must not delay a record: the background work makes its vectors later.
    ctx.log.warn({ err: error, embedder: target.id }, 'no vectors of the target embedder for a new version');
    return undefined;
  }
}

const targetTimeout = () => wait(TARGET_WAIT_MS, undefined, { ref: false });
