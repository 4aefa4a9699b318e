import { type Executor, type Tx, visibleRows } from '@techbourse/db';
import { ANONYMOUS_KIND, type IdentifierScheme, SHARED_BY_MIN } from '@techbourse/domain';
import type { Visibility } from '@techbourse/policy';
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { accreditationRequest } from '../../db/mandate-tables.ts';
import { organisationDomain, unitRequest, verificationRequest } from '../../db/organisation-tables.ts';
import { type Identifiers, organisation } from '../../db/schema.ts';

export type OrganisationRow = typeof organisation.$inferSelect;
export type OrganisationValues = typeof organisation.$inferInsert;

/** Somebody may act for the organisation: it is neither suspended nor merged nor deleted. `of`: its name in the query. */
export function isActing(of: SQL): SQL {
  return sql`(${of}.suspended_at is null and ${of}.merged_into is null and ${of}.deleted_at is null)`;
}

/** Counts, up to SHARED_BY_MIN, those in a place that an anonymous organisation may be taken for: who is verified, can act, and is of the shown kind. */
function countSharing(inPlace: SQL) {
  const isTakenFor = sql`shared.kind = ${sql.raw(`'${ANONYMOUS_KIND}'`)} and shared.verified_at is not null and ${isActing(sql`shared`)}`;
  return sql<number>`(select count(*)::int from (
    select 1 from identity.organisation shared where ${isTakenFor} and ${inPlace} limit ${SHARED_BY_MIN}
  ) as counted)`;
}

/** How many that an organisation which is selected may be taken for share its place. */
export const sharingCounts = {
  region: countSharing(sql`shared.region = organisation.region`),
  country: countSharing(sql`shared.country = organisation.country`),
};

/** Organisations that became one that is selected, also by way of others. */
const absorbed = sql<string[]>`(
  with recursive was as (
    select each.id from identity.organisation each where each.merged_into = organisation.id
    union select each.id from identity.organisation each join was on each.merged_into = was.id)
  select coalesce(json_agg(was.id), '[]') from was)`;

/** What the actor of an organisation that is selected holds beside its row. */
export const actorDetails = { ...sharingCounts, absorbed };

/** Organisations and how many share the place of each, in pages by id. */
export async function* allOrganisations(db: Executor, page: number) {
  for (let after: string | undefined; ; ) {
    const rows = await db
      .select({ organisation, sharing: sharingCounts })
      .from(organisation)
      .where(after ? gt(organisation.id, after) : undefined)
      .orderBy(asc(organisation.id))
      .limit(page);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.organisation.id;
  }
}

/** How many that these may be taken for share their places. */
export async function sharingOf(tx: Tx, ids: readonly string[]) {
  const rows = await tx
    .select({ id: organisation.id, ...sharingCounts })
    .from(organisation)
    .where(inArray(organisation.id, [...ids]));
  return new Map(rows.map(({ id, region, country }) => [id, { region, country }]));
}

/** Organisations whose present version is not published yet, locked. */
export async function lockUnpublished(tx: Tx, limit: number): Promise<OrganisationRow[]> {
  return tx
    .select()
    .from(organisation)
    .where(lt(organisation.publishedVersion, organisation.version))
    .limit(limit)
    .for('update', { skipLocked: true });
}

export async function markPublished(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .update(organisation)
    .set({ publishedVersion: organisation.version })
    .where(inArray(organisation.id, [...ids]));
}

export async function findOrganisation(db: Executor | Tx, id: string): Promise<OrganisationRow | undefined> {
  const [row] = await db.select().from(organisation).where(eq(organisation.id, id));
  return row;
}

export async function findOrganisations(db: Executor | Tx, ids: readonly string[]): Promise<OrganisationRow[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(organisation)
    .where(inArray(organisation.id, [...ids]));
}

export async function findOperator(tx: Tx): Promise<OrganisationRow | undefined> {
  const [row] = await tx.select().from(organisation).where(eq(organisation.kind, 'operator'));
  return row;
}

/** Serialises gateways that start together and create the operator. */
export async function lockBootstrap(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('techbourse:identity:bootstrap', 0))`);
}

export async function lockOrganisation(tx: Tx, id: string): Promise<OrganisationRow | undefined> {
  const [row] = await tx.select().from(organisation).where(eq(organisation.id, id)).for('no key update');
  return row;
}

export async function insertOrganisation(tx: Tx, values: OrganisationValues): Promise<OrganisationRow> {
  const [row] = await tx.insert(organisation).values(values).returning();
  if (!row) throw new Error('the organisation was not written');
  return row;
}

export async function updateOrganisation(
  tx: Tx,
  id: string,
  values: Partial<OrganisationValues>,
): Promise<OrganisationRow> {
  const [row] = await tx.update(organisation).set(values).where(eq(organisation.id, id)).returning();
  if (!row) throw new Error('the organisation was not written');
  return row;
}

/** Pages by id, which is the order of creation. Everybody sees verified organisations. */
export async function listOrganisations(
  db: Executor,
  filter: {
    q?: string | undefined;
    state?: OrganisationState | undefined;
    kind?: string | undefined;
    country?: string | undefined;
    verified?: boolean | undefined;
    seen: Visibility;
    after?: string | undefined;
    limit: number;
  },
): Promise<OrganisationRow[]> {
  const conditions: (SQL | undefined)[] = [
    filter.q ? isCalled(filter.q, filter.seen) : undefined,
    filter.state ? STATES[filter.state] : undefined,
    filter.kind ? eq(organisation.kind, filter.kind) : undefined,
    filter.country ? eq(organisation.country, filter.country) : undefined,
    filter.verified === undefined ? undefined : filter.verified ? isShownRow : sql`not ${isShownRow}`,
    shownTo(filter.seen),
    filter.after ? gt(organisation.id, filter.after) : undefined,
  ];
  return db
    .select()
    .from(organisation)
    .where(and(...conditions))
    .orderBy(asc(organisation.id))
    .limit(filter.limit);
}

type OrganisationState = 'active' | 'suspended' | 'merged' | 'deleted';
/** `stateOf` in SQL. */
const STATES: Readonly<Record<OrganisationState, SQL | undefined>> = {
  active: isActing(sql`${organisation}`),
  suspended: and(isNotNull(organisation.suspendedAt), isNull(organisation.mergedInto), isNull(organisation.deletedAt)),
  merged: and(isNotNull(organisation.mergedInto), isNull(organisation.deletedAt)),
  deleted: isNotNull(organisation.deletedAt),
};

/** By a part of a name in any language; who sees everything also by a web domain, an identifier or the id. */
function isCalled(q: string, { everything }: Visibility): SQL | undefined {
  const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const named = (name: SQL) =>
    sql`exists (select 1 from jsonb_each(${name}) as text where text.value->>'text' ilike ${pattern})`;
  if (!everything) return named(sql`${organisation.knownAs}->'name'`);
  const code = q.replaceAll(/\s/g, '');
  return or(
    named(sql`${organisation.name}`),
    sql`exists (select 1 from jsonb_each_text(${organisation.identifiers}) as one where one.value ilike ${code})`,
    sql`exists (select 1 from ${organisationDomain} where organisation_id = ${organisation.id} and domain ilike ${pattern})`,
    sql`${organisation.id}::text = ${q.toLowerCase()}`,
  );
}

/** What relates an organisation to others and to the web ends: units, domains, requests. */
export async function endRelations(tx: Tx, id: string, at: Date): Promise<void> {
  const ended = { state: 'withdrawn', decidedAt: at };
  await tx
    .update(organisation)
    .set({ parentId: null })
    .where(or(eq(organisation.parentId, id), eq(organisation.id, id)));
  await tx.delete(organisationDomain).where(eq(organisationDomain.organisationId, id));
  await tx
    .update(verificationRequest)
    .set(ended)
    .where(and(eq(verificationRequest.organisationId, id), eq(verificationRequest.state, 'pending')));
  await tx
    .update(accreditationRequest)
    .set(ended)
    .where(and(eq(accreditationRequest.agencyId, id), eq(accreditationRequest.state, 'pending')));
  await tx
    .update(unitRequest)
    .set(ended)
    .where(and(or(eq(unitRequest.unitId, id), eq(unitRequest.parentId, id)), eq(unitRequest.state, 'pending')));
}

/** Organisations whose pieces of names are not written yet, locked. */
export async function lockWithoutGrams(tx: Tx, limit: number): Promise<OrganisationRow[]> {
  return tx
    .select()
    .from(organisation)
    .where(isNull(organisation.nameGrams))
    .limit(limit)
    .for('update', { skipLocked: true });
}

/** The next versions of what was merged into these, so that it is told with them. */
export async function touchMerged(tx: Tx, ids: readonly string[]): Promise<OrganisationRow[]> {
  return tx
    .update(organisation)
    .set({ version: sql`${organisation.version} + 1` })
    .where(and(inArray(organisation.mergedInto, [...ids]), notInArray(organisation.id, [...ids])))
    .returning();
}

/** No new version: nobody is shown them. */
export async function writeGrams(tx: Tx, id: string, nameGrams: string[]): Promise<void> {
  await tx.update(organisation).set({ nameGrams }).where(eq(organisation.id, id));
}

/** Others see it: `isShown` in SQL. */
const isShownRow = sql`(${organisation.knownAs} is not null and (${organisation.verifiedAt} is not null or ${organisation.reverifySince} is not null) and ${organisation.lapsedAt} is null and ${organisation.suspendedAt} is null and ${organisation.deletedAt} is null and ${organisation.mergedInto} is null)`;

/** Shown organisations, or those that `seen` adds, that share the most pieces of names with `grams`. */
export async function findByGrams(
  db: Executor | Tx,
  grams: readonly string[],
  options: { seen?: Visibility; limit: number },
): Promise<OrganisationRow[]> {
  if (grams.length === 0) return [];
  const wanted = sql`${sql.param([...grams])}::text[]`;
  const shared = sql`cardinality(array(select unnest(${organisation.nameGrams}) intersect select unnest(${wanted})))`;
  return db
    .select()
    .from(organisation)
    .where(and(sql`${organisation.nameGrams} && ${wanted}`, shownTo(options.seen)))
    .orderBy(sql`${shared} desc`, asc(organisation.id))
    .limit(options.limit);
}

/** Organisations that have one of the identifiers; without `seen` those that are shown. */
export async function findByIdentifiers(
  db: Executor | Tx,
  identifiers: Identifiers,
  seen?: Visibility,
): Promise<OrganisationRow[]> {
  const conditions = Object.entries(identifiers).flatMap(([scheme, code]) =>
    code === undefined ? [] : [sql`${organisation.identifiers}->>${scheme} = ${code}`],
  );
  if (conditions.length === 0) return [];
  return db
    .select()
    .from(organisation)
    .where(and(or(...conditions), shownTo(seen)))
    .orderBy(asc(organisation.id));
}

/** Shown organisations that have shown that one of the web domains is theirs, with that domain. */
export async function findByDomains(db: Executor | Tx, domains: readonly string[]) {
  if (domains.length === 0) return [];
  return db
    .select({ organisation, domain: organisationDomain.domain })
    .from(organisationDomain)
    .innerJoin(organisation, eq(organisation.id, organisationDomain.organisationId))
    .where(and(inArray(organisationDomain.domain, [...domains]), isNotNull(organisationDomain.verifiedAt), isShownRow))
    .orderBy(asc(organisation.id));
}

function shownTo(seen: Visibility | undefined): SQL | undefined {
  if (!seen) return isShownRow;
  return seen.everything ? undefined : or(isShownRow, visibleRows(seen, [organisation.id]));
}

const IDENTIFIER_INDEX = /^organisation_(uscc|ror|lei|inn|ogrn)$/;

/** The identifier that another organisation has, when the database refused the write for it. */
export function takenIdentifier(thrown: unknown): IdentifierScheme | undefined {
  for (let error: unknown = thrown; error instanceof Error; error = error.cause) {
    const { code, constraint_name: constraint } = error as { code?: unknown; constraint_name?: unknown };
    if (code === '23505' && typeof constraint === 'string') {
      return IDENTIFIER_INDEX.exec(constraint)?.[1] as IdentifierScheme | undefined;
    }
  }
  return undefined;
}
