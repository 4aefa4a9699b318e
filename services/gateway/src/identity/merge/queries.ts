import type { Merge } from '@techbourse/gateway/api';
import { authorise } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { readFor } from '../../rows.ts';
import { mergeView } from './merge.ts';
import { findMerge } from './store.ts';
import { noMerge } from './undo.ts';

/** The merge by which an organisation went, for the operator that may undo it. */
export async function getMerge(ctx: Context, actor: Actor, fromId: string): Promise<Merge> {
  authorise(actor, 'organisation.merge');
  const row = await readFor(ctx, actor, (tx) => findMerge(tx, fromId));
  if (!row) throw noMerge();
  return mergeView(row);
}
