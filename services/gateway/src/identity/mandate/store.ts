import { type Executor, type Tx, visibleRows } from '@techbourse/db';
import { type MandateSide, type MandateState, mandateStatesSchema } from '@techbourse/gateway/api';
import type { Visibility } from '@techbourse/policy';
import { and, desc, eq, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { accreditation, mandate, mandateVersion } from '../../db/mandate-tables.ts';
import { organisation } from '../../db/schema.ts';
import { actorDetails } from '../organisation/store.ts';

export type MandateRow = typeof mandate.$inferSelect;
export type MandateVersionRow = typeof mandateVersion.$inferSelect;

const seenBy = (seen: Visibility) => visibleRows(seen, [mandate.clientId, mandate.agencyId]);

export async function findMandate(db: Executor | Tx, id: string, seen: Visibility): Promise<MandateRow | undefined> {
  const [row] = await db
    .select()
    .from(mandate)
    .where(and(eq(mandate.id, id), seenBy(seen)));
  return row;
}

export async function lockMandate(tx: Tx, id: string): Promise<MandateRow | undefined> {
  const [row] = await tx.select().from(mandate).where(eq(mandate.id, id)).for('update');
  return row;
}

/** One acceptance of a client's mandates at a time: two would not see each other. */
export async function lockMandatesOf(tx: Tx, clientId: string): Promise<void> {
  const name = `techbourse:identity:mandates:${clientId}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

export function acceptedOf(tx: Tx, clientId: string): Promise<MandateRow[]> {
  return tx
    .select()
    .from(mandate)
    .where(and(eq(mandate.clientId, clientId), eq(mandate.state, 'accepted')));
}

/** How many proposals a side has with another one that wait for an answer. */
export function countProposed(tx: Tx, of: { clientId: string; agencyId: string }): Promise<number> {
  return tx.$count(
    mandate,
    and(eq(mandate.clientId, of.clientId), eq(mandate.agencyId, of.agencyId), eq(mandate.state, 'proposed')),
  );
}

export async function insertMandate(tx: Tx, row: MandateRow): Promise<void> {
  await tx.insert(mandate).values(row);
}

export async function updateMandate(tx: Tx, row: MandateRow): Promise<void> {
  await tx.update(mandate).set(row).where(eq(mandate.id, row.id));
}

export async function insertVersion(tx: Tx, row: MandateVersionRow): Promise<void> {
  await tx.insert(mandateVersion).values(row);
}

export function versionsOf(db: Executor, mandateId: string): Promise<MandateVersionRow[]> {
  return db
    .select()
    .from(mandateVersion)
    .where(eq(mandateVersion.mandateId, mandateId))
    .orderBy(desc(mandateVersion.version));
}

export async function namesOf(db: Executor | Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await db
    .select()
    .from(organisation)
    .where(inArray(organisation.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}

export type MandateFilter = {
  seen: Visibility;
  side: { of: MandateSide; organisationId: string } | undefined;
  with: string | undefined;
  state: { is: MandateState; today: string } | undefined;
  endsBy: string | undefined;
  below: string | undefined;
  limit: number;
};

/** Newest first: ids are made in the order of time. */
export function listMandateRows(db: Executor, filter: MandateFilter): Promise<MandateRow[]> {
  const { state, endsBy, limit, below } = filter;
  return db
    .select()
    .from(mandate)
    .where(
      and(
        isAmong(filter),
        state ? isInState(state.is, state.today) : undefined,
        endsBy ? lte(mandate.toDay, endsBy) : undefined,
        below ? lt(mandate.id, below) : undefined,
      ),
    )
    .orderBy(desc(mandate.id))
    .limit(limit);
}

type Among = Pick<MandateFilter, 'seen' | 'side' | 'with'>;

function isAmong({ seen, side, with: other }: Among): SQL | undefined {
  const columns = { client: mandate.clientId, agency: mandate.agencyId };
  return and(
    seenBy(seen),
    side ? eq(columns[side.of], side.organisationId) : undefined,
    other ? or(eq(mandate.clientId, other), eq(mandate.agencyId, other)) : undefined,
  );
}

/** How many mandates are in each state, and of those in force how many end by a day. */
export async function countMandates(
  db: Executor,
  among: Among,
  { today, soon }: { today: string; soon: string },
): Promise<{ states: Record<MandateState, number>; endSoon: number }> {
  const count = (condition: SQL | undefined) => sql<number>`count(*) filter (where ${condition})::int`;
  const states = mandateStatesSchema.options.map((state) => [state, count(isInState(state, today))] as const);
  const endSoon = count(and(isInState('in_force', today), lte(mandate.toDay, soon)));
  const [row] = await db
    .select({ ...Object.fromEntries(states), endSoon })
    .from(mandate)
    .where(isAmong(among));
  const { endSoon: soonEnding = 0, ...rest } = (row ?? {}) as Record<string, number>;
  return { states: rest as Record<MandateState, number>, endSoon: soonEnding };
}

/** `stateOn` as a condition. */
function isInState(state: MandateState, today: string): SQL | undefined {
  const isOver = sql`coalesce(${mandate.toDay} < ${today}, false)`;
  const is = (kept: string, ...more: SQL[]) => and(eq(mandate.state, kept), ...more);
  const begins = sql`${mandate.fromDay} > ${today}`;
  if (state === 'proposed') return is('proposed', sql`not ${isOver}`);
  if (state === 'lapsed') return is('proposed', isOver);
  if (state === 'expired') return is('accepted', isOver);
  if (state === 'accepted') return is('accepted', sql`not ${isOver}`, begins);
  if (state === 'in_force') return is('accepted', sql`not ${isOver}`, sql`not (${begins})`);
  return is(state);
}

const inForceOn = (today: string) =>
  and(
    eq(mandate.state, 'accepted'),
    lte(mandate.fromDay, today),
    sql`(${mandate.toDay} is null or ${mandate.toDay} >= ${today})`,
  );

/** Whether an agency may act for others hangs on these. */
export async function standingRows(db: Executor, agencyId: string) {
  const [agency] = await db.select().from(organisation).where(eq(organisation.id, agencyId));
  const accreditations = await db.select().from(accreditation).where(eq(accreditation.agencyId, agencyId));
  return agency && { agency, accreditations };
}

/** Every mandate that was once accepted between two, and the client with how many share its place. */
export function mandatesBetween(db: Executor, agencyId: string, clientId: string) {
  return db
    .select({ mandate, client: organisation, sharing: actorDetails })
    .from(mandate)
    .innerJoin(organisation, eq(organisation.id, mandate.clientId))
    .where(and(eq(mandate.agencyId, agencyId), eq(mandate.clientId, clientId), sql`${mandate.acceptedAt} is not null`))
    .orderBy(desc(mandate.id));
}

/** Clients that let an agency act in all that they have, newest first, with what each gives. */
export async function clientsOf(
  db: Executor,
  agencyId: string,
  { today, limit }: { today: string; limit: number },
): Promise<{ clientId: string; rights: MandateRow['rights'] }[]> {
  return db
    .select({ clientId: mandate.clientId, rights: mandate.rights })
    .from(mandate)
    .innerJoin(organisation, eq(organisation.id, mandate.clientId))
    .where(
      and(
        eq(mandate.agencyId, agencyId),
        eq(mandate.subjectKind, 'all'),
        inForceOn(today),
        isNull(organisation.suspendedAt),
        isNull(organisation.deletedAt),
        isNull(organisation.mergedInto),
      ),
    )
    .orderBy(desc(mandate.id))
    .limit(limit);
}
