import { writeEvents } from '@techbourse/db';
import { fail } from '@techbourse/platform';
import { countPendingJobs, findMissed, type JobEnvelope, recordDigestSchema } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { demandCopy, listingCopy, outbox } from '../db/schema.ts';
import { listKnownVersions } from './store.ts';

const COPIES = {
  'listing.digest': { copy: listingCopy, missed: 'listing.missed' },
  'demand.digest': { copy: demandCopy, missed: 'demand.missed' },
} as const;

/** Job `copy.compare`: asks for the events of records that never came to a projection. */
export async function compareProjections(ctx: Context, { type, key, payload }: JobEnvelope): Promise<void> {
  const known = Object.entries(COPIES).find(([name]) => name === type)?.[1];
  if (!known) throw fail.validation('copy.unknown_event', `copy.compare knows nothing of ${type}`);
  const digest = recordDigestSchema.parse(payload);
  const ids = findMissed(digest, await listKnownVersions(ctx.db.orm, known.copy, digest));
  // The waiting jobs may belong to these records. The next digest checks again.
  if (ids.length === 0 || (await countPendingJobs(ctx.queue, ['deal.copy'])) >= ids.length) return;
  ctx.log.warn({ type, records: ids.length }, 'events of records never came; they are asked for');
  await writeEvents(ctx.db.orm, outbox, [{ type: known.missed, key, version: 0, payload: { ids } }]);
}
