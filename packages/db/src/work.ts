import { type WorkKind, type WorkQueue, workQuerySchema, workQueuesSchema } from '@techbourse/api-schema';
import { type App, authorise } from '@techbourse/platform';
import { type SQL, sql } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { EVERY_ROW, withRows } from './rows.ts';

/** Rows that wait for the operator: which, since when, and what they are called. */
export type WorkSource = {
  kind: WorkKind;
  from: SQL;
  where: SQL;
  id: SQL;
  since: SQL;
  title: SQL;
  organisation: SQL;
};

/** How much waits, since when, and the oldest rows of it. */
export async function readWork({ orm }: Database, source: WorkSource, limit: number): Promise<WorkQueue> {
  const { kind, from, where, id, since, title, organisation } = source;
  const moment = (value: SQL) => sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
  const [sum, rows] = await withRows(orm, EVERY_ROW, async (tx) => [
    (
      await tx.execute<{ count: number; oldest: string | null }>(
        sql`select count(*)::int as count, ${moment(sql`min(${since})`)} as oldest from ${from} where ${where}`,
      )
    )[0],
    await tx.execute<WorkQueue['rows'][number]>(sql`
      select ${id}::text as id, ${moment(since)} as since, ${title} as title, ${organisation} as "organisationId"
      from ${from} where ${where} order by ${since}, ${id} limit ${limit}`),
  ]);
  return { kind, count: sum?.count ?? 0, oldestAt: sum?.oldest ?? null, rows: [...rows] };
}

/** What waits for the operator in one service, for the gateway, which puts that of all together. */
export function registerWork(app: App, db: Database, sources: readonly WorkSource[]): void {
  app.get(
    '/operations/work',
    {
      config: { action: 'exchange.read' },
      schema: { hide: true, querystring: workQuerySchema, response: { 200: workQueuesSchema } },
    },
    async ({ actor, query }) => {
      authorise(actor, 'exchange.read');
      return { items: await Promise.all(sources.map((source) => readWork(db, source, query.limit))) };
    },
  );
}

/** The title of a record in the first language that it has. */
export const titleOf = (content: SQL): SQL =>
  sql`coalesce(${content}->'title'->'en'->>'text', ${content}->'title'->'zh'->>'text', ${content}->'title'->'ru'->>'text')`;
