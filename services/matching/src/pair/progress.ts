import {
  CONTRACT_SIGNED,
  contractSignedSchema,
  DEAL_ANSWERED,
  DEAL_LOST,
  DEAL_OPENED,
  dealAnsweredSchema,
  dealLostSchema,
  dealOpenedSchema,
} from '@techbourse/contracts/api';
import { writeEvents } from '@techbourse/db';
import { fail } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import { PAIRS_CHANGED, type PairsChanged } from '../api/events.ts';
import type { Context } from '../context.ts';
import { outbox } from '../db/schema.ts';
import { type DealRow, noteDeal } from './deal-store.ts';
import { applyDeals } from './deals.ts';
import { lockPairsOf } from './key-store.ts';

/** Job `pair.progress`: moves a pair when its deal is opened, answered, signed or lost. */
export async function progressPair(ctx: Pick<Context, 'db'>, envelope: JobEnvelope): Promise<void> {
  const deal = readDeal(envelope);
  if (!deal) return; // a deal about a listing alone
  await ctx.db.orm.transaction(async (tx) => {
    await lockPairsOf(tx, [deal.listingId, deal.demandId]);
    if (!(await noteDeal(tx, deal))) return;
    const changed = await applyDeals(tx, [deal]);
    const payload: PairsChanged = {
      pairs: changed.map(({ listingId, demandId }) => ({ listingId, demandId })),
    };
    if (changed.length === 0) return;
    await writeEvents(tx, outbox, [{ type: PAIRS_CHANGED, key: deal.dealId, version: envelope.version, payload }]);
  });
}

function readDeal({ type, payload }: JobEnvelope): DealRow | undefined {
  const make = (
    told: { dealId: string; listingId: string; demandId: string | null },
    end: Pick<DealRow, 'outcome' | 'lostBy' | 'reason' | 'named'>,
  ): DealRow | undefined =>
    told.demandId === null
      ? undefined
      : { dealId: told.dealId, listingId: told.listingId, demandId: told.demandId, ...end };
  switch (type) {
    case DEAL_OPENED: {
      const opened = dealOpenedSchema.parse(payload);
      return make(opened, { outcome: 'open', lostBy: null, reason: null, named: opened.buyerNamed });
    }
    case DEAL_ANSWERED:
      return make(dealAnsweredSchema.parse(payload), { outcome: 'open', lostBy: null, reason: null, named: true });
    case CONTRACT_SIGNED:
      return make(contractSignedSchema.parse(payload), { outcome: 'signed', lostBy: null, reason: null, named: true });
    case DEAL_LOST: {
      const lost = dealLostSchema.parse(payload);
      return make(lost, { outcome: 'lost', lostBy: lost.lostBy, reason: lost.reason, named: lost.buyerNamed });
    }
    default:
      throw fail.validation('pair.unknown_event', `pair.progress knows nothing of ${type}`);
  }
}
