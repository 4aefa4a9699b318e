import { writeAudit } from '@techbourse/db';
import { authorise } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { RotatedSecret } from '../api/webhook.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { getLockedWebhook } from './load.ts';
import { openSecrets, sealSecret } from './secret.ts';
import { newSecret } from './sign.ts';
import { updateWebhook } from './store.ts';
import { DAY_MS } from './webhook.ts';

/** Makes a new secret. For a day deliveries are signed with both, so that a receiver can change without losing one. */
export async function rotateSecret(ctx: Context, actor: Actor, id: string): Promise<RotatedSecret> {
  authorise(actor, 'webhook.edit');
  return ctx.db.orm.transaction(async (tx) => {
    const before = await getLockedWebhook(tx, actor, 'webhook.edit', id);
    const secret = newSecret();
    const previousUntil = new Date(ctx.clock.now().getTime() + DAY_MS);
    // One that cannot be read signs nothing more.
    const previousSecret = openSecrets(ctx, before) ? before.secret : null;
    const sealed = sealSecret(ctx, id, secret);
    const change = { secret: sealed, previousSecret, previousUntil, version: before.version + 1 };
    await updateWebhook(tx, id, change);
    await writeAudit(tx, audit, actor, [{ action: 'webhook.rotate_secret', subject: id, data: {} }]);
    return { secret, previousSecretUntil: previousUntil.toISOString() };
  });
}
