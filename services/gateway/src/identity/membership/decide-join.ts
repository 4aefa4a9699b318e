import { type Tx, writeAudit } from '@techbourse/db';
import type { JoinDecision, JoinRequest } from '@techbourse/gateway/api';
import { authorise, authorisePerson, type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeFor, writeOnce } from '../../rows.ts';
import { lockOrganisation } from '../organisation/store.ts';
import { admit } from './admit.ts';
import { lockAsManager } from './manager.ts';
import { assertReaches } from './membership.ts';
import { publishJoinRequest } from './publish.ts';
import { findJoinRequest, type JoinRequestRow, updateJoinRequest } from './requests-store.ts';
import { joinRequestView } from './view.ts';

/** Who looks after the members lets a person in, in a role at most its own, or does not. */
export async function decideJoinRequest(
  ctx: Context,
  actor: Actor,
  of: { organisationId: string; id: string },
  input: JoinDecision,
  call: Call,
): Promise<JoinRequest> {
  const deciding = authorise(actor, 'member.manage');
  const context = { actor: deciding, key: call.idempotencyKey, request: { decideJoin: of, input } };
  const decided = await writeOnce(ctx, context, async (tx) => {
    const manager = await lockAsManager(tx, actor, of.organisationId, 'member.manage');
    const request = await openRequest(tx, of.id, (row) => row.organisationId === of.organisationId);
    const isIn = input.decision === 'accept';
    if (isIn) assertReaches(manager.role, input.role);
    const decided = await updateJoinRequest(tx, request, {
      state: isIn ? 'accepted' : 'declined',
      role: isIn ? input.role : null,
      note: input.note ?? null,
      decidedAt: ctx.clock.now(),
    });
    const { organisationId, personId } = request;
    const action = isIn ? 'membership.request_accepted' : 'membership.request_declined';
    const data = { requestId: request.id, personId, ...(isIn ? { role: input.role } : {}) };
    await writeAudit(tx, audit, actor, [{ action, subject: organisationId, data }]);
    await publishJoinRequest(tx, decided, call.requestId);
    if (isIn) await admit(tx, actor, { organisationId, personId, role: input.role, at: ctx.clock.now() }, call);
    return joinRequestView(decided);
  });
  ctx.changes.emit('person', decided.personId);
  return decided;
}

/** The person takes its request back. */
export async function withdrawJoinRequest(ctx: Context, actor: Actor, id: string, call: Call): Promise<JoinRequest> {
  const asking = authorisePerson(actor, 'organisation.join');
  return writeFor(ctx, actor, async (tx) => {
    const mine = (row: JoinRequestRow) => row.personId === asking.by.person;
    const found = await findJoinRequest(tx, id);
    if (!found || !mine(found)) throw noRequest();
    await lockOrganisation(tx, found.organisationId);
    const request = await openRequest(tx, id, mine);
    const withdrawn = await updateJoinRequest(tx, request, { state: 'withdrawn', decidedAt: ctx.clock.now() });
    const data = { requestId: id, personId: request.personId };
    const entry = { action: 'membership.request_withdrawn', subject: request.organisationId, data };
    await writeAudit(tx, audit, actor, [entry]);
    await publishJoinRequest(tx, withdrawn, call.requestId);
    return joinRequestView(withdrawn);
  });
}

async function openRequest(tx: Tx, id: string, isRight: (row: JoinRequestRow) => boolean): Promise<JoinRequestRow> {
  const row = await findJoinRequest(tx, id);
  if (!row || !isRight(row)) throw noRequest();
  if (row.state !== 'pending') {
    throw fail.invalidState('membership.request_decided', `This request is ${row.state} already`);
  }
  return row;
}

function noRequest() {
  return fail.notFound('membership.request_not_found', 'There is no such request');
}
