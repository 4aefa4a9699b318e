import { fail, newId, said } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { NewWatch, Watch } from '../api/watch.ts';
import { feedEnd } from '../change/store.ts';
import type { Context } from '../context.ts';
import { readerFor } from '../reader.ts';
import { lookAt } from './seen.ts';
import { findWatchOf, holdOffPasses, holdWatchesOf, insertWatch, updateWatch } from './store.ts';
import { viewWatches } from './view.ts';

/**
 * Has a person told of changes from now on. Who watches it already goes on as before, from now on as a member when it has
 * become one of its organisation.
 * @throws AppError NOT_FOUND for what the actor does not see, INVALID_STATE (`watch.too_many`).
 */
export async function watchRecord(
  ctx: Context,
  actor: Actor,
  input: NewWatch,
): Promise<{ watch: Watch; isNew: boolean }> {
  const reader = readerFor(actor, 'watch.edit');
  const { organisationId } = await lookAt(ctx.db.orm, actor, input);
  const { row, isNew } = await ctx.db.orm.transaction(async (tx) => {
    const count = await holdWatchesOf(tx, reader);
    const known = await findWatchOf(tx, reader, input);
    if (known) {
      const isMember = organisationId !== null && known.organisationId !== organisationId;
      const changed = isMember ? await updateWatch(tx, reader, known.id, { organisationId, state: 'watching' }) : known;
      return { row: changed ?? known, isNew: false };
    }
    const most = ctx.config.WATCHES_MAX;
    if (count >= most)
      throw fail.invalidState('watch.too_many', said`You watch ${{ max: most }} records: end one watch first`);
    await holdOffPasses(tx);
    const { kind, id: subject } = input;
    const { personId, boundTo = null } = reader;
    const about = { personId, boundTo, organisationId, kind, subject };
    const position = await feedEnd(tx);
    const made = { ...about, id: newId(), version: 1, state: 'watching', position, createdAt: ctx.clock.now() };
    return { row: await insertWatch(tx, made), isNew: true };
  });
  const [watch] = await viewWatches(ctx.db.orm, [row]);
  if (!watch) throw new Error('a watch is viewed as one');
  return { watch, isNew };
}
