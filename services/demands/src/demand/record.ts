import { type NewEvent, type RecordChange, type Tx, writeAudit, writeEvents, writeHistory } from '@techbourse/db';
import type { DemandAction } from '@techbourse/domain';
import type { Actor } from '@techbourse/platform';
import { DEMAND_CLOSED, DEMAND_OPENED, type DemandClosed } from '../contract/events.ts';
import { audit, demandEvent, demandVersion, outbox } from '../db/schema.ts';
import type { DemandRecord } from './store.ts';
import { snapshotOf } from './view.ts';

export type Change = RecordChange<DemandRecord, DemandAction | 'create' | 'edit'>;

/** Who caused a change, and with which request; for the trail. */
export type Cause = { actor: Actor; requestId?: string | undefined };

/**
 * What every write leaves behind, in its own transaction: the event in the demand's history, the public version, the
 * audit row, and the message to the rest of the exchange.
 */
export async function recordChanges(tx: Tx, cause: Cause, changes: readonly Change[]): Promise<void> {
  const { actor, requestId } = cause;
  const tables = { event: demandEvent, version: demandVersion };
  await writeHistory(tx, tables, actor, changes, (record) => record.state === 'open');
  const entries = changes.map(({ after, action }) => ({
    action: `demand.${action}`,
    subject: after.id,
    data: { version: after.version, state: after.state },
  }));
  await writeAudit(tx, audit, actor, entries);
  const events = changes.flatMap((change) => toEvent(change, requestId));
  await writeEvents(tx, outbox, events);
}

function toEvent({ before, after }: Change, requestId: string | undefined): NewEvent[] {
  const common = { key: after.id, version: after.version, ...(requestId ? { requestId } : {}) };
  if (after.state === 'open') return [{ ...common, type: DEMAND_OPENED, payload: snapshotOf(after) }];
  if (before?.state !== 'open' || !after.outcome) return [];
  const { id, organisationId, outcome } = after;
  const payload: DemandClosed = { id, organisationId, outcome, snapshot: snapshotOf(after) };
  return [{ ...common, type: DEMAND_CLOSED, payload }];
}
