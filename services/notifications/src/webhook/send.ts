import { writeAudit } from '@techbourse/db';
import { today } from '@techbourse/platform';
import { seenByOrganisation } from '../change/seen-by.ts';
import { isRowSeen } from '../change/store.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { tell } from '../notification/tell.ts';
import { attemptDelivery } from './attempt.ts';
import { type DeliveryRow, giveUp, nextDue, recordAttempt } from './delivery-store.ts';
import { updateWebhook, type WebhookRow } from './store.ts';
import { disabledBecause, holdMs, retryMs } from './webhook.ts';

/** An answer that took longer puts a webhook aside, where it keeps only others like it waiting. */
const SLOW_MS = 2000;
/** How long a process has a webhook for itself; it asks again before each delivery. */
export const LEASE_MS = 60_000;
/** Deliveries that a webhook is given before others have their turn. */
const TURN = 20;

const SYSTEM = { kind: 'system', id: 'webhooks', organisation: null, scopes: [] } as const satisfies Parameters<
  typeof writeAudit
>[2];

type Sending = Pick<Context, 'db' | 'clock' | 'config' | 'outbound' | 'log'>;

/** Sends what is due to a webhook that this process has claimed, one message after the other, until one fails. */
export async function sendDue(ctx: Sending, claimed: WebhookRow, leaving: AbortSignal): Promise<void> {
  let webhook: WebhookRow | undefined = claimed;
  try {
    for (let sent = 0; webhook?.state === 'active' && sent < TURN && !leaving.aborted; sent += 1) {
      const delivery = await nextDue(ctx.db.orm, webhook.id, ctx.clock.now());
      if (!delivery) break;
      webhook = await sendOne(ctx, webhook, delivery, leaving);
      if (webhook && (webhook.failures > 0 || webhook.slow)) break;
    }
  } finally {
    await updateWebhook(ctx.db.orm, claimed.id, { leaseUntil: null });
  }
}

/** Sends one delivery and notes what came of it, for the delivery and for the webhook. */
async function sendOne(
  ctx: Sending,
  webhook: WebhookRow,
  delivery: DeliveryRow,
  leaving: AbortSignal,
): Promise<WebhookRow | undefined> {
  if (!(await isStillSeen(ctx, webhook, delivery))) {
    await giveUp(ctx.db.orm, delivery.id, 'the organisation may not see this any more');
    return webhook;
  }
  const { row, verdict, askedMs } = await attemptDelivery(ctx, webhook, delivery, leaving);
  const now = ctx.clock.now();
  const attempts = delivery.attempts + 1;
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  return ctx.db.orm.transaction(async (tx) => {
    const slow = row.durationMs > SLOW_MS;
    if (verdict.ok) {
      await recordAttempt(tx, row, { state: 'delivered', attempts, nextAt: null, deliveredAt: now });
      const well = { failures: 0, failingSince: null, holdUntil: null, lastDeliveredAt: now };
      return updateWebhook(tx, webhook.id, { ...well, slow, leaseUntil });
    }
    const wait = retryMs(attempts, Math.random(), askedMs);
    const nextAt = wait === undefined ? null : new Date(now.getTime() + wait);
    await recordAttempt(tx, row, { state: nextAt ? 'waiting' : 'failed', attempts, nextAt, deliveredAt: null });
    const failures = webhook.failures + 1;
    const because = disabledBecause(webhook, verdict, now);
    const holdUntil = new Date(now.getTime() + Math.max(holdMs(failures), Math.min(askedMs, 3_600_000)));
    const failed = { failures, failingSince: webhook.failingSince ?? now, holdUntil, slow, leaseUntil };
    if (!because) return updateWebhook(tx, webhook.id, failed);
    const disabled = await updateWebhook(tx, webhook.id, { ...failed, state: 'disabled', disabledBecause: because });
    const { id, url, organisationId } = webhook;
    ctx.log.info({ webhookId: id, because }, 'webhook disabled');
    await writeAudit(tx, audit, SYSTEM, [{ action: 'webhook.disable', subject: id, data: { because, url } }]);
    const fact = `${id} ${now.toISOString()}`;
    await tell(tx, [
      { kind: 'webhook.disabled', to: { organisationId }, data: { id, host: hostOf(url), because }, fact },
    ]);
    return disabled;
  });
}

/** What waited for long may be of a client whose mandate has ended meanwhile. */
async function isStillSeen(ctx: Sending, webhook: WebhookRow, { changeId }: DeliveryRow): Promise<boolean> {
  if (changeId === null) return true;
  const { orm } = ctx.db;
  return isRowSeen(orm, changeId, await seenByOrganisation(orm, webhook.organisationId, today(ctx)));
}

const hostOf = (url: string) => new URL(url).host;
