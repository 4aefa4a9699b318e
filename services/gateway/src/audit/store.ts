import type { Executor } from '@techbourse/db';
import type { LocalizedText } from '@techbourse/domain';
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import { person } from '../db/auth-tables.ts';
import { mandate } from '../db/mandate-tables.ts';
import { organisation } from '../db/schema.ts';

export async function organisationNames(db: Executor, ids: readonly string[]): Promise<Map<string, LocalizedText>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: organisation.id, name: organisation.name })
    .from(organisation)
    .where(inArray(organisation.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function personNames(db: Executor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function findOperatorId(db: Executor): Promise<string | undefined> {
  const [row] = await db.select({ id: organisation.id }).from(organisation).where(eq(organisation.kind, 'operator'));
  return row?.id;
}

/** Mandates of agencies for all that their clients have, the newest last. */
export function wholeMandates(db: Executor, agencies: readonly string[], clients: readonly string[]) {
  const isBetween = and(inArray(mandate.agencyId, [...agencies]), inArray(mandate.clientId, [...clients]));
  return db
    .select({
      id: mandate.id,
      agencyId: mandate.agencyId,
      clientId: mandate.clientId,
      acceptedAt: mandate.acceptedAt,
      fromDay: mandate.fromDay,
      toDay: mandate.toDay,
      closedAt: mandate.closedAt,
    })
    .from(mandate)
    .where(and(isBetween, eq(mandate.subjectKind, 'all'), isNotNull(mandate.acceptedAt)))
    .orderBy(asc(mandate.acceptedAt));
}
