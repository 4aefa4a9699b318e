import type { ImportAnswer, Issue } from '@techbourse/api-schema';
import { dayIn, type ListingState, organisationRefSchema } from '@techbourse/domain';
import { authorise, type Call, fail, newId } from '@techbourse/platform';
import type { Actor, Member } from '@techbourse/policy';
import { type ImportHow, type ImportRow, importRecords, sameContent } from '@techbourse/record';
import { importRowSchema, type ListingImportRow } from '../api/requests.ts';
import type { Context } from '../context.ts';
import { idempotency, importRecord, importRun, usage } from '../db/schema.ts';
import { draftOf } from './create.ts';
import { seesVerified } from './disclosure.ts';
import { factIssues, referenceIssues, visibleListings } from './facts.ts';
import { assertEditable, assertMayEditPublic, assertPublishable, stateAfter, withValidity } from './listing.ts';
import { conflictMessage, holdPatents, type PatentConflict } from './patent-holds.ts';
import { type Change, recordChanges } from './record.ts';
import { type ListingRecord, listings, type NewListing } from './store.ts';

type Row = ImportRow<ListingImportRow>;
type Plan = { next: NewListing; action: Change['action'] };

/** Creates or updates listings from rows of a source (see `importRecords`). Two rows for one patent: the first wins. */
export async function importListings(
  ctx: Context,
  actor: Actor,
  rows: readonly Record<string, unknown>[],
  call: Call,
  how: ImportHow = {},
): Promise<ImportAnswer> {
  const member = authorise(actor, 'listing.import');
  const now = ctx.clock.now();
  return importRecords(
    ctx,
    member,
    rows,
    call,
    {
      schema: importRowSchema,
      store: listings,
      tables: { idempotency, usage, importRun, importRecord },
      recordChanges,
      plan: async (tx, given) => {
        const visible = await visibleListings(tx, member, given);
        const context = { now, today: dayIn(now, ctx.config.EXCHANGE_TIME_ZONE), visible };
        return (row, before) => planRow(row, before, member, context);
      },
      refuse: async (tx, records) => {
        const conflicts = await holdPatents(tx, records, { verified: seesVerified(member), now });
        return new Map([...conflicts].map(([id, conflict]) => [id, conflictIssue(conflict)]));
      },
    },
    how,
  );
}

type ImportContext = { now: Date; today: string; visible: ReadonlySet<string> };

/** The listing after a row, and by which action. @throws AppError when the row cannot be taken. */
function planRow(
  { row, hash }: Row,
  before: ListingRecord | null,
  member: Member,
  context: ImportContext,
): Plan | 'unchanged' {
  const { now, today, visible } = context;
  const { source, externalId, publish, ...given } = row;
  if (before && saysTheSame(before, given, publish)) return 'unchanged';
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
  const organisation = organisationRefSchema.parse(member.organisation);
  const base = before ? listings.nextVersion(before, {}) : draftOf(newId(now.getTime()), organisation, content);
  const next = {
    ...base,
    source: before ? before.source : source,
    externalId: before ? before.externalId : externalId,
    importHash: hash,
    content,
    organisation,
    state,
    publishedAt: state === 'published' ? (base.publishedAt ?? now) : base.publishedAt,
  };
  return { next, action: before || action !== 'edit' ? action : 'create' };
}

/** Whether a row says what its record says, and asks for no step; it may then stand in any state. */
function saysTheSame(
  { state, content }: ListingRecord,
  given: ListingRecord['content'],
  publish: boolean | undefined,
): boolean {
  if (publish === true && state !== 'published') return false;
  return sameContent({ ...given, validUntil: given.validUntil ?? content.validUntil }, content);
}

function publishingAction(from: ListingState, member: Member): 'publish' | 'submit' | 'edit' {
  const { verified } = member.organisation;
  if (from === 'draft') return verified ? 'publish' : 'submit';
  return from === 'in_review' && verified ? 'publish' : 'edit';
}

function conflictIssue(conflict: PatentConflict): Issue {
  const message = `${conflictMessage(conflict)} (${conflict.listingId})`;
  return { pointer: '/patent', rule: 'listing.same_family', message };
}
