import { fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Preview, PreviewRequest, SavedSearch } from '../api/saved-search.ts';
import type { Context } from '../context.ts';
import { readerFor } from '../reader.ts';
import { findSince } from './ask.ts';
import { assertQuery, DAY_MS, digestsOf, heard, type Muted } from './saved-search.ts';
import { findSavedSearch, listSavedSearches, type SavedSearchRow } from './store.ts';
import { viewSavedSearch } from './view.ts';

const PREVIEW_DAYS = 30;
const PREVIEW_MAX = 200;

async function load(ctx: Context, actor: Actor, id: string): Promise<SavedSearchRow> {
  const reader = readerFor(actor, 'saved_search.read');
  const row = await findSavedSearch(ctx.db.orm, reader, id);
  if (!row) throw fail.notFound('saved_search.not_found', 'There is no such saved search');
  return row;
}

export async function listSearches(ctx: Context, actor: Actor): Promise<{ items: SavedSearch[] }> {
  const reader = readerFor(actor, 'saved_search.read');
  return { items: (await listSavedSearches(ctx.db.orm, reader)).map(viewSavedSearch) };
}

export async function readSearch(ctx: Context, actor: Actor, id: string): Promise<SavedSearch> {
  return viewSavedSearch(await load(ctx, actor, id));
}

/** What a saved search would have told in the last thirty days. */
export async function previewSearch(ctx: Context, actor: Actor, id: string): Promise<Preview> {
  const row = await load(ctx, actor, id);
  return preview(ctx, { of: row.searched, query: row.query, every: row.every }, { ...row });
}

/** The same of a search before it is saved. */
export async function previewNew(ctx: Context, actor: Actor, input: PreviewRequest): Promise<Preview> {
  readerFor(actor, 'saved_search.read');
  assertQuery(input.of, input.query);
  return preview(ctx, input, { createdAt: ctx.clock.now(), mutedRecords: [], mutedOrganisations: [] });
}

async function preview(
  ctx: Context,
  { of, query, every }: PreviewRequest,
  search: Muted & { createdAt: Date },
): Promise<Preview> {
  const now = ctx.clock.now();
  const from = new Date(now.getTime() - PREVIEW_DAYS * DAY_MS);
  const { items, more } = await findSince(ctx, of, query, from, PREVIEW_MAX);
  const told = heard(items, search);
  const digests = digestsOf(told, { every, createdAt: search.createdAt, now });
  return { from: from.toISOString(), digests, count: told.length, more };
}
