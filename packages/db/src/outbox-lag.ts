import { eventTypes } from '@techbourse/domain';
import type { Metrics } from '@techbourse/platform';
import type { Database } from './connect.ts';

/** Counting stops here; the exact number of a longer backlog does not matter. */
const COUNTED_MAX = 100_000;

const GAUGES = [
  {
    name: 'techbourse_outbox_unpublished_events',
    help: `Committed events that the queue has not taken yet, at most ${COUNTED_MAX}`,
    labels: ['schema'],
  },
  {
    name: 'techbourse_outbox_oldest_unpublished_seconds',
    help: 'Age of the event that the queue takes next',
    labels: ['schema'],
  },
  {
    name: 'techbourse_outbox_unknown_events',
    help: 'Events of types that this release does not know; they wait for one that does',
    labels: ['schema'],
  },
] as const;

/** Measures the outbox lag of a schema. Each scrape of the metrics queries Postgres. */
export function measureOutbox(metrics: Metrics, db: Database, schema: string): void {
  metrics.collected({
    name: `outbox ${schema}`,
    gauges: GAUGES,
    collect: async () => {
      const [row] = await db.sql<{ unpublished: number; oldest: number; unknown: number }[]>`
        with unpublished as (
          select type = any(${[...eventTypes]}::text[]) as known, occurred_at
          from ${db.sql(`${schema}.outbox`)} where not sent order by seq limit ${COUNTED_MAX})
        select count(*) filter (where known)::int as unpublished, count(*) filter (where not known)::int as unknown,
          coalesce(extract(epoch from now() - min(occurred_at) filter (where known)), 0)::float8 as oldest
        from unpublished`;
      const { unpublished = 0, oldest = 0, unknown = 0 } = row ?? {};
      return Object.entries({
        unpublished_events: unpublished,
        oldest_unpublished_seconds: Math.max(0, oldest),
        unknown_events: unknown,
      }).map(([figure, value]) => ({ gauge: `techbourse_outbox_${figure}`, labels: { schema }, value }));
    },
  });
}
