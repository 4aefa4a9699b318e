import type { Actor } from '@techbourse/policy';
import type { EditWatch, Watch } from '../api/watch.ts';
import type { Context } from '../context.ts';
import { readerFor } from '../reader.ts';
import { notFound } from './queries.ts';
import { deleteWatch, updateWatch } from './store.ts';
import { viewWatches } from './view.ts';

/** Mutes a watch, or has it tell again: of what comes after that. */
export async function editWatch(ctx: Context, actor: Actor, id: string, { muted }: EditWatch): Promise<Watch> {
  const reader = readerFor(actor, 'watch.edit');
  const row = await updateWatch(ctx.db.orm, reader, id, { muted });
  const [watch] = row ? await viewWatches(ctx.db.orm, [row]) : [];
  if (!watch) throw notFound();
  return watch;
}

export async function endWatch(ctx: Context, actor: Actor, id: string): Promise<void> {
  const reader = readerFor(actor, 'watch.edit');
  if (!(await deleteWatch(ctx.db.orm, reader, id))) throw notFound();
}
