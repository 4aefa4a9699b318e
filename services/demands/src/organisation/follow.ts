import { isDeepStrictEqual } from 'node:util';
import { type OrganisationRef, organisationRefSchema } from '@techbourse/domain';
import { type OrganisationChanged, organisationChangedSchema, toldOrganisation } from '@techbourse/gateway/api';
import { readStored } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { JobEnvelope } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { recheckDemands } from '../demand/recheck.ts';
import { recordChanges } from '../demand/record.ts';
import { demandOwners, demands } from '../demand/store.ts';

const IDENTITY: Actor = { kind: 'system', id: 'identity', organisation: null, scopes: [] };

/**
 * Job demand.owner: updates the demands of an organisation. Open named ones get a new version, so that the index and
 * the other services follow. Anonymous ones are only checked against the name. Unverified changes are never shown: the
 * demands keep the name that the operator verified.
 */
export async function followOrganisation(ctx: Context, { payload, requestId }: JobEnvelope): Promise<void> {
  const told = readStored(organisationChangedSchema, payload);
  let owner = await demandOwners.follow(ctx.db.orm, toldOrganisation(told), async (tx, ids, change) => {
    const written = await demands.saveAll(tx, await demands.lock(tx, ids), () => change);
    const reason = 'outOfView' in change ? viewReason(change.outOfView) : 'the organisation has changed';
    const changes = written.map((each) => ({ ...each, action: 'edit' as const, reason }));
    await recordChanges(ctx, tx, { actor: IDENTITY, requestId }, changes);
  });
  // The name that it gives itself is in no anonymous demand either, before anybody has verified it.
  if (owner && !told.verified) owner = organisationRefSchema.parse(told);
  while (owner) {
    await recheckDemands(ctx, asOrganisation(owner, told), { requestId });
    const present = await demandOwners.find(ctx.db.orm, told.id);
    // A newer event may have come meanwhile. An unverified name is not stored as the present one, but anonymous demands
    // must not contain it from now on.
    owner = !told.verified || isDeepStrictEqual(present, owner) ? undefined : present;
  }
}

function asOrganisation(owner: OrganisationRef, { verified }: OrganisationChanged): Actor {
  return { ...IDENTITY, scopes: ['demands:write'], organisation: { ...owner, verified } };
}

const viewReason = (outOfView: boolean) =>
  outOfView ? 'left public view with its organisation' : 'back in public view with its organisation';
