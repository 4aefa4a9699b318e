import { packTexts } from '@techbourse/matching-engine';
import type { WorkerContext } from '../context.ts';
import { readEmbedding } from '../embedding/serving.ts';
import {
  type ClaimedProfile,
  claimProfiles,
  countVectors,
  keepVectors,
  noteError,
  releaseProfiles,
  settleVectors,
} from '../embedding/store.ts';
import { switchEmbedder } from './switch.ts';

/**
 * Profiles of one page. On own threads a newly published text waits behind a page, a tenth of a second; an endpoint works
 * best with many texts.
 */
const PAGE = { builtin: 4, folder: 4, endpoint: 32 };
/** Seconds after which another worker takes over a page. */
const CLAIM_S = 60;
/** Serving vectors moved to their profiles in one step. */
const SETTLE_PAGE = 200;

/** `worked`: there may be more. `waits`: other workers have the rest. `idle`: nothing to do. */
export type Step = 'worked' | 'switched' | 'waits' | 'idle';

/** Where the last page ended. */
export type Cursor = {
  after: { side: string; id: string } | undefined;
};

/**
 * One step of the background work: embeds a page for the target, switches to it once all vectors are there, and cleans up
 * after a switch. The state is in Postgres, so any number of workers may run it and stop anywhere.
 */
export async function reembedStep(
  ctx: WorkerContext,
  place: Cursor,
  count = PAGE[ctx.embedders.ownName.recipe.MATCHING_EMBEDDER],
): Promise<Step> {
  const { serving, target } = await readEmbedding(ctx);
  await ctx.embedders.keepOnly([serving.id, ...(target ? [target.id] : [])]);
  if (target?.id !== ctx.embedders.own.id) {
    return (await settleVectors(ctx.db.orm, serving.id, SETTLE_PAGE)) > 0 ? 'worked' : 'idle';
  }
  const page = await ctx.db.orm.transaction((tx) =>
    claimProfiles(tx, target.id, { count, seconds: CLAIM_S, after: place.after }),
  );
  const round = place.after !== undefined;
  place.after = page.at(-1);
  if (page.length > 0) {
    await embedPage(ctx, target.id, page);
    return 'worked';
  }
  if (round) return 'worked'; // starts over, for records that changed meanwhile
  const { total, done } = await countVectors(ctx.db.orm, target.id);
  return done >= total && (await switchEmbedder(ctx, target.id)) ? 'switched' : 'waits';
}

async function embedPage(ctx: WorkerContext, target: string, page: readonly ClaimedProfile[]): Promise<void> {
  try {
    const packed = await packTexts(
      page.map(({ wording: text, side }) => ({ text, side })),
      ctx.embedders.own,
    );
    await Promise.all(page.map((profile, i) => keepVectors(ctx.db.orm, target, profile, packed[i] as Buffer)));
  } catch (error) {
    await releaseProfiles(
      ctx.db.orm,
      target,
      page.map(({ id }) => id),
    );
    await noteError(ctx.db.orm, target, error instanceof Error ? error.message : String(error));
    throw error;
  }
  await noteError(ctx.db.orm, target, null);
}
