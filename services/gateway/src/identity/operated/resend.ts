import { writeAudit } from '@techbourse/db';
import { authorise, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { asExchange } from '../../rows.ts';
import { mailConfirmation } from '../person/sign-up.ts';
import { findPersonByEmail, findUnconfirmed } from '../person/store.ts';

const DAY_MS = 86_400_000;

/** Sends the mail of a sign-up again, for somebody who says that none came. The link goes to the address alone. */
export async function resendConfirmation(ctx: Context, actor: Actor, email: string): Promise<void> {
  authorise(actor, 'person.resend_confirmation');
  const since = new Date(ctx.clock.now().getTime() - ctx.config.CONFIRMATIONS_KEEP_DAYS * DAY_MS);
  await asExchange(ctx, async (tx) => {
    if (await findPersonByEmail(tx, email)) {
      throw fail.invalidState('account.confirmed', 'This address has an account: a new password is what helps');
    }
    const asked = await findUnconfirmed(tx, email, since);
    if (!asked) throw fail.notFound('person.no_sign_up', 'Nobody has signed up with this address lately');
    const purpose = asked.purpose === 'new_address' ? 'new_address' : 'sign_up';
    await mailConfirmation(ctx, tx, { purpose, email, personId: asked.personId, data: asked.data });
    await writeAudit(tx, audit, actor, [{ action: 'account.confirmation_resent', subject: asked.id }]);
  });
}
