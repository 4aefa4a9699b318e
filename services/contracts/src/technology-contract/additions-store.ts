import type { Executor, Tx } from '@techbourse/db';
import { and, asc, eq, type InferSelectModel, inArray, isNotNull, notExists, or } from 'drizzle-orm';
import { contractAgency, contractChange, exclusiveGrant, payment, paymentVoid, registration } from '../db/schema.ts';
import type { AgencyRow, GrantRow } from './store.ts';

export type PaymentRow = InferSelectModel<typeof payment>;
export type VoidRow = InferSelectModel<typeof paymentVoid>;
export type RegistrationRow = InferSelectModel<typeof registration>;
export type ChangeRow = InferSelectModel<typeof contractChange>;

type Db = Tx | Executor;

export async function insertPayment(tx: Tx, row: PaymentRow): Promise<void> {
  await tx.insert(payment).values(row);
}

export async function insertVoid(tx: Tx, row: VoidRow): Promise<void> {
  await tx.insert(paymentVoid).values(row);
}

/** Payments of a contract that were not voided. */
export function standingPayments(db: Db, contractId: string): Promise<PaymentRow[]> {
  const voided = db.select().from(paymentVoid).where(eq(paymentVoid.paymentId, payment.id));
  return db
    .select()
    .from(payment)
    .where(and(eq(payment.contractId, contractId), notExists(voided)))
    .orderBy(asc(payment.ledgerSeq));
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

/** Everything that hangs on the contracts. */
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
    ...(await signedWith(db, ids)),
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

/** What the given entries of the ledger speak of, beside the contracts themselves. */
export async function recordedBy(db: Db, seqs: readonly number[]): Promise<Omit<Attachments, 'agencies' | 'grants'>> {
  const wanted = [...seqs];
  if (wanted.length === 0) return { payments: [], voids: [], registrations: [], changes: [] };
  return {
    payments: await db.select().from(payment).where(inArray(payment.ledgerSeq, wanted)),
    voids: await db.select().from(paymentVoid).where(inArray(paymentVoid.ledgerSeq, wanted)),
    registrations: await db.select().from(registration).where(inArray(registration.ledgerSeq, wanted)),
    changes: await db.select().from(contractChange).where(inArray(contractChange.ledgerSeq, wanted)),
  };
}

/** Agencies and exclusive grants that came with the signature of these contracts. */
export async function signedWith(
  db: Db,
  contractIds: readonly string[],
): Promise<Pick<Attachments, 'agencies' | 'grants'>> {
  const ids = [...contractIds];
  if (ids.length === 0) return { agencies: [], grants: [] };
  return {
    agencies: await db.select().from(contractAgency).where(inArray(contractAgency.contractId, ids)),
    grants: await db.select().from(exclusiveGrant).where(inArray(exclusiveGrant.contractId, ids)),
  };
}
