import type { Executor, Tx } from '@techbourse/db';
import { and, asc, desc, eq, type InferSelectModel, inArray, lt, ne, or, sql } from 'drizzle-orm';
import type { RegistrationState } from '../api/index.ts';
import { confirmation, contract, contractAgency, contractVersion } from '../db/schema.ts';
import type { PaymentState } from '../payment/balance.ts';
import { hasPayment } from '../payment/store.ts';
import { hasRegistration } from '../registration/store.ts';

export type ContractRow = InferSelectModel<typeof contract>;
export type ConfirmationRow = InferSelectModel<typeof confirmation>;
export type AgencyRow = InferSelectModel<typeof contractAgency>;
export type VersionRow = InferSelectModel<typeof contractVersion>;

type Db = Tx | Executor;

/** `party` undefined: the operator, who sees all. */
const visible = (party: string | undefined) =>
  party === undefined ? undefined : or(eq(contract.sellerId, party), eq(contract.buyerId, party));

export async function findContract(db: Db, id: string, party: string | undefined): Promise<ContractRow | undefined> {
  const [row] = await db
    .select()
    .from(contract)
    .where(and(eq(contract.id, id), visible(party)));
  return row;
}

export async function lockContract(tx: Tx, id: string): Promise<ContractRow | undefined> {
  const [row] = await tx.select().from(contract).where(eq(contract.id, id)).for('update');
  return row;
}

/** The draft or signed contract of each deal. */
export async function contractsOfDeals(db: Db, dealIds: readonly string[]): Promise<Map<string, string>> {
  if (dealIds.length === 0) return new Map();
  const rows = await db
    .select({ id: contract.id, dealId: contract.dealId })
    .from(contract)
    .where(and(inArray(contract.dealId, [...dealIds]), ne(contract.state, 'abandoned')));
  return new Map(rows.map((row) => [row.dealId, row.id]));
}

export async function insertContract(tx: Tx, row: ContractRow): Promise<void> {
  await tx.insert(contract).values(row);
}

export async function updateContract(tx: Tx, row: ContractRow): Promise<void> {
  await tx.update(contract).set(row).where(eq(contract.id, row.id));
}

export async function abandonDrafts(tx: Tx, dealId: string, at: Date): Promise<string[]> {
  const rows = await tx
    .update(contract)
    .set({ state: 'abandoned', updatedAt: at })
    .where(and(eq(contract.dealId, dealId), eq(contract.state, 'draft')))
    .returning({ id: contract.id });
  return rows.map((row) => row.id);
}

export async function insertVersion(tx: Tx, row: VersionRow): Promise<void> {
  await tx.insert(contractVersion).values(row);
}

export function versionsOf(db: Db, contractId: string): Promise<VersionRow[]> {
  return db
    .select()
    .from(contractVersion)
    .where(eq(contractVersion.contractId, contractId))
    .orderBy(desc(contractVersion.version));
}

export async function insertConfirmation(tx: Tx, row: ConfirmationRow): Promise<boolean> {
  const made = await tx.insert(confirmation).values(row).onConflictDoNothing().returning({ at: confirmation.at });
  return made.length > 0;
}

export function confirmationsOf(
  db: Db,
  contracts: readonly { id: string; version: number }[],
): Promise<ConfirmationRow[]> {
  if (contracts.length === 0) return Promise.resolve([]);
  return db
    .select()
    .from(confirmation)
    .where(
      or(
        ...contracts.map(({ id, version }) => and(eq(confirmation.contractId, id), eq(confirmation.version, version))),
      ),
    )
    .orderBy(asc(confirmation.at));
}

export async function insertAgencies(tx: Tx, rows: readonly AgencyRow[]): Promise<void> {
  if (rows.length > 0) await tx.insert(contractAgency).values([...rows]);
}

export function contractsByIds(db: Db, ids: readonly string[]): Promise<ContractRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .select()
    .from(contract)
    .where(inArray(contract.id, [...ids]));
}

export type ContractFilter = {
  party: string | undefined;
  state: string | undefined;
  type: string | undefined;
  deal: string | undefined;
  payment: PaymentState | undefined;
  registration: RegistrationState | undefined;
  below: string | undefined;
  limit: number;
};

/** Newest first: ids are made in the order of time. */
export function listContractRows(db: Executor, filter: ContractFilter): Promise<ContractRow[]> {
  return db
    .select()
    .from(contract)
    .where(
      and(
        visible(filter.party),
        filter.state ? eq(contract.state, filter.state) : undefined,
        filter.type ? eq(contract.type, filter.type) : undefined,
        filter.deal ? eq(contract.dealId, filter.deal) : undefined,
        filter.payment ? hasPayment(filter.payment) : undefined,
        filter.registration ? hasRegistration(filter.registration) : undefined,
        filter.below ? lt(contract.id, filter.below) : undefined,
      ),
    )
    .orderBy(desc(contract.id))
    .limit(filter.limit);
}

/** Drafts and signed contracts whose text names an organisation as an agency, newest first. */
export function contractsNaming(
  db: Executor,
  organisationId: string,
  page: { below: string | undefined; limit: number },
): Promise<ContractRow[]> {
  const named = JSON.stringify([{ organisationId }]);
  return db
    .select()
    .from(contract)
    .where(
      and(
        sql`${contract.terms} -> 'agencies' @> ${named}::jsonb`,
        ne(contract.state, 'abandoned'),
        page.below ? lt(contract.id, page.below) : undefined,
      ),
    )
    .orderBy(desc(contract.id))
    .limit(page.limit);
}
