import type { DealDisclosure } from '../api/index.ts';
import type { DisclosureRow } from './store.ts';

export function viewDisclosure(row: DisclosureRow): DealDisclosure {
  const { id, version, dealId, listingId, organisationId, people, note } = row;
  return {
    id,
    version,
    dealId,
    listingId,
    organisationId,
    tier: row.tier as DealDisclosure['tier'], // a CHECK holds it to these codes
    people,
    note,
    grantedAt: row.grantedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
