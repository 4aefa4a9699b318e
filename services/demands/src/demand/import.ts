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
  importAnswer,
  importRounds,
  type Member,
  newId,
  readImportRows,
  rejectedRow,
} from '@techbourse/platform';
import type { Context } from '../context.ts';
import { type DemandImportRow, importRowSchema } from '../contract/requests.ts';
import { idempotency } from '../db/schema.ts';
import { draftOf } from './create.ts';
import { assertEditable, assertOpenable, openUntilOf, stateAfter } from './demand.ts';
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
    const results = [...read.rejected];
    for (const round of importRounds(read.rows)) results.push(...(await importRound(ctx, tx, member, round, call)));
    return importAnswer(results);
  });
}

type Round = readonly ImportRow<DemandImportRow>[];
type Planned = { each: Round[number]; before: DemandRecord | null; next: NewDemand; action: Change['action'] };

async function importRound(ctx: Context, tx: Tx, member: Member, round: Round, call: Call): Promise<ImportResult[]> {
  const keyOf = (key: { source: string | null; externalId: string | null }) => `${key.source}\n${key.externalId}`;
  const keys = round.map(({ row }) => ({ source: row.source, externalId: row.externalId }));
  const known = await findImported(tx, member.organisation.id, keys);
  const byKey = new Map(known.map((record) => [keyOf(record), record]));
  const scene = { now: ctx.clock.now(), organisation: owner.parse(member.organisation), member };

  const results: ImportResult[] = [];
  const planned: Planned[] = [];
  for (const each of round) {
    const before = byKey.get(keyOf(each.row)) ?? null;
    if (before?.importHash === each.hash) {
      results.push(resultOf(each, 'unchanged', before));
      continue;
    }
    try {
      planned.push({ each, before, ...plan(each, before, scene) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const issues =
        error.issues.length > 0 ? error.issues : [{ pointer: '', rule: error.reason, message: error.message }];
      results.push(rejectedRow(each.index, each.row.externalId, issues));
    }
  }

  const written = await writeDemands(
    tx,
    planned.map(({ next }) => next),
  );
  const changes: Change[] = [];
  for (const [index, { each, before, action }] of planned.entries()) {
    const after = written[index];
    if (!after) continue;
    changes.push({ before, after, action });
    results.push(resultOf(each, before ? 'updated' : 'created', after));
  }
  await recordChanges(tx, { actor: member, requestId: call.requestId }, changes);
  return results;
}

type Scene = { now: Date; organisation: Owner; member: Member };

/** The demand after a row, and by which action. @throws AppError when the row cannot be taken. */
function plan(
  { row, hash }: ImportRow<DemandImportRow>,
  before: DemandRecord | null,
  { now, organisation, member }: Scene,
): { next: NewDemand; action: Change['action'] } {
  const { source, externalId, open, ...content } = row;
  const imported = { source, externalId, importHash: hash };
  if (before) assertEditable(before.state);
  const action = open && before?.state !== 'open' ? (member.organisation.verified ? 'open' : 'submit') : 'edit';
  const from = before?.state ?? 'draft';
  const isWaiting = action === 'submit' && from === 'in_review';
  const state = action === 'edit' || isWaiting ? from : stateAfter(from, action);
  const today = dayOf(now);
  if (state !== 'draft') assertOpenable(content, organisation, today);
  const opened = action === 'open' ? { openedAt: now } : {};
  const isEndMoved = action === 'open' || content.deadline !== before?.content.deadline;
  const end = state === 'open' && isEndMoved ? { openUntil: openUntilOf(content, today) } : {};
  const changes = { ...imported, content, organisation, state, ...opened, ...end };
  if (!before) return { next: { ...draftOf(newId(), organisation, content), ...changes }, action: 'create' };
  return { next: nextVersion(before, changes), action: isWaiting ? 'edit' : action };
}

function resultOf(each: Round[number], status: ImportResult['status'], record: DemandRecord): ImportResult {
  const { id, version, state } = record;
  return { index: each.index, externalId: each.row.externalId, status, id, version, state, issues: [] };
}
