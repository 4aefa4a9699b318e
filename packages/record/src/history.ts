import type { Page, RecordReview } from '@techbourse/api-schema';
import {
  type Executor,
  type NewEvent,
  rowBatches,
  type ServiceTables,
  type Tx,
  writeAudit,
  writeEvents,
} from '@techbourse/db';
import type { ReviewReason } from '@techbourse/domain';
import { cursorKey, decodeCursor, fail, newId, toPage } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { PageInput } from './lists.ts';
import { bytesOf, countGrowth, type Growth, type QuotaConfig, quotasOf } from './quota.ts';
import type { historyTables, QuotaTable, StoredRecord } from './tables.ts';

/** One change of one record. `before` is null for a new one. */
export type RecordChange<R, Action extends string> = {
  before: R | null;
  after: R;
  action: Action;
  reason?: string | undefined;
  /** Why it goes back to its owner, as codes. */
  reasons?: readonly ReviewReason[];
};

/** Who caused a change, and with which request; for the trail. */
export type Cause = { actor: Actor; requestId?: string | undefined };

/** What happened to a record, as its owner reads it. */
export type RecordEvent<Action extends string, State extends string> = {
  id: string;
  action: Action;
  from: State | null;
  to: State;
  version: number;
  /** With the agency that did it for the organisation, and the person, where there was one. */
  actor: { kind: string; id: string; organisationId: string | null; agencyId?: string; personId?: string };
  reason: string | null;
  reasons: ReviewReason[];
  at: string;
};

type Tables<Content> = ReturnType<typeof historyTables<Content>> &
  Pick<ServiceTables, 'audit' | 'outbox'> & { usage: QuotaTable };

/** An event that a change publishes; key, version and request come from the change. */
export type PublishedEvent = Pick<NewEvent, 'type' | 'payload'>;

/** The history rules of one record type. */
export type HistoryRules<R, Action extends string> = {
  noun: string;
  /** The state in which a record is public: each of its versions is kept. */
  live: string;
  toEvents: (change: RecordChange<R, Action>) => PublishedEvent[];
};

/** Writes and reads the history of the records of one service. */
export function recordHistory<R extends StoredRecord, Action extends string>(
  tables: Tables<R['content']>,
  rules: HistoryRules<R, Action>,
) {
  const isPublic = ({ state, outOfView }: R) => state === rules.live && !outOfView;
  return {
    /**
     * Writes the trail of every change, in the transaction of the change: event, public version, audit row
     * (`<noun>.<action>`), outbox events (`toEvents`), and the owner's usage count.
     * @throws AppError LIMIT_EXCEEDED (`quota.records`, `quota.bytes`).
     */
    recordChanges: async (
      ctx: { config: QuotaConfig },
      tx: Tx,
      cause: Cause,
      changes: readonly RecordChange<R, Action>[],
    ): Promise<void> => {
      if (changes.length === 0) return;
      const { actor, requestId } = cause;
      for (const [organisationId, own] of Map.groupBy(changes, ({ after }) => after.organisationId)) {
        const growth = growthOf(own, isPublic);
        await countGrowth(tx, tables.usage, quotasOf(ctx.config), { actor, organisationId, growth });
      }
      for (const part of rowBatches(tables.event, changes)) {
        await tx.insert(tables.event).values(part.map((change) => eventRow(change, actor)));
      }
      const shown = changes.flatMap(({ after }) => (isPublic(after) ? [after] : []));
      for (const part of rowBatches(tables.version, shown)) {
        await tx
          .insert(tables.version)
          .values(part.map(({ id, version, content }) => ({ recordId: id, version, content })));
      }
      const entries = changes.map(({ after, action }) => ({
        action: `${rules.noun}.${action}`,
        subject: after.id,
        data: { version: after.version, state: after.state },
      }));
      await writeAudit(tx, tables.audit, actor, entries);
      const events = changes.flatMap((change) => {
        const common = { key: change.after.id, version: change.after.version, ...(requestId ? { requestId } : {}) };
        return rules.toEvents(change).map((event) => ({ ...common, ...event }));
      });
      await writeEvents(tx, tables.outbox, events);
    },

    /**
     * Takes the trail of a record that was never public away with it, but for the audit, which says who deleted it. What it
     * took of its owner's usage is free again.
     */
    recordRemoval: async (ctx: { config: QuotaConfig }, tx: Tx, { actor }: Cause, record: R): Promise<void> => {
      const { id, organisationId, version, state } = record;
      const growth = { records: -1, bytes: -bytesOf(record.content) };
      await countGrowth(tx, tables.usage, quotasOf(ctx.config), { actor, organisationId, growth });
      await tx.delete(tables.event).where(eq(tables.event.recordId, id));
      await writeAudit(tx, tables.audit, actor, [
        { action: `${rules.noun}.delete`, subject: id, data: { version, state } },
      ]);
    },

    /** Public versions of a record, newest first. @throws AppError VALIDATION for a cursor of another list. */
    listVersions: async (
      db: Executor,
      id: string,
      page: PageInput,
    ): Promise<Page<{ version: number; at: string; content: R['content'] }>> => {
      const { version } = tables;
      const below = versionOfCursor(page);
      const rows = await db
        .select()
        .from(version)
        .where(and(eq(version.recordId, id), below ? lt(version.version, below) : undefined))
        .orderBy(desc(version.version))
        .limit(page.limit + 1);
      const shown = toPage(rows, page.limit, (row) => [row.version]);
      return { ...shown, items: shown.items.map((row) => ({ ...row, at: row.at.toISOString() })) };
    },

    /** Why a draft went back to its owner: its last step, when that was a review; undefined otherwise. */
    findReview: async (db: Executor, id: string): Promise<RecordReview | undefined> => {
      const { event } = tables;
      const [step] = await db
        .select()
        .from(event)
        .where(and(eq(event.recordId, id), sql`${event.fromState} is distinct from ${event.toState}`))
        .orderBy(desc(event.version))
        .limit(1);
      if (step?.action !== 'return' && step?.action !== 'hold') return undefined;
      const { action: act, reason: note, reasons, at } = step;
      return { act, reasons: reasons as ReviewReason[], note, at: at.toISOString() };
    },

    /** Everything that happened to a record, oldest first: each change is one version. */
    listEvents: async (db: Executor, id: string, page: PageInput): Promise<Page<RecordEvent<Action, R['state']>>> => {
      const { event } = tables;
      const above = versionOfCursor(page);
      const rows = await db
        .select()
        .from(event)
        .where(and(eq(event.recordId, id), above ? gt(event.version, above) : undefined))
        .orderBy(asc(event.version))
        .limit(page.limit + 1);
      const shown = toPage(rows, page.limit, (row) => [row.version]);
      return {
        ...shown,
        items: shown.items.map((row) => ({
          id: row.id,
          // The table holds only what `recordChanges` wrote: words of these vocabularies.
          action: row.action as Action,
          from: row.fromState as R['state'] | null,
          to: row.toState as R['state'],
          version: row.version,
          actor: {
            kind: row.actorKind,
            id: row.actorId,
            organisationId: row.organisationId,
            ...(row.agencyId ? { agencyId: row.agencyId } : {}),
            ...(row.personId ? { personId: row.personId } : {}),
          },
          reason: row.reason,
          reasons: row.reasons as ReviewReason[],
          at: row.at.toISOString(),
        })),
      };
    },
  };
}

function versionOfCursor({ cursor }: PageInput): number | undefined {
  return cursor ? decodeCursor(cursor, z.tuple([cursorKey.whole]))[0] : undefined;
}

function eventRow<R extends StoredRecord>(change: RecordChange<R, string>, actor: Actor) {
  const { before, after, action, reason, reasons } = change;
  return {
    id: newId(),
    recordId: after.id,
    action,
    fromState: before?.state ?? null,
    toState: after.state,
    version: after.version,
    actorKind: actor.kind,
    actorId: actor.id,
    personId: actor.by?.person ?? null,
    agencyId: actor.by?.agency ?? null,
    mandateId: actor.by?.mandateId ?? null,
    organisationId: actor.organisation?.id ?? null,
    reason: reason ?? null,
    reasons: [...(reasons ?? [])],
  };
}

/** The growth in storage: new records, longer contents, and each public version once more. Pure. */
export function growthOf<R extends Pick<StoredRecord, 'content'>>(
  changes: readonly { before: R | null; after: R }[],
  isPublic: (record: R) => boolean,
): Growth {
  const growth = { records: 0, bytes: 0 };
  for (const { before, after } of changes) {
    const bytes = bytesOf(after.content);
    growth.records += before ? 0 : 1;
    growth.bytes += bytes - (before ? bytesOf(before.content) : 0) + (isPublic(after) ? bytes : 0);
  }
  return growth;
}

/**
 * Optimistic concurrency: refuses a write that was decided on an older version. Without an expected version there is no
 * check.
 * @throws AppError CONFLICT (`<noun>.version`) with the present version in its details.
 */
export function assertVersion(noun: string, version: number, expected: number | undefined): void {
  if (expected === undefined || expected === version) return;
  const message = `The ${noun} is at version ${version}, not ${expected}: read it again`;
  throw fail.conflict(`${noun}.version`, message, { version });
}
