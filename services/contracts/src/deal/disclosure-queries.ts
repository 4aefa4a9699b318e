import type { Page } from '@techbourse/api-schema';
import { authorise, cursorKey, decodeCursor, toPage } from '@techbourse/platform';
import { type Actor, visibleTo } from '@techbourse/policy';
import { z } from 'zod';
import type { DealDisclosure } from '../api/index.ts';
import type { Context } from '../context.ts';
import { listDisclosureRows } from '../disclosure/store.ts';
import { viewDisclosure } from '../disclosure/view.ts';
import { readFor } from '../rows.ts';
import { dealNotFound } from './load.ts';
import { findDeal } from './store.ts';

/** What was disclosed in a deal, for both sides and the operator; ended ones too, oldest first. */
export async function listDisclosures(
  ctx: Context,
  actor: Actor,
  dealId: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<DealDisclosure>> {
  const member = authorise(actor, 'disclosure.read');
  const above = query.cursor ? decodeCursor(query.cursor, z.tuple([cursorKey.id]))[0] : undefined;
  return readFor(ctx, member, async (tx) => {
    if (!(await findDeal(tx, dealId, visibleTo(member, 'disclosure.read')))) throw dealNotFound();
    const rows = await listDisclosureRows(tx, { dealId, above, limit: query.limit + 1 });
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { ...page, items: page.items.map(viewDisclosure) };
  });
}
