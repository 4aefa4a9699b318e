import { createHash } from 'node:crypto';
import type { Tx } from '@techbourse/db';
import { type Actor, assertMember, type Issue, issuesOf, type Member, newId } from '@techbourse/platform';
import type { Context } from '../context.ts';
import type { ListingContent } from '../contract/content.ts';
import { type ImportAnswer, type ImportResult, type ImportRow, importRowSchema } from '../contract/requests.ts';
import { assertMayEditPublic, type Call, ownerOf } from './call.ts';
import { claimPatents, conflictMessage } from './claims.ts';
import { draftOf } from './create.ts';
import { dayOf, isEditable, publishIssues, withValidity } from './listing.ts';
import { type Change, recordChanges } from './record.ts';
import {
  insertListings,
  type ListingRecord,
  listImported,
  lockImports,
  type NewListing,
  saveListings,
} from './store.ts';

type Parsed = { index: number; row: ImportRow; hash: string };
type Planned = {
  index: number;
  hash: string;
  before: ListingRecord | null;
  next: NewListing;
  action: Change['action'];
};

/**
 * Writes many listings in one transaction, each row with its own fate. A row is known by organisation, source and
 * external id; the same row again changes nothing, so an import that broke off is simply repeated.
 */
export async function importListings(
  ctx: Context,
  actor: Actor,
  input: { rows: Record<string, unknown>[] },
  call: Call,
): Promise<ImportAnswer> {
  const member = assertMember(actor, 'listings:write');
  const results: ImportResult[] = input.rows.map((row, index) => ({
    ...{ index, externalId: typeof row.externalId === 'string' ? row.externalId.slice(0, 200) : null },
    ...{ status: 'rejected', id: null, version: null, state: null, issues: [] },
  }));
  const reject = (index: number, issues: Issue[]) => Object.assign(results[index] ?? {}, { issues });
  const parsed = parseRows(input.rows, reject);

  await ctx.db.orm.transaction(async (tx) => {
    // Two imports of one organisation may hold the same rows; the second then finds what the first wrote.
    await lockImports(tx, member.organisation.id);
    const known = await knownRows(tx, member, parsed);
    const planned: Planned[] = [];
    for (const item of parsed) {
      const before = known.get(keyOf(item.row)) ?? null;
      if (before && before.importHash === item.hash) {
        settle(results, item.index, 'unchanged', before);
        continue;
      }
      const plan = planRow(ctx, member, item, before);
      if ('issues' in plan) reject(item.index, plan.issues);
      else planned.push(plan);
    }
    const conflicts = await claimPatents(
      tx,
      planned.map(({ next }) => next),
    );
    const accepted = planned.filter(({ next, index }) => {
      const conflict = conflicts.get(next.id);
      if (conflict) reject(index, [conflictIssue(conflictMessage(conflict), conflict.listingId)]);
      return !conflict;
    });
    const written = new Map<string, ListingRecord>();
    const created = accepted.filter(({ before }) => !before).map(({ next }) => next);
    const updated = accepted.filter(({ before }) => before).map(({ next }) => next);
    for (const record of await insertListings(tx, created)) written.set(record.id, record);
    for (const record of await saveListings(tx, updated)) written.set(record.id, record);

    const changes: Change[] = [];
    for (const { index, before, next, action } of accepted) {
      const after = written.get(next.id);
      if (!after) throw new Error(`row ${index} was not written`);
      changes.push({ before, after, action, reason: `import from ${next.source}` });
      settle(results, index, before ? 'updated' : 'created', after);
    }
    await recordChanges(tx, { actor, requestId: call.requestId }, changes);
  });
  const count = (status: ImportResult['status']) => results.filter((result) => result.status === status).length;
  return {
    counts: {
      created: count('created'),
      updated: count('updated'),
      unchanged: count('unchanged'),
      rejected: count('rejected'),
    },
    results,
  };
}

const keyOf = (row: { source: string | null; externalId: string | null }) =>
  JSON.stringify([row.source, row.externalId]);

function parseRows(
  rows: readonly Record<string, unknown>[],
  reject: (index: number, issues: Issue[]) => void,
): Parsed[] {
  const seen = new Map<string, number>();
  return rows.flatMap((given, index) => {
    const result = importRowSchema.safeParse(given);
    if (!result.success) {
      reject(index, issuesOf(result.error));
      return [];
    }
    const row = result.data;
    const first = seen.get(keyOf(row));
    if (first !== undefined) {
      const message = `The same source and id stand in row ${first} of this request`;
      reject(index, [{ pointer: '/externalId', rule: 'import.repeated', message }]);
      return [];
    }
    seen.set(keyOf(row), index);
    // zod writes keys in the order of the schema, so that equal rows have equal text.
    return [{ index, row, hash: createHash('sha256').update(JSON.stringify(row)).digest('base64') }];
  });
}

async function knownRows(tx: Tx, member: Member, parsed: readonly Parsed[]): Promise<Map<string, ListingRecord>> {
  const records = await listImported(
    tx,
    member.organisation.id,
    parsed.map(({ row }) => row),
  );
  return new Map(records.map((record) => [keyOf(record), record]));
}

/** What a row means for the listing it stands for: the next state of it, or why not. */
function planRow(
  ctx: Context,
  member: Member,
  item: Parsed,
  before: ListingRecord | null,
): Planned | { issues: Issue[] } {
  const { source, externalId, publish, ...given } = item.row;
  if (before && !isEditable(before.state)) {
    const message = `The listing is ${before.state} and cannot be edited`;
    return { issues: [{ pointer: '', rule: `listing.edit.${before.state}`, message }] };
  }
  const wasPublic = before?.state === 'published';
  if (wasPublic) assertMayEditPublic(member);
  const now = ctx.clock.now();
  const validUntil = given.validUntil ?? before?.content.validUntil;
  let content: ListingContent = validUntil === undefined ? given : { ...given, validUntil };
  let state = before?.state ?? 'draft';
  if (publish && state === 'draft') state = member.organisation.verified ? 'published' : 'in_review';
  if (state === 'published') content = withValidity(content, dayOf(now));
  if (publish || wasPublic) {
    const issues = publishIssues(content, dayOf(now));
    if (issues.length > 0) return { issues };
  }
  const base = before ?? draftOf(newId(now.getTime()), ownerOf(member), content);
  const action = actionOf(before?.state, state);
  return {
    ...{ index: item.index, hash: item.hash, before, action },
    next: {
      ...base,
      ...{ source, externalId, state, content, organisation: ownerOf(member), importHash: item.hash },
      version: before ? before.version + 1 : 1,
      validUntil: content.validUntil ?? null,
      publishedAt: state === 'published' ? (base.publishedAt ?? now) : base.publishedAt,
    },
  };
}

function actionOf(from: string | undefined, to: string): Change['action'] {
  if (from !== to && to === 'published') return 'publish';
  if (from !== to && to === 'in_review') return 'submit';
  return from === undefined ? 'create' : 'edit';
}

function conflictIssue(message: string, listingId: string | undefined): Issue {
  const named = listingId ? `${message} (${listingId})` : message;
  return { pointer: '/patent', rule: 'listing.same_family', message: named };
}

function settle(results: ImportResult[], index: number, status: ImportResult['status'], record: ListingRecord): void {
  const { id, version, state } = record;
  Object.assign(results[index] ?? {}, { status, id, version, state });
}
