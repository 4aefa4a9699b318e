import { titleOf, type WorkSource } from '@techbourse/db';
import { sql } from 'drizzle-orm';
import { demand } from './schema.ts';

/** What waits here for the operator. */
export const work: readonly WorkSource[] = [
  {
    kind: 'review_demands',
    from: sql`${demand}`,
    where: sql`${demand.state} = 'in_review'`,
    id: sql`${demand.id}`,
    since: sql`${demand.updatedAt}`,
    title: titleOf(sql`${demand.content}`),
    organisation: sql`${demand.organisationId}`,
  },
];
