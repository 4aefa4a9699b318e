import { DEMAND_CLOSED, DEMAND_OPENED, demandClosedSchema, demandSnapshotSchema } from '@techbourse/demands/api';
import { LISTING_PUBLISHED, listingSnapshotSchema } from '@techbourse/listings/api';
import { readStored } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { keepRecord } from './store.ts';

/** Keeps the titles of records, as they are published. */
export async function followRecord(ctx: Context, { type, version, payload }: JobEnvelope): Promise<void> {
  const { orm } = ctx.db;
  if (type === LISTING_PUBLISHED) {
    const { id, title, organisation } = readStored(listingSnapshotSchema, payload);
    await keepRecord(orm, { id, kind: 'listing', version, organisationId: organisation.id, title });
  } else if (type === DEMAND_OPENED) {
    const { id, title, organisation } = readStored(demandSnapshotSchema, payload);
    await keepRecord(orm, { id, kind: 'demand', version, organisationId: organisation.id, title });
  } else if (type === DEMAND_CLOSED) {
    const { id, snapshot } = readStored(demandClosedSchema, payload);
    const { title, organisation } = snapshot;
    await keepRecord(orm, { id, kind: 'demand', version, organisationId: organisation.id, title });
  }
}
