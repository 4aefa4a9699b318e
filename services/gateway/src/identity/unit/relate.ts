import { type Tx, writeAudit } from '@techbourse/db';
import type { Answer, NewUnitRequest, UnitRequest } from '@techbourse/gateway/api';
import { authorise, type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { readFor, writeFor } from '../../rows.ts';
import { lockAsManager } from '../membership/manager.ts';
import { assertActive, isShown, notFound } from '../organisation/organisation.ts';
import { publishOrganisations } from '../organisation/publish.ts';
import { findOrganisation, type OrganisationRow, updateOrganisation } from '../organisation/store.ts';
import { publishUnitRequest } from './publish.ts';
import {
  ancestorsOf,
  endUnitRequest,
  findPendingUnitRequest,
  findUnitRequest,
  heightOf,
  insertUnitRequest,
  listUnitRequests,
  lockTree,
} from './store.ts';
import { assertFits, unitRequestView } from './unit.ts';

const REQUESTS_SHOWN = 100;

/** An organisation asks another to be its unit, or to be its parent. Asked twice, also by both sides, it is one request. */
export async function askToRelate(ctx: Context, actor: Actor, id: string, input: NewUnitRequest): Promise<UnitRequest> {
  authorise(actor, 'organisation.relate');
  return writeFor(ctx, actor, async (tx) => {
    await lockTree(tx);
    const { organisation: own } = await lockAsManager(tx, actor, id, 'organisation.relate');
    const other = await findOrganisation(tx, input.organisationId);
    if (!other || !isShown(other)) throw notFound();
    const [unit, parent] = input.as === 'unit' ? [own, other] : [other, own];
    const pair = { unitId: unit.id, parentId: parent.id };
    const waiting = await findPendingUnitRequest(tx, pair.unitId, pair.parentId);
    if (waiting) return unitRequestView(waiting);
    await assertMayRelate(tx, unit, parent);
    const row = await insertUnitRequest(tx, { ...pair, askedBy: id });
    if (!row) throw new Error('a request of the same two came in between, in spite of the lock');
    await publishUnitRequest(tx, row);
    await writeAudit(tx, audit, actor, [
      { action: 'unit.requested', subject: id, data: { requestId: row.id, ...pair } },
    ]);
    return unitRequestView(row);
  });
}

async function assertMayRelate(tx: Tx, unit: OrganisationRow, parent: OrganisationRow): Promise<void> {
  assertFits(unit, parent, { ancestors: await ancestorsOf(tx, parent.id), height: await heightOf(tx, unit.id) });
}

/** The side that was asked accepts or declines; the side that asked takes its request back by declining it. */
export async function answerUnitRequest(
  ctx: Context,
  actor: Actor,
  of: { organisationId: string; id: string },
  { answer }: Answer,
  call: Call,
): Promise<UnitRequest> {
  authorise(actor, 'organisation.relate');
  return writeFor(ctx, actor, async (tx) => {
    await lockTree(tx);
    await lockAsManager(tx, actor, of.organisationId, 'organisation.relate');
    const row = await findUnitRequest(tx, of.id);
    if (!row || ![row.unitId, row.parentId].includes(of.organisationId)) {
      throw fail.notFound('unit.request_not_found', 'There is no such request');
    }
    if (row.state !== 'pending')
      throw fail.invalidState('unit.request_decided', `This request is ${row.state} already`);
    const isAsker = row.askedBy === of.organisationId;
    const now = ctx.clock.now();
    const data = { requestId: row.id, unitId: row.unitId, parentId: row.parentId };
    if (answer === 'decline') {
      const state = isAsker ? 'withdrawn' : 'declined';
      await writeAudit(tx, audit, actor, [{ action: `unit.${state}`, subject: of.organisationId, data }]);
      return end(tx, row.id, state, now);
    }
    if (isAsker) throw fail.forbidden('unit.other_side', 'The other organisation accepts');
    const [unit, parent] = [await findOrganisation(tx, row.unitId), await findOrganisation(tx, row.parentId)];
    if (!unit || !parent) throw notFound();
    for (const each of [unit, parent]) assertActive(each);
    await assertMayRelate(tx, unit, parent);
    await setParent(ctx, tx, unit, parent.id, call);
    await writeAudit(tx, audit, actor, [{ action: 'unit.accepted', subject: of.organisationId, data }]);
    return end(tx, row.id, 'accepted', now);
  });
}

async function end(tx: Tx, id: string, state: 'accepted' | 'declined' | 'withdrawn', at: Date): Promise<UnitRequest> {
  const row = await endUnitRequest(tx, id, state, at);
  await publishUnitRequest(tx, row);
  return unitRequestView(row);
}

/** Ends it from either side: the unit leaves, or the parent lets it go. */
export async function endRelation(
  ctx: Context,
  actor: Actor,
  of: { organisationId: string; unitId: string },
  call: Call,
): Promise<void> {
  authorise(actor, 'organisation.relate');
  await writeFor(ctx, actor, async (tx) => {
    await lockTree(tx);
    await lockAsManager(tx, actor, of.organisationId, 'organisation.relate');
    const unit = await findOrganisation(tx, of.unitId);
    const isRelated = unit?.parentId && [unit.id, unit.parentId].includes(of.organisationId);
    if (!unit || !isRelated) throw fail.notFound('unit.not_found', 'There is no such unit');
    const data = { unitId: unit.id, parentId: unit.parentId };
    await setParent(ctx, tx, unit, null, call);
    await writeAudit(tx, audit, actor, [{ action: 'unit.ended', subject: of.organisationId, data }]);
  });
}

export async function listOwnUnitRequests(ctx: Context, actor: Actor, id: string): Promise<UnitRequest[]> {
  authorise(actor, 'organisation.relate', { organisationId: id }, notFound);
  return readFor(ctx, actor, async (tx) => {
    if (!(await findOrganisation(tx, id))) throw notFound();
    return (await listUnitRequests(tx, id, REQUESTS_SHOWN)).map(unitRequestView);
  });
}

async function setParent(ctx: Context, tx: Tx, unit: OrganisationRow, parentId: string | null, call: Call) {
  const values = { parentId, version: unit.version + 1, updatedAt: ctx.clock.now() };
  await publishOrganisations(tx, [await updateOrganisation(tx, unit.id, values)], call.requestId);
}
