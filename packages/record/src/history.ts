import { type Executor, type NewEvent, type ServiceTables, type Tx, writeAudit, writeEvents } from '@techbourse/db';
import { fail, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';
import type { HistoryTables, historyTables } from './tables.ts';

type Versioned<Content> = { id: string; version: number; state: string; content: Content };

/** One change of one record. `before` is null for a new one. */
export type RecordChange<R, Action extends string> = {
  before: R | null;
  after: R;
  action: Action;
  reason?: string | undefined;
};

/** Who caused a change, and with which request; for the trail. */
export type Cause = { actor: Actor; requestId?: string | undefined };

/**
 * What every write leaves behind in the transaction of the change itself: its event, the new version of every record
 * that is public after it, the audit row (`<noun>.<action>`), and what `toEvents` tells the rest of the exchange.
 */
export async function writeHistory<R extends Versioned<unknown>, Action extends string>(
  tx: Tx,
  tables: HistoryTables & Pick<ServiceTables, 'audit' | 'outbox'>,
  cause: Cause,
  changes: readonly RecordChange<R, Action>[],
  rules: {
    noun: string;
    isPublic: (record: R) => boolean;
    toEvents: (change: RecordChange<R, Action>) => Pick<NewEvent, 'type' | 'payload'>[];
  },
): Promise<void> {
  if (changes.length === 0) return;
  const { actor, requestId } = cause;
  await tx.insert(tables.event).values(
    changes.map(({ before, after, action, reason }) => ({
      id: newId(),
      recordId: after.id,
      action,
      fromState: before?.state ?? null,
      toState: after.state,
      version: after.version,
      actorKind: actor.kind,
      actorId: actor.id,
      organisationId: actor.organisation?.id ?? null,
      reason: reason ?? null,
    })),
  );
  const shown = changes.filter(({ after }) => rules.isPublic(after));
  if (shown.length > 0) {
    await tx
      .insert(tables.version)
      .values(shown.map(({ after }) => ({ recordId: after.id, version: after.version, content: after.content })));
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
}

/** Public versions of a record, newest first, from below `before`. */
export async function listVersions<Content>(
  db: Executor,
  table: ReturnType<typeof historyTables<Content>>['version'],
  id: string,
  before: number | undefined,
  limit: number,
) {
  return db
    .select()
    .from(table)
    .where(and(eq(table.recordId, id), before ? lt(table.version, before) : undefined))
    .orderBy(desc(table.version))
    .limit(limit);
}

/** Events of a record, oldest first, from behind version `after`: each change is one version. */
export async function listEvents(
  db: Executor,
  table: HistoryTables['event'],
  id: string,
  after: number | undefined,
  limit: number,
) {
  return db
    .select()
    .from(table)
    .where(and(eq(table.recordId, id), after ? gt(table.version, after) : undefined))
    .orderBy(asc(table.version))
    .limit(limit);
}

/**
 * Optimistic concurrency: what was decided on an older version is not done on a newer one. No expectation, no check.
 * @throws AppError CONFLICT (`<noun>.version`) with the present version in its details.
 */
export function assertVersion(noun: string, version: number, expected: number | undefined): void {
  if (expected === undefined || expected === version) return;
  const message = `The ${noun} is at version ${version}, not ${expected}: read it again`;
  throw fail.conflict(`${noun}.version`, message, { version });
}
