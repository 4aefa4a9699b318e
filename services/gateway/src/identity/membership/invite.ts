import { writeAudit } from '@techbourse/db';
import type { Invitation, NewInvitation } from '@techbourse/gateway/api';
import { authorise, type Call, fail, said } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeFor, writeOnce } from '../../rows.ts';
import { endInvitation } from './end-invitation.ts';
import { assertMailAddress, mailInvitation } from './invitation-mail.ts';
import { lockAsManager } from './manager.ts';
import { alreadyMember, assertReaches, INVITATIONS_MAX } from './membership.ts';
import { publishInvitation } from './publish.ts';
import {
  countOpenInvitations,
  expireInvitations,
  findInvitation,
  findOpenInvitation,
  writeInvitation,
} from './requests-store.ts';
import { hasMemberOfEmail } from './store.ts';
import { invitationView } from './view.ts';

const DAY_MS = 86_400_000;

/**
 * Invites whoever has a mail address, in a role at most that of who invites. An address that is invited already gets the new
 * role and end. Only a person whose verified address it is can accept, whoever the mail was passed on to.
 */
export async function inviteMember(
  ctx: Context,
  actor: Actor,
  organisationId: string,
  input: NewInvitation,
  call: Call,
): Promise<Invitation> {
  const inviting = authorise(actor, 'member.manage');
  assertMailAddress(input.email);
  const context = { actor: inviting, key: call.idempotencyKey, request: { invite: organisationId, input } };
  return writeOnce(ctx, context, async (tx) => {
    const now = ctx.clock.now();
    const { organisation, role, personId } = await lockAsManager(tx, actor, organisationId, 'member.manage');
    const { email } = input;
    assertReaches(role, input.role);
    if (await hasMemberOfEmail(tx, organisationId, email)) throw alreadyMember();
    await expireInvitations(tx, organisationId, now);
    const open = await findOpenInvitation(tx, organisationId, email);
    // Somebody above has invited already: who is below does not take that back by inviting again.
    if (open?.role) assertReaches(role, open.role as NewInvitation['role']);
    if (!open && (await countOpenInvitations(tx, organisationId)) >= INVITATIONS_MAX) throw tooMany();
    const expiresAt = new Date(now.getTime() + input.expiresInDays * DAY_MS);
    const row = await writeInvitation(tx, { organisationId, email, role: input.role, inviterId: personId, expiresAt });
    await publishInvitation(tx, row);
    await mailInvitation(ctx, tx, { row, organisation, language: input.language });
    const data = { invitationId: row.id, email, role: input.role };
    await writeAudit(tx, audit, actor, [{ action: 'membership.invited', subject: organisationId, data }]);
    return invitationView(row, organisation, now);
  });
}

/** Takes an invitation back: whoever has its mail can do nothing with it any more. */
export async function revokeInvitation(
  ctx: Context,
  actor: Actor,
  of: { organisationId: string; id: string },
): Promise<void> {
  await writeFor(ctx, actor, async (tx) => {
    const manager = await lockAsManager(tx, actor, of.organisationId, 'member.manage');
    const row = await findInvitation(tx, of.id);
    if (row?.organizationId !== of.organisationId) throw noInvitation();
    if (row.status !== 'pending') throw settled(row.status);
    assertReaches(manager.role, row.role as NewInvitation['role']);
    await endInvitation(tx, row.id, 'revoked');
    // No address: the audit outlives the person's data.
    const data = { invitationId: row.id };
    await writeAudit(tx, audit, actor, [{ action: 'membership.invitation_revoked', subject: of.organisationId, data }]);
  });
}

export function noInvitation() {
  return fail.notFound('membership.invitation_not_found', 'There is no such invitation');
}

export function settled(status: string) {
  return fail.invalidState('membership.invitation_over', `This invitation is ${status} already`);
}

function tooMany() {
  return fail.invalidState(
    'membership.too_many_invitations',
    said`At most ${{ max: INVITATIONS_MAX }} invitations are open at a time`,
  );
}
