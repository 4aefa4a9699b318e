import { writeAudit } from '@techbourse/db';
import { AppError, authorise, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { PingAnswer } from '../api/webhook.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { attemptDelivery } from './attempt.ts';
import { countPings, insertPing, recordAttempt } from './delivery-store.ts';
import { getWebhook } from './load.ts';
import { viewAttempt } from './view.ts';
import { pingBody } from './webhook.ts';

/** Tests an organisation may make in a minute: a test asks somebody's server at once. */
const PINGS_PER_MINUTE = 10;

/** Sends a test now, in whichever state the webhook is, and says what came of it. It is not repeated. */
export async function pingWebhook(ctx: Context, actor: Actor, id: string): Promise<PingAnswer> {
  authorise(actor, 'webhook.test');
  const webhook = await getWebhook(ctx, actor, 'webhook.test', id);
  const now = ctx.clock.now();
  const since = new Date(now.getTime() - 60_000);
  if ((await countPings(ctx.db.orm, webhook.organisationId, since)) >= PINGS_PER_MINUTE) {
    const message = `An organisation tests ${PINGS_PER_MINUTE} times a minute at most`;
    throw new AppError('LIMIT_EXCEEDED', 'webhook.too_many_tests', message);
  }
  const delivery = { id: newId(), body: pingBody(id, now) };
  await ctx.db.orm.transaction(async (tx) => {
    await insertPing(tx, { ...delivery, webhookId: id, changeId: null, position: 0, type: 'webhook.ping' }, now);
    await writeAudit(tx, audit, actor, [{ action: 'webhook.test', subject: id, data: { url: webhook.url } }]);
  });
  const { row, verdict } = await attemptDelivery(ctx, webhook, delivery);
  const after = verdict.ok ? { state: 'delivered', deliveredAt: row.at } : { state: 'failed', deliveredAt: null };
  await ctx.db.orm.transaction((tx) => recordAttempt(tx, row, { ...after, attempts: 1, nextAt: null }));
  return { ...viewAttempt(row), ok: verdict.ok };
}
