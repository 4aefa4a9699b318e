import { titleOf, type WorkSource } from '@techbourse/db';
import { sql } from 'drizzle-orm';
import { listing } from './schema.ts';

/** What waits here for the operator. */
export const work: readonly WorkSource[] = [
  {
    kind: 'review_listings',
    from: sql`${listing}`,
    where: sql`${listing.state} = 'in_review'`,
    id: sql`${listing.id}`,
    since: sql`${listing.updatedAt}`,
    title: titleOf(sql`${listing.content}`),
    organisation: sql`${listing.organisationId}`,
  },
];
