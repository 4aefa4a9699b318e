import { type Tx, writeEvents } from '@techbourse/db';
import { ACCREDITATION_CHANGED, type AccreditationChanged } from '@techbourse/gateway/api';
import { outbox } from '../../db/schema.ts';
import type { AccreditationRow } from './store.ts';

/** Tells the other services whether an agency may act for others, in the transaction of the change. */
export async function publishAccreditation(tx: Tx, row: AccreditationRow, requestId?: string): Promise<void> {
  const { id, version, agencyId, fromDay: from, toDay: to } = row;
  const state = row.state as AccreditationChanged['state']; // a CHECK holds it to these codes
  const payload: AccreditationChanged = { id, version, agencyId, state, from, to };
  const event = { type: ACCREDITATION_CHANGED, key: id, version, payload, ...(requestId ? { requestId } : {}) };
  await writeEvents(tx, outbox, [event]);
}
