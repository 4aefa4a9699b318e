import type { Executor, Tx } from '@techbourse/db';
import { and, asc, eq, type InferSelectModel, inArray, isNotNull } from 'drizzle-orm';
import type { AgencyRow } from '../contract/store.ts';
import { contractAgency, contractChange } from '../db/schema.ts';
import { type DisputeRow, disputesAbout, type RulingRow, rulingsOf } from '../dispute/store.ts';
import { type GrantRow, grantsOf } from '../grant/store.ts';
import { type PaymentRows, paymentsBy, paymentsOf } from '../payment/store.ts';
import { type RegistrationRow, registrationsBy, registrationsOf } from '../registration/store.ts';

export type ChangeRow = InferSelectModel<typeof contractChange>;

type Db = Tx | Executor;

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

/** Everything that hangs on the contracts. */
export type Attachments = PaymentRows & {
  agencies: AgencyRow[];
  grants: GrantRow[];
  rulings: RulingRow[];
  disputes: DisputeRow[];
  registrations: RegistrationRow[];
  changes: ChangeRow[];
};

export async function attachmentsOf(db: Db, contractIds: readonly string[]): Promise<Attachments> {
  const ids = [...contractIds];
  const signed = await signedWith(db, ids);
  const given = signed.grants.map((row) => row.id);
  return {
    ...signed,
    ...(await paymentsOf(db, ids)),
    rulings: await rulingsOf(db, ids),
    disputes: await disputesAbout(db, given),
    registrations: await registrationsOf(db, ids),
    changes: await changesOf(db, ids),
  };
}

function changesOf(db: Db, ids: string[]): Promise<ChangeRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .select()
    .from(contractChange)
    .where(inArray(contractChange.contractId, ids))
    .orderBy(asc(contractChange.id));
}

/** What the given entries of the ledger speak of, beside the contracts themselves. */
export async function recordedBy(
  db: Db,
  seqs: readonly number[],
): Promise<Omit<Attachments, 'agencies' | 'grants' | 'rulings' | 'disputes'>> {
  return {
    ...(await paymentsBy(db, seqs)),
    registrations: await registrationsBy(db, seqs),
    changes: await db
      .select()
      .from(contractChange)
      .where(inArray(contractChange.ledgerSeq, [...seqs])),
  };
}

/** Agencies and grants that came with the signature of these contracts. */
export async function signedWith(
  db: Db,
  contractIds: readonly string[],
): Promise<Pick<Attachments, 'agencies' | 'grants'>> {
  const ids = [...contractIds];
  if (ids.length === 0) return { agencies: [], grants: [] };
  return {
    agencies: await db.select().from(contractAgency).where(inArray(contractAgency.contractId, ids)),
    grants: await grantsOf(db, ids),
  };
}
