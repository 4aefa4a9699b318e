import type { EventType } from '@techbourse/domain';
import { newId, silentLogger } from '@techbourse/platform';
import { type TestSettings, testSettings } from '@techbourse/testkit';
import type { JobEnvelope } from '../src/catalog.ts';
import { createQueue, type QueueSettings } from '../src/queue.ts';
import { startWorker, type WorkerOptions } from '../src/worker.ts';

export function eventOf(type: EventType, key: string, more: Partial<JobEnvelope> = {}): JobEnvelope {
  return { eventId: newId(), type, key, version: 1, occurredAt: new Date().toISOString(), payload: {}, ...more };
}

/** Queues of this test file alone: each name has jobs of its own, and ends with `close`. */
export async function testQueues() {
  const given: TestSettings = await testSettings();
  const base: QueueSettings = { redisUrl: given.REDIS_URL, prefix: given.QUEUE_PREFIX, log: silentLogger() };
  const closing: (() => Promise<void>)[] = [];
  return {
    base,
    /** A queue whose jobs are tried `attempts` times, one right after another. */
    hasty: (name: string, attempts = 2, more: Partial<QueueSettings> = {}) => {
      const retry = { attempts, backoffMs: () => 2 };
      const settings = { ...base, prefix: `${base.prefix}${name}`, retry, ...more };
      const queue = createQueue(settings);
      closing.push(() => queue.close());
      const start = (options: WorkerOptions) => {
        const worker = startWorker(settings, options);
        closing.unshift(() => worker.stop());
        return worker;
      };
      return { queue, start, settings };
    },
    close: async () => {
      for (const close of closing) await close();
    },
  };
}
