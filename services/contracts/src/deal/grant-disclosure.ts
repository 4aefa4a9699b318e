import { writeAudit } from '@techbourse/db';
import { authorise, type Call, fail, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { DealDisclosure, GrantDisclosureRequest } from '../api/index.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { assertKeepsSecrets } from '../disclosure/disclosure.ts';
import { insertDisclosure, standingDisclosures, updateDisclosure } from '../disclosure/store.ts';
import { tellDisclosures } from '../disclosure/tell.ts';
import { viewDisclosure } from '../disclosure/view.ts';
import { writeFor } from '../rows.ts';
import { getLockedDeal, sideOf } from './load.ts';

/**
 * The seller lets the other side see more of the listing: its organisation, or people of it. What stands at the same tier
 * is for those named now.
 */
export async function grantDisclosure(
  ctx: Context,
  actor: Actor,
  dealId: string,
  input: GrantDisclosureRequest,
  call: Call,
): Promise<DealDisclosure> {
  const member = authorise(actor, 'disclosure.grant');
  const request = { verb: 'disclosure.grant', dealId, input };
  return writeFor(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const deal = await getLockedDeal(tx, dealId, member, { action: 'disclosure.grant' });
    assertSeller(sideOf(deal, member));
    assertKeepsSecrets(deal.stage);
    const { tier, people = null, note = null } = input;
    const standing = (await standingDisclosures(tx, dealId)).find((row) => row.tier === tier);
    const row = standing
      ? { ...standing, version: standing.version + 1, people, note }
      : {
          id: newId(),
          version: 1,
          dealId,
          listingId: deal.listingId,
          grantedBy: deal.sellerId,
          organisationId: deal.buyerId,
          tier,
          people,
          note,
          grantedAt: ctx.clock.now(),
          endedAt: null,
          endedBy: null,
        };
    await (standing ? updateDisclosure(tx, row) : insertDisclosure(tx, row));
    const { id, listingId, organisationId } = row;
    await writeAudit(tx, audit, actor, [
      { action: 'disclosure.grant', subject: id, data: { dealId, listingId, organisationId, tier, people } },
    ]);
    await tellDisclosures(tx, [row], call);
    return viewDisclosure(row);
  });
}

/** @throws FORBIDDEN: only who owns what is disclosed decides on it. */
export function assertSeller(side: string | null): void {
  if (side === 'seller') return;
  throw fail.forbidden('disclosure.not_seller', 'Only the seller of a deal discloses its listing');
}
