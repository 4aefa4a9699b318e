import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { startRematch } from '@techbourse/matching/testing';
import { reviewedWeights } from '@techbourse/matching-engine';
import type { Actor } from '../../../packages/policy/src/index.ts';

const OPERATOR: Actor = { kind: 'system', id: 'bench', organisation: null, scopes: [] };

/** Starts a full re-match as an operator would, of both sides or of some, and waits for its end. */
export async function rematchAll(
  db: Database,
  say: (text: string) => void,
  sides: readonly PairSide[] = ['listing', 'demand'],
): Promise<{ seconds: number; pairs: number; databaseMb: number }> {
  const started = performance.now();
  const id = await db.orm.transaction((tx) =>
    startRematch(tx, { reason: 'bench', actor: OPERATOR, weights: reviewedWeights.id, sides }),
  );
  for (let round = 1; ; round++) {
    const [row] = await db.sql<{ state: string; done: number; total: number; error: string | null }[]>`
      select state, done, total, error from matching.rematches where id = ${id}`;
    if (row?.state === 'done') break;
    if (row?.state !== 'running') throw new Error(`the re-match ended as ${row?.state}: ${row?.error}`);
    const seconds = Math.round((performance.now() - started) / 1000);
    if (round % 30 === 0) say(`${seconds} s: ${row.done} of ${row.total} records`);
    await wait(1000);
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  const [size] = await db.sql<{ pairs: number; bytes: string }[]>`
    select count(*)::int as pairs, pg_total_relation_size('matching.pairs')::text as bytes from matching.pairs`;
  return { seconds, pairs: size?.pairs ?? 0, databaseMb: Math.round(Number(size?.bytes ?? 0) / 1e6) };
}
