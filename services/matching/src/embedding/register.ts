import type { Database } from '@techbourse/db';
import { unpackProfile } from '@techbourse/matching-engine';
import type { Logger } from '@techbourse/platform';
import { BUILTIN } from './settings.ts';
import {
  findEmbedding,
  findServedProfile,
  insertServing,
  lockEmbedding,
  type NamedEmbedder,
  setTarget,
} from './store.ts';

/**
 * Runs at the start of a worker: stores the serving embedder if there is none, and makes the embedder of the settings the
 * target if it is another one. The newest start decides between two targets. A worker with the old settings changes
 * nothing, so workers may be restarted one by one.
 */
export async function registerEmbedder(db: Database, own: NamedEmbedder, log: Logger): Promise<void> {
  await db.orm.transaction(async (tx) => {
    await lockEmbedding(tx, 'alone');
    let state = await findEmbedding(tx);
    if (!state) {
      const served = await findServedProfile(tx);
      await insertServing(tx, served && served.embedder !== own.id ? nameOf(served) : own);
      state = await findEmbedding(tx);
    }
    if (!state || state.serving.id === own.id || state.target?.id === own.id) return;
    if (state.refused === own.id) {
      log.warn({ embedder: own.id }, 'the change to this embedder was stopped by the operator');
      return;
    }
    await setTarget(tx, own);
    log.info({ from: state.serving.id, to: own.id }, 'the settings name another embedder: its vectors are being made');
  });
}

/** Profiles older than stored recipes have vectors of the built-in embedder. */
function nameOf({ embedder, packed }: { embedder: string; packed: Buffer }): NamedEmbedder {
  return { id: embedder, dimensions: unpackProfile(packed).whole.length, recipe: BUILTIN };
}
