import { writeAudit } from '@techbourse/db';
import type { Merge, Reason } from '@techbourse/gateway/api';
import { authorise, type Call, fail, said } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit, type Identifiers } from '../../db/schema.ts';
import { writeFor } from '../../rows.ts';
import { publishMemberships } from '../membership/publish.ts';
import { allMembers } from '../membership/store.ts';
import { assertActive } from '../organisation/organisation.ts';
import { publishOrganisations } from '../organisation/publish.ts';
import { updateOrganisation } from '../organisation/store.ts';
import { lockTree } from '../unit/store.ts';
import { DAY_MS, lockBoth, mergeView, UNDO_DAYS } from './merge.ts';
import { findMerge, markUndone, moveDomains, moveKeys, moveSessions, moveUnits, removeAdded } from './store.ts';

/**
 * Undoes a merge within 30 days: the organisation is there again with its members, and with the keys, domains, units and
 * identifiers that it brought, as far as they are there still. Who belonged to the other through it alone does no more.
 */
export async function undoMerge(
  ctx: Context,
  actor: Actor,
  fromId: string,
  { reason }: Reason,
  call: Call,
): Promise<Merge> {
  authorise(actor, 'organisation.merge');
  const { row, people } = await writeFor(ctx, actor, async (tx) => {
    await lockTree(tx);
    const asked = await findMerge(tx, fromId);
    if (!asked) throw noMerge();
    const [from, into] = await lockBoth(tx, fromId, asked.intoId);
    const merge = await findMerge(tx, fromId);
    if (merge?.id !== asked.id) throw noMerge();
    assertActive(into);
    const now = ctx.clock.now();
    if (now.getTime() > merge.createdAt.getTime() + UNDO_DAYS * DAY_MS) {
      throw fail.invalidState('merge.too_old', said`A merge is undone within ${{ days: UNDO_DAYS }} days`);
    }
    const { moved, intoId } = merge;
    await moveKeys(tx, intoId, fromId, moved.keys);
    await moveDomains(tx, intoId, fromId, moved.domains);
    await moveUnits(tx, intoId, fromId, moved.units);
    const brought = moved.members.map(({ personId }) => personId);
    const removed = await removeAdded(tx, intoId, brought);
    await moveSessions(tx, intoId, fromId, removed);
    // What it brought goes back with it; what was changed since stays.
    const kept = Object.fromEntries(
      Object.entries(into.identifiers).filter(
        ([scheme, code]) => moved.targetIdentifiers[scheme] !== undefined || moved.identifiers[scheme] !== code,
      ),
    ) as Identifiers;
    const stays = await updateOrganisation(tx, intoId, {
      identifiers: kept,
      version: into.version + 1,
      updatedAt: now,
    });
    const back = await updateOrganisation(tx, fromId, {
      mergedInto: null,
      identifiers: moved.identifiers as Identifiers,
      version: from.version + 1,
      updatedAt: now,
    });
    const data = { mergeId: merge.id, fromId, intoId, reason };
    await writeAudit(tx, audit, actor, [
      { action: 'organisation.merge_undone', subject: fromId, data },
      { action: 'organisation.merge_undone', subject: intoId, data },
    ]);
    const members = await allMembers(tx, fromId);
    const because = { state: 'undone', fromId, intoId } as const;
    const changes = [
      ...members.map(({ userId: personId, role }) => ({ organisationId: fromId, personId, role, merge: because })),
      ...removed.map((personId) => ({ organisationId: intoId, personId, role: null, merge: because })),
    ];
    await publishMemberships(tx, changes, call.requestId);
    await publishOrganisations(tx, [stays, back], call.requestId);
    return { row: await markUndone(tx, merge.id, now), people: [...members.map(({ userId }) => userId), ...removed] };
  });
  for (const id of [fromId, row.intoId]) ctx.changes.emit('organisation', id);
  for (const id of people) ctx.changes.emit('person', id);
  return mergeView(row);
}

export function noMerge() {
  return fail.notFound('merge.not_found', 'This organisation was not merged, or that was undone');
}
