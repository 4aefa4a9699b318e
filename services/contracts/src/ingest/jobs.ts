import { DEMAND_CLOSED, DEMAND_OPENED, demandClosedSchema, demandSnapshotSchema } from '@techbourse/demands/api';
import {
  LISTING_IDENTIFIED,
  LISTING_PUBLISHED,
  LISTING_WITHDRAWN,
  listingIdentifiedSchema,
  listingSnapshotSchema,
  listingWithdrawnSchema,
} from '@techbourse/listings/api';
import { readStored } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { projectDemand, projectListing } from '../projection/store.ts';
import { identifyListing, registerListing } from '../register/register.ts';

/**
 * Job `deal.copy`: keeps listings and demands as their events tell them, so that a deal never has to ask another
 * service. Twice, late and out of order end in the same rows: the highest version wins.
 */
export async function projectRecord(ctx: Context, envelope: JobEnvelope): Promise<void> {
  const { key: id, version, payload, type } = envelope;
  if (type === LISTING_PUBLISHED) {
    const snapshot = readStored(listingSnapshotSchema, payload);
    const organisationId = snapshot.organisation.id;
    await projectListing(ctx.db.orm, { id, version, live: true, withdrawn: false, organisationId, snapshot });
    await registerListing(ctx, id);
  } else if (type === LISTING_WITHDRAWN) {
    const { organisationId, reason } = readStored(listingWithdrawnSchema, payload);
    await projectListing(ctx.db.orm, { id, version, live: false, withdrawn: reason === 'withdrawn', organisationId });
    await registerListing(ctx, id);
  } else if (type === LISTING_IDENTIFIED) {
    await identifyListing(ctx, readStored(listingIdentifiedSchema, payload), version);
  } else if (type === DEMAND_OPENED) {
    const snapshot = readStored(demandSnapshotSchema, payload);
    const organisationId = snapshot.organisation.id;
    await projectDemand(ctx.db.orm, { id, version, live: true, organisationId, snapshot });
  } else if (type === DEMAND_CLOSED) {
    const { organisationId, snapshot } = readStored(demandClosedSchema, payload);
    await projectDemand(ctx.db.orm, { id, version, live: false, organisationId, snapshot });
  } else {
    ctx.log.warn({ type }, 'deal.copy: an event nobody told it about');
  }
}
