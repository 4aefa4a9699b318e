import { isDeepStrictEqual } from 'node:util';
import { type Actor, assertMember, type Call } from '@techbourse/platform';
import type { Context } from '../context.ts';
import type { Rechecked } from '../contract/requests.ts';
import { ownerAfter, stateAfter } from './demand.ts';
import { pointersNaming } from './naming.ts';
import { recordChanges } from './record.ts';
import { lockOpenUnnamed, nextVersion, writeDemands } from './store.ts';

/**
 * Holds the open anonymous demands of an organisation against what it is called now, and against how many share its place.
 * A demand whose text names it goes back to draft: its owner takes the name out and opens it again. The others learn of
 * the organisation as it is.
 */
export async function recheckDemands(ctx: Context, actor: Actor, call: Call): Promise<Rechecked> {
  const member = assertMember(actor, 'demands:write');
  return ctx.db.orm.transaction(async (tx) => {
    const open = await lockOpenUnnamed(tx, member.organisation.id);
    const checked = open.map((before) => {
      const owner = ownerAfter(member, before);
      const isNamed = pointersNaming(before.content, owner.organisation).length > 0;
      const isChanged = isNamed || !isDeepStrictEqual(owner, ownerOf(before));
      const state = isNamed ? stateAfter(before.state, 'hold') : before.state;
      return { before, isNamed, isChanged, next: nextVersion(before, { ...owner, state }) };
    });
    const changed = checked.filter(({ isChanged }) => isChanged);
    const written = await writeDemands(
      tx,
      changed.map(({ next }) => next),
    );
    const changes = changed.flatMap(({ before, isNamed }, index) => {
      const after = written[index];
      if (!after) return [];
      const reason = isNamed
        ? 'a text names the organisation by what it is called now'
        : 'the organisation has changed';
      return [{ before, after, action: isNamed ? ('hold' as const) : ('edit' as const), reason }];
    });
    await recordChanges(ctx, tx, { actor, requestId: call.requestId }, changes);
    return { checked: open.length, held: checked.filter(({ isNamed }) => isNamed).map(({ before }) => before.id) };
  });
}

const ownerOf = ({ organisation, shownPlace }: { organisation: unknown; shownPlace: unknown }) => ({
  organisation,
  shownPlace,
});
