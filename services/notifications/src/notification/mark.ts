import { authorisePerson, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Notification, ReadAll } from '../api/index.ts';
import type { Context } from '../context.ts';
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
  const { person } = authorisePerson(actor, 'notification.mark').by;
  const row = await ctx.db.orm.transaction(async (tx) => {
    if (!(await findNotification(tx, person, id))) throw notFound();
    await markRead(tx, id, as === 'read' ? ctx.clock.now() : null);
    await wakeStreams(tx, [person]);
    return findNotification(tx, person, id);
  });
  const [shown] = row ? await viewNotifications(ctx, ctx.db.orm, [row], await readerLanguage(ctx, person)) : [];
  if (!shown) throw notFound();
  return shown;
}

/** Marks all as read, or those of some kinds or of one organisation, as far as the reader has seen. */
export async function markAll(ctx: Context, actor: Actor, input: ReadAll): Promise<{ read: number }> {
  const { person } = authorisePerson(actor, 'notification.mark').by;
  const { upTo, kind: kinds, organisation: organisationId } = input;
  return ctx.db.orm.transaction(async (tx) => {
    const read = await markAllRead(tx, person, { upTo, kinds, organisationId }, ctx.clock.now());
    await wakeStreams(tx, [person]);
    return { read };
  });
}

function notFound() {
  return fail.notFound('notification.not_found', 'There is no such notification');
}
