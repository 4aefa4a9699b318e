import type { SignUp } from '@techbourse/gateway/api';
import { writeMails } from '@techbourse/mail';
import type { Context } from '../../context.ts';
import { mail } from '../../db/schema.ts';
import { newMailLink } from './link.ts';
import { assertGoodPassword, hashPassword } from './password.ts';
import { languageOf } from './person.ts';
import { findPersonByEmail } from './store.ts';
import { CONFIRM_SIGN_UP, SIGNED_UP_BEFORE } from './texts.ts';

/**
 * Asks for an account. There is none until the mail has come and its link was used together with the password, so nobody
 * takes an address before its owner does. An address that has an account gets another mail; the answer and the work are the same.
 * @param network where the request comes from.
 */
export async function signUp(ctx: Context, input: SignUp, network: string): Promise<void> {
  const { email, name, language, password } = input;
  assertGoodPassword(password, input);
  ctx.attempts.mails.assert(network, 'Too many sign-ups from your network.');
  const isWanted = ctx.attempts.mail.take(email);
  const passwordHash = await hashPassword(password);
  if (!isWanted) return; // it has enough of these mails, and nobody learns that
  await ctx.db.orm.transaction(async (tx) => {
    const known = await findPersonByEmail(tx, email);
    if (known) {
      const url = await newMailLink(ctx, tx, { purpose: 'reset', email, personId: known.id });
      const content = SIGNED_UP_BEFORE[languageOf(known)]({ url });
      await writeMails(tx, mail, [{ kind: 'account.known', to: email, language: languageOf(known), content }]);
      return;
    }
    const url = await newMailLink(ctx, tx, { purpose: 'sign_up', email, data: { name, language, passwordHash } });
    const content = CONFIRM_SIGN_UP[language]({ url });
    await writeMails(tx, mail, [{ kind: 'account.confirm', to: email, language, content }]);
  });
}
