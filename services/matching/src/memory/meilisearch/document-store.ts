import type { Database } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';

const PAGE = 1000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** The version of a record, when it is open. */
export async function findStamp(
  db: Pick<Database, 'sql'>,
  side: PairSide,
  id: string,
): Promise<{ version: number } | undefined> {
  const [row] = await db.sql<{ version: number }[]>`
    select version from matching.profiles where side = ${side} and id = ${id} and open`;
  return row;
}

/** The open records of a side in pages; with `since` all that were written since, those that left too. */
export async function* listOpenStamps(
  db: Pick<Database, 'sql'>,
  side: PairSide,
  since?: Date,
): AsyncGenerator<{ id: string; version: number }[]> {
  for (let after = BEFORE_ALL; ; ) {
    const rows = await db.sql<{ id: string; version: number }[]>`
      select id, version from matching.profiles
      where side = ${side} and id > ${after}::uuid
        and ${since ? db.sql`built_at >= ${since.toISOString()}` : db.sql`open`}
      order by id limit ${PAGE}`;
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.id;
  }
}

/** Versions of those among some records of a side that are open. */
export async function findStamps(
  db: Pick<Database, 'sql'>,
  side: PairSide,
  ids: readonly string[],
): Promise<{ id: string; version: number }[]> {
  return db.sql<{ id: string; version: number }[]>`
    select id, version from matching.profiles where side = ${side} and id = any(${[...ids]}::uuid[]) and open`;
}

/** How many records of a side its index should hold: open and unchanged since before a moment, and changed since. */
export async function countExpectedDocuments(
  db: Pick<Database, 'sql'>,
  side: PairSide,
  settledBefore: Date,
): Promise<{ settled: number; moving: number }> {
  const moment = settledBefore.toISOString();
  const [row] = await db.sql<{ settled: number; moving: number }[]>`
    select (count(*) filter (where open and built_at < ${moment}))::int as settled,
      (count(*) filter (where built_at >= ${moment}))::int as moving
    from matching.profiles where side = ${side}`;
  return row ?? { settled: 0, moving: 0 };
}
