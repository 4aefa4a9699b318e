import type { Context } from '../../context.ts';
import { gramsOfAll } from './name.ts';
import { lockWithoutGrams, writeGrams } from './store.ts';

const BATCH = 500;

/** Has organisations that an earlier version wrote found by their names. Runs at every start; gateways share the rows. */
export async function fillNameGrams({ db }: Pick<Context, 'db'>): Promise<void> {
  for (let count = BATCH; count === BATCH; ) {
    count = await db.orm.transaction(async (tx) => {
      const rows = await lockWithoutGrams(tx, BATCH);
      for (const { id, name } of rows) await writeGrams(tx, id, gramsOfAll(name));
      return rows.length;
    });
  }
}
