import { type Tx, writeAudit } from '@techbourse/db';
import type { Merge, NewMerge } from '@techbourse/gateway/api';
import { authorise, type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit, type Identifiers } from '../../db/schema.ts';
import { writeFor } from '../../rows.ts';
import { publishMemberships } from '../membership/publish.ts';
import { allMembers, insertMember } from '../membership/store.ts';
import { assertActive, notFound } from '../organisation/organisation.ts';
import { publishOrganisations } from '../organisation/publish.ts';
import { lockOrganisation, type OrganisationRow, updateOrganisation } from '../organisation/store.ts';
import { lockTree } from '../unit/store.ts';
import { insertMerge, type MergeRow, moveDomains, moveKeys, moveSessions, moveUnits } from './store.ts';

/** How long a merge can be undone. */
export const UNDO_DAYS = 30;
export const DAY_MS = 86_400_000;

export function mergeView({ moved, ...row }: MergeRow): Merge {
  return {
    id: row.id,
    fromId: row.fromId,
    intoId: row.intoId,
    reason: row.reason,
    members: moved.members.length,
    keys: moved.keys.length,
    createdAt: row.createdAt.toISOString(),
    undoUntil: new Date(row.createdAt.getTime() + UNDO_DAYS * DAY_MS).toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
  };
}

/** Both, locked, always in the same order, so that two merges at once do not wait for each other for ever. */
export async function lockBoth(tx: Tx, fromId: string, intoId: string): Promise<[OrganisationRow, OrganisationRow]> {
  const rows = new Map<string, OrganisationRow>();
  for (const id of [fromId, intoId].sort()) {
    const row = await lockOrganisation(tx, id);
    if (row) rows.set(id, row);
  }
  const [from, into] = [rows.get(fromId), rows.get(intoId)];
  if (!from || !into) throw notFound();
  return [from, into];
}

/** @throws AppError INVALID_STATE for what is never merged. */
export function assertMergeable(from: OrganisationRow, into: OrganisationRow): void {
  if (from.id === into.id) throw fail.invalidState('merge.same', 'These are the same organisation');
  for (const each of [from, into]) {
    assertActive(each);
    if (each.kind === 'operator') throw fail.invalidState('merge.operator', 'The operator is merged with nobody');
  }
}

/**
 * The operator has found that two organisations are one. The keys, web domains, units and identifiers of the first become the
 * second's, and its members belong to the second too, each in the role it has there already or else had. The first stays
 * as it was behind its id, which leads to the second, so that the merge can be undone. Its records keep its id and are shown
 * under the second's name; what it has signed stays as it was signed.
 */
export async function mergeOrganisations(
  ctx: Context,
  actor: Actor,
  fromId: string,
  { into: intoId, reason }: NewMerge,
  call: Call,
): Promise<Merge> {
  authorise(actor, 'organisation.merge');
  const { row, people } = await writeFor(ctx, actor, async (tx) => {
    await lockTree(tx);
    const [from, into] = await lockBoth(tx, fromId, intoId);
    assertMergeable(from, into);
    const now = ctx.clock.now();
    const members = await allMembers(tx, fromId);
    const added = [];
    for (const { id, userId: personId, role } of members) {
      if (await insertMember(tx, { organisationId: intoId, personId, role })) added.push({ id, personId, role });
    }
    await moveSessions(tx, fromId, intoId);
    const identifiers = Object.fromEntries(
      Object.entries(from.identifiers).filter(([scheme]) => Reflect.get(into.identifiers, scheme) === undefined),
    );
    const moved = {
      keys: await moveKeys(tx, fromId, intoId),
      members: added,
      domains: await moveDomains(tx, fromId, intoId),
      units: await moveUnits(tx, fromId, intoId),
      identifiers: { ...from.identifiers } as Record<string, string>,
      targetIdentifiers: { ...into.identifiers } as Record<string, string>,
    };
    // The one that goes gives its identifiers up first: no two have the same.
    const gone = { mergedInto: intoId, identifiers: {} as Identifiers, parentId: null };
    const left = await updateOrganisation(tx, fromId, { ...gone, version: from.version + 1, updatedAt: now });
    const grown = { identifiers: { ...identifiers, ...into.identifiers }, version: into.version + 1, updatedAt: now };
    const parentId = into.parentId === fromId ? null : into.parentId;
    const stays = await updateOrganisation(tx, intoId, { ...grown, parentId });
    const merge = await insertMerge(tx, { fromId, intoId, reason, moved, createdAt: now });
    const data = { mergeId: merge.id, fromId, intoId, reason };
    await writeAudit(tx, audit, actor, [
      { action: 'organisation.merged', subject: fromId, data },
      { action: 'organisation.merged', subject: intoId, data },
    ]);
    const because = { state: 'merged', fromId, intoId } as const;
    const changes = [
      ...members.map(({ userId: personId }) => ({ organisationId: fromId, personId, role: null, merge: because })),
      ...added.map(({ personId, role }) => ({ organisationId: intoId, personId, role, merge: because })),
    ];
    await publishMemberships(tx, changes, call.requestId);
    await publishOrganisations(tx, [left, stays], call.requestId);
    return { row: merge, people: members.map(({ userId }) => userId) };
  });
  for (const id of [fromId, intoId]) ctx.changes.emit('organisation', id);
  for (const id of people) ctx.changes.emit('person', id);
  return mergeView(row);
}
