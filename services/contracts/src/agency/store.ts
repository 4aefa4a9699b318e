import type { Executor } from '@techbourse/db';
import { and, desc, lt, ne, sql } from 'drizzle-orm';
import type { ContractRow } from '../contract/store.ts';
import { contract } from '../db/schema.ts';

/** Drafts and signed contracts whose text names an organisation as an agency, newest first. */
export function contractsNaming(
  db: Executor,
  organisationId: string,
  page: { below: string | undefined; limit: number },
): Promise<ContractRow[]> {
  const named = JSON.stringify([{ organisationId }]);
  return db
    .select()
    .from(contract)
    .where(
      and(
        sql`${contract.terms} -> 'agencies' @> ${named}::jsonb`,
        ne(contract.state, 'abandoned'),
        page.below ? lt(contract.id, page.below) : undefined,
      ),
    )
    .orderBy(desc(contract.id))
    .limit(page.limit);
}
