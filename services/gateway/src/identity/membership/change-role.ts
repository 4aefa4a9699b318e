import { writeAudit } from '@techbourse/db';
import type { MemberView, RoleChange } from '@techbourse/gateway/api';
import type { Call } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeFor } from '../../rows.ts';
import { orcidsFor } from '../orcid/shown.ts';
import { endInvitationsOf } from './departure.ts';
import { lockAsManager } from './manager.ts';
import { assertOwnerRemains, assertReaches, noMember } from './membership.ts';
import { publishMemberships, publishOffers } from './publish.ts';
import { countMembers, findMember, findPerson, updateRole, withdrawTransfers } from './store.ts';
import { memberView } from './view.ts';

/** Gives a member another role: neither above one's own, nor one that leaves the organisation without an owner. */
export async function changeRole(
  ctx: Context,
  actor: Actor,
  of: { organisationId: string; personId: string },
  { role }: RoleChange,
  call: Call,
): Promise<MemberView> {
  const { organisationId, personId } = of;
  const changed = await writeFor(ctx, actor, async (tx) => {
    const manager = await lockAsManager(tx, actor, organisationId, 'member.manage');
    const before = await findMember(tx, organisationId, personId);
    const person = await findPerson(tx, personId);
    if (!before || !person) throw noMember();
    assertReaches(manager.role, before.role, role);
    const view = memberView({ ...before, role }, person, undefined);
    if (before.role === role) return view;
    assertOwnerRemains(before.role, role, await countMembers(tx, organisationId, 'owner'));
    await updateRole(tx, before.id, role);
    await endInvitationsOf(tx, actor, { organisationId, personId, role });
    await publishOffers(tx, await withdrawTransfers(tx, organisationId, ctx.clock.now(), personId));
    const data = { personId, from: before.role, to: role };
    await writeAudit(tx, audit, actor, [{ action: 'membership.role_changed', subject: organisationId, data }]);
    await publishMemberships(tx, [{ organisationId, personId, role }], call.requestId);
    return view;
  });
  ctx.changes.emit('person', personId);
  return { ...changed, orcid: (await orcidsFor(ctx, actor, [personId])).get(personId) ?? null };
}
