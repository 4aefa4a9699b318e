import { type AuditQuery, type AuditRow, auditQuerySchema, auditRowSchema } from '@techbourse/api-schema';
import { type App, authorise } from '@techbourse/platform';
import { type Actor, visibleTo } from '@techbourse/policy';
import { and, desc, eq, gte, inArray, isNull, like, lt, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AuditSubject } from './audit.ts';
import type { Database } from './connect.ts';
import { withRows } from './rows.ts';
import type { ServiceTables } from './tables.ts';

type Source = { db: Database; audit: ServiceTables['audit']; subjects: readonly AuditSubject[] };

/**
 * Rows of one service's audit that `actor` may see, newest first: the operator all; an organisation what was done by it,
 * for it, by the operator or the exchange itself to what is its own, and of what it shares with others what they did to it.
 */
export async function readAudit({ db, audit, subjects }: Source, actor: Actor, query: AuditQuery): Promise<AuditRow[]> {
  const { everything, organisations } = visibleTo(actor, 'audit.read');
  const about = (id: string) =>
    inArray(
      audit.subject,
      sql`(${sql.join(
        subjects.map((subject) => idsOf(subject, id)),
        sql` union all `,
      )})`,
    );
  const byOrFor = (id: string) => or(eq(audit.organisationId, id), eq(audit.agencyId, id));
  const byTheExchange = query.operator
    ? or(eq(audit.organisationId, query.operator), isNull(audit.organisationId))
    : isNull(audit.organisationId);
  const shared = (id: string) =>
    subjects.flatMap((subject) =>
      subject.shared
        ? [and(like(audit.action, `${subject.shared.noun}.%`), sql`${audit.subject} in (${idsOf(subject, id)})`)]
        : [],
    );
  const seenBy = (id: string) =>
    or(byOrFor(id), subjects.length > 0 ? and(about(id), byTheExchange) : undefined, ...shared(id));
  const wanted = query.organisation;
  const involves = (id: string) => or(byOrFor(id), subjects.length > 0 ? about(id) : undefined);
  const { subject, action, person, reads, from, to, beforeAt, beforeId } = query;
  const conditions: (SQL | undefined)[] = [
    everything ? undefined : (or(...organisations.map(seenBy)) ?? sql`false`),
    wanted && everything ? involves(wanted) : undefined,
    wanted && !everything && !organisations.includes(wanted) ? sql`false` : undefined,
    subject ? eq(audit.subject, subject) : undefined,
    action ? (action.includes('.') ? eq(audit.action, action) : like(audit.action, `${action}.%`)) : undefined,
    person ? eq(audit.personId, person) : undefined,
    reads === 'include' ? undefined : eq(audit.isRead, reads === 'only'),
    from ? gte(audit.at, from) : undefined,
    to ? lt(audit.at, to) : undefined,
    beforeAt && beforeId ? sql`(${audit.at}, ${audit.id}) < (${beforeAt}::timestamptz, ${beforeId}::uuid)` : undefined,
  ];
  const at = sql<string>`to_char(${audit.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  // Whose the records are that it is about is asked of tables behind the second wall, too.
  const rows = await withRows(db.orm, { everything, organisations }, (tx) =>
    tx
      .select({ row: audit, at })
      .from(audit)
      .where(and(...conditions))
      .orderBy(desc(audit.at), desc(audit.id))
      .limit(query.limit),
  );
  const readers = everything ? undefined : organisations;
  const sharedOf = ({ action, organisationId, agencyId }: Row) =>
    query.operator !== undefined && [organisationId, agencyId].includes(query.operator)
      ? undefined
      : subjects.find((subject) => subject.shared && action.startsWith(`${subject.shared.noun}.`))?.shared;
  return rows.map(({ row, at }) =>
    asSeen({ ...row, at }, { readers, reader: actor.by?.person, shared: sharedOf(row) }),
  );
}

function idsOf({ id, of }: AuditSubject, organisationId: string): SQL {
  const { table } = id;
  return sql`select ${id}::text from ${table} where ${or(...of.map((column) => eq(column, organisationId)))}`;
}

type Row = ServiceTables['audit']['$inferSelect'];
type Seen = {
  /** Undefined: the operator. */
  readers: readonly string[] | undefined;
  reader: string | undefined;
  shared: AuditSubject['shared'];
};

/**
 * A row as somebody sees it. An organisation reads all of what its own people and keys did, and a person what it did itself
 * before it had an organisation. Of what others did for it or to its records it reads that, when and by which organisation and
 * person of its agency, and not from where; of what it shares with them also what was done.
 */
function asSeen(row: Row, { readers, reader, shared }: Seen): AuditRow {
  const did = row.agencyId ?? row.organisationId;
  const isByReader = did === null && reader !== undefined && row.personId === reader;
  const isOwn = readers === undefined || isByReader || (did !== null && readers.includes(did));
  const isFor = row.organisationId !== null && (readers?.includes(row.organisationId) ?? true);
  return {
    id: row.id,
    at: row.at,
    action: row.action,
    subject: row.subject,
    read: row.isRead,
    actor: { kind: row.actorKind, id: isOwn ? row.actorId : null },
    organisationId: row.organisationId,
    agencyId: row.agencyId,
    mandateId: row.mandateId,
    personId: isOwn || isFor || shared?.person ? row.personId : null,
    address: isOwn ? row.address : null,
    requestId: isOwn ? row.requestId : null,
    data: isOwn || isFor || shared ? (row.data as Record<string, unknown>) : {}, // as writeAudit wrote it
  };
}

/** The audit of one service for the gateway, which puts those of all together. */
export function registerAuditRoute(app: App, source: Source): void {
  app.get(
    '/audit',
    {
      config: { action: 'audit.read' },
      schema: {
        hide: true,
        querystring: auditQuerySchema,
        response: { 200: z.object({ items: z.array(auditRowSchema) }) },
      },
    },
    async ({ actor, query }) => ({ items: await readAudit(source, authorise(actor, 'audit.read'), query) }),
  );
}
