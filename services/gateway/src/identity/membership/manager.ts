import type { Tx } from '@techbourse/db';
import { authorise, fail } from '@techbourse/platform';
import { type Action, type Actor, decide, type Role } from '@techbourse/policy';
import { assertActive, authoriseOwn, notFound } from '../organisation/organisation.ts';
import { lockOrganisation, type OrganisationRow } from '../organisation/store.ts';
import { countMembers, findMember } from './store.ts';

/** Who looks after the members of an organisation, and how far: it gives no role above its own. */
export type Manager = { organisation: OrganisationRow; role: Role; personId: string | null };

/**
 * The organisation, locked to the end, and how far the actor reaches in it. The lock makes writes of its members come one
 * after the other: without it two owners could leave at the same moment. What a person is comes from its membership as it is
 * now, not from its session; a key of the organisation reaches as far as an admin, the operator as an owner, in its own
 * organisation until that has one.
 * @throws AppError NOT_FOUND, FORBIDDEN, INVALID_STATE (`organisation.suspended`).
 */
export async function lockAsManager(tx: Tx, actor: Actor, organisationId: string, action: Action): Promise<Manager> {
  authorise(actor, action);
  const organisation = await lockOrganisation(tx, organisationId);
  if (!organisation) throw notFound();
  const who = authoriseOwn(actor, action, organisation);
  if (actor.by?.agency) {
    throw fail.forbidden('membership.not_by_agency', 'An agency does not look after the members of its clients');
  }
  assertActive(organisation);
  const personId = (actor.kind === 'person' && actor.by?.person) || null;
  if (who.organisation.id !== organisationId) return { organisation, role: 'owner', personId: null };
  if (!personId) {
    // Somebody has to be the first to run a new exchange, and nobody is there yet to invite it.
    const isFirst =
      decide(actor, 'exchange.operate').allowed && (await countMembers(tx, organisationId, 'owner')) === 0;
    return { organisation, role: isFirst ? 'owner' : 'admin', personId };
  }
  const own = await findMember(tx, organisationId, personId);
  if (own?.role !== 'owner' && own?.role !== 'admin') {
    throw fail.forbidden('actor.missing_role', 'Your role in your organisation does not include this');
  }
  return { organisation, role: own.role, personId };
}
