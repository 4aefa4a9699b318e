import { type Tx, writeEvents } from '@techbourse/db';
import { VERIFICATION_CHANGED, type VerificationChanged } from '@techbourse/gateway/api';
import { outbox } from '../../db/schema.ts';
import type { VerificationRequestRow } from './store.ts';

/** Publishes that organisations ask to be verified, or that their requests are over. */
export async function publishRequests(tx: Tx, rows: readonly VerificationRequestRow[]): Promise<void> {
  const events = rows.map(({ id, organisationId, state }) => {
    const version = state === 'pending' ? 1 : 2;
    const payload: VerificationChanged = { id, organisationId, state: state as VerificationChanged['state'], version };
    return { type: VERIFICATION_CHANGED, key: id, version, payload };
  });
  if (events.length > 0) await writeEvents(tx, outbox, events);
}
