import type { Executor, Tx } from '@techbourse/db';
import type { OrganisationRef } from '@techbourse/domain';
import { eq, inArray, sql } from 'drizzle-orm';
import type { OwnerTable } from './tables.ts';

/** An organisation as it is from a version on. */
export type OwnerUpdate = {
  organisation: OrganisationRef;
  version: number;
  verified: boolean;
  /** Whether what it has published is in public view. */
  inView: boolean;
};

/**
 * An organisation as it is shown, whether the operator has verified it as such, and whether that stands still: what was
 * told last may be that it lost its verification, while its verified name goes on being shown.
 */
export type KnownOrganisation = { organisation: OrganisationRef; verified: boolean; verifiedNow: boolean };

export type OrganisationRegister = {
  /**
   * Takes in what was told. Shown is what the operator verified last; of an organisation that it never verified what was
   * told first, or anybody could take another's name. Twice, late and out of order end in the same row.
   * @returns whether it is the latest that was told, and whether it is what is shown from now on.
   */
  keep(db: Executor, news: OwnerUpdate): Promise<{ isLatest: boolean; isShown: boolean }>;
  find(db: Executor | Tx, id: string): Promise<OrganisationRef | undefined>;
  /** Those of the ids that are known. */
  findAll(db: Executor | Tx, ids: readonly string[]): Promise<Map<string, KnownOrganisation>>;
  /** Held until the end: what is written beside it is not older than what another tells meanwhile. */
  hold(tx: Tx, id: string): Promise<OrganisationRef>;
  /** Whether what it has published is in public view; held likewise. One that is not known has lost nothing. */
  holdView(tx: Tx, id: string): Promise<boolean>;
};

/** The register of organisations that a service keeps in `table`, by identity's events. */
export function organisationRegister(table: OwnerTable): OrganisationRegister {
  const isBetter = sql`case
    when excluded.verified then not ${table.verified} or excluded.shown_version >= ${table.shownVersion}
    else not ${table.verified} and excluded.shown_version < ${table.shownVersion}
  end`;
  const better = (column: string, present: unknown) =>
    sql`case when ${isBetter} then ${sql.raw(`excluded.${column}`)} else ${present} end`;
  return {
    keep: async (db, { organisation, version, verified, inView }) => {
      const [row] = await db
        .insert(table)
        .values({ id: organisation.id, version, organisation, shownVersion: version, verified, inView })
        .onConflictDoUpdate({
          target: table.id,
          set: {
            version: sql`greatest(${table.version}, excluded.version)`,
            organisation: better('organisation', table.organisation),
            shownVersion: better('shown_version', table.shownVersion),
            verified: better('verified', table.verified),
            inView: sql`case when excluded.version >= ${table.version} then excluded.in_view else ${table.inView} end`,
          },
        })
        .returning({ version: table.version, shownVersion: table.shownVersion });
      return { isLatest: row?.version === version, isShown: row?.shownVersion === version };
    },
    find: async (db, id) => {
      const [row] = await db.select().from(table).where(eq(table.id, id));
      return row?.organisation;
    },
    findAll: async (db, ids) => {
      if (ids.length === 0) return new Map();
      const rows = await db
        .select()
        .from(table)
        .where(inArray(table.id, [...new Set(ids)]));
      return new Map(rows.map((row) => [row.id, known(row)]));
    },
    holdView: async (tx, id) => {
      const [row] = await tx.select({ inView: table.inView }).from(table).where(eq(table.id, id)).for('share');
      return row?.inView ?? true;
    },
    hold: async (tx, id) => {
      const [row] = await tx.select().from(table).where(eq(table.id, id)).for('share');
      if (!row) throw new Error(`nothing is known of the organisation ${id}`);
      return row.organisation;
    },
  };
}

/** A verified version is always shown, so the latest that was told is verified when it is the one that is shown. */
function known({ organisation, verified, version, shownVersion }: OwnerTable['$inferSelect']): KnownOrganisation {
  return { organisation, verified, verifiedNow: verified && shownVersion === version };
}
