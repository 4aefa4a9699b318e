import { authorise, type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { DealDisclosure, EndDisclosureRequest } from '../api/index.ts';
import type { Context } from '../context.ts';
import { closeDisclosures } from '../disclosure/close.ts';
import { findDisclosure } from '../disclosure/store.ts';
import { viewDisclosure } from '../disclosure/view.ts';
import { writeFor } from '../rows.ts';
import { assertSeller } from './grant-disclosure.ts';
import { getLockedDeal, sideOf } from './load.ts';

/** The seller ends what it disclosed; the other side sees the listing as everybody of its kind again. */
export async function endDisclosure(
  ctx: Context,
  actor: Actor,
  { dealId, disclosureId }: { dealId: string; disclosureId: string },
  input: EndDisclosureRequest,
  call: Call,
): Promise<DealDisclosure> {
  const member = authorise(actor, 'disclosure.end');
  const request = { verb: 'disclosure.end', dealId, disclosureId, input };
  return writeFor(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const deal = await getLockedDeal(tx, dealId, member, { action: 'disclosure.end' });
    assertSeller(sideOf(deal, member));
    const row = await findDisclosure(tx, disclosureId);
    if (row?.dealId !== dealId) throw fail.notFound('disclosure.not_found', 'There is no such disclosure in this deal');
    if (row.endedAt) throw fail.invalidState('disclosure.ended', 'This disclosure was ended already');
    const [ended] = await closeDisclosures(tx, [row], { actor, member, at: ctx.clock.now(), note: input.note, call });
    return viewDisclosure(ended ?? row);
  });
}
