import { idempotent, writeAudit } from '@techbourse/db';
import { authorise, type Call, fail, newId, said } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { CreatedWebhook, NewWebhook } from '../api/webhook.ts';
import { feedEnd } from '../change/store.ts';
import type { Context } from '../context.ts';
import { audit, idempotency } from '../db/schema.ts';
import { sealSecret } from './secret.ts';
import { newSecret } from './sign.ts';
import { holdWebhooksOf, insertWebhook } from './store.ts';
import { viewWebhook } from './view.ts';

type StoredAnswer = Omit<CreatedWebhook, 'secret'> & { secret: string | null };

/**
 * Makes a webhook that is told of what changes from now on. The stored answer holds no secret: a repeat of the
 * Idempotency-Key cannot show it again.
 * @throws AppError VALIDATION (`outbound...`) for an address that may not be asked, CONFLICT (`webhook.made_before`) for a
 *   repeat, INVALID_STATE (`webhook.too_many`).
 */
export async function createWebhook(
  ctx: Context,
  actor: Actor,
  input: NewWebhook,
  call: Call,
): Promise<CreatedWebhook> {
  const member = authorise(actor, 'webhook.create');
  ctx.outbound.assertUrl(input.url, '/url');
  const organisationId = member.organisation.id;
  const request = { verb: 'webhook.create', input };
  const context = { actor: member, key: call.idempotencyKey, request };
  const made = await idempotent<StoredAnswer>(ctx.db.orm, idempotency, context, async (tx, keep) => {
    const most = ctx.config.WEBHOOKS_MAX;
    if ((await holdWebhooksOf(tx, organisationId)) >= most) {
      throw fail.invalidState(
        'webhook.too_many',
        said`An organisation has at most ${{ max: most }} webhooks: delete one first`,
      );
    }
    const now = ctx.clock.now();
    const secret = newSecret();
    const id = newId();
    const row = await insertWebhook(tx, {
      ...input,
      id,
      organisationId,
      version: 1,
      state: 'active',
      secret: sealSecret(ctx, id, secret),
      position: await feedEnd(tx),
      createdAt: now,
    });
    const { url, types } = input;
    await writeAudit(tx, audit, actor, [{ action: 'webhook.create', subject: row.id, data: { url, types } }]);
    const view = viewWebhook(row, now);
    await keep({ ...view, secret: null });
    return { ...view, secret };
  });
  if (made.secret !== null) return { ...made, secret: made.secret };
  const message = 'This Idempotency-Key has made a webhook already. Its secret is shown once: rotate it';
  throw fail.conflict('webhook.made_before', message, { id: made.id });
}
