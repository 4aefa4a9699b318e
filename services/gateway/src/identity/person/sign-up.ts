import type { Tx } from '@techbourse/db';
import { languages } from '@techbourse/domain';
import type { SignUp } from '@techbourse/gateway/api';
import { writeMails } from '@techbourse/mail';
import type { Context } from '../../context.ts';
import { mail } from '../../db/schema.ts';
import { newMailLink } from './link.ts';
import { assertGoodPassword, hashPassword } from './password.ts';
import { languageOf } from './person.ts';
import { findPersonByEmail, type MailLinkRow } from './store.ts';
import { CONFIRM_ADDRESS, CONFIRM_SIGN_UP, SIGNED_UP_BEFORE } from './texts.ts';

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
  const data = { name, language, passwordHash };
  await ctx.exchange.orm.transaction((tx) =>
    mailConfirmation(ctx, tx, { purpose: 'sign_up', email, personId: null, data }),
  );
}

/**
 * Sends the link that confirms what was asked for. Whoever has an account with the address is told of that instead, and nobody
 * else; the link that goes to them keeps the password too, so that who signs in with it reads the same as of a free address.
 */
export async function mailConfirmation(
  ctx: Pick<Context, 'clock' | 'publicUrl'>,
  tx: Tx,
  asked: Pick<MailLinkRow, 'email' | 'personId' | 'data'> & { purpose: 'sign_up' | 'new_address' },
): Promise<void> {
  const { email, purpose, data } = asked;
  const owner = await findPersonByEmail(tx, email);
  const language = owner ? languageOf(owner) : languages.schema.catch('en').parse(data.language);
  const kind = purpose === 'sign_up' ? 'account.confirm' : 'account.address';
  if (owner) {
    const url = await newMailLink(ctx, tx, { purpose: 'reset', email, personId: owner.id, data });
    await writeMails(tx, mail, [{ kind, to: email, language, content: SIGNED_UP_BEFORE[language]({ url }) }]);
    return;
  }
  const url = await newMailLink(ctx, tx, asked);
  const texts = purpose === 'sign_up' ? CONFIRM_SIGN_UP : CONFIRM_ADDRESS;
  await writeMails(tx, mail, [{ kind, to: email, language, content: texts[language]({ url }) }]);
}
