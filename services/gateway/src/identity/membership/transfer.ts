import { type Tx, writeAudit } from '@techbourse/db';
import type { Answer, NewTransfer, Transfer } from '@techbourse/gateway/api';
import { authorisePerson, type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { rowsWith, writeFor } from '../../rows.ts';
import { assertActive } from '../organisation/organisation.ts';
import { lockOrganisation } from '../organisation/store.ts';
import { lockAsManager } from './manager.ts';
import { noMember } from './membership.ts';
import { publishMemberships, publishOffers } from './publish.ts';
import { endTransfer, findMember, findTransfer, insertTransfer, updateRole } from './store.ts';
import { transferView } from './view.ts';

/** An owner offers another member to be owner in its place. Nothing changes before that member accepts. */
export async function offerOwnership(
  ctx: Context,
  actor: Actor,
  organisationId: string,
  { personId }: NewTransfer,
): Promise<Transfer> {
  return writeFor(ctx, actor, async (tx) => {
    const manager = await lockAsManager(tx, actor, organisationId, 'member.transfer');
    if (manager.role !== 'owner' || !manager.personId) throw notOwner();
    const to = await findMember(tx, organisationId, personId);
    if (!to) throw noMember();
    if (to.role === 'owner') throw fail.invalidState('membership.owner_already', 'This member is owner already');
    const row = await insertTransfer(tx, { organisationId, fromPersonId: manager.personId, toPersonId: personId });
    if (!row)
      throw fail.conflict('membership.transfer_pending', 'Another offer waits for its answer: take it back first');
    const data = { transferId: row.id, toPersonId: personId };
    await writeAudit(tx, audit, actor, [{ action: 'membership.ownership_offered', subject: organisationId, data }]);
    await publishOffers(tx, [row]);
    return transferView(row);
  });
}

/** Takes the offer back. */
export async function withdrawOffer(ctx: Context, actor: Actor, organisationId: string): Promise<void> {
  await writeFor(ctx, actor, async (tx) => {
    const manager = await lockAsManager(tx, actor, organisationId, 'member.transfer');
    if (manager.role !== 'owner') throw notOwner();
    const row = await findTransfer(tx, organisationId);
    if (!row) throw noTransfer();
    await publishOffers(tx, [await endTransfer(tx, row.id, 'withdrawn', ctx.clock.now())]);
    const data = { transferId: row.id };
    await writeAudit(tx, audit, actor, [{ action: 'membership.ownership_withdrawn', subject: organisationId, data }]);
  });
}

/** Whom it was offered becomes owner, and the owner an admin, in one step. */
export async function answerOffer(
  ctx: Context,
  actor: Actor,
  organisationId: string,
  { answer }: Answer,
  call: Call,
): Promise<Transfer> {
  const personId = authorisePerson(actor, 'membership.answer').by.person;
  const answered = await writeFor(
    ctx,
    actor,
    async (tx) => {
      const organisation = await lockOrganisation(tx, organisationId);
      const row = await findTransfer(tx, organisationId);
      if (!organisation || row?.toPersonId !== personId) throw noTransfer();
      assertActive(organisation);
      const isIn = answer === 'accept';
      if (isIn) await swap(tx, { organisationId, fromPersonId: row.fromPersonId, toPersonId: personId }, call);
      const action = isIn ? 'membership.ownership_transferred' : 'membership.ownership_declined';
      const data = { transferId: row.id, fromPersonId: row.fromPersonId, toPersonId: personId };
      await writeAudit(tx, audit, actor, [{ action, subject: organisationId, data }]);
      const ended = await endTransfer(tx, row.id, isIn ? 'accepted' : 'declined', ctx.clock.now());
      await publishOffers(tx, [ended]);
      return ended;
    },
    rowsWith(actor, organisationId),
  );
  for (const id of [answered.fromPersonId, answered.toPersonId]) ctx.changes.emit('person', id);
  return transferView(answered);
}

async function swap(
  tx: Tx,
  of: { organisationId: string; fromPersonId: string; toPersonId: string },
  call: Call,
): Promise<void> {
  const { organisationId, fromPersonId, toPersonId } = of;
  const from = await findMember(tx, organisationId, fromPersonId);
  const to = await findMember(tx, organisationId, toPersonId);
  // Leaving, removal and a change of role take the offer back, so both still are what they were.
  if (from?.role !== 'owner' || !to) throw noTransfer();
  await updateRole(tx, to.id, 'owner');
  await updateRole(tx, from.id, 'admin');
  const changes = [
    { organisationId, personId: toPersonId, role: 'owner' as const },
    { organisationId, personId: fromPersonId, role: 'admin' as const },
  ];
  await publishMemberships(tx, changes, call.requestId);
}

function notOwner() {
  return fail.forbidden('membership.not_owner', 'Only an owner, signed in, hands its ownership on');
}

function noTransfer() {
  return fail.notFound('membership.transfer_not_found', 'No ownership is offered');
}
