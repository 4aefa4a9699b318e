import { writeAudit } from '@techbourse/db';
import { authorise, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { assertVersion } from '@techbourse/record';
import type { EditWebhook, Webhook } from '../api/webhook.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { hurryWaiting } from './delivery-store.ts';
import { getLockedWebhook } from './load.ts';
import { updateWebhook } from './store.ts';
import { viewWebhook } from './view.ts';

const WELL = { failures: 0, failingSince: null, holdUntil: null, slow: false, disabledBecause: null } as const;

/** Changes a webhook, pauses it or has it go on: with what came meanwhile, as far as the feed keeps it. */
export async function editWebhook(ctx: Context, actor: Actor, id: string, input: EditWebhook): Promise<Webhook> {
  authorise(actor, 'webhook.edit');
  const { expectedVersion, ...change } = input;
  if (change.url !== undefined) ctx.outbound.assertUrl(change.url, '/url');
  return ctx.db.orm.transaction(async (tx) => {
    const before = await getLockedWebhook(tx, actor, 'webhook.edit', id);
    assertVersion('webhook', before.version, expectedVersion);
    const now = ctx.clock.now();
    // Another address may be well, and whoever says go on wants a try at once.
    const isFresh = change.url !== undefined || (change.state === 'active' && before.state !== 'active');
    const row = await updateWebhook(tx, id, { ...change, ...(isFresh ? WELL : {}), version: before.version + 1 });
    if (!row) throw fail.notFound('webhook.not_found', 'There is no such webhook');
    if (isFresh && row.state === 'active') await hurryWaiting(tx, id, now);
    await writeAudit(tx, audit, actor, [{ action: 'webhook.edit', subject: id, data: change }]);
    return viewWebhook(row, now);
  });
}
