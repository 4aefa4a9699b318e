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
 * Holds the anonymous demands of an organisation, open ones and those in review, against what it is called now. An open
 * one whose text names it goes back to draft: its owner takes the name out and opens it again. Of the others nothing
 * moves that anybody else sees, for a change in the moment of the organisation's own would tell whose they are: they
 * learn the name for later checks, without a version, and keep their place until their owner's next write.
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
    const reason = 'a text names the organisation by what it is called now';
    const changes = held.map((each) => ({ ...each, action: 'hold' as const, reason }));
    await recordChanges(ctx, tx, { actor, requestId: call.requestId }, changes);
    return { checked: found.length, held: named.map(({ before }) => before.id) };
  });
}

/** The owner under its present name, in the place that was told of it. */
function renamed(before: OrganisationRef, { organisation }: Member): OrganisationRef {
  return { ...before, name: organisationRefSchema.parse(organisation).name };
}

/** Those in review nobody sees yet: they are checked again when the operator opens them. */
function identifiesItself({ before, organisation }: { before: DemandRecord; organisation: OrganisationRef }): boolean {
  return before.state === 'open' && selfIdentifications(before.content, organisation).length > 0;
}
