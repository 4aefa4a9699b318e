import { type Tx, writeEvents } from '@techbourse/db';
import { UNIT_REQUESTED, type UnitRequested } from '@techbourse/gateway/api';
import { outbox } from '../../db/schema.ts';
import type { UnitRequestRow } from './store.ts';

/** Tells in the transaction of its change that one organisation asks another, or is answered. */
export async function publishUnitRequest(tx: Tx, row: UnitRequestRow): Promise<void> {
  const { id, unitId, parentId, askedBy } = row;
  const state = row.state as UnitRequested['state']; // a CHECK holds it to these codes
  const version = state === 'pending' ? 1 : 2;
  const payload: UnitRequested = { id, unitId, parentId, askedBy, state, version };
  await writeEvents(tx, outbox, [{ type: UNIT_REQUESTED, key: id, version, payload }]);
}
