import { fail, said } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { assertVersion } from '@techbourse/record';
import { type EditSavedSearch, MUTED_MAX, type Mute, type SavedSearch } from '../api/saved-search.ts';
import type { Context } from '../context.ts';
import { readerFor } from '../reader.ts';
import { assertQuery, nextLook } from './saved-search.ts';
import { deleteSavedSearch, lockSavedSearch, updateSavedSearch } from './store.ts';
import { viewSavedSearch } from './view.ts';

const notFound = () => fail.notFound('saved_search.not_found', 'There is no such saved search');

/** Changes a saved search. What another query finds at its first look is not new; what came in a pause is. */
export async function editSearch(ctx: Context, actor: Actor, id: string, input: EditSavedSearch): Promise<SavedSearch> {
  const reader = readerFor(actor, 'saved_search.edit');
  return ctx.db.orm.transaction(async (tx) => {
    const before = await lockSavedSearch(tx, reader, id);
    if (!before) throw notFound();
    const { expectedVersion, ...change } = input;
    assertVersion('saved_search', before.version, expectedVersion);
    if (change.query) assertQuery(before.searched, change.query);
    const now = ctx.clock.now();
    const every = change.every ?? before.every;
    const nextAt = change.query || before.lookedAt === null ? now : nextLook(every, before.createdAt, now);
    const lookedAt = change.query ? null : undefined;
    return viewSavedSearch(
      await updateSavedSearch(tx, id, { ...change, lookedAt, nextAt, version: before.version + 1 }),
    );
  });
}

/** Mutes a record or an organisation in a saved search, or hears of it again. */
export async function muteInSearch(ctx: Context, actor: Actor, id: string, input: Mute): Promise<SavedSearch> {
  const reader = readerFor(actor, 'saved_search.edit');
  return ctx.db.orm.transaction(async (tx) => {
    const before = await lockSavedSearch(tx, reader, id);
    if (!before) throw notFound();
    const list = input.record === undefined ? 'mutedOrganisations' : 'mutedRecords';
    const item = input.record ?? input.organisation ?? '';
    const others = before[list].filter((one) => one !== item);
    if (input.muted && others.length >= MUTED_MAX) {
      throw fail.invalidState(
        'saved_search.too_many_muted',
        said`${{ max: MUTED_MAX }} are muted: make the search narrower`,
      );
    }
    const change = { [list]: input.muted ? [...others, item] : others, version: before.version + 1 };
    return viewSavedSearch(await updateSavedSearch(tx, id, change));
  });
}

export async function removeSearch(ctx: Context, actor: Actor, id: string): Promise<void> {
  const reader = readerFor(actor, 'saved_search.edit');
  await ctx.db.orm.transaction(async (tx) => {
    if (!(await lockSavedSearch(tx, reader, id))) throw notFound();
    await deleteSavedSearch(tx, id);
  });
}
