import { writeAudit } from '@techbourse/db';
import { authorise } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { getLockedWebhook } from './load.ts';
import { deleteWebhook } from './store.ts';

/** Deletes a webhook with its log; what waits is not sent. */
export async function removeWebhook(ctx: Context, actor: Actor, id: string): Promise<void> {
  authorise(actor, 'webhook.edit');
  await ctx.db.orm.transaction(async (tx) => {
    const { url } = await getLockedWebhook(tx, actor, 'webhook.edit', id);
    await deleteWebhook(tx, id);
    await writeAudit(tx, audit, actor, [{ action: 'webhook.delete', subject: id, data: { url } }]);
  });
}
