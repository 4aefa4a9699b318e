import type { Tx } from '@techbourse/db';
import { assertAllowed, fail } from '@techbourse/platform';
import { type Action, type Actor, visibleTo } from '@techbourse/policy';
import type { Context } from '../context.ts';
import { findWebhook, lockWebhook, type WebhookRow } from './store.ts';

const notFound = () => fail.notFound('webhook.not_found', 'There is no such webhook');

/** A webhook that the actor may do this on. */
export async function getWebhook(
  ctx: Pick<Context, 'db'>,
  actor: Actor,
  action: Action,
  id: string,
): Promise<WebhookRow> {
  assertAllowed(actor, action);
  const row = await findWebhook(ctx.db.orm, id, visibleTo(actor, action));
  if (!row) throw notFound();
  return row;
}

/** The same, held until the transaction ends. */
export async function getLockedWebhook(tx: Tx, actor: Actor, action: Action, id: string): Promise<WebhookRow> {
  const row = await lockWebhook(tx, id, visibleTo(actor, action));
  if (!row) throw notFound();
  return row;
}
