import type { Executor, Tx } from '@techbourse/db';
import { fromMinor, toMinor } from '@techbourse/domain';
import { asc, type InferSelectModel, inArray, type SQL, sql } from 'drizzle-orm';
import { contract, payment, paymentAnswer, paymentVoid, type SettledPart } from '../db/schema.ts';
import type { Part, PaymentState } from './balance.ts';
import { type KnownPayment, partsOfLine, stateOf } from './payment.ts';

export type PaymentRow = InferSelectModel<typeof payment>;
export type AnswerRow = InferSelectModel<typeof paymentAnswer>;
export type VoidRow = InferSelectModel<typeof paymentVoid>;

type Db = Tx | Executor;

export type PaymentRows = { payments: PaymentRow[]; answers: AnswerRow[]; voids: VoidRow[] };

export async function insertPayment(tx: Tx, row: PaymentRow): Promise<void> {
  await tx.insert(payment).values(row);
}

export async function insertAnswer(tx: Tx, row: AnswerRow): Promise<void> {
  await tx.insert(paymentAnswer).values(row);
}

export async function insertVoid(tx: Tx, row: VoidRow): Promise<void> {
  await tx.insert(paymentVoid).values(row);
}

/** Payments of these contracts in the order they were recorded, with what became of them. */
export async function paymentsOf(db: Db, contractIds: readonly string[]): Promise<PaymentRows> {
  const ids = [...contractIds];
  if (ids.length === 0) return { payments: [], answers: [], voids: [] };
  return {
    payments: await db.select().from(payment).where(inArray(payment.contractId, ids)).orderBy(asc(payment.ledgerSeq)),
    answers: await db.select().from(paymentAnswer).where(inArray(paymentAnswer.contractId, ids)),
    voids: await db.select().from(paymentVoid).where(inArray(paymentVoid.contractId, ids)),
  };
}

/** What the given entries of the ledger say of payments. */
export async function paymentsBy(db: Db, seqs: readonly number[]): Promise<PaymentRows> {
  const wanted = [...seqs];
  return {
    payments: await db.select().from(payment).where(inArray(payment.ledgerSeq, wanted)),
    answers: await db.select().from(paymentAnswer).where(inArray(paymentAnswer.ledgerSeq, wanted)),
    voids: await db.select().from(paymentVoid).where(inArray(paymentVoid.ledgerSeq, wanted)),
  };
}

export type KnownRow = KnownPayment & { row: PaymentRow; answers: AnswerRow[]; voided: VoidRow | undefined };

/** The rows of one contract as the rules read them. */
export function knownPayments({ payments, answers, voids }: PaymentRows): KnownRow[] {
  return payments.map((row) => {
    const own = answers.filter((answer) => answer.paymentId === row.id);
    const voided = voids.find((one) => one.paymentId === row.id);
    const parts = row.settles
      ? row.settles.map((part): Part => ({ line: part.line, minor: toMinor({ ...part, currency: row.currency }) }))
      : partsOfLine(row.scheduleLine, row.amountMinor);
    return {
      id: row.id,
      minor: row.amountMinor,
      paidOn: row.paidOn,
      parts,
      named: parts !== null && !row.allocated,
      state: stateOf(own, voided !== undefined),
      row,
      answers: own,
      voided,
    };
  });
}

/** How the parts of a payment are kept. */
export function settledParts(parts: readonly Part[], currency: string): SettledPart[] {
  return parts.map(({ line, minor }) => ({ line, amount: fromMinor(minor, currency).amount }));
}

const voided = sql`exists (select from ${paymentVoid} x where x.payment_id = p.id)`;
const answered = (answer: string) =>
  sql`exists (select from ${paymentAnswer} y where y.payment_id = p.id and y.answer = ${answer})`;

/** For a query over payments `p`: those in the state, by the rule of `stateOf`. */
export function isPayment(state: PaymentState): SQL {
  if (state === 'voided') return voided;
  if (state === 'confirmed') return sql`not ${voided} and ${answered('confirmed')}`;
  const denied = state === 'disputed' ? answered('disputed') : sql`not ${answered('disputed')}`;
  return sql`not ${voided} and not ${answered('confirmed')} and ${denied}`;
}

/** For a query over contracts: those with a payment in the state. */
export function hasPayment(state: PaymentState): SQL {
  return sql`exists (select from ${payment} p where p.contract_id = ${contract.id} and ${isPayment(state)})`;
}

/** Entries that their rows name. */
export const namedByPayments = sql`
  select ledger_seq seq, contract_id, 'payment.recorded' kind from ${payment}
  union all select ledger_seq, contract_id, 'payment.voided' from ${paymentVoid}
  union all select ledger_seq, contract_id, 'payment.' || answer from ${paymentAnswer}`;
