import type { Tx } from '@techbourse/db';
import { fail } from '@techbourse/platform';
import { lockPerson, type PersonRow } from './store.ts';

/**
 * The person behind a session, locked. Only whose mail address is verified founds, joins or answers, because the address says
 * who it is.
 * @throws AppError UNAUTHENTICATED when there is no such person any more, FORBIDDEN (`person.email_unverified`).
 */
export async function lockVerifiedPerson(tx: Tx, id: string): Promise<PersonRow> {
  const row = await lockPerson(tx, id);
  if (!row) throw fail.unauthenticated('actor.anonymous', 'Sign in again');
  if (!row.emailVerified) throw fail.forbidden('person.email_unverified', 'Confirm your mail address first');
  return row;
}
