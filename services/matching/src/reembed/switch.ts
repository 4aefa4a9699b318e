import type { Actor } from '@techbourse/policy';
import type { WorkerContext } from '../context.ts';
import { countVectors, findEmbedding, lockEmbedding, serveTarget } from '../embedding/store.ts';
import { startRematch } from '../rematch/start.ts';

const MATCHING: Actor = { kind: 'system', id: 'matching', organisation: null, scopes: [] };

/**
 * Makes the target the serving embedder once it has the vectors of every open profile, and starts a full re-match, in one
 * transaction. Writers of profiles wait meanwhile. Returns false when vectors are missing.
 */
export async function switchEmbedder(ctx: WorkerContext, target: string): Promise<boolean> {
  await ctx.weights.refresh();
  return ctx.db.orm.transaction(async (tx) => {
    await lockEmbedding(tx, 'alone');
    const state = await findEmbedding(tx);
    if (state?.target?.id !== target) return false;
    const { total, done } = await countVectors(tx, target);
    if (done < total) return false;
    await serveTarget(tx, state.target);
    await startRematch(tx, {
      reason: `embedder ${target} instead of ${state.serving.id}`,
      actor: MATCHING,
      weights: ctx.weights.current().id,
      supersede: true,
    });
    ctx.log.info({ from: state.serving.id, to: target, profiles: total }, 'another embedder serves');
    return true;
  });
}
