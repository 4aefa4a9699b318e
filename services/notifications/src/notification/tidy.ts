import type { Context } from '../context.ts';
import { deleteOld } from './store.ts';

const DAY_MS = 86_400_000;
/** Nobody scrolls back further. */
const KEEP_DAYS = 400;
/** Longer than an event can come again (72 hours in the outbox). */
const KEEP_FACTS_DAYS = 30;
const BATCH = 1000;

/** Deletes notifications of more than a year ago; true when more may wait. */
export async function forgetOld(ctx: Context): Promise<boolean> {
  const before = (days: number) => new Date(ctx.clock.now().getTime() - days * DAY_MS);
  return deleteOld(ctx.db.orm, { notifications: before(KEEP_DAYS), facts: before(KEEP_FACTS_DAYS) }, BATCH);
}
