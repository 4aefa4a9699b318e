import type { MandateAbout } from '@techbourse/gateway/api';
import { type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';

/** Whose a listing or demand is, if the actor may know; undefined when it may not, or when there is none. */
export type FindOwner = (
  actor: Actor,
  about: Exclude<MandateAbout, { kind: 'all' }>,
  call: Call,
) => Promise<string | undefined>;

/** @throws VALIDATION unless the record that a mandate is about is the client's, as far as the actor may know. */
export async function assertSubject(
  findOwner: FindOwner,
  actor: Actor,
  { about, clientId }: { about: MandateAbout; clientId: string },
  call: Call,
): Promise<void> {
  if (about.kind === 'all') return;
  if ((await findOwner(actor, about, call)) === clientId) return;
  const message = `There is no such ${about.kind} of the client`;
  throw fail.validation('mandate.subject', message, [{ pointer: '/about/id', rule: 'mandate.subject', message }]);
}
