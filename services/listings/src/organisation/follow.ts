import { organisationChangedSchema, toldOrganisation } from '@techbourse/gateway/api';
import { readStored } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { JobEnvelope } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { showPatentHolds } from '../db/patent-holds.ts';
import { accessLevelOfNumbers } from '../listing/disclosure.ts';
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
  await listingOwners.follow(ctx.db.orm, toldOrganisation(told), async (tx, ids, change) => {
    const written = await listings.saveAll(tx, await listings.lock(tx, ids), () => change);
    if ('outOfView' in change) {
      for (const { after } of written) {
        // What nobody sees is named to nobody who lists the same patent.
        await showPatentHolds(tx, [after.id], change.outOfView ? 'owner' : accessLevelOfNumbers(after.content));
      }
    }
    const reason = 'outOfView' in change ? viewReason(change.outOfView) : 'the organisation has changed';
    const changes = written.map((each) => ({ ...each, action: 'edit' as const, reason }));
    await recordChanges(ctx, tx, { actor: IDENTITY, requestId }, changes);
  });
}

const viewReason = (outOfView: boolean) =>
  outOfView ? 'left public view with its organisation' : 'back in public view with its organisation';
