import { writeAudit } from '@techbourse/db';
import type { SignIn } from '@techbourse/gateway/api';
import { fail } from '@techbourse/platform';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { isPassword } from '../person/password.ts';
import { personActor, unconfirmed, wrongCredentials } from '../person/person.ts';
import { mailConfirmation } from '../person/sign-up.ts';
import { findCredential, findUnconfirmed, type MailLinkRow, type PersonRow } from '../person/store.ts';
import { type OpenedSession, openSession } from './open.ts';
import type { Browser } from './session.ts';

/** How long somebody who has not confirmed is told so. Shorter than links are kept (`ACCOUNT_LINKS_DAYS`). */
const UNCONFIRMED_DAYS = 7;

export type Comer = {
  /** Where the request comes from. */
  network: string;
  /** The browser, when this person has signed in with it before. */
  knownBrowser: string | undefined;
};

/**
 * Signs in by address and password. Every refusal is the same and takes the same work, but for who knows the password of
 * something that it has not confirmed. Tries are counted for the account by the browser that its owner has used or else the
 * network, so a stranger's wrong tries do not keep the owner out.
 */
export async function signIn(
  ctx: Context,
  given: SignIn,
  from: Comer & { browser: Browser },
): Promise<{ person: PersonRow; opened: OpenedSession }> {
  const { person, pending } = await checkCredentials(ctx, given, from);
  if (pending) throw unconfirmed();
  const opened = await ctx.exchange.orm.transaction(async (tx) => {
    const session = await openSession(ctx, tx, { person, how: 'password', browser: from.browser });
    const data = { sessionId: session.row.id, how: 'password', secondFactorDue: session.row.secondFactorDue };
    await writeAudit(tx, audit, personActor(person.id), [{ action: 'session.opened', subject: person.id, data }]);
    return session;
  });
  return { person, opened };
}

/**
 * Sends the mail of a sign-up, or of a new address, again to whoever knows its password.
 * @throws AppError INVALID_STATE (`account.confirmed`) when there is nothing left to confirm.
 */
export async function confirmAgain(ctx: Context, given: SignIn, from: Comer): Promise<void> {
  const { pending } = await checkCredentials(ctx, given, from);
  if (!pending) throw fail.invalidState('account.confirmed', 'This address is confirmed: sign in');
  ctx.attempts.mails.assert(from.network, 'Too many mails for your network.');
  if (!ctx.attempts.mail.take(given.email)) return; // it has enough of these mails
  const { email, personId, data } = pending;
  const purpose = pending.purpose === 'new_address' ? 'new_address' : 'sign_up';
  await ctx.exchange.orm.transaction((tx) => mailConfirmation(ctx, tx, { purpose, email, personId, data }));
}

type Checked = { person: PersonRow; pending?: never } | { person?: never; pending: MailLinkRow };

/** Whose address and password these are: a person's, or those of what waits to be confirmed. */
async function checkCredentials(
  ctx: Context,
  { email, password }: SignIn,
  { network, knownBrowser }: Comer,
): Promise<Checked> {
  const { attempts } = ctx;
  const source = `${email} ${knownBrowser ?? network}`;
  const advice = 'Too many tries. You can also choose a new password by mail.';
  attempts.password.assert(source, advice);
  if (!knownBrowser) attempts.stranger.assert(email, advice);
  attempts.network.assert(network, 'Too many tries from your network.');
  const since = new Date(ctx.clock.now().getTime() - UNCONFIRMED_DAYS * 86_400_000);
  const [found, pending] = await Promise.all([
    findCredential(ctx.exchange.orm, email),
    findUnconfirmed(ctx.exchange.orm, email, since),
  ]);
  const isOwn = await isPassword(found?.passwordHash, password);
  // Whoever is refused waits for both, whether or not there are both.
  const isPending = !isOwn && (await isPassword(pending?.data.passwordHash, password));
  const checked: Checked | undefined =
    isOwn && found ? { person: found.person } : isPending && pending ? { pending } : undefined;
  if (!checked) throw wrongCredentials();
  attempts.password.forget(source);
  attempts.network.undo(network);
  if (!knownBrowser) attempts.stranger.undo(email);
  return checked;
}
