import type { Metrics, Sample } from '@techbourse/platform';
import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';

const GAUGES = [
  {
    name: 'techbourse_queue_jobs',
    help: 'Jobs that are not done, by state: in line (waiting), put back for later (delayed), under way (active)',
    labels: ['queue', 'state'],
  },
  {
    name: 'techbourse_queue_oldest_waiting_seconds',
    help: 'Age of the oldest job that is not done: in line, put back, held for an engine that is away, or under way',
    labels: ['queue'],
  },
  {
    name: 'techbourse_queue_dead_letters',
    help: 'Jobs that used up their tries and wait for an operator',
    labels: ['queue'],
  },
] as const;

/** Delayed and active jobs are not ordered by age: the oldest is searched among this many. */
const LOOKED_AT_MAX = 1000;

/** Measures the queues. Each scrape of the metrics queries Redis. */
export function measureQueues(metrics: Metrics, redis: Redis, queues: () => Promise<readonly Queue[]>): void {
  metrics.collected({
    name: 'queue',
    gauges: GAUGES,
    collect: async () => (await Promise.all((await queues()).map((queue) => figuresOf(redis, queue)))).flat(),
  });
}

async function figuresOf(redis: Redis, queue: Queue): Promise<Sample[]> {
  const [counts, oldest] = await Promise.all([
    queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed'),
    oldestOf(redis, queue),
  ]);
  const of = (name: string) => counts[name] ?? 0;
  const labels = { queue: queue.name };
  const states = { waiting: of('waiting') + of('prioritized'), active: of('active'), delayed: of('delayed') };
  return [
    ...Object.entries(states).map(([state, value]) => ({
      gauge: 'techbourse_queue_jobs',
      labels: { ...labels, state },
      value,
    })),
    {
      gauge: 'techbourse_queue_oldest_waiting_seconds',
      labels,
      value: oldest === undefined ? 0 : Math.max(0, Date.now() - oldest) / 1000,
    },
    { gauge: 'techbourse_queue_dead_letters', labels, value: of('failed') },
  ];
}

/** When the oldest unfinished job was published, in milliseconds; undefined when there is none. */
export async function oldestOf(redis: Redis, queue: Queue): Promise<number | undefined> {
  const last = LOOKED_AT_MAX - 1;
  const [first, prioritized, delayed, active] = await Promise.all([
    redis.lrange(queue.toKey('wait'), -1, -1), // new ones come in on the left
    redis.zrange(queue.toKey('prioritized'), '0', '0'),
    redis.zrange(queue.toKey('delayed'), '0', String(last)),
    redis.lrange(queue.toKey('active'), 0, last),
  ]);
  const ids = [...first, ...prioritized, ...delayed, ...active];
  // One answer of Redis for all: the connection sends together what is asked together.
  const told = await Promise.all(ids.map((id) => redis.hget(queue.toKey(id), 'timestamp')));
  const moments = told.flatMap((moment) => (moment === null ? [] : [Number(moment)]));
  return moments.length === 0 ? undefined : Math.min(...moments);
}
