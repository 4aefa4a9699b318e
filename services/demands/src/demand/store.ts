import type { Tx } from '@techbourse/db';
import type { DemandOutcome, DemandState, OrganisationRef } from '@techbourse/domain';
import {
  contractStore,
  disclosureStore,
  EXPIRY_BATCH,
  type NewRecord,
  recordOwners,
  recordStore,
} from '@techbourse/record';
import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import { demand, demandContract, disclosure, owner } from '../db/schema.ts';

type Row = typeof demand.$inferSelect;
/** A demand as stored. The CHECKs of the table make `state` and `outcome` words of their vocabularies. */
export type DemandRecord = Omit<Row, 'state' | 'outcome'> & { state: DemandState; outcome: DemandOutcome | null };
export type NewDemand = NewRecord<DemandRecord>;

const asRecord = (row: Row): DemandRecord => ({
  ...row,
  state: row.state as DemandState,
  outcome: row.outcome as DemandOutcome | null,
});

export const demands = recordStore(demand, {
  noun: 'demand',
  live: 'open',
  lapses: ['open'],
  lastDay: { column: demand.closesAt, isOver: lte },
  replaced: ['shownPlace', 'outcome', 'openUntil', 'closesAt', 'closingNote', 'openedAt', 'closedAt'],
  listedBy: 'createdAt',
  asRecord,
  asRow: (record: NewDemand) => record,
});

const isAnonymous = sql`${demand.content} ->> 'anonymous' = 'true'`;

/** Anonymous demands follow in `recheckDemands`: a change together with their owner's would reveal the owner. */
export const demandOwners = recordOwners({ table: demand, owners: owner, live: 'open', unnamed: isAnonymous });

/** Who was named to whom. */
export const disclosures = disclosureStore(disclosure);

/** The signed contracts that solve demands. */
export const contracts = contractStore(demandContract);

/** The anonymous demands of an organisation that are open or in review, locked. */
export async function lockAnonymous(tx: Tx, organisationId: string): Promise<DemandRecord[]> {
  const rows = await tx
    .select()
    .from(demand)
    .where(and(eq(demand.organisationId, organisationId), inArray(demand.state, ['in_review', 'open']), isAnonymous))
    .orderBy(asc(demand.id))
    .for('update');
  return rows.map(asRecord);
}

/** Open demands of before that do not say yet when their last day is over, locked. */
export async function lockWithoutClosing(tx: Tx): Promise<DemandRecord[]> {
  const rows = await tx
    .select()
    .from(demand)
    .where(and(eq(demand.state, 'open'), isNull(demand.closesAt)))
    .limit(EXPIRY_BATCH)
    .for('update', { skipLocked: true });
  return rows.map(asRecord);
}

/** Not a new version, because the content is unchanged. */
export async function writeClosing(tx: Tx, id: string, closesAt: Date): Promise<void> {
  await tx.update(demand).set({ closesAt }).where(eq(demand.id, id));
}

/** No new version and no new `updatedAt`: others see no change. */
export async function writeOwner(tx: Tx, id: string, organisation: OrganisationRef): Promise<void> {
  await tx.update(demand).set({ organisation }).where(eq(demand.id, id));
}
