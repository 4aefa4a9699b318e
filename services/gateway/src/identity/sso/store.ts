import type { Executor, Tx } from '@techbourse/db';
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { ssoAttempt, ssoDomain, ssoProvider } from '../../db/sso-tables.ts';

export type ProviderRow = typeof ssoProvider.$inferSelect;
export type ProviderValues = typeof ssoProvider.$inferInsert;
export type AttemptRow = typeof ssoAttempt.$inferSelect;

export async function findProvider(db: Executor | Tx, organisationId: string): Promise<ProviderRow | undefined> {
  const [row] = await db.select().from(ssoProvider).where(eq(ssoProvider.organisationId, organisationId));
  return row;
}

export async function lockProvider(tx: Tx, organisationId: string): Promise<ProviderRow | undefined> {
  const [row] = await tx.select().from(ssoProvider).where(eq(ssoProvider.organisationId, organisationId)).for('update');
  return row;
}

/** The approved provider that speaks for a mail domain. */
export async function findProviderOfDomain(db: Executor, domain: string): Promise<ProviderRow | undefined> {
  const [row] = await db
    .select({ provider: ssoProvider })
    .from(ssoDomain)
    .innerJoin(ssoProvider, eq(ssoProvider.id, ssoDomain.providerId))
    .where(and(eq(ssoDomain.domain, domain), eq(ssoProvider.state, 'approved')));
  return row?.provider;
}

export async function listProviders(
  db: Executor,
  filter: { state?: string | undefined; after?: string | undefined; limit: number },
): Promise<ProviderRow[]> {
  return db
    .select()
    .from(ssoProvider)
    .where(
      and(
        filter.state ? eq(ssoProvider.state, filter.state) : undefined,
        filter.after ? gt(ssoProvider.id, filter.after) : undefined,
      ),
    )
    .orderBy(asc(ssoProvider.id))
    .limit(filter.limit);
}

/** Undefined when the organisation has one already. */
export async function insertProvider(tx: Tx, values: ProviderValues): Promise<ProviderRow | undefined> {
  const [row] = await tx
    .insert(ssoProvider)
    .values(values)
    .onConflictDoNothing({ target: ssoProvider.organisationId })
    .returning();
  return row;
}

export async function updateProvider(
  tx: Tx,
  { id, version }: ProviderRow,
  values: Partial<ProviderValues>,
): Promise<ProviderRow> {
  const [row] = await tx
    .update(ssoProvider)
    .set({ ...values, version: version + 1 })
    .where(eq(ssoProvider.id, id))
    .returning();
  if (!row) throw new Error('the provider was not written');
  return row;
}

/** Which of these domains another provider speaks for. */
export async function takenDomains(db: Executor | Tx, domains: readonly string[], byOther: string): Promise<string[]> {
  const rows = await db
    .select()
    .from(ssoDomain)
    .where(inArray(ssoDomain.domain, [...domains]));
  return rows.filter(({ providerId }) => providerId !== byOther).map(({ domain }) => domain);
}

/** Lets a provider speak for its domains, and for no others. False when another one speaks for one of them. */
export async function takeDomains(tx: Tx, providerId: string, domains: readonly string[]): Promise<boolean> {
  await freeDomains(tx, providerId);
  const rows = await tx
    .insert(ssoDomain)
    .values(domains.map((domain) => ({ domain, providerId })))
    .onConflictDoNothing()
    .returning();
  return rows.length === domains.length;
}

export async function freeDomains(tx: Tx, providerId: string): Promise<void> {
  await tx.delete(ssoDomain).where(eq(ssoDomain.providerId, providerId));
}

export async function insertAttempt(db: Executor, row: AttemptRow): Promise<void> {
  await db.insert(ssoAttempt).values(row);
}

/** Takes an attempt away, so that no other answer is read for it; undefined when it is unknown, taken or ended, another browser's or another provider's. */
export async function takeAttempt(
  db: Executor,
  { at, ...given }: Pick<AttemptRow, 'stateHash' | 'browserHash' | 'providerId'> & { at: Date },
): Promise<AttemptRow | undefined> {
  const [row] = await db
    .delete(ssoAttempt)
    .where(
      and(
        eq(ssoAttempt.stateHash, given.stateHash),
        eq(ssoAttempt.browserHash, given.browserHash),
        eq(ssoAttempt.providerId, given.providerId),
      ),
    )
    .returning();
  return row && row.expiresAt > at ? row : undefined;
}
