import type { Executor, Tx } from '@techbourse/db';
import type { OrganisationRef } from '@techbourse/domain';
import { and, asc, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { OwnerTable, RecordTable } from './tables.ts';

/** Records of one transaction. */
const BATCH = 100;

/** An organisation as it is from a version on. */
export type OwnerUpdate = { organisation: OrganisationRef; version: number; verified: boolean };

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
  /** The organisation as it was told last. */
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
  const outdated = (owner: OrganisationRef) =>
    and(
      eq(table.organisationId, owner.id),
      sql`${table.organisation} is distinct from ${JSON.stringify(owner)}::text::jsonb`,
      unnamed ? sql`(${unnamed}) is not true` : undefined,
    );

  const keep = async (db: Executor, { organisation, version, verified }: OwnerUpdate): Promise<boolean> => {
    const kept = await db
      .insert(owners)
      .values({ id: organisation.id, version, organisation })
      .onConflictDoUpdate({
        target: owners.id,
        set: { version: sql`excluded.version`, ...(verified ? { organisation: sql`excluded.organisation` } : {}) },
        setWhere: sql`${owners.version} <= excluded.version`,
      })
      .returning({ id: owners.id });
    return kept.length > 0;
  };

  /** Held until the end: what is written beside it is not older than what another tells meanwhile. */
  const lockCurrentOwner = async (tx: Tx, id: string): Promise<OrganisationRef> => {
    const [row] = await tx.select().from(owners).where(eq(owners.id, id)).for('share');
    if (!row) throw new Error(`nothing is known of the organisation ${id}`);
    return row.organisation;
  };

  return {
    follow: async (db, news, write) => {
      if (!(await keep(db, news))) return undefined;
      if (!news.verified) return news.organisation;
      const { id } = news.organisation;
      for (let count = BATCH; count === BATCH; ) {
        count = await db.transaction(async (tx) => {
          const owner = await lockCurrentOwner(tx, id);
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
        const owner = await lockCurrentOwner(tx, id);
        await tx
          .update(rows)
          .set({ organisation: owner })
          .where(and(outdated(owner), ne(table.state, live)));
        return owner;
      });
    },
    find: async (db, id) => {
      const [row] = await db.select().from(owners).where(eq(owners.id, id));
      return row?.organisation;
    },
  };
}
