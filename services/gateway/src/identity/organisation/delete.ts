import { type Tx, writeAudit } from '@techbourse/db';
import type { OrganisationDeletion } from '@techbourse/gateway/api';
import { type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeFor } from '../../rows.ts';
import { publishKeys } from '../key/publish.ts';
import { deleteKeysOf } from '../key/store.ts';
import { endInvitation } from '../membership/end-invitation.ts';
import { lockAsManager } from '../membership/manager.ts';
import { publishJoinRequest, publishMemberships, publishOffers } from '../membership/publish.ts';
import { allOpenRequests, openInvitations, updateJoinRequest } from '../membership/requests-store.ts';
import { allMembers, deleteMember, withdrawTransfers } from '../membership/store.ts';
import { publishOrganisations } from './publish.ts';
import { endRelations, type OrganisationRow, updateOrganisation } from './store.ts';

/**
 * Ends an organisation: by an owner, signed in, or the operator. Its row, records and contracts are kept for those who dealt
 * with it; its keys, memberships, invitations, requests, domains and places above and below others end with it. Its
 * identifiers are free again.
 */
export async function deleteOrganisation(
  ctx: Context,
  actor: Actor,
  id: string,
  input: OrganisationDeletion,
  call: Call,
): Promise<void> {
  const people = await writeFor(ctx, actor, async (tx) => {
    const { organisation, role } = await lockAsManager(tx, actor, id, 'organisation.delete');
    if (role !== 'owner')
      throw fail.forbidden('membership.not_owner', 'Only an owner, signed in, deletes its organisation');
    if (organisation.kind === 'operator') {
      throw fail.invalidState('organisation.delete.operator', 'The operator runs the exchange and is not deleted');
    }
    if (organisation.version !== input.expectedVersion) {
      const details = { version: organisation.version };
      throw fail.conflict('organisation.version', 'The organisation has changed meanwhile', details);
    }
    const { reason } = input;
    const ended = await endWhatHangsOnIt(ctx, tx, actor, organisation, call);
    const now = ctx.clock.now();
    const values = { deletedAt: now, verifiedAt: null, verifiedUntil: null, reverifySince: null };
    const changed = await updateOrganisation(tx, id, { ...values, version: organisation.version + 1, updatedAt: now });
    await writeAudit(tx, audit, actor, [{ action: 'organisation.deleted', subject: id, data: { reason, ...ended } }]);
    await publishOrganisations(tx, [changed], call.requestId);
    return ended.people;
  });
  ctx.changes.emit('organisation', id);
  for (const person of people) ctx.changes.emit('person', person);
}

async function endWhatHangsOnIt(ctx: Context, tx: Tx, actor: Actor, { id }: OrganisationRow, call: Call) {
  const now = ctx.clock.now();
  const gone = await deleteKeysOf(tx, id);
  await publishKeys(tx, gone, 'revoked');
  const keys = gone.map((key) => key.id);
  const members = await allMembers(tx, id);
  for (const row of members) await deleteMember(tx, row);
  const changes = members.map(({ userId: personId }) => ({ organisationId: id, personId, role: null }));
  await publishMemberships(tx, changes, call.requestId);
  for (const invitation of await openInvitations(tx, id)) await endInvitation(tx, invitation.id, 'revoked');
  for (const request of await allOpenRequests(tx, id)) {
    const declined = await updateJoinRequest(tx, request, { state: 'declined', decidedAt: now });
    await publishJoinRequest(tx, declined, call.requestId);
  }
  await publishOffers(tx, await withdrawTransfers(tx, id, now));
  await endRelations(tx, id, now);
  const revoked = keys.map((keyId) => ({ action: 'key.revoked', subject: id, data: { keyId, by: 'organisation' } }));
  await writeAudit(tx, audit, actor, revoked);
  return { keys: keys.length, people: members.map(({ userId }) => userId) };
}
