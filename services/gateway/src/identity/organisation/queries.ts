import type { Page } from '@techbourse/api-schema';
import type { Organisation, OrganisationsQuery } from '@techbourse/gateway/api';
import { cursorKey, decodeCursor, toPage } from '@techbourse/platform';
import { type Actor, visibleTo } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { isVisible, notFound, viewOf } from './organisation.ts';
import * as store from './store.ts';

export async function getOrganisation(ctx: Context, actor: Actor, id: string): Promise<Organisation> {
  const row = await store.findOrganisation(ctx.db.orm, id);
  if (!row || !isVisible(actor, row)) throw notFound();
  return viewOf(actor, row);
}

export async function listOrganisations(
  ctx: Context,
  actor: Actor,
  query: OrganisationsQuery,
): Promise<Page<Organisation>> {
  const [after] = query.cursor ? decodeCursor(query.cursor, z.tuple([cursorKey.id])) : [];
  const rows = await store.listOrganisations(ctx.db.orm, {
    kind: query.kind,
    country: query.country,
    verified: query.verified,
    seen: visibleTo(actor, 'organisation.read'),
    after,
    limit: query.limit + 1,
  });
  const page = toPage(rows, query.limit, (row) => [row.id]);
  return { ...page, items: page.items.map((row) => viewOf(actor, row)) };
}
