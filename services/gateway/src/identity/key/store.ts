import type { Scope } from '@techbourse/api-schema';
import type { Executor, Tx } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { and, asc, count, eq, gt, isNull, ne, or, sql } from 'drizzle-orm';
import { person } from '../../db/auth-tables.ts';
import { apiKey, organisation } from '../../db/schema.ts';
import { actorDetails } from '../organisation/store.ts';
import { toPermissions } from './permissions.ts';
import { hashKey, START_LENGTH } from './secret.ts';

export type KeyRow = typeof apiKey.$inferSelect;

/** Marks the key that the setting OPERATOR_KEY holds. */
const FROM_SETTING = JSON.stringify({ origin: 'setting' });

export const isFromSetting = (row: KeyRow): boolean => row.metadata === FROM_SETTING;

const live = () => or(isNull(apiKey.expiresAt), gt(apiKey.expiresAt, new Date()));

/** Writes a key as its hash; undefined when this very key is there already. */
export async function insertKey(
  tx: Tx,
  given: {
    key: string;
    organisationId: string;
    name: string;
    scopes: readonly Scope[];
    expiresAt?: Date | undefined;
    issuedBy?: string | undefined;
    fromSetting?: boolean;
  },
): Promise<KeyRow | undefined> {
  const [row] = await tx
    .insert(apiKey)
    .values({
      id: newId(),
      name: given.name,
      start: given.key.slice(0, START_LENGTH),
      key: hashKey(given.key),
      referenceId: given.organisationId,
      permissions: toPermissions(given.scopes),
      expiresAt: given.expiresAt ?? null,
      issuedBy: given.issuedBy ?? null,
      metadata: given.fromSetting ? FROM_SETTING : null,
    })
    .onConflictDoNothing({ target: apiKey.key })
    .returning();
  return row;
}

/** Gives the setting's key these scopes, because a release may know more scopes than the one that made the key. */
export async function widenKeyFromSetting(tx: Tx, keyHash: string, scopes: readonly Scope[]): Promise<KeyRow[]> {
  const permissions = toPermissions(scopes);
  return tx
    .update(apiKey)
    .set({ permissions, updatedAt: new Date() })
    .where(and(eq(apiKey.key, keyHash), eq(apiKey.metadata, FROM_SETTING), ne(apiKey.permissions, permissions)))
    .returning();
}

/** Whether the operator has suspended who issued a key that is selected. */
const issuerSuspended = sql<boolean>`exists (
  select 1 from ${person} issuer where issuer.id = ${apiKey.issuedBy} and issuer.suspended_at is not null)`;

/** The keys with these hashes, their organisations, and how many share the place of each. */
export async function findKeysByHash(db: Executor, keyHashes: string[]) {
  return db
    .select({ key: apiKey, organisation, sharing: actorDetails, issuerSuspended })
    .from(apiKey)
    .innerJoin(organisation, eq(organisation.id, apiKey.referenceId))
    .where(sql`${apiKey.key} = any(${sql.param(keyHashes)}::text[])`);
}

/** Writes the last use of keys. When several gateways write the same key, the latest use stays. */
export async function writeUses(db: Executor, uses: readonly { id: string; at: Date }[]): Promise<void> {
  if (uses.length === 0) return;
  const ids = sql.param(uses.map(({ id }) => id));
  const moments = sql.param(uses.map(({ at }) => at.toISOString()));
  await db.execute(sql`
    update ${apiKey} set last_request = greatest(last_request, used.at::timestamptz)
    from unnest(${ids}::uuid[], ${moments}::text[]) as used(id, at) where ${apiKey.id} = used.id`);
}

export async function listKeys(
  db: Executor,
  organisationId: string,
): Promise<{ key: KeyRow; issuerSuspended: boolean }[]> {
  return db
    .select({ key: apiKey, issuerSuspended: sql<boolean>`coalesce(${person.suspendedAt} is not null, false)` })
    .from(apiKey)
    .leftJoin(person, eq(person.id, apiKey.issuedBy))
    .where(and(eq(apiKey.referenceId, organisationId), live()))
    .orderBy(asc(apiKey.id));
}

export async function countKeys(tx: Tx, organisationId: string): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(apiKey)
    .where(and(eq(apiKey.referenceId, organisationId), live()));
  return row?.n ?? 0;
}

export async function lockKey(tx: Tx, organisationId: string, keyId: string): Promise<KeyRow | undefined> {
  const [row] = await tx
    .select()
    .from(apiKey)
    .where(and(eq(apiKey.referenceId, organisationId), eq(apiKey.id, keyId)))
    .for('update');
  return row;
}

export async function deleteKey(tx: Tx, keyId: string): Promise<void> {
  await tx.delete(apiKey).where(eq(apiKey.id, keyId));
}

/** Ends the keys of an organisation; returns what they were. */
export async function deleteKeysOf(tx: Tx, organisationId: string): Promise<KeyRow[]> {
  return tx.delete(apiKey).where(eq(apiKey.referenceId, organisationId)).returning();
}

/** Removes earlier keys of the setting OPERATOR_KEY; returns their ids. */
export async function deleteOtherKeysFromSetting(tx: Tx, keyHash: string): Promise<string[]> {
  const rows = await tx
    .delete(apiKey)
    .where(and(eq(apiKey.metadata, FROM_SETTING), ne(apiKey.key, keyHash)))
    .returning({ id: apiKey.id });
  return rows.map((row) => row.id);
}
