import type { ImportAnswer, ImportResult } from '@techbourse/api-schema';
import { once, type Tx, writeApart } from '@techbourse/db';
import { type Owner, ownerSchema } from '@techbourse/domain';
import { authorise, type Call, today } from '@techbourse/platform';
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
} from '@techbourse/record';
import { type DemandImportRow, importRowSchema } from '../api/requests.ts';
import type { Context } from '../context.ts';
import { idempotency, usage } from '../db/schema.ts';
import { closesAtOf, todayOf } from './closing.ts';
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
  const member = authorise(actor, 'demand.import');
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

type Row = ImportRow<DemandImportRow>;
type Plan = { next: NewDemand; action: Change['action'] };

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
  const zone = ctx.config.EXCHANGE_TIME_ZONE;
  const scene = { now, zone, organisation: ownerSchema.parse(member.organisation), member };
  const onFault = (error: unknown) => ctx.log.error({ err: error, requestId: call.requestId }, 'import row failed');
  const plan = (row: Row, before: DemandRecord | null) => planRow(row, before, scene);
  const { planned, results } = planImport(rows, known, plan, onFault);
  const { written, failed } = await writeApart(tx, planned, (inner, some) =>
    writePlanned(inner, member, some, { ctx, call }),
  );
  const refused = failed.map(({ item, error }) => refusedRow(item.row, error, onFault));
  return [...results, ...written, ...refused];
}

async function writePlanned(
  tx: Tx,
  member: Member,
  planned: readonly PlannedRow<DemandImportRow, DemandRecord, Plan>[],
  { ctx, call }: { ctx: Context; call: Call },
): Promise<ImportResult[]> {
  const results: ImportResult[] = [];
  const written = await writeDemands(
    tx,
    planned.map(({ next }) => next),
  );
  const changes = planned.flatMap(({ row, before, action }, index): Change[] => {
    const after = written[index];
    if (!after) return [];
    results.push(importedRow(row, before ? 'updated' : 'created', after));
    return [{ before, after, action, reason: `import from ${row.row.source}` }];
  });
  await recordChanges(ctx, tx, { actor: member, requestId: call.requestId }, changes);
  return results;
}

type Scene = { now: Date; zone: string; organisation: Owner; member: Member };

/** The demand after a row, and by which action. @throws AppError when the row cannot be taken. */
function planRow({ row, hash }: Row, before: DemandRecord | null, { now, zone, organisation, member }: Scene): Plan {
  const { source, externalId, open, ...content } = row;
  if (before) assertEditable(before.state);
  if (before?.state === 'open') assertMayEditOpen(member);
  const from = before?.state ?? 'draft';
  const isOpening = open === true && (from === 'draft' || (from === 'in_review' && member.organisation.verified));
  const action = isOpening ? (member.organisation.verified ? 'open' : 'submit') : 'edit';
  const state = action === 'edit' ? from : stateAfter(from, action);
  const shownPlace = member.organisation.shownPlace ?? 'none';
  const placed = { content, organisation, shownPlace };
  const today = todayOf(placed, now, zone);
  if (state !== 'draft') assertOpenable(content, organisation, today);
  const isEndMoved = action === 'open' || content.deadline !== before?.content.deadline;
  const base = before ? nextVersion(before, {}) : draftOf(member, content);
  const openUntil = state === 'open' && isEndMoved ? openUntilOf(content, today) : base.openUntil;
  const next = {
    ...base,
    source,
    externalId,
    importHash: hash,
    content,
    organisation,
    state,
    shownPlace,
    openedAt: action === 'open' ? (base.openedAt ?? now) : base.openedAt,
    openUntil,
    closesAt: openUntil === null ? null : closesAtOf(placed, openUntil, zone),
  };
  return { next, action: before || action !== 'edit' ? action : 'create' };
}
