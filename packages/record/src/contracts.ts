import type { ContractEffect, ContractStanding, Signer } from '@techbourse/api-schema';
import type { Executor, Tx } from '@techbourse/db';
import type { OrganisationRef } from '@techbourse/domain';
import type { Actor } from '@techbourse/policy';
import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm';
import { EXPIRY_BATCH } from './store.ts';
import type { ContractTable } from './tables.ts';

export type KeptContract = ContractTable['$inferSelect'];
type Db = Executor | Tx;

/** Whether what was told is the first of its contract, a later state, or known already. */
export type Kept = 'first' | 'later' | 'known';

/** The signed contracts about the records of a service. */
export function contractStore(table: ContractTable) {
  return {
    /** Takes in what was told. Twice, late and out of order end in the same row. */
    keep: async (tx: Tx, row: Omit<KeptContract, 'isOver'>): Promise<Kept> => {
      const { version, endedOn } = row;
      const [written] = await tx
        .insert(table)
        .values(row)
        .onConflictDoUpdate({
          target: [table.recordId, table.contractId],
          set: { version, endedOn },
          setWhere: lt(table.version, sql`excluded.version`),
        })
        // A row that the statement inserted has no older version to be rid of.
        .returning({ isFirst: sql<boolean>`xmax = 0` });
      return written ? (written.isFirst ? 'first' : 'later') : 'known';
    },
    /** Those about a record, the earliest first. */
    of: (db: Db, recordId: string): Promise<KeptContract[]> =>
      db.select().from(table).where(eq(table.recordId, recordId)).orderBy(asc(table.signedAt), asc(table.contractId)),
    /** Records with a contract whose last day is before `today`, and which has not been dealt with; a batch. */
    endedBefore: async (db: Db, today: string): Promise<string[]> => {
      const rows = await db
        .selectDistinct({ recordId: table.recordId })
        .from(table)
        .where(and(eq(table.isOver, false), lt(lastDay(table), today)))
        .limit(EXPIRY_BATCH);
      return rows.map(({ recordId }) => recordId);
    },
    /** Notes that the end of these contracts was dealt with. */
    markOver: async (tx: Tx, recordId: string, contractIds: readonly string[]): Promise<void> => {
      if (contractIds.length === 0) return;
      await tx
        .update(table)
        .set({ isOver: true })
        .where(and(eq(table.recordId, recordId), inArray(table.contractId, [...contractIds])));
    },
  };
}

const lastDay = (table: ContractTable) => sql`least(${table.until}, ${table.endedOn})`;

/** The last day on which a contract does something to its record; undefined: no end. */
export function lastDayOf({ until, endedOn }: Pick<KeptContract, 'until' | 'endedOn'>): string | undefined {
  const days = [until, endedOn].filter((day) => day !== null).toSorted();
  return days[0];
}

/** The row of a record in what was told of a contract. */
export function keptContract(
  told: ContractStanding,
  version: number,
  about: { recordId: string; otherId: string | null; effect: ContractEffect },
): Omit<KeptContract, 'isOver'> {
  const { contractId, dealId, signedAt, until, endedOn } = told;
  return { ...about, contractId, dealId, version, signedAt: new Date(signedAt), until, endedOn };
}

/** The exchange, doing to a record of `owner` what the owner's signature means: with the person and agency that signed. */
export function signingActor(owner: OrganisationRef, { personId, agencyId, mandateId }: Signer): Actor {
  const by = {
    ...(personId ? { person: personId } : {}),
    ...(agencyId ? { agency: agencyId } : {}),
    ...(mandateId ? { mandateId } : {}),
  };
  return { kind: 'system', id: 'contract', organisation: { ...owner, verified: true }, scopes: [], by };
}
