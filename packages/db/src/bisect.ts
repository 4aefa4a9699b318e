import { asAppError } from '@techbourse/platform';
import type { Tx } from './connect.ts';

/**
 * Writes all items in one call. When that fails, bisects the items, so that one refused item does not stop the others.
 * `write` must leave nothing behind when it throws. Throws errors that concern every item (no connection, a deadlock).
 *
 * @returns what `write` gave, in the order of its calls, and the items that failed, each with its error.
 */
export async function writeOrBisect<Item, Written>(
  tx: Tx,
  items: readonly Item[],
  write: (tx: Tx, items: readonly Item[]) => Promise<Written[]>,
): Promise<{ written: Written[]; failed: { item: Item; error: unknown }[] }> {
  if (items.length === 0) return { written: [], failed: [] };
  try {
    return { written: await tx.transaction((inner) => write(inner, items)), failed: [] };
  } catch (error) {
    if (asAppError(error).kind === 'UNAVAILABLE') throw error;
    const [only, ...more] = items;
    if (only !== undefined && more.length === 0) return { written: [], failed: [{ item: only, error }] };
  }
  // In halves: an import of 200 rows with one bad row takes sixteen writes and not two hundred.
  const half = Math.ceil(items.length / 2);
  const first = await writeOrBisect(tx, items.slice(0, half), write);
  const second = await writeOrBisect(tx, items.slice(half), write);
  return { written: [...first.written, ...second.written], failed: [...first.failed, ...second.failed] };
}
