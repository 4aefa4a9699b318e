import { fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Notification, ReadAll } from '../api/index.ts';
import type { Context } from '../context.ts';
import { readerFor } from '../reader.ts';
import { readerLanguage } from './queries.ts';
import { findNotification, markAllRead, markRead, wakeStreams } from './store.ts';
import { viewNotifications } from './view.ts';

/** Marks one notification as read, or as unread again. The same twice changes nothing. */
export async function markNotification(
  ctx: Context,
  actor: Actor,
  id: string,
  as: 'read' | 'unread',
): Promise<Notification> {
  const reader = readerFor(actor, 'notification.mark');
  const row = await ctx.db.orm.transaction(async (tx) => {
    if (!(await findNotification(tx, reader, id))) throw notFound();
    await markRead(tx, id, as === 'read' ? ctx.clock.now() : null);
    await wakeStreams(tx, [reader.personId]);
    return findNotification(tx, reader, id);
  });
  const [shown] = row
    ? await viewNotifications(ctx, ctx.db.orm, [row], await readerLanguage(ctx, reader.personId))
    : [];
  if (!shown) throw notFound();
  return shown;
}

/** Marks all as read, or those of some kinds or of one organisation, as far as the reader has seen. */
export async function markAll(ctx: Context, actor: Actor, input: ReadAll): Promise<{ read: number }> {
  const reader = readerFor(actor, 'notification.mark');
  const { upTo, kind: kinds, organisation: organisationId } = input;
  return ctx.db.orm.transaction(async (tx) => {
    const read = await markAllRead(tx, reader, { upTo, kinds, organisationId }, ctx.clock.now());
    await wakeStreams(tx, [reader.personId]);
    return { read };
  });
}

function notFound() {
  return fail.notFound('notification.not_found', 'There is no such notification');
}
