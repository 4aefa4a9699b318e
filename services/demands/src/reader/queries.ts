import type { Page } from '@techbourse/api-schema';
import { authorise, cursorKey, decodeCursor, toPage } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { PageInput } from '@techbourse/record';
import { z } from 'zod';
import type { DemandReader } from '../api/reader.ts';
import type { Context } from '../context.ts';
import { demands, disclosures } from '../demand/store.ts';
import { viewReader } from './view.ts';

/** The organisations that know who is behind an anonymous demand by its owner's word, oldest first. */
export async function listReaders(
  ctx: Context,
  actor: Actor,
  id: string,
  query: PageInput,
): Promise<Page<DemandReader>> {
  const member = authorise(actor, 'demand.read_readers');
  const above = query.cursor ? decodeCursor(query.cursor, z.tuple([cursorKey.id]))[0] : undefined;
  const demand = await demands.getOwn(ctx.db.orm, member, id, 'demand.read_readers');
  const rows = await disclosures.list(ctx.db.orm, demand, { above, limit: query.limit + 1 });
  const page = toPage(rows, query.limit, (row) => [row.id]);
  return { ...page, items: page.items.map(viewReader) };
}
