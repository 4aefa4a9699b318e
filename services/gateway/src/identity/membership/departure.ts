import { type Tx, writeAudit } from '@techbourse/db';
import { authorisePerson, type Call, fail } from '@techbourse/platform';
import type { Actor, Role } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { rowsWith, writeFor } from '../../rows.ts';
import { lockOrganisation } from '../organisation/store.ts';
import { endInvitation } from './end-invitation.ts';
import { lockAsManager } from './manager.ts';
import { assertOwnerRemains, assertReaches, noMember, reachesTo } from './membership.ts';
import { publishMemberships, publishOffers } from './publish.ts';
import { openInvitations } from './requests-store.ts';
import { countMembers, deleteMember, findMember, type MemberRow, withdrawTransfers } from './store.ts';

/** Removes a member; oneself leaves by `leaveOrganisation`, which takes no right. */
export async function removeMember(
  ctx: Context,
  actor: Actor,
  of: { organisationId: string; personId: string },
  call: Call,
): Promise<void> {
  await writeFor(ctx, actor, async (tx) => {
    const manager = await lockAsManager(tx, actor, of.organisationId, 'member.manage');
    const row = await findMember(tx, of.organisationId, of.personId);
    if (!row) throw noMember();
    assertReaches(manager.role, row.role);
    await depart(ctx, tx, { actor, row, action: 'membership.removed', call });
  });
  ctx.changes.emit('person', of.personId);
}

/** A person leaves an organisation, whatever it is in it, unless it is the last owner. */
export async function leaveOrganisation(ctx: Context, actor: Actor, organisationId: string, call: Call): Promise<void> {
  const leaving = authorisePerson(actor, 'membership.leave');
  const personId = leaving.by.person;
  await writeFor(
    ctx,
    actor,
    async (tx) => {
      const organisation = await lockOrganisation(tx, organisationId);
      const row = organisation && (await findMember(tx, organisationId, personId));
      if (!row) throw fail.notFound('membership.not_found', 'You do not belong to this organisation');
      await depart(ctx, tx, { actor, row, action: 'membership.left', call });
    },
    rowsWith(actor, organisationId),
  );
  ctx.changes.emit('person', personId);
}

async function depart(
  ctx: Context,
  tx: Tx,
  { actor, row, action, call }: { actor: Actor; row: MemberRow; action: string; call: Call },
): Promise<void> {
  const { organizationId: organisationId, userId: personId, role } = row;
  assertOwnerRemains(role, null, await countMembers(tx, organisationId, 'owner'));
  await deleteMember(tx, row);
  await endInvitationsOf(tx, actor, { organisationId, personId, role: null });
  await publishOffers(tx, await withdrawTransfers(tx, organisationId, ctx.clock.now(), personId));
  await writeAudit(tx, audit, actor, [{ action, subject: organisationId, data: { personId, role } }]);
  await publishMemberships(tx, [{ organisationId, personId, role: null }], call.requestId);
}

/** Ends what a member invited to and could not any more: who is removed leaves no door open behind it. */
export async function endInvitationsOf(
  tx: Tx,
  actor: Actor,
  { organisationId, personId, role }: { organisationId: string; personId: string; role: Role | null },
): Promise<void> {
  const open = await openInvitations(tx, organisationId, personId);
  const mayInvite = role !== null && reachesTo(role, 'admin');
  for (const { id, role: given } of open) {
    if (mayInvite && reachesTo(role, given as Role)) continue;
    await endInvitation(tx, id, 'revoked');
    const data = { invitationId: id };
    const entry = { action: 'membership.invitation_revoked', subject: organisationId, data };
    await writeAudit(tx, audit, actor, [entry]);
  }
}
