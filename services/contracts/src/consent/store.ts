import { type Executor, type Tx, visibleRows } from '@techbourse/db';
import type { Visibility } from '@techbourse/policy';
import { and, arrayOverlaps, desc, eq, type InferSelectModel, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { fineMoments } from '../db/fine-moments.ts';
import { contract, titleConsent, titleGrant } from '../db/schema.ts';
import { type Consent, type GrantKind, RANK } from '../grant/grant.ts';

export type ConsentRow = InferSelectModel<typeof titleConsent>;

type Db = Tx | Executor;

/** A row as the rules read it. */
export function consentOf(row: ConsentRow): Consent {
  const { id, contractId, consentedBy: by, fieldOfUse, territory, fromDay: from, toDay: to } = row;
  return { id, contractId, by, fieldOfUse, territory, from, to };
}

/** Whether the consent covers a sublicence of this kind. A CHECK restricts kinds to their codes. */
export function allows(row: Pick<ConsentRow, 'kind'>, kind: GrantKind): boolean {
  return RANK[row.kind as GrantKind] >= RANK[kind];
}

export async function insertConsent(tx: Tx, row: ConsentRow): Promise<void> {
  await tx.insert(titleConsent).values(row);
}

export async function updateConsent(tx: Tx, row: ConsentRow): Promise<void> {
  await tx.update(titleConsent).set(row).where(eq(titleConsent.id, row.id));
}

export async function lockConsent(tx: Tx, id: string): Promise<ConsentRow | undefined> {
  const [row] = await tx.select().from(titleConsent).where(eq(titleConsent.id, id)).for('update');
  return row;
}

/** Whether a contract names the organisation as an agency, which may then know that the contract exists. */
export async function isAgencyOf(db: Db, contractId: string, organisationId: string): Promise<boolean> {
  const named = JSON.stringify([{ organisationId }]);
  const rows = await db
    .select({ id: contract.id })
    .from(contract)
    .where(and(eq(contract.id, contractId), sql`${contract.terms} -> 'agencies' @> ${named}::jsonb`));
  return rows.length > 0;
}

/** Locks the valid and unused consents to a sublicence of these licences for one sublicensee. */
export async function lockUnused(
  tx: Tx,
  { contractIds, sublicensee }: { contractIds: readonly string[]; sublicensee: string },
): Promise<ConsentRow[]> {
  if (contractIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(titleConsent)
    .where(
      and(
        inArray(titleConsent.contractId, [...contractIds]),
        eq(titleConsent.sublicensee, sublicensee),
        isNull(titleConsent.withdrawnSeq),
      ),
    )
    .orderBy(titleConsent.id)
    .for('update');
  // Read after the lock: a statement sees only what was committed before it began.
  const used = await usedOf(
    tx,
    rows.map((row) => row.id),
  );
  return rows.filter((row) => !used.has(row.id));
}

/** The consents that a grant names. */
export async function usedOf(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ consents: titleGrant.consents })
    .from(titleGrant)
    .where(arrayOverlaps(titleGrant.consents, [...ids]));
  return new Set(rows.flatMap((row) => row.consents).filter((id) => ids.includes(id)));
}

export type ConsentFilter = {
  seen: Visibility;
  contract: string | undefined;
  below: string | undefined;
  limit: number;
};

/** Consents that the organisation gave, or that its licence got; newest first. */
export async function listConsentRows(db: Db, filter: ConsentFilter): Promise<ConsentRow[]> {
  const { seen, below, limit } = filter;
  const granted = db
    .select({ id: contract.id })
    .from(contract)
    .where(visibleRows(seen, [contract.buyerId]));
  const own = seen.everything
    ? undefined
    : or(visibleRows(seen, [titleConsent.consentedBy]), inArray(titleConsent.contractId, granted));
  return db
    .select()
    .from(titleConsent)
    .where(
      and(
        own,
        filter.contract ? eq(titleConsent.contractId, filter.contract) : undefined,
        below ? lt(titleConsent.id, below) : undefined,
      ),
    )
    .orderBy(desc(titleConsent.id))
    .limit(limit);
}

/** Consents that these entries of the ledger record. */
export function consentsBy(db: Db, seqs: readonly number[]): Promise<ConsentRow[]> {
  if (seqs.length === 0) return Promise.resolve([]);
  const wanted = [...seqs];
  return db
    .select()
    .from(titleConsent)
    .where(or(inArray(titleConsent.ledgerSeq, wanted), inArray(titleConsent.withdrawnSeq, wanted)));
}

/** Consents that grants name. */
export function consentsOfGrants(db: Db, grants: readonly { consents: readonly string[] }[]): Promise<ConsentRow[]> {
  const ids = grants.flatMap((grant) => grant.consents);
  if (ids.length === 0) return Promise.resolve([]);
  return db.select().from(titleConsent).where(inArray(titleConsent.id, ids));
}

/** Entries that their rows name. */
export const namedByConsents = sql`
  select ledger_seq seq, contract_id, 'title.consent_recorded' kind from ${titleConsent}
  union all select withdrawn_seq, contract_id, 'title.consent_withdrawn' from ${titleConsent}
    where num_nonnulls(withdrawn_by, withdrawn_reason, withdrawn_seq) > 0`;

export const momentsOfConsents = fineMoments(titleConsent);
