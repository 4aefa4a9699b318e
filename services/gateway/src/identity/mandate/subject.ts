import type { Scope } from '@techbourse/api-schema';
import type { MandateAbout } from '@techbourse/gateway/api';
import { type Call, fail } from '@techbourse/platform';
import type { Actor, ActorOrganisation } from '@techbourse/policy';

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
  if (about.kind === 'all' || (await findOwner(actor, about, call)) === clientId) return;
  const message = `There is no such ${about.kind} of the client`;
  throw fail.validation('mandate.subject', message, [{ pointer: '/about/id', rule: 'mandate.subject', message }]);
}

/**
 * The same again before a mandate binds: its record may have left the client since. Asked as the client itself, for the
 * agency may not see a draft of it. @throws INVALID_STATE (`mandate.subject`).
 */
export async function assertStillSubject(
  findOwner: FindOwner,
  client: ActorOrganisation,
  about: MandateAbout,
  call: Call,
): Promise<void> {
  if (about.kind === 'all') return;
  const scopes: Scope[] = ['listings:read', 'demands:read'];
  const asked: Actor = { kind: 'system', id: 'mandate.accept', organisation: client, scopes };
  if ((await findOwner(asked, about, call)) === client.id) return;
  const message = `The ${about.kind} of this mandate is not the client's any more: propose another one`;
  throw fail.invalidState('mandate.subject', message, { details: { about } });
}
