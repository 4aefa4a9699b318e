import { type Tx, writeEvents } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import { DISCLOSURE_CHANGED, type DisclosureChanged } from '../api/index.ts';
import { outbox } from '../db/schema.ts';
import type { DisclosureRow } from './store.ts';

/** Tells who judges the fields of listings. */
export async function tellDisclosures(tx: Tx, rows: readonly DisclosureRow[], call: Call): Promise<void> {
  const requestId = call.requestId ? { requestId: call.requestId } : {};
  await writeEvents(
    tx,
    outbox,
    rows.map((row) => ({
      type: DISCLOSURE_CHANGED,
      key: row.id,
      version: row.version,
      payload: payloadOf(row),
      ...requestId,
    })),
  );
}

function payloadOf({ id, dealId, listingId, grantedBy, organisationId, ...row }: DisclosureRow): DisclosureChanged {
  return {
    disclosureId: id,
    dealId,
    listingId,
    grantedBy,
    organisationId,
    tier: row.tier as DisclosureChanged['tier'], // a CHECK holds it to these codes
    people: row.people,
    grantedAt: row.grantedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
