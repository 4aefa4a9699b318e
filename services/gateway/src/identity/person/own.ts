import { fail } from '@techbourse/platform';
import type { Context } from '../../context.ts';
import { sessionEnded } from '../session/cache.ts';
import { isPassword } from './password.ts';
import { findCredential, findPerson, type PersonRow } from './store.ts';

/**
 * The person itself, when it is it who asks and not somebody at its open browser.
 * @throws AppError FORBIDDEN for a wrong password, INVALID_STATE for who has none.
 */
export async function assertOwnPassword(ctx: Context, personId: string, password: string): Promise<PersonRow> {
  ctx.attempts.again.assert(personId, 'Too many tries.');
  const person = await findPerson(ctx.db.orm, personId);
  if (!person) throw sessionEnded();
  const credential = await findCredential(ctx.db.orm, person.email);
  if (credential?.passwordHash == null) {
    throw fail.invalidState('account.no_password', 'You have no password: choose one by mail first');
  }
  if (!(await isPassword(credential.passwordHash, password))) {
    throw fail.forbidden('account.wrong_password', 'This is not your password');
  }
  ctx.attempts.again.forget(personId);
  return person;
}
