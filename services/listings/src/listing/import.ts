import type { ImportAnswer, ImportResult, Issue } from '@techbourse/api-schema';
import { once, type Tx, writeApart } from '@techbourse/db';
import { dayIn, type ListingState, ownerSchema } from '@techbourse/domain';
import { authorise, type Call, fail, newId, today } from '@techbourse/platform';
import type { Actor, Member } from '@techbourse/policy';
import {
  countRows,
  type ImportRow,
  importAnswer,
  importedRow,
  type PlannedRow,
  planImport,
  quotasOf,
  readImportRows,
  refusedRow,
  rejectedRow,
} from '@techbourse/record';
import { importRowSchema, type ListingImportRow } from '../api/requests.ts';
import type { Context } from '../context.ts';
import { idempotency, usage } from '../db/schema.ts';
import { type ClaimConflict, claimPatents, conflictMessage } from './claims.ts';
import { draftOf } from './create.ts';
import { seesVerified } from './disclosure.ts';
import { factIssues, referenceIssues, visibleListings } from './facts.ts';
import { assertEditable, assertMayEditPublic, assertPublishable, stateAfter, withValidity } from './listing.ts';
import { type Change, recordChanges } from './record.ts';
import { findImported, type ListingRecord, lockImports, type NewListing, nextVersion, writeListings } from './store.ts';

type Row = ImportRow<ListingImportRow>;
type Plan = { next: NewListing; action: Change['action'] };

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
  const member = authorise(actor, 'listing.import');
  const read = readImportRows(importRowSchema, rows);
  const request = { verb: 'import', rows: read.asked };
  return once(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    await lockImports(tx, member.organisation.id);
    const results = [...read.rejected, ...(await writeRows(ctx, tx, member, read.rows, call))];
    // Last, as every write counts: who holds the records comes before who holds the counts.
    await countRows(tx, usage, quotasOf(ctx.config), {
      actor: member,
      organisationId: member.organisation.id,
      rows: rows.length,
      day: today(ctx),
    });
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
  const now = ctx.clock.now();
  const contents = rows.map(({ row }) => row);
  const visible = await visibleListings(tx, member, contents);
  const moment = { now, today: dayIn(now, ctx.config.EXCHANGE_TIME_ZONE), visible };
  const onFault = (error: unknown) => ctx.log.error({ err: error, requestId: call.requestId }, 'import row failed');
  const plan = (row: Row, before: ListingRecord | null) => planRow(row, before, member, moment);
  const { planned, results } = planImport(rows, known, plan, onFault);
  const { written, failed } = await writeApart(tx, planned, (inner, some) =>
    writePlanned(inner, member, some, { ctx, call, now }),
  );
  const refused = failed.map(({ item, error }) => refusedRow(item.row, error, onFault));
  return [...results, ...written, ...refused];
}

async function writePlanned(
  tx: Tx,
  member: Member,
  planned: readonly PlannedRow<ListingImportRow, ListingRecord, Plan>[],
  { ctx, call, now }: { ctx: Context; call: Call; now: Date },
): Promise<ImportResult[]> {
  const results: ImportResult[] = [];
  const conflicts = await claimPatents(
    tx,
    planned.map(({ next }) => next),
    { verified: seesVerified(member), now },
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
    results.push(importedRow(row, before ? 'updated' : 'created', after));
    return [{ before, after, action, reason: `import from ${row.row.source}` }];
  });
  await recordChanges(ctx, tx, { actor: member, requestId: call.requestId }, changes);
  return results;
}

type Moment = { now: Date; today: string; visible: ReadonlySet<string> };

/** The listing after a row, and by which action. @throws AppError when the row cannot be taken. */
function planRow({ row, hash }: Row, before: ListingRecord | null, member: Member, moment: Moment): Plan {
  const { now, today, visible } = moment;
  const { source, externalId, publish, ...given } = row;
  if (before) assertEditable(before.state);
  if (before?.state === 'published') assertMayEditPublic(member);
  const from = before?.state ?? 'draft';
  const action = publish === true ? publishingAction(from, member) : 'edit';
  const state = action === 'edit' ? from : stateAfter(from, action);
  const issues = [...factIssues(given, today), ...referenceIssues(given, visible)];
  if (issues.length > 0) throw fail.validation('listing.not_so', 'Some fields say what cannot be so', issues);
  const kept = { ...given, validUntil: given.validUntil ?? before?.content.validUntil };
  const content = state === 'published' ? withValidity(kept, today) : kept;
  if (state !== 'draft') assertPublishable(content, today);
  const organisation = ownerSchema.parse(member.organisation);
  const base = before ? nextVersion(before, {}) : draftOf(newId(now.getTime()), organisation, content);
  const next = {
    ...base,
    source,
    externalId,
    importHash: hash,
    content,
    organisation,
    state,
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
  const message = `${conflictMessage(conflict)} (${conflict.listingId})`;
  return { pointer: '/patent', rule: 'listing.same_family', message };
}
