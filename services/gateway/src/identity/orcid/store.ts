import type { Executor, Tx } from '@techbourse/db';
import type { OrcidShownTo } from '@techbourse/gateway/api';
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { member } from '../../db/auth-tables.ts';
import { personOrcid } from '../../db/organisation-tables.ts';

export type Orcid = { orcid: string; shownTo: OrcidShownTo };

const asOrcid = ({ orcid, shownTo }: typeof personOrcid.$inferSelect): Orcid => ({
  orcid,
  shownTo: shownTo as OrcidShownTo, // the table's check allows these only
});

export async function findOrcid(db: Executor | Tx, personId: string): Promise<Orcid | undefined> {
  const [row] = await db.select().from(personOrcid).where(eq(personOrcid.personId, personId));
  return row && asOrcid(row);
}

/** @throws CONFLICT `person.orcid_taken` when another person has it. */
export async function saveOrcid(tx: Tx, personId: string, { orcid, shownTo }: Orcid): Promise<void> {
  await tx
    .insert(personOrcid)
    .values({ personId, orcid, shownTo })
    .onConflictDoUpdate({ target: personOrcid.personId, set: { orcid, shownTo } });
}

export async function deleteOrcid(tx: Tx, personId: string): Promise<void> {
  await tx.delete(personOrcid).where(eq(personOrcid.personId, personId));
}

/** Who looks: the person itself, and the organisation of which it is one. */
export type Looking = { personId: string | undefined; organisationId: string | undefined };

/** The ORCID iDs of those among some people who show it to who looks, by person. */
export async function orcidsShownTo(
  db: Executor,
  looking: Looking,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const { personId, organisationId } = looking;
  const belongs = sql`exists (select from ${member}
    where ${member.userId} = ${personOrcid.personId} and ${member.organizationId} = ${organisationId ?? null}::uuid)`;
  const rows = await db
    .select()
    .from(personOrcid)
    .where(
      and(
        inArray(personOrcid.personId, [...personIds]),
        or(
          personId === undefined ? undefined : eq(personOrcid.personId, personId),
          eq(personOrcid.shownTo, 'everybody'),
          and(eq(personOrcid.shownTo, 'organisations'), belongs),
        ),
      ),
    );
  return new Map(rows.map((row) => [row.personId, row.orcid]));
}
