import { organisationChangedSchema, toldOrganisation } from '@techbourse/gateway/api';
import { readStored } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { JobEnvelope } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { recordChanges } from '../listing/record.ts';
import { listingOwners, listings } from '../listing/store.ts';

const IDENTITY: Actor = { kind: 'system', id: 'identity', organisation: null, scopes: [] };

/**
 * Job listing.owner: brings the listings of an organisation to how it is now. Published ones get a version, so that the
 * index and the other services hear of it. Unverified changes are never shown: an organisation that renames itself
 * loses its verification, and its listings keep the verified name.
 */
export async function followOrganisation(ctx: Context, { payload, requestId }: JobEnvelope): Promise<void> {
  const told = readStored(organisationChangedSchema, payload);
  await listingOwners.follow(ctx.db.orm, toldOrganisation(told), async (tx, ids, organisation) => {
    const written = await listings.saveAll(tx, await listings.lock(tx, ids), () => ({ organisation }));
    const reason = 'the organisation has changed';
    const changes = written.map((each) => ({ ...each, action: 'edit' as const, reason }));
    await recordChanges(ctx, tx, { actor: IDENTITY, requestId }, changes);
  });
}
