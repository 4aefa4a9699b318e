import type { Page } from '@techbourse/api-schema';
import type { Organisation, OrganisationsQuery, RelatedOrganisation } from '@techbourse/gateway/api';
import { cursorKey, decodeCursor, toPage } from '@techbourse/platform';
import { type Actor, visibleTo } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { unitsOf } from '../unit/store.ts';
import { FOUND_LIKE_MIN, gramsOf, likenessTo } from './name.ts';
import { isVisible, notFound, viewOf } from './organisation.ts';
import * as store from './store.ts';

export async function getOrganisation(ctx: Context, actor: Actor, id: string): Promise<Organisation> {
  const row = await store.findOrganisation(ctx.db.orm, id);
  if (!row || !isVisible(actor, row)) throw notFound();
  const [parent, units] = await Promise.all([
    row.parentId ? store.findOrganisation(ctx.db.orm, row.parentId) : undefined,
    unitsOf(ctx.db.orm, id, UNITS_SHOWN),
  ]);
  const isSeen = (one: store.OrganisationRow) => isVisible(actor, one);
  return {
    ...viewOf(actor, row),
    parent: parent && isSeen(parent) ? relatedView(actor, parent) : null,
    units: units.filter(isSeen).map((unit) => relatedView(actor, unit)),
  };
}

const UNITS_SHOWN = 200;

function relatedView(actor: Actor, row: store.OrganisationRow): RelatedOrganisation {
  const { id, kind, name } = viewOf(actor, row);
  return { id, kind, name };
}

/** Where the id of a merged organisation leads to, for who sees that; the operator sees the row itself. */
export async function findSuccessor(ctx: Context, actor: Actor, id: string): Promise<string | undefined> {
  let row = await store.findOrganisation(ctx.db.orm, id);
  if (!row?.mergedInto || isVisible(actor, row)) return undefined;
  for (let step = 0; row?.mergedInto && step < CHAIN_MAX; step++) {
    row = await store.findOrganisation(ctx.db.orm, row.mergedInto);
  }
  return row && !row.mergedInto && isVisible(actor, row) ? row.id : undefined;
}

/** Longest way of merges that is followed. */
const CHAIN_MAX = 10;

export async function listOrganisations(
  ctx: Context,
  actor: Actor,
  query: OrganisationsQuery,
): Promise<Page<Organisation>> {
  if (query.name !== undefined) return listAlike(ctx, actor, { ...query, name: query.name });
  const [after] = query.cursor ? decodeCursor(query.cursor, z.tuple([cursorKey.id])) : [];
  const seen = visibleTo(actor, 'organisation.read');
  // web domains are behind the second wall
  const { orm } = seen.everything ? ctx.exchange : ctx.db;
  const rows = await store.listOrganisations(orm, {
    q: query.q,
    state: query.state,
    kind: query.kind,
    country: query.country,
    verified: query.verified,
    seen,
    after,
    limit: query.limit + 1,
  });
  const page = toPage(rows, query.limit, (row) => [row.id]);
  return { ...page, items: page.items.map((row) => viewOf(actor, row)) };
}

const LOOKED_AT = 200;

/** Those of a like name that the actor sees, the most alike first. */
async function listAlike(
  ctx: Context,
  actor: Actor,
  query: OrganisationsQuery & { name: string },
): Promise<Page<Organisation>> {
  const seen = visibleTo(actor, 'organisation.read');
  const rows = await store.findByGrams(ctx.db.orm, gramsOf(query.name), { seen, limit: LOOKED_AT });
  const found = rows
    .map((row) => ({ view: viewOf(actor, row), likeness: likenessTo(query.name, viewOf(actor, row).name) }))
    .filter(({ view, likeness }) => likeness >= FOUND_LIKE_MIN && fits(view, query))
    .sort((a, b) => b.likeness - a.likeness);
  return { items: found.slice(0, query.limit).map(({ view }) => view), nextCursor: null };
}

function fits(view: Organisation, { kind, country, verified }: OrganisationsQuery): boolean {
  return [kind ?? view.kind, country ?? view.country, verified ?? view.verified].every(
    (wanted, at) => wanted === [view.kind, view.country, view.verified][at],
  );
}
