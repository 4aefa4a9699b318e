import { visibleRows } from '@techbourse/db';
import type { Visibility } from '@techbourse/policy';
import { eq, inArray, or, sql } from 'drizzle-orm';
import { contract, deal } from './schema.ts';

const dealAbout = (subject: string) => or(eq(deal.listingId, subject), eq(deal.demandId, subject));

/** Deals that somebody sees: those of its sides, or all. `side`: of those the ones where it stands there. */
export const dealsSeenBy = (seen: Visibility, side?: 'seller' | 'buyer') => {
  const columns = { seller: [deal.sellerId], buyer: [deal.buyerId] };
  return visibleRows(seen, side ? columns[side] : [deal.sellerId, deal.buyerId], dealAbout);
};

/** Contracts that somebody sees: those of its parties, or all. */
export const contractsSeenBy = (seen: Visibility) =>
  visibleRows(seen, [contract.sellerId, contract.buyerId], (subject) =>
    inArray(contract.dealId, sql`(select id from ${deal} where ${dealAbout(subject)})`),
  );
