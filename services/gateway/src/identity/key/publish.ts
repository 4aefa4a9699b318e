import { type Tx, writeEvents } from '@techbourse/db';
import { KEY_CHANGED, type KeyChanged } from '@techbourse/gateway/api';
import { outbox } from '../../db/schema.ts';
import type { KeyRow } from './store.ts';

type Told = Pick<KeyRow, 'id' | 'referenceId' | 'name' | 'expiresAt'>;

/** Publishes that keys were issued or are gone. */
export async function publishKeys(tx: Tx, keys: readonly Told[], state: KeyChanged['state']): Promise<void> {
  if (keys.length === 0) return;
  const version = state === 'issued' ? 1 : 2;
  const events = keys.map(({ id, referenceId: organisationId, name, expiresAt }) => {
    const until = expiresAt?.toISOString() ?? null;
    const payload: KeyChanged = { id, organisationId, name: name ?? '', state, expiresAt: until, version };
    return { type: KEY_CHANGED, key: id, version, payload };
  });
  await writeEvents(tx, outbox, events);
}
