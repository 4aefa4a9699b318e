import { writeEvents } from '@techbourse/db';
import { fail } from '@techbourse/platform';
import { countPendingJobs, findMissed, type JobEnvelope, recordDigestSchema } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { outbox } from '../db/schema.ts';
import { subjectVersions } from './store.ts';

const DIGESTS = {
  'listing.digest': { kind: 'listing', missed: 'listing.missed' },
  'demand.digest': { kind: 'demand', missed: 'demand.missed' },
} as const;

/** Job `change.compare`: asks for the events of records that the feed never heard of. */
export async function compareSubjects(ctx: Context, { type, key, payload }: JobEnvelope): Promise<void> {
  const known = Object.entries(DIGESTS).find(([name]) => name === type)?.[1];
  if (!known) throw fail.validation('change.unknown_event', `change.compare knows nothing of ${type}`);
  const digest = recordDigestSchema.parse(payload);
  const ids = findMissed(digest, await subjectVersions(ctx.db.orm, known.kind, digest));
  // The waiting jobs may belong to these records. The next digest checks again.
  if (ids.length === 0 || (await countPendingJobs(ctx.queue, ['change.note'])) >= ids.length) return;
  ctx.log.warn({ type, records: ids.length }, 'events of records never came; they are asked for');
  await writeEvents(ctx.db.orm, outbox, [{ type: known.missed, key, version: 0, payload: { ids } }]);
}
