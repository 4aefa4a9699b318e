import { answerResult, type RequiredResult } from '@techbourse/domain';
import { authorise, fail } from '@techbourse/platform';
import { type Actor, sees, visibleTo } from '@techbourse/policy';
import { type DealSide, PROPOSALS_MAX, type Proposal, type Proposals } from '../api/index.ts';
import type { Context } from '../context.ts';
import { organisations } from '../organisation/store.ts';
import { findDemand } from '../projection/store.ts';
import { readFor } from '../rows.ts';
import { contractsOfDeals, draftsOfDeals } from './contract-store.ts';
import { sidesNow } from './deal.ts';
import { offerOf, readOffers } from './offers.ts';
import { dealsOfDemand, type EventRow, eventsOfDeals } from './store.ts';
import { summaryOf } from './view.ts';

/**
 * What was proposed to a demand, for its owner: every deal about it, with what its listing says to each required result.
 * @param authorization by which the listings are read as the reader may see them.
 */
export async function listProposals(
  ctx: Context,
  actor: Actor,
  demandId: string,
  authorization: string | undefined,
): Promise<Proposals> {
  const member = authorise(actor, 'deal.read');
  const seen = visibleTo(member, 'deal.read');
  const now = ctx.clock.now();
  const kept = await readFor(ctx, member, async (tx) => {
    const demand = await findDemand(tx, demandId);
    const parties = demand ? [demand.organisationId] : [];
    if (!demand?.snapshot || !sees(seen, { parties, about: [demandId] })) {
      throw fail.notFound('demand.not_found', 'There is no such demand');
    }
    const found = await dealsOfDemand(tx, demandId, seen, PROPOSALS_MAX + 1);
    const rows = found.slice(0, PROPOSALS_MAX);
    const ids = rows.map(({ id }) => id);
    const contracts = await contractsOfDeals(tx, ids);
    const drafts = await draftsOfDeals(tx, ids);
    const events = Map.groupBy(await eventsOfDeals(tx, ids), (event) => event.dealId);
    const known = await organisations.findAll(tx, [...new Set(rows.flatMap((row) => [row.sellerId, row.buyerId]))]);
    const deals = rows.map((row) => ({
      row,
      word: lastWord(events.get(row.id) ?? []),
      summary: summaryOf(sidesNow(row, known), {
        actor: member,
        now,
        contractId: contracts.get(row.id),
        draft: drafts.get(row.id),
      }),
    }));
    return { demand: { ...demand.snapshot, open: demand.live }, deals, more: found.length > rows.length };
  });
  const { demand, deals } = kept;
  const offers = await readOffers(
    ctx,
    deals.map(({ row }) => row.listingId),
    authorization,
  );
  const items = deals.map(({ row, summary, word }): Proposal => {
    const offer = offerOf(row.listingSnapshot, offers?.get(row.listingId));
    return {
      ...summary,
      offer,
      word,
      ...answersOf(demand.requiredResults, offer),
      shortlistedAt: at(row.shortlistedAt),
    };
  });
  const { id, version, title, open, requiredResults, readinessWanted } = demand;
  const { dealKinds, exclusivity, territory, budget } = demand;
  const terms = { readinessWanted, dealKinds, exclusivity, territory, budget };
  return {
    demand: { id, version, title, open, requiredResults, ...terms },
    items,
    more: kept.more,
    degraded: deals.length > 0 && offers === undefined,
  };
}

const at = (moment: Date | null) => moment?.toISOString() ?? null;

function answersOf(required: readonly RequiredResult[], { advantage }: Proposal['offer']) {
  const answers = required.map((result) => answerResult(result, advantage?.measures ?? []));
  const count = (state: string) => answers.filter((answer) => answer.state === state).length;
  return { answers, met: count('met'), notMet: count('not_met') };
}

/** The last words of the seller; the buyer's own, while the seller has said nothing. */
function lastWord(events: readonly EventRow[]): Proposal['word'] {
  const words = events
    .flatMap(({ id, side, note, at: written }) => (side && note ? [{ id, side: side as DealSide, note, written }] : []))
    .toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const last = words.find(({ side }) => side === 'seller') ?? words[0];
  return last ? { side: last.side, text: last.note, at: last.written.toISOString() } : null;
}
