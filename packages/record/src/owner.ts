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
   * Brings the records of an organisation to how it is now. Live ones go to `write`, which makes their next versions;
   * the others take it quietly, because nobody else sees them. Twice, late and out of order end in the same records.
   * What nobody has verified moves no record, or anybody could take another's name for what is published already.
   * @returns the organisation as it is known now; undefined when the news is older than that.
   */
  follow(
    db: Executor,
    news: OwnerUpdate,
    write: (tx: Tx, ids: string[], organisation: OrganisationRef) => Promise<void>,
  ): Promise<OrganisationRef | undefined>;
  /** The organisation as it is shown. */
  find(db: Executor | Tx, id: string): Promise<OrganisationRef | undefined>;
};

/** How the records of one table follow what is told of their owners. What `unnamed` means is left alone. */
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
