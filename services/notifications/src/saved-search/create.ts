import { fail, newId, said } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { NewSavedSearch, SavedSearch } from '../api/saved-search.ts';
import type { Context } from '../context.ts';
import { readerFor } from '../reader.ts';
import { assertQuery } from './saved-search.ts';
import { holdSearchesOf, insertSavedSearch } from './store.ts';
import { viewSavedSearch } from './view.ts';

/** Saves a search. What it finds at its first look, in a moment, is not new: it tells of what comes after. */
export async function saveSearch(ctx: Context, actor: Actor, input: NewSavedSearch): Promise<SavedSearch> {
  const reader = readerFor(actor, 'saved_search.edit');
  assertQuery(input.of, input.query);
  return ctx.db.orm.transaction(async (tx) => {
    const most = ctx.config.SAVED_SEARCHES_MAX;
    if ((await holdSearchesOf(tx, reader)) >= most) {
      throw fail.invalidState(
        'saved_search.too_many',
        said`You have ${{ max: most }} saved searches: delete one first`,
      );
    }
    const now = ctx.clock.now();
    const { name, of, query, every } = input;
    const row = {
      id: newId(),
      personId: reader.personId,
      organisationId: reader.boundTo ?? null,
      version: 1,
      name,
      searched: of,
      query,
      every,
      createdAt: now,
      nextAt: now,
    };
    return viewSavedSearch(await insertSavedSearch(tx, row));
  });
}
