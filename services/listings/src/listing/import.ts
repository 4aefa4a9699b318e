import { once, type Tx } from '@techbourse/db';
import { dayOf, type ListingState, owner } from '@techbourse/domain';
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
import { importRowSchema, type ListingImportRow } from '../contract/requests.ts';
import { idempotency } from '../db/schema.ts';
import { type ClaimConflict, claimPatents, conflictMessage } from './claims.ts';
import { draftOf } from './create.ts';
import { assertEditable, assertMayEditPublic, assertPublishable, stateAfter, withValidity } from './listing.ts';
import { type Change, recordChanges } from './record.ts';
import { findImported, type ListingRecord, lockImports, type NewListing, nextVersion, writeListings } from './store.ts';

type Row = ImportRow<ListingImportRow>;
type Plan = { next: NewListing; action: Change['action'] };
type Planned = Plan & { row: Row; before: ListingRecord | null };

/**
 * Creates or updates listings from rows of a source, in a few statements whatever the number of rows. Each row has its
 * own result; a row that was imported before and did not change since changes nothing, whatever its owner did with it,
 * so an import that broke off is simply repeated.
 */
export async function importListings(
  ctx: Context,
  actor: Actor,
  rows: readonly Record<string, unknown>[],
  call: Call,
): Promise<ImportAnswer> {
  const member = assertMember(actor, 'listings:write');
  const read = readImportRows(importRowSchema, rows);
  const request = { verb: 'import', rows };
  return once(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    await lockImports(tx, member.organisation.id);
    const results = [...read.rejected, ...(await writeRows(ctx, tx, member, read.rows, call))];
    return importAnswer(results);
  });
}

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
  const results: ImportResult[] = [];
  const planned: Planned[] = [];
  for (const row of rows) {
    const before = byKey.get(importKey(row.row)) ?? null;
    if (before?.importHash === row.hash) results.push(resultOf(row, 'unchanged', before));
    else {
      const plan = orIssues(() => planRow(row, before, member, ctx.clock.now()));
      if ('issues' in plan) results.push(rejectedRow(row.index, row.row.externalId, plan.issues));
      else planned.push({ row, before, ...plan });
    }
  }

  const conflicts = await claimPatents(
    tx,
    planned.map(({ next }) => next),
  );
  const accepted = planned.filter(({ row, next }) => {
    const conflict = conflicts.get(next.id);
    if (conflict) results.push(rejectedRow(row.index, row.row.externalId, [conflictIssue(conflict)]));
    return !conflict;
  });
  const written = await writeListings(
    tx,
    accepted.map(({ next }) => next),
  );
  const changes = accepted.flatMap(({ row, before, action }, index): Change[] => {
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

/** The listing after a row, and by which action. @throws AppError when the row cannot be taken. */
function planRow({ row, hash }: Row, before: ListingRecord | null, member: Member, now: Date): Plan {
  const { source, externalId, publish, ...given } = row;
  if (before) assertEditable(before.state);
  if (before?.state === 'published') assertMayEditPublic(member);
  const from = before?.state ?? 'draft';
  const action = publish === true ? publishingAction(from, member) : 'edit';
  const state = action === 'edit' ? from : stateAfter(from, action);
  const today = dayOf(now);
  const kept = { ...given, validUntil: given.validUntil ?? before?.content.validUntil };
  const content = state === 'published' ? withValidity(kept, today) : kept;
  if (state !== 'draft') assertPublishable(content, today);
  const organisation = owner.parse(member.organisation);
  const base = before ? nextVersion(before, {}) : draftOf(newId(now.getTime()), organisation, content);
  const next = {
    ...base,
    ...{ source, externalId, importHash: hash, content, organisation, state },
    publishedAt: state === 'published' ? (base.publishedAt ?? now) : base.publishedAt,
  };
  return { next, action: before || action !== 'edit' ? action : 'create' };
}

function publishingAction(from: ListingState, member: Member): 'publish' | 'submit' | 'edit' {
  const { verified } = member.organisation;
  if (from === 'draft') return verified ? 'publish' : 'submit';
  return from === 'in_review' && verified ? 'publish' : 'edit';
}

function conflictIssue(conflict: ClaimConflict): Issue {
  const where = conflict.listingId ? ` (${conflict.listingId})` : '';
  return { pointer: '/patent', rule: 'listing.same_family', message: conflictMessage(conflict) + where };
}

function resultOf({ index, row }: Row, status: ImportResult['status'], record: ListingRecord): ImportResult {
  const { id, version, state } = record;
  return { index, externalId: row.externalId, status, id, version, state, issues: [] };
}
