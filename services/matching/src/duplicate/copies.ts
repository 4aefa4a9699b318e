import type { Page } from '@techbourse/api-schema';
import { authorise, decodeCursor, toPage } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { CopiedGroup } from '../api/copies.ts';
import type { Context } from '../context.ts';
import { listCopied } from './copies-store.ts';

/** Groups of near-duplicates with more than one owner, for the operator, by id. */
export async function listCopies(
  ctx: Pick<Context, 'db'>,
  actor: Actor,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<CopiedGroup>> {
  authorise(actor, 'copy.read');
  const [after] = cursor === undefined ? [] : decodeCursor(cursor, z.tuple([z.uuid()]));
  return toPage(await listCopied(ctx.db.orm, after, limit + 1), limit, ({ group }) => [group]);
}
