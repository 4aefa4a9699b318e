import { authorisePerson } from '@techbourse/platform';
import type { Action, Actor } from '@techbourse/policy';

/**
 * A person who reads or writes what is its own. `boundTo`: in a session that the single sign-on of this organisation made,
 * nothing but what concerns it is there.
 */
export type Reader = { personId: string; boundTo: string | undefined };

/** @throws AppError FORBIDDEN, UNAUTHENTICATED */
export function readerFor(actor: Actor, action: Action): Reader {
  const { person, boundTo } = authorisePerson(actor, action).by;
  return { personId: person, boundTo };
}
