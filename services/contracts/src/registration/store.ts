import type { Executor, Tx } from '@techbourse/db';
import { and, asc, eq, type InferSelectModel, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { RegistrationState } from '../api/index.ts';
import { contract, registration, spelt } from '../db/schema.ts';

export type RegistrationRow = InferSelectModel<typeof registration>;

type Db = Tx | Executor;

export async function insertRegistration(tx: Tx, row: RegistrationRow): Promise<void> {
  await tx.insert(registration).values(row);
}

export async function updateRegistration(tx: Tx, row: RegistrationRow): Promise<void> {
  await tx.update(registration).set(row).where(eq(registration.id, row.id));
}

/** Registrations of these contracts, those taken back as well, in the order they were recorded. */
export function registrationsOf(db: Db, contractIds: readonly string[]): Promise<RegistrationRow[]> {
  if (contractIds.length === 0) return Promise.resolve([]);
  return db
    .select()
    .from(registration)
    .where(inArray(registration.contractId, [...contractIds]))
    .orderBy(asc(registration.ledgerSeq));
}

/** Registrations that these entries of the ledger recorded, confirmed or took back. */
export function registrationsBy(db: Db, seqs: readonly number[]): Promise<RegistrationRow[]> {
  const wanted = [...seqs];
  return db
    .select()
    .from(registration)
    .where(
      or(
        inArray(registration.ledgerSeq, wanted),
        inArray(registration.confirmedSeq, wanted),
        inArray(registration.voidedSeq, wanted),
      ),
    );
}

type NumberOfAuthority = { authority: string; number: string };

/**
 * The registration that stands with this number of this authority, however spelt. Registrations of one number wait for
 * each other from here to the commit.
 */
export async function lockNumber(tx: Tx, number: NumberOfAuthority): Promise<RegistrationRow | undefined> {
  const [wanted, authority] = [spelt(sql`${number.number}::text`), spelt(sql`${number.authority}::text`)];
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('contracts.registration:' || ${wanted}, 0))`);
  const [row] = await tx
    .select()
    .from(registration)
    .where(
      and(
        isNull(registration.voidedSeq),
        sql`${spelt(registration.number)} = ${wanted}`,
        sql`${spelt(registration.authority)} = ${authority}`,
      ),
    )
    .limit(1);
  return row;
}

/** For a query over registrations `r` of contracts `c`: those in the state, by the rule of `registrationStateOf`. */
export function isRegistration(state: RegistrationState, parties = sql`c.seller_id, c.buyer_id`): SQL {
  if (state === 'voided') return sql`r.voided_seq is not null`;
  const official = sql`(r.confirmed_seq is not null or r.recorded_by not in (${parties}))`;
  return sql`r.voided_seq is null and ${state === 'confirmed' ? official : sql`not ${official}`}`;
}

/** For a query over contracts: those with a registration in the state. */
export function hasRegistration(state: RegistrationState): SQL {
  const isSo = isRegistration(state, sql`${contract.sellerId}, ${contract.buyerId}`);
  return sql`exists (select from ${registration} r where r.contract_id = ${contract.id} and ${isSo})`;
}

/** Entries that their rows name. */
export const namedByRegistrations = sql`
  select ledger_seq seq, contract_id, 'contract.registered' kind from ${registration}
  union all select confirmed_seq, contract_id, 'registration.confirmed' from ${registration}
    where num_nonnulls(confirmed_by, confirmed_seq) > 0
  union all select voided_seq, contract_id, 'registration.voided' from ${registration}
    where num_nonnulls(voided_by, void_reason, voided_seq) > 0`;
