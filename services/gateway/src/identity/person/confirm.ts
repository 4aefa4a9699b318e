import { writeAudit } from '@techbourse/db';
import type { Confirm } from '@techbourse/gateway/api';
import { type Call, fail } from '@techbourse/platform';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { type OpenedSession, openSession } from '../session/open.ts';
import type { Browser } from '../session/session.ts';
import { hashToken } from '../session/token.ts';
import { isPassword } from './password.ts';
import { invalidLink, personActor } from './person.ts';
import { publishPerson } from './publish.ts';
import {
  findMailLink,
  findPersonByEmail,
  insertPerson,
  lockAddress,
  type PersonRow,
  setPassword,
  takeMailLink,
  voidMailLinks,
} from './store.ts';

/**
 * Makes the account that somebody signed up for, and signs in. It takes the link of the mail and the password of the same
 * sign-up: who signed up with another's address has no mail, and whose address it was does not have the other's password.
 */
export async function confirmSignUp(
  ctx: Context,
  { token, password }: Confirm,
  browser: Browser,
  call: Call,
): Promise<{ person: PersonRow; opened: OpenedSession }> {
  const tokenHash = hashToken(token);
  const at = ctx.clock.now();
  ctx.attempts.again.assert(tokenHash, 'Too many tries.');
  const link = await findMailLink(ctx.exchange.orm, 'sign_up', tokenHash, at);
  if (!link) throw invalidLink();
  if (!(await isPassword(link.data.passwordHash, password))) {
    throw fail.unauthenticated('account.wrong_password', 'This is not the password that you chose when you signed up');
  }
  return ctx.exchange.orm.transaction(async (tx) => {
    // Each of several links to one address voids the others.
    await lockAddress(tx, link.email);
    const taken = await takeMailLink(tx, 'sign_up', tokenHash, ctx.clock.now());
    if (!taken) throw invalidLink();
    const { email, data } = taken;
    // Who is told of it has read the mail of the address.
    if (await findPersonByEmail(tx, email)) throw fail.conflict('account.exists', 'You have an account: sign in');
    const person = await insertPerson(tx, { email, name: data.name ?? email, language: data.language ?? 'en' }, at);
    await setPassword(tx, person.id, data.passwordHash ?? '', at);
    await voidMailLinks(tx, { purpose: 'sign_up', email });
    const actor = personActor(person.id);
    const opened = await openSession(ctx, tx, { person, how: 'sign_up', browser });
    await writeAudit(tx, audit, actor, [
      { action: 'account.created', subject: person.id, data: { language: person.language } },
      { action: 'session.opened', subject: person.id, data: { sessionId: opened.row.id, how: 'sign_up' } },
    ]);
    await publishPerson(tx, person, call.requestId);
    return { person, opened };
  });
}
