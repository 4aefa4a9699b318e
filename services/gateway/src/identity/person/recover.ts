import { writeAudit } from '@techbourse/db';
import type { Language } from '@techbourse/domain';
import type { NewPassword } from '@techbourse/gateway/api';
import { accountPage } from '@techbourse/gateway/api';
import { writeMails } from '@techbourse/mail';
import type { Context } from '../../context.ts';
import { audit, mail } from '../../db/schema.ts';
import { deleteSessions } from '../session/store.ts';
import { hashToken } from '../session/token.ts';
import { newMailLink } from './link.ts';
import { assertGoodPassword, hashPassword } from './password.ts';
import { invalidLink, languageOf, personActor } from './person.ts';
import {
  deleteMailLinks,
  findMailLink,
  findPerson,
  findPersonByEmail,
  lockPerson,
  type PersonRow,
  setPassword,
  takeMailLink,
} from './store.ts';
import { NO_ACCOUNT, PASSWORD_CHANGED, RESET_PASSWORD } from './texts.ts';

/**
 * Sends the link for a new password to an address, or says by mail that it has no account. Nobody else learns which.
 * @param network where the request comes from.
 * @param language of a mail to somebody unknown.
 */
export async function askForPassword(ctx: Context, email: string, network: string, language: Language): Promise<void> {
  ctx.attempts.mails.assert(network, 'Too many mails for your network.');
  if (!ctx.attempts.mail.take(email)) return; // it has enough of these mails, and nobody learns that
  await ctx.exchange.orm.transaction(async (tx) => {
    const person = await findPersonByEmail(tx, email);
    const spoken = person ? languageOf(person) : language;
    const content = person
      ? RESET_PASSWORD[spoken]({ url: await newMailLink(ctx, tx, { purpose: 'reset', email, personId: person.id }) })
      : NO_ACCOUNT[spoken]({ url: accountPage(ctx.publicUrl, '/account/sign-up') });
    await writeMails(tx, mail, [{ kind: 'account.reset', to: email, language: spoken, content }]);
  });
}

/**
 * Sets the password of whoever reads the mail of an account, and ends all its sessions. A second factor stays: who has the mail
 * of somebody does not have its app.
 */
export async function setForgottenPassword(ctx: Context, { token, password }: NewPassword): Promise<PersonRow> {
  const tokenHash = hashToken(token);
  const at = ctx.clock.now();
  const link = await findMailLink(ctx.exchange.orm, 'reset', tokenHash, at);
  const owner = link?.personId ? await findPerson(ctx.exchange.orm, link.personId) : undefined;
  if (!owner) throw invalidLink();
  assertGoodPassword(password, owner);
  const passwordHash = await hashPassword(password);
  const changed = await ctx.exchange.orm.transaction(async (tx) => {
    // First of all, because each of several links to one person deletes the others.
    const person = await lockPerson(tx, owner.id);
    const taken = person && (await takeMailLink(tx, 'reset', tokenHash, at));
    if (!taken) throw invalidLink();
    // The mail went to an address that may be another's by now.
    if (taken.email !== person.email) throw invalidLink();
    await applyPassword(ctx, tx, person, passwordHash, {});
    return person;
  });
  ctx.changes.emit('person', changed.id);
  return changed;
}

type Tx = Parameters<Parameters<Context['db']['orm']['transaction']>[0]>[0];

/** Writes a new password, ends the sessions of who knew the old one, voids links, and tells the person by mail. */
export async function applyPassword(
  ctx: Context,
  tx: Tx,
  person: PersonRow,
  passwordHash: string,
  { keep }: { keep?: string },
): Promise<void> {
  await setPassword(tx, person.id, passwordHash, ctx.clock.now());
  const ended = await deleteSessions(tx, person.id, { except: keep });
  await deleteMailLinks(tx, { purpose: 'reset', personId: person.id });
  await deleteMailLinks(tx, { purpose: 'new_address', personId: person.id });
  const data = { sessionsEnded: ended, by: keep ? 'password' : 'mail' };
  await writeAudit(tx, audit, personActor(person.id), [
    { action: 'account.password_changed', subject: person.id, data },
  ]);
  const language = languageOf(person);
  const content = PASSWORD_CHANGED[language]({ url: accountPage(ctx.publicUrl, '/account/recover') });
  await writeMails(tx, mail, [{ kind: 'account.password', to: person.email, language, content }]);
}
