import type { Context } from '../context.ts';
import { deleteOld } from './store.ts';

const DAY_MS = 86_400_000;
/** Longer than an event can come again (72 hours in the outbox). */
const KEEP_FACTS_DAYS = 30;
const BATCH = 1000;

/** Deletes one batch of notifications that are old, unread ones later; true when more may wait. */
export async function forgetOld(ctx: Pick<Context, 'config' | 'clock' | 'db'>): Promise<boolean> {
  const { NOTIFICATIONS_KEEP_DAYS: keep, NOTIFICATIONS_KEEP_UNREAD_DAYS: keepUnread } = ctx.config;
  const before = (days: number) => new Date(ctx.clock.now().getTime() - days * DAY_MS);
  const older = { settled: before(keep), unread: before(Math.max(keep, keepUnread)), facts: before(KEEP_FACTS_DAYS) };
  return deleteOld(ctx.db.orm, older, BATCH);
}
