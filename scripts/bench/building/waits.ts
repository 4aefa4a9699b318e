import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '@techbourse/db';

const EVERY_MS = 25;

/** Sessions of the workers in the mean, and for what those that wait do so, most first. */
export type Waits = {
  readonly inTransaction: number;
  readonly lock: number;
  readonly of: readonly (readonly [what: string, sessions: number])[];
};

/** Looks at what the sessions of the workers do until it is told to stop. */
export function watchWaits(db: Database): { stop(): Promise<Waits> } {
  const counts = new Map<string, number>();
  let looks = 0;
  let inTransaction = 0;
  let lock = 0;
  let isOn = true;
  const look = async () => {
    while (isOn) {
      const rows = await db.sql<{ kind: string | null; event: string | null; query: string }[]>`
        select wait_event_type as kind, wait_event as event, left(regexp_replace(query, '[[:space:]]+', ' ', 'g'), 48) as query
        from pg_stat_activity
        where datname = current_database() and application_name = 'matching-worker' and xact_start is not null`;
      looks += 1;
      inTransaction += rows.length;
      lock += rows.filter(({ kind }) => kind === 'Lock').length;
      for (const { kind, event, query } of rows) {
        const what = `${kind ?? 'runs'} ${event ?? ''}: ${query}`;
        counts.set(what, (counts.get(what) ?? 0) + 1);
      }
      await wait(EVERY_MS);
    }
  };
  const watching = look();
  return {
    stop: async () => {
      isOn = false;
      await watching;
      const mean = (n: number) => Number((n / Math.max(1, looks)).toFixed(2));
      const of = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 10);
      return {
        inTransaction: mean(inTransaction),
        lock: mean(lock),
        of: of.map(([what, n]) => [what, mean(n)] as const),
      };
    },
  };
}
