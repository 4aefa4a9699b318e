import { readStored } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import { disclosureChangedSchema } from '../api/events.ts';
import type { Context } from '../context.ts';
import { disclosures } from './store.ts';

/** Job listing.disclose: keeps to whom contracts says that a listing was disclosed, and until when. */
export async function keepDisclosure(ctx: Context, { version, payload }: JobEnvelope): Promise<void> {
  const told = readStored(disclosureChangedSchema, payload);
  const { disclosureId: id, listingId: recordId, grantedBy, organisationId, tier, people } = told;
  await disclosures.keep(ctx.db.orm, {
    id,
    version,
    recordId,
    grantedBy,
    organisationId,
    tier,
    people,
    grantedAt: new Date(told.grantedAt),
    endedAt: told.endedAt === null ? null : new Date(told.endedAt),
  });
}
