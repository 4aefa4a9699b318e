import { type Tx, writeAudit } from '@techbourse/db';
import { type Call, fail, said } from '@techbourse/platform';
import type { Actor, Role } from '@techbourse/policy';
import { audit } from '../../db/schema.ts';
import { endInvitation } from './end-invitation.ts';
import { MEMBERS_MAX } from './membership.ts';
import { publishJoinRequest, publishMemberships } from './publish.ts';
import { findOpenInvitation, findOpenRequest, updateJoinRequest } from './requests-store.ts';
import { activate, countMembers, findPerson, insertMember, type MemberRow } from './store.ts';

/**
 * Makes a person a member, whatever led to it: a request, an invitation, a founding, single sign-on. What else of it waits at
 * the organisation is settled with it. The caller holds the lock of the organisation (`lockOrganisation`). One who belongs to it
 * already stays what it is.
 * @returns the new membership; undefined for one that stood.
 */
export async function admit(
  tx: Tx,
  actor: Actor,
  given: { organisationId: string; personId: string; role: Role; at: Date },
  call: Call,
): Promise<MemberRow | undefined> {
  const { organisationId, personId, role, at } = given;
  if ((await countMembers(tx, organisationId)) >= MEMBERS_MAX) {
    throw fail.invalidState('membership.too_many', said`An organisation has at most ${{ max: MEMBERS_MAX }} members`);
  }
  const row = await insertMember(tx, given);
  if (row) {
    await activate(tx, personId, organisationId);
    await writeAudit(tx, audit, actor, [
      { action: 'membership.added', subject: organisationId, data: { personId, role } },
    ]);
    await publishMemberships(tx, [{ organisationId, personId, role }], call.requestId);
  }
  const request = await findOpenRequest(tx, organisationId, personId);
  if (request) {
    const accepted = await updateJoinRequest(tx, request, { state: 'accepted', role, decidedAt: at });
    await publishJoinRequest(tx, accepted, call.requestId);
  }
  const person = await findPerson(tx, personId);
  const invited = person && (await findOpenInvitation(tx, organisationId, person.email.toLowerCase()));
  if (invited) await endInvitation(tx, invited.id, 'accepted');
  return row;
}
