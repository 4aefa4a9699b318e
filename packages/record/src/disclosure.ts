import type { Executor, Tx } from '@techbourse/db';
import type { Actor, DisclosureGrant } from '@techbourse/policy';
import { and, asc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { DisclosureTable } from './tables.ts';

export type KeptDisclosure = DisclosureTable['$inferSelect'];

type Db = Executor | Tx;
type Owned = { id: string; organisationId: string };

export type DisclosureStore = {
  /** Takes in what was told or decided. Twice, late and out of order end in the same row. */
  keep(db: Db, row: KeptDisclosure): Promise<void>;
  find(db: Db, id: string): Promise<KeptDisclosure | undefined>;
  /** What stands of a record for one organisation, by who owns the record now. */
  standingFor(db: Db, record: Owned, organisationId: string): Promise<KeptDisclosure[]>;
  /** The same for the actor's organisation, as the policy reads it; none on a record of its own. */
  grantsFor(db: Db, actor: Actor, record: Owned): Promise<DisclosureGrant[]>;
  /** What stands of a record for anybody, oldest first. */
  list(db: Db, record: Owned, page: { above: string | undefined; limit: number }): Promise<KeptDisclosure[]>;
};

/** The disclosures that a service keeps in `table`. */
export function disclosureStore(table: DisclosureTable): DisclosureStore {
  const standing = ({ id, organisationId }: Owned) =>
    and(eq(table.recordId, id), eq(table.grantedBy, organisationId), isNull(table.endedAt));
  const standingFor: DisclosureStore['standingFor'] = (db, record, organisationId) =>
    db
      .select()
      .from(table)
      .where(and(standing(record), eq(table.organisationId, organisationId)));
  return {
    standingFor,
    keep: async (db, row) => {
      const { version, tier, people, endedAt } = row;
      await db
        .insert(table)
        .values(row)
        .onConflictDoUpdate({
          target: table.id,
          set: { version, tier, people, endedAt },
          setWhere: lt(table.version, sql`excluded.version`),
        });
    },
    find: async (db, id) => {
      const [row] = await db.select().from(table).where(eq(table.id, id));
      return row;
    },
    grantsFor: async (db, { organisation }, record) => {
      // Who is not verified sees no more by a disclosure, and asks no more of the database.
      if (!organisation?.verified || organisation.id === record.organisationId) return [];
      return (await standingFor(db, record, organisation.id)).map(({ recordId, organisationId, tier, people }) => ({
        recordId,
        organisationId,
        tier,
        ...(people ? { people } : {}),
      }));
    },
    list: (db, record, { above, limit }) =>
      db
        .select()
        .from(table)
        .where(and(standing(record), above ? gt(table.id, above) : undefined))
        .orderBy(asc(table.id))
        .limit(limit),
  };
}
