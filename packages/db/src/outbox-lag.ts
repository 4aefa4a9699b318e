import { eventTypes } from '@techbourse/domain';
import { type App, authorise, type Metrics } from '@techbourse/platform';
import { z } from 'zod';
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

const lagSchema = z.object({
  unpublished: z.int().describe(`events that the queue has not taken yet, at most ${COUNTED_MAX}`),
  oldestAt: z.string().nullable().describe('when the event was written that the queue takes next'),
  unknown: z.int().describe('of types that this release does not know'),
});
export type OutboxLag = z.infer<typeof lagSchema>;

/** What the queue has not taken yet of a schema's events, and since when the oldest waits. */
export async function readOutboxLag({ sql }: Database, schema: string): Promise<OutboxLag & { oldestSeconds: number }> {
  const [row] = await sql<{ unpublished: number; unknown: number; oldest: string | null; seconds: number }[]>`
    with unpublished as (
      select type = any(${[...eventTypes]}::text[]) as known, occurred_at
      from ${sql(`${schema}.outbox`)} where not sent order by seq limit ${COUNTED_MAX})
    select count(*) filter (where known)::int as unpublished, count(*) filter (where not known)::int as unknown,
      to_char(min(occurred_at) filter (where known) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as oldest,
      coalesce(extract(epoch from now() - min(occurred_at) filter (where known)), 0)::float8 as seconds
    from unpublished`;
  const { unpublished = 0, unknown = 0, oldest = null, seconds = 0 } = row ?? {};
  return { unpublished, unknown, oldestAt: oldest, oldestSeconds: Math.max(0, seconds) };
}

/** Measures the outbox lag of a schema. Each scrape of the metrics queries Postgres. */
export function measureOutbox(metrics: Metrics, db: Database, schema: string): void {
  metrics.collected({
    name: `outbox ${schema}`,
    gauges: GAUGES,
    collect: async () => {
      const { unpublished, unknown, oldestSeconds } = await readOutboxLag(db, schema);
      return Object.entries({
        unpublished_events: unpublished,
        oldest_unpublished_seconds: oldestSeconds,
        unknown_events: unknown,
      }).map(([figure, value]) => ({ gauge: `techbourse_outbox_${figure}`, labels: { schema }, value }));
    },
  });
}

/** The outbox of one service, for the gateway, which shows the operator those of all. */
export function registerOutbox(app: App, db: Database, schema: string): void {
  app.get(
    '/operations/outbox',
    { config: { action: 'exchange.read' }, schema: { hide: true, response: { 200: lagSchema } } },
    async ({ actor }) => {
      authorise(actor, 'exchange.read');
      return readOutboxLag(db, schema);
    },
  );
}
