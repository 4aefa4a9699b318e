import { asAppError } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import { PROFILE_REMOVED, type ProfileEvent, profileEventSchema } from '../api/events.ts';
import type { WorkerContext } from '../context.ts';
import { refreshBatch, refreshPairs } from './refresh.ts';

/** Records of one batch: as many as one scan of the vector matrix compares. */
const BATCH_MAX = 64;

type Waiting = {
  readonly envelope: JobEnvelope;
  readonly event: ProfileEvent;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
};

/** Jobs that a worker takes at once, so that a full batch can form while another runs. */
export const WAITING_MAX = 2 * BATCH_MAX;

/**
 * Handler of `pairs.refresh` that refreshes waiting records in batches. A single job starts at once; jobs that come while
 * a batch runs form the next. Each job resolves when its record is done.
 */
export function batchRefreshes(ctx: WorkerContext): (envelope: JobEnvelope) => Promise<void> {
  const waiting: Waiting[] = [];
  let underWay = false;

  // One batch at a time: computing a second one would block the thread of one that holds locks.
  const start = () => {
    if (underWay || waiting.length === 0) return;
    underWay = true;
    runBatch(ctx, takeBatch(waiting)).finally(() => {
      underWay = false;
      start();
    });
  };

  return (envelope) => {
    const event = profileEventSchema.parse(envelope.payload);
    if (envelope.type === PROFILE_REMOVED) return refreshPairs(ctx, envelope);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    waiting.push({ envelope, event, done: resolve, failed: reject });
    // Jobs of the same tick go together.
    queueMicrotask(start);
    return promise;
  };
}

/** The first waiting job, and others of its side. */
function takeBatch(waiting: Waiting[]): Waiting[] {
  const side = waiting[0]?.event.side;
  const taken = waiting.filter((one) => one.event.side === side).slice(0, BATCH_MAX);
  const rest = new Set(taken);
  waiting.splice(0, waiting.length, ...waiting.filter((one) => !rest.has(one)));
  return taken;
}

async function runBatch(ctx: WorkerContext, batch: readonly Waiting[]): Promise<void> {
  const [first] = batch;
  if (!first) return;
  try {
    const requests = batch.map(({ envelope, event }) => ({ ...envelope, cause: event.cause }));
    await refreshBatch(ctx, first.event.side, requests);
    for (const one of batch) one.done();
  } catch (error) {
    // One bad record must not fail the others; in an outage a retry one by one is no better.
    if (batch.length === 1 || asAppError(error).kind === 'UNAVAILABLE') {
      for (const one of batch) one.failed(error);
      return;
    }
    for (const one of batch) await refreshPairs(ctx, one.envelope).then(one.done, one.failed);
  }
}
