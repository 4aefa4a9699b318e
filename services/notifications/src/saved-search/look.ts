import { asAppError } from '@techbourse/platform';
import type { Context } from '../context.ts';
import { tell } from '../notification/tell.ts';
import { canSearch, findSince } from './ask.ts';
import { DAY_MS, heard, lookedFrom, nextLook } from './saved-search.ts';
import { claimSearches, noteSeen, type SavedSearchRow, tidySearches, updateSavedSearch } from './store.ts';

/** Searches that one pass takes on, and how many of them ask at once. */
const BATCH = 40;
const AT_ONCE = 4;
/** A process that dies amid a look gives it up after this. */
const CLAIM_MS = 300_000;
/** Longer than any look goes back, and than it takes to hear of a publication. */
const SEEN_DAYS = 45;
/** Records that a notification names. */
const NAMED_MAX = 20;

type Looking = Pick<Context, 'db' | 'clock' | 'config' | 'log'>;

/** Looks for what is new to the searches that are due, and tells it. @returns whether more may be due. */
export async function lookForNew(ctx: Looking): Promise<boolean> {
  if (!canSearch(ctx)) return false;
  const now = ctx.clock.now();
  const due = await claimSearches(ctx.db.orm, now, new Date(now.getTime() + CLAIM_MS), BATCH);
  for (let at = 0; at < due.length; at += AT_ONCE) {
    await Promise.all(due.slice(at, at + AT_ONCE).map((search) => look(ctx, search, now)));
  }
  if (due.length === 0) await tidySearches(ctx.db.orm, new Date(now.getTime() - SEEN_DAYS * DAY_MS));
  return due.length === BATCH;
}

async function look(ctx: Looking, search: SavedSearchRow, now: Date): Promise<void> {
  const { id, searched, query, every, createdAt, personId, organisationId, name } = search;
  const isFirst = search.lookedAt === null;
  try {
    const { items } = await findSince(ctx, searched, query, lookedFrom(search.lookedAt ?? now));
    await ctx.db.orm.transaction(async (tx) => {
      const unseen = await noteSeen(
        tx,
        id,
        items.map((item) => item.id),
        now,
      );
      await updateSavedSearch(tx, id, { lookedAt: now, nextAt: nextLook(every, createdAt, now) });
      const found = heard(items, search).filter((item) => unseen.has(item.id));
      if (isFirst || found.length === 0) return;
      const ids = found.slice(0, NAMED_MAX).map((item) => item.id);
      const data = { id, name, of: searched, count: found.length, ids };
      await tell(tx, [
        {
          kind: 'search.found',
          to: { personId, concerns: organisationId ?? undefined },
          data,
          fact: `${id} ${now.toISOString()}`,
        },
      ]);
    });
  } catch (thrown) {
    // It was claimed until later: then it is tried again. One search that cannot be asked stops no other.
    const { reason } = asAppError(thrown);
    ctx.log.warn({ err: thrown, reason, searchId: id }, 'saved search: will try again');
  }
}
