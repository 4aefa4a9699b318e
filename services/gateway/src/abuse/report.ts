import type { Page } from '@techbourse/api-schema';
import { writeAudit, writeEvents } from '@techbourse/db';
import type { AbuseDecision, AbuseReport, AbuseReportsQuery, NewAbuseReport } from '@techbourse/gateway/api';
import { ABUSE_DECIDED, type AbuseDecided } from '@techbourse/gateway/api';
import { assertAllowed, authorise, cursorKey, decodeCursor, fail, newId, toPage } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { audit, outbox } from '../db/schema.ts';
import { asExchange, readFor, writeFor } from '../rows.ts';
import {
  type AbuseReportRow,
  countOpenReports,
  decideReport,
  findReport,
  insertReport,
  listReportRows,
  lockReport,
} from './store.ts';

const DAY_MS = 86_400_000;
/** More of them about one thing in a day say nothing new to the operator. */
const OPEN_MAX = 50;

/**
 * Anybody reports what is shown. Whether there is such a record is not told: it may be a draft of others.
 * @param network where the request comes from; its reports of an hour are counted.
 */
export async function reportAbuse(
  ctx: Context,
  actor: Actor,
  input: NewAbuseReport,
  network: string,
): Promise<{ id: string }> {
  assertAllowed(actor, 'abuse.report');
  ctx.attempts.reports.assert(network, 'Too many reports from your network.');
  const id = newId();
  const createdAt = ctx.clock.now();
  // Reports are the operator's: who reports reads none, not even its own.
  await asExchange(ctx, async (tx) => {
    if ((await countOpenReports(tx, input.subjectId, new Date(createdAt.getTime() - DAY_MS))) >= OPEN_MAX) return;
    const { email = null, ...report } = input;
    const who = { organisationId: actor.organisation?.id ?? null, personId: actor.by?.person ?? null };
    await insertReport(tx, { id, ...report, email, ...who, createdAt });
    await writeAudit(tx, audit, actor, [
      { action: 'abuse.reported', subject: id, data: { about: input.subjectId, reason: input.reason } },
    ]);
  });
  return { id };
}

export async function getReport(ctx: Context, actor: Actor, id: string): Promise<AbuseReport> {
  authorise(actor, 'abuse.read');
  const row = await readFor(ctx, actor, (tx) => findReport(tx, id));
  if (!row) throw noReport();
  return viewOf(row);
}

/** What was reported, the longest waiting first. */
export async function listReports(ctx: Context, actor: Actor, query: AbuseReportsQuery): Promise<Page<AbuseReport>> {
  authorise(actor, 'abuse.read');
  const { cursor, limit, state, about } = query;
  const [after] = cursor ? decodeCursor(cursor, z.tuple([cursorKey.id])) : [];
  const rows = await readFor(ctx, actor, (tx) => listReportRows(tx, { state, about, after, limit: limit + 1 }));
  const page = toPage(rows, limit, ({ id }) => [id]);
  return { ...page, items: page.items.map(viewOf) };
}

/** The operator has looked at it. What follows for the record is done by the verbs for that. */
export async function decideAbuse(ctx: Context, actor: Actor, id: string, input: AbuseDecision): Promise<AbuseReport> {
  authorise(actor, 'abuse.decide');
  return writeFor(ctx, actor, async (tx) => {
    const row = await lockReport(tx, id);
    if (!row) throw noReport();
    if (row.state !== 'open') {
      if (row.state === input.decision && row.decision === input.note) return viewOf(row);
      throw fail.conflict('abuse.decided', 'This report was decided already', { state: row.state });
    }
    const decidedAt = ctx.clock.now();
    const decided = await decideReport(tx, id, { state: input.decision, decision: input.note, decidedAt });
    await writeAudit(tx, audit, actor, [
      { action: 'abuse.decided', subject: id, data: { decision: input.decision, note: input.note } },
    ]);
    const { subjectKind, subjectId, organisationId, personId } = decided;
    const reported = { id, subjectKind, subjectId, organisationId, personId };
    const payload: AbuseDecided = { ...reported, upheld: decided.state === 'upheld' };
    await writeEvents(tx, outbox, [{ type: ABUSE_DECIDED, key: id, version: 1, payload }]);
    return viewOf(decided);
  });
}

const noReport = () => fail.notFound('abuse.not_found', 'There is no such report');

function viewOf(row: AbuseReportRow): AbuseReport {
  return {
    ...row,
    state: row.state as AbuseReport['state'], // the table's check allows these only
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}
