import type { Executor, Tx } from '@techbourse/db';
import { and, asc, desc, eq, type InferSelectModel, inArray, isNotNull, lt, ne, or, sql } from 'drizzle-orm';
import {
  confirmation,
  contract,
  contractAgency,
  contractChange,
  contractVersion,
  exclusiveGrant,
  payment,
  paymentVoid,
  registration,
} from '../db/schema.ts';

export type ContractRow = InferSelectModel<typeof contract>;
export type ConfirmationRow = InferSelectModel<typeof confirmation>;
export type AgencyRow = InferSelectModel<typeof contractAgency>;
export type GrantRow = InferSelectModel<typeof exclusiveGrant>;
export type PaymentRow = InferSelectModel<typeof payment>;
export type VoidRow = InferSelectModel<typeof paymentVoid>;
export type RegistrationRow = InferSelectModel<typeof registration>;
export type ChangeRow = InferSelectModel<typeof contractChange>;
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

/** Makes signatures that touch one of these assets wait for each other. Sorted, so that two cannot wait in a ring. */
export async function lockAssets(tx: Tx, assets: readonly string[]): Promise<void> {
  for (const asset of [...assets].sort()) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`contracts.asset:${asset}`}, 0))`);
  }
}

/** Exclusive grants on any of the assets, the first signed first. */
export function grantsOn(tx: Tx, assets: readonly string[]): Promise<GrantRow[]> {
  if (assets.length === 0) return Promise.resolve([]);
  return tx
    .select()
    .from(exclusiveGrant)
    .where(inArray(exclusiveGrant.asset, [...assets]))
    .orderBy(asc(exclusiveGrant.signedAt), asc(exclusiveGrant.asset));
}

export async function insertGrants(tx: Tx, rows: readonly GrantRow[]): Promise<void> {
  if (rows.length > 0) await tx.insert(exclusiveGrant).values([...rows]);
}

export async function endGrants(tx: Tx, contractId: string, endedOn: string): Promise<void> {
  await tx.update(exclusiveGrant).set({ endedOn }).where(eq(exclusiveGrant.contractId, contractId));
}

export async function insertPayment(tx: Tx, row: PaymentRow): Promise<void> {
  await tx.insert(payment).values(row);
}

export async function insertVoid(tx: Tx, row: VoidRow): Promise<void> {
  await tx.insert(paymentVoid).values(row);
}

export async function insertRegistration(tx: Tx, row: RegistrationRow): Promise<void> {
  await tx.insert(registration).values(row);
}

export async function findRegistration(
  db: Db,
  key: { contractId: string; authority: string; number: string },
): Promise<RegistrationRow | undefined> {
  const [row] = await db
    .select()
    .from(registration)
    .where(
      or(
        eq(registration.contractId, key.contractId),
        and(eq(registration.authority, key.authority), eq(registration.number, key.number)),
      ),
    );
  return row;
}

export async function insertChange(tx: Tx, row: ChangeRow): Promise<void> {
  await tx.insert(contractChange).values(row);
}

export async function updateChange(tx: Tx, row: ChangeRow): Promise<void> {
  await tx.update(contractChange).set(row).where(eq(contractChange.id, row.id));
}

/** The day on which each of these contracts was terminated; those that were not are not there. */
export async function terminationsOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ contractId: contractChange.contractId, body: contractChange.body })
    .from(contractChange)
    .where(
      and(
        inArray(contractChange.contractId, [...ids]),
        eq(contractChange.kind, 'termination'),
        isNotNull(contractChange.ledgerSeq),
      ),
    );
  return new Map(rows.map((row) => [row.contractId, row.body.effectiveOn]));
}

/** Everything that hangs on the contracts, for views and for the verification. */
export type Attachments = {
  agencies: AgencyRow[];
  grants: GrantRow[];
  payments: PaymentRow[];
  voids: VoidRow[];
  registrations: RegistrationRow[];
  changes: ChangeRow[];
};

export async function attachmentsOf(db: Db, contractIds: readonly string[]): Promise<Attachments> {
  const ids = [...contractIds];
  if (ids.length === 0) return { agencies: [], grants: [], payments: [], voids: [], registrations: [], changes: [] };
  return {
    agencies: await db.select().from(contractAgency).where(inArray(contractAgency.contractId, ids)),
    grants: await db.select().from(exclusiveGrant).where(inArray(exclusiveGrant.contractId, ids)),
    payments: await db.select().from(payment).where(inArray(payment.contractId, ids)).orderBy(asc(payment.ledgerSeq)),
    voids: await db.select().from(paymentVoid).where(inArray(paymentVoid.contractId, ids)),
    registrations: await db.select().from(registration).where(inArray(registration.contractId, ids)),
    changes: await db
      .select()
      .from(contractChange)
      .where(inArray(contractChange.contractId, ids))
      .orderBy(asc(contractChange.id)),
  };
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
        filter.below ? lt(contract.id, filter.below) : undefined,
      ),
    )
    .orderBy(desc(contract.id))
    .limit(filter.limit);
}
