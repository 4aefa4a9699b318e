import type { ImportAnswer } from '@techbourse/api-schema';
import { type OrganisationRef, organisationRefSchema } from '@techbourse/domain';
import { authorise, type Call } from '@techbourse/platform';
import type { Actor, Member } from '@techbourse/policy';
import { type ImportHow, type ImportRow, importRecords, sameContent } from '@techbourse/record';
import { type DemandImportRow, importRowSchema } from '../api/requests.ts';
import type { Context } from '../context.ts';
import { idempotency, importRecord, importRun, usage } from '../db/schema.ts';
import { closesAtOf, todayOf } from './closing.ts';
import { draftOf } from './create.ts';
import { assertEditable, assertMayEditOpen, assertOpenable, openUntilOf, stateAfter } from './demand.ts';
import { type Change, recordChanges } from './record.ts';
import { type DemandRecord, demands, type NewDemand } from './store.ts';

type Row = ImportRow<DemandImportRow>;
type Plan = { next: NewDemand; action: Change['action'] };

/** Creates or updates demands from rows of a source (see `importRecords`). */
export async function importDemands(
  ctx: Context,
  actor: Actor,
  rows: readonly Record<string, unknown>[],
  call: Call,
  how: ImportHow = {},
): Promise<ImportAnswer> {
  const member = authorise(actor, 'demand.import');
  const zone = ctx.config.EXCHANGE_TIME_ZONE;
  const scene = { now: ctx.clock.now(), zone, organisation: organisationRefSchema.parse(member.organisation), member };
  return importRecords(
    ctx,
    member,
    rows,
    call,
    {
      schema: importRowSchema,
      store: demands,
      tables: { idempotency, usage, importRun, importRecord },
      recordChanges,
      plan: async () => (row, before) => planRow(row, before, scene),
    },
    how,
  );
}

type ImportContext = { now: Date; zone: string; organisation: OrganisationRef; member: Member };

/** The demand after a row, and by which action. @throws AppError when the row cannot be taken. */
function planRow(
  { row, hash }: Row,
  before: DemandRecord | null,
  { now, zone, organisation, member }: ImportContext,
): Plan | 'unchanged' {
  const { source, externalId, open, ...content } = row;
  // It may stand in any state: nothing is asked of it.
  const asksForStep = open === true && before?.state !== 'open';
  if (before && !asksForStep && sameContent(content, before.content)) return 'unchanged';
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
  const base = before ? demands.nextVersion(before, {}) : draftOf(member, content);
  const openUntil = state === 'open' && isEndMoved ? openUntilOf(content, today) : base.openUntil;
  const next = {
    ...base,
    source: before ? before.source : source,
    externalId: before ? before.externalId : externalId,
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
