import { once, type Tx } from '@techbourse/db';
import { dayOf, type Owner, owner } from '@techbourse/domain';
import {
  type Actor,
  AppError,
  assertMember,
  type Call,
  type ImportAnswer,
  type ImportResult,
  type ImportRow,
  type Issue,
  importAnswer,
  importKey,
  type Member,
  newId,
  readImportRows,
  rejectedRow,
} from '@techbourse/platform';
import type { Context } from '../context.ts';
import { type DemandImportRow, importRowSchema } from '../contract/requests.ts';
import { idempotency } from '../db/schema.ts';
import { draftOf } from './create.ts';
import { assertEditable, assertMayEditOpen, assertOpenable, openUntilOf, stateAfter } from './demand.ts';
import { type Change, recordChanges } from './record.ts';
import { type DemandRecord, findImported, lockImports, type NewDemand, nextVersion, writeDemands } from './store.ts';

/**
 * Creates or updates demands from rows of a source, in a few statements whatever the number of rows. Each row has its
 * own result; a row that was imported before and did not change since changes nothing, whatever its owner did with it.
 */
export async function importDemands(
  ctx: Context,
  actor: Actor,
  rows: readonly Record<string, unknown>[],
  call: Call,
): Promise<ImportAnswer> {
  const member = assertMember(actor, 'demands:write');
  const read = readImportRows(importRowSchema, rows);
  const request = { verb: 'import', rows };
  return once(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    await lockImports(tx, member.organisation.id);
    const results = [...read.rejected, ...(await writeRows(ctx, tx, member, read.rows, call))];
    return importAnswer(results);
  });
}

type Row = ImportRow<DemandImportRow>;
type Plan = { next: NewDemand; action: Change['action'] };
type Planned = Plan & { row: Row; before: DemandRecord | null };

async function writeRows(
  ctx: Context,
  tx: Tx,
  member: Member,
  rows: readonly Row[],
  call: Call,
): Promise<ImportResult[]> {
  const known = await findImported(
    tx,
    member.organisation.id,
    rows.map((row) => row.row),
  );
  const byKey = new Map(known.map((record) => [importKey(record), record]));
  const scene = { now: ctx.clock.now(), organisation: owner.parse(member.organisation), member };

  const results: ImportResult[] = [];
  const planned: Planned[] = [];
  for (const row of rows) {
    const before = byKey.get(importKey(row.row)) ?? null;
    if (before?.importHash === row.hash) results.push(resultOf(row, 'unchanged', before));
    else {
      const plan = orIssues(() => planRow(row, before, scene));
      if ('issues' in plan) results.push(rejectedRow(row.index, row.row.externalId, plan.issues));
      else planned.push({ row, before, ...plan });
    }
  }

  const written = await writeDemands(
    tx,
    planned.map(({ next }) => next),
  );
  const changes = planned.flatMap(({ row, before, action }, index): Change[] => {
    const after = written[index];
    if (!after) return [];
    results.push(resultOf(row, before ? 'updated' : 'created', after));
    return [{ before, after, action, reason: `import from ${row.row.source}` }];
  });
  await recordChanges(tx, { actor: member, requestId: call.requestId }, changes);
  return results;
}

/** The rules throw; here the refusal of one row is its result. */
function orIssues(work: () => Plan): Plan | { issues: readonly Issue[] } {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { issues, reason, message } = error;
    return { issues: issues.length > 0 ? issues : [{ pointer: '', rule: reason, message }] };
  }
}

type Scene = { now: Date; organisation: Owner; member: Member };

/** The demand after a row, and by which action. @throws AppError when the row cannot be taken. */
function planRow({ row, hash }: Row, before: DemandRecord | null, { now, organisation, member }: Scene): Plan {
  const { source, externalId, open, ...content } = row;
  if (before) assertEditable(before.state);
  if (before?.state === 'open') assertMayEditOpen(member);
  const from = before?.state ?? 'draft';
  const isOpening = open === true && (from === 'draft' || (from === 'in_review' && member.organisation.verified));
  const action = isOpening ? (member.organisation.verified ? 'open' : 'submit') : 'edit';
  const state = action === 'edit' ? from : stateAfter(from, action);
  const today = dayOf(now);
  if (state !== 'draft') assertOpenable(content, organisation, today);
  const isEndMoved = action === 'open' || content.deadline !== before?.content.deadline;
  const base = before ? nextVersion(before, {}) : draftOf(newId(now.getTime()), organisation, content);
  const next = {
    ...base,
    ...{ source, externalId, importHash: hash, content, organisation, state },
    openedAt: action === 'open' ? (base.openedAt ?? now) : base.openedAt,
    openUntil: state === 'open' && isEndMoved ? openUntilOf(content, today) : base.openUntil,
  };
  return { next, action: before || action !== 'edit' ? action : 'create' };
}

function resultOf({ index, row }: Row, status: ImportResult['status'], record: DemandRecord): ImportResult {
  const { id, version, state } = record;
  return { index, externalId: row.externalId, status, id, version, state, issues: [] };
}
