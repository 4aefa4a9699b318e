import { showRows, type Tx, writeAudit } from '@techbourse/db';
import type { Answer, Invitation } from '@techbourse/gateway/api';
import { authorisePerson, type Call, fail } from '@techbourse/platform';
import type { Actor, Role } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { rowsWith, writeFor } from '../../rows.ts';
import { assertActive } from '../organisation/organisation.ts';
import { lockOrganisation } from '../organisation/store.ts';
import { admit } from './admit.ts';
import { endInvitation } from './end-invitation.ts';
import { noInvitation, settled } from './invite.ts';
import { reachesTo } from './membership.ts';
import { lockVerifiedPerson } from './person.ts';
import { findInvitation, type InvitationRow } from './requests-store.ts';
import { findMember } from './store.ts';
import { invitationView } from './view.ts';

/** The person whose verified address was invited accepts, or does not. For everybody else the invitation does not exist. */
export async function answerInvitation(
  ctx: Context,
  actor: Actor,
  id: string,
  { answer }: Answer,
  call: Call,
): Promise<Invitation> {
  const invited = authorisePerson(actor, 'membership.answer');
  const answered = await writeFor(ctx, actor, async (tx) => {
    const now = ctx.clock.now();
    const person = await lockVerifiedPerson(tx, invited.by.person);
    const isFor = (row: InvitationRow | undefined) => row !== undefined && row.email === person.email.toLowerCase();
    const found = await findInvitation(tx, id);
    if (!found || !isFor(found)) throw noInvitation();
    await showRows(tx, rowsWith(actor, found.organizationId));
    const organisation = await lockOrganisation(tx, found.organizationId);
    const row = await findInvitation(tx, id);
    if (!organisation || !row || !isFor(row)) throw noInvitation();
    if (row.status !== 'pending') throw settled(row.status);
    if (row.expiresAt <= now) throw settled('expired');
    assertActive(organisation);
    const isIn = answer === 'accept';
    if (isIn && !(await mayStillInvite(tx, row))) throw inviterGone();
    await endInvitation(tx, id, isIn ? 'accepted' : 'declined');
    const action = isIn ? 'membership.invitation_accepted' : 'membership.invitation_declined';
    const data = { invitationId: id, personId: person.id };
    await writeAudit(tx, audit, actor, [{ action, subject: organisation.id, data }]);
    const given = { organisationId: organisation.id, personId: person.id, role: row.role as Role, at: now };
    if (isIn) await admit(tx, actor, given, call);
    return invitationView({ ...row, status: isIn ? 'accepted' : 'declined' }, organisation, now);
  });
  ctx.changes.emit('person', invited.by.person);
  return answered;
}

/** Whoever invited still may: it has neither left nor lost the role that it gave. */
async function mayStillInvite(tx: Tx, { inviterId, organizationId, role }: InvitationRow): Promise<boolean> {
  if (inviterId === null) return true;
  const inviter = await findMember(tx, organizationId, inviterId);
  return inviter !== undefined && reachesTo(inviter.role, 'admin') && reachesTo(inviter.role, role as Role);
}

function inviterGone() {
  const message = 'Who invited you may not invite any more: ask the organisation for another invitation';
  return fail.invalidState('membership.inviter_gone', message);
}
