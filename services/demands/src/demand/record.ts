import type { NewEvent, Tx } from '@techbourse/db';
import type { DemandAction } from '@techbourse/domain';
import {
  bytesOf,
  type Cause,
  countGrowth,
  type Growth,
  quotasOf,
  type RecordChange,
  writeHistory,
} from '@techbourse/record';
import { DEMAND_CLOSED, DEMAND_OPENED, type DemandClosed } from '../api/events.ts';
import type { Context } from '../context.ts';
import { audit, demandEvent, demandVersion, outbox, usage } from '../db/schema.ts';
import type { DemandRecord } from './store.ts';
import { snapshotOf } from './view.ts';

export type Change = RecordChange<DemandRecord, DemandAction | 'create' | 'edit'>;

const tables = { event: demandEvent, version: demandVersion, audit, outbox };

/** What every write leaves behind (see `writeHistory`), counted for its owner. @throws AppError LIMIT_EXCEEDED. */
export async function recordChanges(
  ctx: Pick<Context, 'config'>,
  tx: Tx,
  cause: Cause,
  changes: readonly Change[],
): Promise<void> {
  const quotas = quotasOf(ctx.config);
  for (const [organisationId, own] of Map.groupBy(changes, ({ after }) => after.organisationId)) {
    await countGrowth(tx, usage, quotas, { actor: cause.actor, organisationId, growth: growthOf(own) });
  }
  await writeHistory(tx, tables, cause, changes, { noun: 'demand', isPublic, toEvents });
}

const isPublic = (record: DemandRecord) => record.state === 'open';

/** What is kept beyond what was: new records, longer contents, and each public version once more. */
function growthOf(changes: readonly Change[]): Growth {
  const growth = { records: 0, bytes: 0 };
  for (const { before, after } of changes) {
    const bytes = bytesOf(after.content);
    growth.records += before ? 0 : 1;
    growth.bytes += bytes - (before ? bytesOf(before.content) : 0) + (isPublic(after) ? bytes : 0);
  }
  return growth;
}

function toEvents({ before, after }: Change) {
  if (after.state === 'open') return [{ type: DEMAND_OPENED, payload: snapshotOf(after) }];
  if (before?.state !== 'open') return [];
  const { id, organisationId } = after;
  // One that is held back has left the market too, and may come again.
  const payload: DemandClosed = {
    id,
    organisationId,
    outcome: after.outcome ?? 'withdrawn',
    snapshot: snapshotOf(after),
  };
  return [{ type: DEMAND_CLOSED, payload }];
}

/** How a demand is now, as an event for who missed the last one. */
export function presentEvent(record: DemandRecord): NewEvent {
  const { id, version, organisationId, outcome } = record;
  if (record.state === 'open') return { type: DEMAND_OPENED, key: id, version, payload: snapshotOf(record) };
  const payload: DemandClosed = { id, organisationId, outcome: outcome ?? 'withdrawn', snapshot: snapshotOf(record) };
  return { type: DEMAND_CLOSED, key: id, version, payload };
}
