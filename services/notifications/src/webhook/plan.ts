import { today } from '@techbourse/platform';
import { seenByOrganisation } from '../change/seen-by.ts';
import { type ChangeRow, feedEnd, listChangeRows } from '../change/store.ts';
import type { Context } from '../context.ts';
import { countWaiting, type NewDelivery, queueDeliveries } from './delivery-store.ts';
import { lockBehind, updateWebhook, type WebhookRow } from './store.ts';
import { bodyOf } from './webhook.ts';

/** Webhooks, and rows of the feed for each, that one pass takes on. */
const WEBHOOKS = 50;
const ROWS = 500;
/** A webhook with more waits in the feed instead. */
const WAITING_MAX = 5000;

/** Deliveries of those of the rows that a webhook asked for. */
export function deliveriesFor(
  { id, types }: Pick<WebhookRow, 'id' | 'types'>,
  rows: readonly ChangeRow[],
): NewDelivery[] {
  return rows
    .filter(({ type }) => types.length === 0 || types.includes(type))
    .map((row) => ({ webhookId: id, changeId: row.id, position: row.position, type: row.type, body: bodyOf(row) }));
}

/**
 * Makes deliveries of what the feed has for webhooks that have not come to its end. Each webhook goes on where it was, in
 * the transaction that notes how far it came: none is left out, and none made twice.
 * @returns whether there may be more.
 */
export async function planDeliveries(ctx: Pick<Context, 'db' | 'clock' | 'config'>): Promise<boolean> {
  const now = ctx.clock.now();
  return ctx.db.orm.transaction(async (tx) => {
    const end = await feedEnd(tx);
    const behind = await lockBehind(tx, end, WEBHOOKS);
    let isMore = behind.length === WEBHOOKS;
    for (const webhook of behind) {
      if ((await countWaiting(tx, webhook.id)) >= WAITING_MAX) continue;
      const query = await seenByOrganisation(tx, webhook.organisationId, today(ctx));
      const rows = await listChangeRows(tx, query, { after: webhook.position, upTo: end, limit: ROWS });
      await queueDeliveries(tx, deliveriesFor(webhook, rows), now);
      const last = rows.at(-1);
      const isWhole = rows.length < ROWS || last === undefined;
      await updateWebhook(tx, webhook.id, { position: isWhole ? end : last.position });
      isMore ||= !isWhole;
    }
    return isMore;
  });
}
