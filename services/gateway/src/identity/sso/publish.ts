import { type Tx, writeEvents } from '@techbourse/db';
import { SSO_CHANGED, type SsoChanged } from '@techbourse/gateway/api';
import { outbox } from '../../db/schema.ts';
import type { ProviderRow } from './store.ts';

/** Tells in the transaction of its change what has become of an organisation's provider. */
export async function publishProvider(tx: Tx, row: ProviderRow): Promise<void> {
  const { id, organisationId, version } = row;
  const payload: SsoChanged = {
    id,
    organisationId,
    state: row.state as SsoChanged['state'], // a CHECK holds both to these codes
    disabledBy: row.disabledBy as SsoChanged['disabledBy'],
    version,
  };
  await writeEvents(tx, outbox, [{ type: SSO_CHANGED, key: id, version, payload }]);
}
