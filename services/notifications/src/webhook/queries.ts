import { authorise, cursorKey, decodeCursor, fail, toPage } from '@techbourse/platform';
import { type Actor, ownIds } from '@techbourse/policy';
import { z } from 'zod';
import type { DeliveryDetail, ListDeliveries, Webhook } from '../api/webhook.ts';
import type { Context } from '../context.ts';
import { attemptsOf, findDelivery, listDeliveryRows } from './delivery-store.ts';
import { getWebhook } from './load.ts';
import { listWebhookRows } from './store.ts';
import { viewAttempt, viewDelivery, viewWebhook } from './view.ts';

export async function listWebhooks(ctx: Context, actor: Actor): Promise<{ items: Webhook[] }> {
  const rows = await listWebhookRows(ctx.db.orm, ownIds(authorise(actor, 'webhook.list')));
  return { items: rows.map((row) => viewWebhook(row, ctx.clock.now())) };
}

export async function readWebhook(ctx: Context, actor: Actor, id: string): Promise<Webhook> {
  return viewWebhook(await getWebhook(ctx, actor, 'webhook.read', id), ctx.clock.now());
}

const placeSchema = z.tuple([cursorKey.id]);

/** Deliveries of a webhook, newest first. */
export async function listDeliveries(ctx: Context, actor: Actor, id: string, query: ListDeliveries) {
  await getWebhook(ctx, actor, 'webhook.read', id);
  const { state, cursor, limit } = query;
  const [below] = cursor ? decodeCursor(cursor, placeSchema) : [undefined];
  const rows = await listDeliveryRows(ctx.db.orm, id, { state, below, limit: limit + 1 });
  const page = toPage(rows, limit, (row) => [row.id]);
  return { ...page, items: page.items.map(viewDelivery) };
}

/** Tries that a delivery shows. */
const LOG_MAX = 50;

export async function readDelivery(
  ctx: Context,
  actor: Actor,
  id: string,
  deliveryId: string,
): Promise<DeliveryDetail> {
  await getWebhook(ctx, actor, 'webhook.read', id);
  const row = await findDelivery(ctx.db.orm, id, deliveryId);
  if (!row) throw fail.notFound('webhook.delivery_not_found', 'There is no such delivery');
  const log = await attemptsOf(ctx.db.orm, deliveryId, LOG_MAX);
  return { ...viewDelivery(row), body: row.body, log: log.map(viewAttempt) };
}
