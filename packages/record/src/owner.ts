import type { Executor, Tx } from '@techbourse/db';
import type { OrganisationRef } from '@techbourse/domain';
import { and, asc, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { type OwnerUpdate, organisationRegister } from './register.ts';
import type { OwnerTable, RecordTable } from './tables.ts';

/** Records of one transaction. */
const BATCH = 100;

/** What a record takes over from its owner. */
export type OwnerChange = { organisation: OrganisationRef } | { outOfView: boolean };

export type RecordOwners = {
  /**
   * Updates the records of an organisation to its present state. `write` makes the next versions of live records. The
   * others change without a version, because only their owner sees them. Repeated, late and out-of-order events end in
   * the same records. An unverified change updates no record, or an organisation could take another's name for
   * published records.
   * Records leave public view, and come back, together with their organisation, whoever is named on them.
   * @returns the organisation as stored now; undefined when the update is older.
   */
  follow(
    db: Executor,
    news: OwnerUpdate,
    write: (tx: Tx, ids: string[], change: OwnerChange) => Promise<void>,
  ): Promise<OrganisationRef | undefined>;
  /** Whether what an organisation publishes now is in public view; held to the end of the transaction. */
  holdView(tx: Tx, organisationId: string): Promise<boolean>;
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

  const followView = async (db: Executor, id: string, write: Parameters<RecordOwners['follow']>[2]) => {
    for (let count = BATCH; count > 0; ) {
      count = await db.transaction(async (tx) => {
        const outOfView = !(await register.holdView(tx, id));
        const stale = and(eq(table.organisationId, id), ne(table.outOfView, outOfView));
        const found = await tx
          .select({ id: table.id })
          .from(rows)
          .where(and(stale, eq(table.state, live)))
          .orderBy(asc(table.id))
          .limit(BATCH)
          .for('update');
        const ids = found.map((row) => String(row.id));
        if (ids.length > 0) await write(tx, ids, { outOfView });
        else await tx.update(rows).set({ outOfView }).where(stale);
        return ids.length;
      });
    }
  };

  return {
    follow: async (db, news, write) => {
      const { isLatest, isShown } = await register.keep(db, news);
      if (!isLatest && !isShown) return undefined;
      await followView(db, news.organisation.id, write);
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
          if (ids.length > 0) await write(tx, ids, { organisation: owner });
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
    holdView: register.holdView,
    find: register.find,
  };
}
