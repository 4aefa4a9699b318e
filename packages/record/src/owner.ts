import type { Executor, Tx } from '@techbourse/db';
import type { OrganisationRef } from '@techbourse/domain';
import { and, asc, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { type OwnerUpdate, organisationRegister } from './register.ts';
import type { OwnerTable, RecordTable } from './tables.ts';

/** Records of one transaction. */
const BATCH = 100;

export type RecordOwners = {
  /**
   * Updates the records of an organisation to its present state. `write` makes the next versions of live records. The
   * others change without a version, because only their owner sees them. Repeated, late and out-of-order events end in
   * the same records. An unverified change updates no record, or an organisation could take another's name for
   * published records.
   * @returns the organisation as stored now; undefined when the update is older.
   */
  follow(
    db: Executor,
    news: OwnerUpdate,
    write: (tx: Tx, ids: string[], organisation: OrganisationRef) => Promise<void>,
  ): Promise<OrganisationRef | undefined>;
  /** The organisation as it is shown. */
  find(db: Executor | Tx, id: string): Promise<OrganisationRef | undefined>;
};

/** Updates the records of one table when their owner changes. Records that match `unnamed` are left alone. */
export function recordOwners(of: {
  table: RecordTable;
  owners: OwnerTable;
  live: string;
  unnamed?: SQL;
}): RecordOwners {
  const { table, owners, live, unnamed } = of;
  const rows: PgTable = table;
  const register = organisationRegister(owners);
  const outdated = (owner: OrganisationRef) =>
    and(
      eq(table.organisationId, owner.id),
      sql`${table.organisation} is distinct from ${JSON.stringify(owner)}::text::jsonb`,
      unnamed ? sql`(${unnamed}) is not true` : undefined,
    );

  return {
    follow: async (db, news, write) => {
      const { isLatest, isShown } = await register.keep(db, news);
      if (!isLatest && !isShown) return undefined;
      if (!news.verified) return isLatest ? news.organisation : undefined;
      const { id } = news.organisation;
      for (let count = BATCH; count === BATCH; ) {
        count = await db.transaction(async (tx) => {
          const owner = await register.hold(tx, id);
          const found = await tx
            .select({ id: table.id })
            .from(rows)
            .where(and(outdated(owner), eq(table.state, live)))
            .orderBy(asc(table.id))
            .limit(BATCH)
            .for('update');
          const ids = found.map((row) => String(row.id));
          if (ids.length > 0) await write(tx, ids, owner);
          return ids.length;
        });
      }
      return db.transaction(async (tx) => {
        const owner = await register.hold(tx, id);
        await tx
          .update(rows)
          .set({ organisation: owner })
          .where(and(outdated(owner), ne(table.state, live)));
        return owner;
      });
    },
    find: register.find,
  };
}
