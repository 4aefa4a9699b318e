import { writeAudit } from '@techbourse/db';
import { authorise, fail, today } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { type Delivery, REPLAY_MAX, type Replay, type Replayed } from '../api/webhook.ts';
import { seenByOrganisation } from '../change/seen-by.ts';
import { listChangeRows } from '../change/store.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { findDelivery, queueDeliveries, releasedBetween } from './delivery-store.ts';
import { getLockedWebhook } from './load.ts';
import { deliveriesFor } from './plan.ts';
import { viewDelivery } from './view.ts';

/** Sends one delivery again, with the same id and body. */
export async function replayDelivery(ctx: Context, actor: Actor, id: string, deliveryId: string): Promise<Delivery> {
  authorise(actor, 'webhook.replay');
  return ctx.db.orm.transaction(async (tx) => {
    await getLockedWebhook(tx, actor, 'webhook.replay', id);
    const delivery = await findDelivery(tx, id, deliveryId);
    if (!delivery) throw fail.notFound('webhook.delivery_not_found', 'There is no such delivery');
    if (delivery.changeId === null) {
      throw fail.invalidState('webhook.test_not_replayed', 'A test is not sent again: make another');
    }
    const { webhookId, changeId, position, type, body } = delivery;
    await queueDeliveries(tx, [{ webhookId, changeId, position, type, body }], ctx.clock.now());
    await writeAudit(tx, audit, actor, [{ action: 'webhook.replay', subject: id, data: { deliveryId } }]);
    const queued = await findDelivery(tx, id, deliveryId);
    return viewDelivery(queued ?? delivery);
  });
}

/** Sends everything again that was told in a span of time, also what was told before there was this webhook. */
export async function replayRange(ctx: Context, actor: Actor, id: string, { from, to }: Replay): Promise<Replayed> {
  authorise(actor, 'webhook.replay');
  return ctx.db.orm.transaction(async (tx) => {
    const webhook = await getLockedWebhook(tx, actor, 'webhook.replay', id);
    const now = ctx.clock.now();
    const range = await releasedBetween(tx, new Date(from), to ? new Date(to) : now);
    const seen = await seenByOrganisation(tx, webhook.organisationId, today(ctx));
    const rows = await listChangeRows(tx, seen, {
      ...range,
      limit: REPLAY_MAX + 1,
    });
    const replayed = rows.slice(0, REPLAY_MAX);
    const deliveries = deliveriesFor(webhook, replayed);
    for (let at = 0; at < deliveries.length; at += 500) await queueDeliveries(tx, deliveries.slice(at, at + 500), now);
    await writeAudit(tx, audit, actor, [
      { action: 'webhook.replay', subject: id, data: { from, to: to ?? null, count: deliveries.length } },
    ]);
    const last = replayed.at(-1);
    return { replayed: deliveries.length, more: rows.length > REPLAY_MAX, upTo: last?.releaseAt.toISOString() ?? null };
  });
}
