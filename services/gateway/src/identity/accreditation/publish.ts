import { type Tx, writeEvents } from '@techbourse/db';
import { ACCREDITATION_REQUESTED, type AccreditationRequested } from '@techbourse/gateway/api';
import { outbox } from '../../db/schema.ts';
import type { AccreditationRequestRow } from './store.ts';

/** Publishes that an agency asks for an accreditation, or that its request is over. */
export async function publishRequest(
  tx: Tx,
  { id, agencyId, state }: AccreditationRequestRow,
  requestId?: string,
): Promise<void> {
  const version = state === 'pending' ? 1 : 2;
  const payload: AccreditationRequested = { id, agencyId, state: state as AccreditationRequested['state'], version };
  const event = { type: ACCREDITATION_REQUESTED, key: id, version, payload, ...(requestId ? { requestId } : {}) };
  await writeEvents(tx, outbox, [event]);
}
