import { isDeepStrictEqual } from 'node:util';
import { type OrganisationRef, organisationRefSchema } from '@techbourse/domain';
import { authorise, type Call } from '@techbourse/platform';
import type { Actor, Member } from '@techbourse/policy';
import type { Rechecked } from '../api/requests.ts';
import type { Context } from '../context.ts';
import { stateAfter } from './demand.ts';
import { recordChanges } from './record.ts';
import { selfIdentifications } from './self-identification.ts';
import { type DemandRecord, demands, lockAnonymous, writeOwner } from './store.ts';

/**
 * Checks the anonymous demands of an organisation, open or in review, against its present name. An open one whose text
 * names the organisation returns to draft; its owner edits and opens it again. The others change nothing visible,
 * because a simultaneous change would reveal their owner. They store the name for later checks, without a version, and
 * keep their place until their owner's next write.
 */
export async function recheckDemands(ctx: Context, actor: Actor, call: Call): Promise<Rechecked> {
  const member = authorise(actor, 'demand.recheck');
  return ctx.db.orm.transaction(async (tx) => {
    const found = await lockAnonymous(tx, member.organisation.id);
    const checked = found.map((before) => ({ before, organisation: renamed(before.organisation, member) }));
    const [named, quiet] = [checked.filter(identifiesItself), checked.filter((each) => !identifiesItself(each))];
    for (const { before, organisation } of quiet) {
      if (!isDeepStrictEqual(organisation, before.organisation)) await writeOwner(tx, before.id, organisation);
    }
    const nameOf = new Map(named.map(({ before, organisation }) => [before.id, organisation]));
    const held = await demands.saveAll(
      tx,
      named.map(({ before }) => before),
      ({ id, state, organisation }) => ({
        organisation: nameOf.get(id) ?? organisation,
        state: stateAfter(state, 'hold'),
      }),
    );
    const changes = held.map((each) => ({
      ...each,
      action: 'hold' as const,
      reasons: ['names_organisation' as const],
    }));
    await recordChanges(ctx, tx, { actor, requestId: call.requestId }, changes);
    return { checked: found.length, held: named.map(({ before }) => before.id) };
  });
}

/** The owner with its present name and the stored place. */
function renamed(before: OrganisationRef, { organisation }: Member): OrganisationRef {
  return { ...before, name: organisationRefSchema.parse(organisation).name };
}

/** Demands in review are not public yet; opening checks them again. */
function identifiesItself({ before, organisation }: { before: DemandRecord; organisation: OrganisationRef }): boolean {
  return before.state === 'open' && selfIdentifications(before.content, organisation).length > 0;
}
