import { type AuditFilter, type AuditRow, auditRowSchema, type Page } from '@techbourse/api-schema';
import { readAudit } from '@techbourse/db';
import { auditWords } from '@techbourse/domain';
import type { AuditEntry } from '@techbourse/gateway/api';
import { authorise, cursorKey, decodeCursor, encodeCursor, fail, today } from '@techbourse/platform';
import type { Actor, Member } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { auditSubjects } from '../db/audit-subjects.ts';
import { audit } from '../db/schema.ts';
import { askService } from '../proxy/service-client.ts';
import { SERVICES } from '../proxy/upstreams.ts';
import { findOperatorId, organisationNames, personNames, wholeMandates } from './store.ts';

type Place = { at: string; id: string };
const answerSchema = z.object({ items: z.array(auditRowSchema) });
const placeShapeSchema = z.tuple([cursorKey.text.regex(/^\d{4}-\d\d-\d\dT[\d:.]{1,20}Z$/), cursorKey.id]);
const EXPORT_PAGE = 200;

/**
 * The audit of all services as one, newest first. Without one of them it would be false, so nothing is shown then.
 * @throws AppError UNAVAILABLE when a service does not answer.
 */
export async function listAudit(
  ctx: Context,
  actor: Actor,
  query: AuditFilter & { cursor?: string | undefined; limit: number },
  requestId: string,
): Promise<Page<AuditEntry>> {
  const { cursor, limit, ...filter } = query;
  const member = mayRead(actor, filter);
  const after = cursor === undefined ? undefined : asPlace(decodeCursor(cursor, placeShapeSchema));
  const rows = await readPage(ctx, member, { filter, after, limit, requestId });
  const items = await named(ctx, rows.slice(0, limit));
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.at, last.id]) : null };
}

/** All rows of a filter, page by page. */
export async function* exportAudit(
  ctx: Context,
  actor: Actor,
  filter: AuditFilter,
  requestId: string,
): AsyncGenerator<AuditEntry> {
  const member = mayRead(actor, filter);
  for (let after: Place | undefined; ; ) {
    const rows = await readPage(ctx, member, { filter, after, limit: EXPORT_PAGE, requestId });
    yield* await named(ctx, rows.slice(0, EXPORT_PAGE));
    if (rows.length <= EXPORT_PAGE) return;
    after = rows[EXPORT_PAGE - 1];
  }
}

function mayRead(actor: Actor, { organisation }: AuditFilter): Member {
  if (organisation === undefined) return authorise(actor, 'audit.read');
  return authorise(actor, 'audit.read', { organisationId: organisation }, () =>
    fail.notFound('organisation.not_found', 'There is no such organisation'),
  );
}

/** One row more than the page has, when there are more. */
async function readPage(
  ctx: Context,
  actor: Member,
  wanted: { filter: AuditFilter; after: Place | undefined; limit: number; requestId: string },
): Promise<AuditRow[]> {
  const { filter, after, requestId } = wanted;
  const limit = wanted.limit + 1;
  const operator = await findOperatorId(ctx.db.orm);
  const place = after && { beforeAt: after.at, beforeId: after.id };
  const query = { ...filter, ...place, ...(operator && { operator }), limit };
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  const path = `/audit?${given}`;
  const own = readAudit({ db: ctx.db, audit, subjects: auditSubjects }, actor, query);
  const others = SERVICES.map((service) => askService(ctx, service, { path, actor, requestId, answer: answerSchema }));
  const answers = await Promise.all([own, ...others.map(async (answer) => (await answer).items)]);
  return answers.flat().sort(newestFirst).slice(0, limit);
}

function newestFirst(a: Place, b: Place): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

const asPlace = ([at, id]: [string, string]): Place => ({ at, id });

async function named(ctx: Context, rows: readonly AuditRow[]): Promise<AuditEntry[]> {
  const idsOf = (pick: (row: AuditRow) => (string | null)[]) => [
    ...new Set(rows.flatMap(pick).filter((id) => id !== null)),
  ];
  const [organisations, people, mandateOf] = await Promise.all([
    organisationNames(
      ctx.db.orm,
      idsOf(({ organisationId, agencyId }) => [organisationId, agencyId]),
    ),
    personNames(
      ctx.db.orm,
      idsOf(({ personId }) => [personId]),
    ),
    findMandates(ctx, rows),
  ]);
  const organisationOf = (id: string | null) => (id === null ? null : { id, name: organisations.get(id) ?? null });
  return rows.map(({ organisationId, agencyId, personId, ...row }) => ({
    ...row,
    mandateId: row.mandateId ?? mandateOf({ organisationId, agencyId, at: row.at }),
    words: auditWords(row.action),
    organisation: organisationOf(organisationId),
    agency: organisationOf(agencyId),
    person: personId === null ? null : { id: personId, name: people.get(personId) ?? null },
  }));
}

type ActedFor = Pick<AuditRow, 'organisationId' | 'agencyId' | 'at'>;

/**
 * By which mandate an agency read what is its client's in a list over all of them, which names none: the one for all that
 * the client has that stood then.
 */
async function findMandates(ctx: Context, rows: readonly AuditRow[]): Promise<(row: ActedFor) => string | null> {
  const unnamed = rows.filter(({ read, agencyId, mandateId }) => read && agencyId !== null && mandateId === null);
  if (unnamed.length === 0) return () => null;
  const idsOf = (pick: (row: AuditRow) => string | null) => [...new Set(unnamed.map(pick).filter((id) => id !== null))];
  const [agencies, clients] = [idsOf(({ agencyId }) => agencyId), idsOf(({ organisationId }) => organisationId)];
  const known = await wholeMandates(ctx.exchange.orm, agencies, clients);
  return ({ organisationId, agencyId, at }) => {
    const then = new Date(at);
    const day = today({ config: ctx.config, clock: { now: () => then } });
    const stood = known.filter(
      (one) =>
        one.agencyId === agencyId &&
        one.clientId === organisationId &&
        one.acceptedAt !== null &&
        one.acceptedAt <= then &&
        (one.closedAt === null || one.closedAt > then) &&
        one.fromDay <= day &&
        (one.toDay === null || one.toDay >= day),
    );
    return stood.at(-1)?.id ?? null;
  };
}
