import { isDeepStrictEqual } from 'node:util';
import { type OrganisationRef, organisationRefSchema } from '@techbourse/domain';
import { type OrganisationChanged, organisationChangedSchema } from '@techbourse/gateway/api';
import { readStored } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { JobEnvelope } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { recheckDemands } from '../demand/recheck.ts';
import { recordChanges } from '../demand/record.ts';
import { demandOwners, demands } from '../demand/store.ts';

const IDENTITY: Actor = { kind: 'system', id: 'identity', organisation: null, scopes: [] };

/**
 * Job demand.owner: brings the demands of an organisation to how it is now. Open ones that name it get a version, so that
 * the index and the other services hear of it; unnamed ones are held against its name, and nothing of them moves else. What
 * nobody has verified of it shows nowhere: its demands keep the name that the operator knew.
 */
export async function followOrganisation(ctx: Context, { payload, requestId }: JobEnvelope): Promise<void> {
  const told = readStored(organisationChangedSchema, payload);
  const news = { organisation: organisationRefSchema.parse(told), version: told.version, verified: told.verified };
  let owner = await demandOwners.follow(ctx.db.orm, news, async (tx, ids, organisation) => {
    const written = await demands.saveAll(tx, await demands.lock(tx, ids), () => ({ organisation }));
    const reason = 'the organisation has changed';
    const changes = written.map((each) => ({ ...each, action: 'edit' as const, reason }));
    await recordChanges(ctx, tx, { actor: IDENTITY, requestId }, changes);
  });
  while (owner) {
    await recheckDemands(ctx, asOrganisation(owner, told), { requestId });
    const present = await demandOwners.find(ctx.db.orm, told.id);
    // Something newer came meanwhile, and may have been overtaken by this. What nobody has verified is not kept as the
    // present, yet it is what an unnamed demand must not tell from now on.
    owner = !told.verified || isDeepStrictEqual(present, owner) ? undefined : present;
  }
}

function asOrganisation(owner: OrganisationRef, { verified }: OrganisationChanged): Actor {
  return { ...IDENTITY, scopes: ['demands:write'], organisation: { ...owner, verified } };
}
