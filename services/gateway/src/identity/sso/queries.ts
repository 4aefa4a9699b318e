import type { Page } from '@techbourse/api-schema';
import type { SsoProvider, SsoProvidersQuery } from '@techbourse/gateway/api';
import { authorise, cursorKey, decodeCursor, toPage } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { readFor } from '../../rows.ts';
import { noProvider, viewOf } from './provider.ts';
import { findProvider, listProviders as readProviders } from './store.ts';

export async function getProvider(ctx: Context, actor: Actor, organisationId: string): Promise<SsoProvider> {
  authorise(actor, 'sso.read', { organisationId }, noProvider);
  const row = await readFor(ctx, actor, (tx) => findProvider(tx, organisationId));
  if (!row) throw noProvider();
  return viewOf(row, ctx.publicUrl);
}

/** For the operator. Pages by id, which is the order of creation. */
export async function listProviders(ctx: Context, actor: Actor, query: SsoProvidersQuery): Promise<Page<SsoProvider>> {
  authorise(actor, 'sso.list_all');
  const [after] = query.cursor ? decodeCursor(query.cursor, z.tuple([cursorKey.id])) : [];
  const rows = await readFor(ctx, actor, (tx) =>
    readProviders(tx, { state: query.state, after, limit: query.limit + 1 }),
  );
  const page = toPage(rows, query.limit, (row) => [row.id]);
  return { ...page, items: page.items.map((row) => viewOf(row, ctx.publicUrl)) };
}
