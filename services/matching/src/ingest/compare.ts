import { writeEvents } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { fail } from '@techbourse/platform';
import {
  countPendingJobs,
  findMissed,
  type JobEnvelope,
  type KnownRecord,
  recordDigestSchema,
} from '@techbourse/queue';
import type { Context } from '../context.ts';
import { outbox } from '../db/schema.ts';
import { listKnownVersions } from '../profile/store.ts';

const SIDES: Readonly<Record<string, PairSide>> = { 'listing.digest': 'listing', 'demand.digest': 'demand' };

/** Job `profile.compare`: asks for the events of records that never became a profile. */
export async function compareProfiles(ctx: Context, { type, key, payload }: JobEnvelope): Promise<void> {
  const side = SIDES[type];
  if (!side) throw fail.validation('profile.unknown_event', `profile.compare knows nothing of ${type}`);
  const digest = recordDigestSchema.parse(payload);
  const known: KnownRecord[] = await listKnownVersions(ctx.db.orm, side, digest);
  const ids = findMissed(digest, known);
  // The waiting jobs may belong to these records. The next digest checks again.
  if (ids.length === 0 || (await countPendingJobs(ctx.queue, ['profile.build'])) >= ids.length) return;
  ctx.log.warn({ side, records: ids.length }, 'events of records never came; they are asked for');
  await writeEvents(ctx.db.orm, outbox, [{ type: `${side}.missed`, key, version: 0, payload: { ids } }]);
}
