import type { Executor, Tx } from '@techbourse/db';
import type { Visibility } from '@techbourse/policy';
import { and, asc, desc, eq, type InferSelectModel, inArray, isNotNull, or, sql } from 'drizzle-orm';
import { fineMoments } from '../db/fine-moments.ts';
import {
  confirmation,
  contract,
  contractAgency,
  contractChange,
  contractVersion,
  deal,
  dealEvent,
  titleGrant,
} from '../db/schema.ts';
import { contractsSeenBy } from '../db/seen.ts';

export type ContractRow = InferSelectModel<typeof contract>;
export type ConfirmationRow = InferSelectModel<typeof confirmation>;
export type AgencyRow = InferSelectModel<typeof contractAgency>;
export type VersionRow = InferSelectModel<typeof contractVersion>;

type Db = Tx | Executor;

export async function findContract(db: Db, id: string, seen: Visibility): Promise<ContractRow | undefined> {
  const [row] = await db
    .select()
    .from(contract)
    .where(and(eq(contract.id, id), contractsSeenBy(seen)));
  return row;
}

export async function lockContract(tx: Tx, id: string): Promise<ContractRow | undefined> {
  const [row] = await tx.select().from(contract).where(eq(contract.id, id)).for('update');
  return row;
}

export async function insertContract(tx: Tx, row: ContractRow): Promise<void> {
  await tx.insert(contract).values(row);
}

export async function updateContract(tx: Tx, row: ContractRow): Promise<void> {
  await tx.update(contract).set(row).where(eq(contract.id, row.id));
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

/** The termination day of each terminated contract. */
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

export async function versionsOfContracts(db: Db, ids: readonly string[]): Promise<VersionRow[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(contractVersion)
    .where(inArray(contractVersion.contractId, [...ids]));
}

/** The signed ones among these contracts. */
export async function signedAmong(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: contract.id })
    .from(contract)
    .where(and(inArray(contract.id, [...ids]), eq(contract.state, 'signed')));
  return new Set(rows.map((row) => row.id));
}

/** Agencies that were put on record with the signature of these contracts. */
export function agenciesOfContracts(db: Db, ids: readonly string[]): Promise<AgencyRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .select()
    .from(contractAgency)
    .where(inArray(contractAgency.contractId, [...ids]));
}

/** Entries that their rows name. */
export const namedByContracts = sql`
  select ledger_seq seq, id contract_id, 'contract.signed' kind from ${contract} where state = 'signed'`;

/** Tables that the entry of a signature speaks of. */
export const momentsOfContracts = [deal, dealEvent, contract, contractVersion, confirmation, titleGrant].map(
  fineMoments,
);
