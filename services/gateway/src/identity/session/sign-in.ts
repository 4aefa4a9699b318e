import { writeAudit } from '@techbourse/db';
import type { SignIn } from '@techbourse/gateway/api';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { isPassword } from '../person/password.ts';
import { personActor, wrongCredentials } from '../person/person.ts';
import { findCredential, type PersonRow } from '../person/store.ts';
import { type OpenedSession, openSession } from './open.ts';
import type { Browser } from './session.ts';

/**
 * Signs in by address and password. Every refusal is the same and takes the same work. Tries are counted for the account by
 * the browser that its owner has used or else the network, so a stranger's wrong tries do not keep the owner out.
 * @param from.network where the request comes from.
 * @param from.knownBrowser the browser, when this person has signed in with it before.
 */
export async function signIn(
  ctx: Context,
  { email, password }: SignIn,
  from: { network: string; knownBrowser: string | undefined; browser: Browser },
): Promise<{ person: PersonRow; opened: OpenedSession }> {
  const { attempts } = ctx;
  const { network, knownBrowser } = from;
  const source = `${email} ${knownBrowser ?? network}`;
  const advice = 'Too many tries. You can also choose a new password by mail.';
  attempts.password.assert(source, advice);
  if (!knownBrowser) attempts.stranger.assert(email, advice);
  attempts.network.assert(network, 'Too many tries from your network.');
  const found = await findCredential(ctx.exchange.orm, email);
  if (!(await isPassword(found?.passwordHash, password)) || !found) throw wrongCredentials();
  attempts.password.forget(source);
  attempts.network.undo(network);
  if (!knownBrowser) attempts.stranger.undo(email);
  const { person } = found;
  const opened = await ctx.exchange.orm.transaction(async (tx) => {
    const session = await openSession(ctx, tx, { person, how: 'password', browser: from.browser });
    const data = { sessionId: session.row.id, how: 'password', secondFactorDue: session.row.secondFactorDue };
    await writeAudit(tx, audit, personActor(person.id), [{ action: 'session.opened', subject: person.id, data }]);
    return session;
  });
  return { person, opened };
}
