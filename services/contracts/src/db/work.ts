import type { WorkSource } from '@techbourse/db';
import { sql } from 'drizzle-orm';
import { titleDispute } from './schema.ts';

/** What waits here for the operator. */
export const work: readonly WorkSource[] = [
  {
    kind: 'registrations',
    from: sql`contracts.registration r join contracts.contract c on c.id = r.contract_id`,
    // what a party recorded; what an authority or the operator recorded needs no confirmation
    where: sql`r.voided_seq is null and r.confirmed_seq is null and r.recorded_by in (c.seller_id, c.buyer_id)`,
    id: sql`c.id || '/registrations/' || r.id`,
    since: sql`r.registered_on::timestamptz`,
    title: sql`r.authority || ' ' || r.number`,
    organisation: sql`r.recorded_by`,
  },
  {
    kind: 'title_disputes',
    from: sql`${titleDispute}`,
    where: sql`${titleDispute.state} = 'open'`,
    id: sql`${titleDispute.id}`,
    since: sql`${titleDispute.openedAt}`,
    title: sql`coalesce(${titleDispute.number}, ${titleDispute.name})`,
    organisation: sql`${titleDispute.organisationId}`,
  },
];
