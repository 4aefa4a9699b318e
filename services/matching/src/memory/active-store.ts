import type { Executor, Tx } from '@techbourse/db';
import { desc, eq } from 'drizzle-orm';
import { weightsActivations, weightsVersions } from '../db/schema.ts';

/** The last activation with its version; undefined without one, `same` when `seen` is the last. */
export async function readActive(
  db: Executor | Tx,
  seen?: number,
): Promise<{ seq: number; version: string; root: string | null; weights: unknown } | 'same' | undefined> {
  const [last] = await db
    .select({ seq: weightsActivations.seq, version: weightsActivations.version })
    .from(weightsActivations)
    .orderBy(desc(weightsActivations.seq))
    .limit(1);
  if (last?.seq === seen) return 'same';
  if (!last) return undefined;
  const [row] = await db.select().from(weightsVersions).where(eq(weightsVersions.id, last.version));
  return { ...last, root: row?.root ?? null, weights: row?.weights };
}
