import { EVERY_ROW, type Tx, writeAudit } from '@techbourse/db';
import { authorise, type Call, fail, newId } from '@techbourse/platform';
import { type Actor, EVERYTHING } from '@techbourse/policy';
import type { BothSidesDeclaration } from '../api/index.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { writeFor } from '../rows.ts';
import { agenciesOf, onBothSides } from './agencies.ts';
import { agenciesNamed } from './contract-store.ts';
import { dealNotFound } from './load.ts';
import { eventRowsOf, lockDeal } from './store.ts';
import { noteDealEvent } from './tell.ts';

/** An agency that acts for both sides of a deal says so itself; each side accepts it when it confirms the contract. */
export async function declareBothSides(
  ctx: Context,
  actor: Actor,
  dealId: string,
  call: Call,
): Promise<BothSidesDeclaration> {
  const member = authorise(actor, 'deal.declare_both_sides');
  const organisationId = member.organisation.id;
  const request = { verb: 'deal.declare_both_sides', dealId };
  // It is no side: its own rows are none of the deal.
  const asked = { actor: member, key: call.idempotencyKey, request };
  const declare = async (tx: Tx): Promise<BothSidesDeclaration> => {
    const deal = await lockDeal(tx, dealId, EVERYTHING);
    const history = deal ? await eventRowsOf(tx, dealId) : [];
    const agencies = agenciesOf(history, await agenciesNamed(tx, dealId));
    const own = agencies.find((agency) => agency.organisationId === organisationId);
    if (!deal || !own) throw dealNotFound();
    if (onBothSides([own]).length === 0) {
      throw fail.invalidState('deal.not_both_sides', 'Your agency stands on one side of this deal only');
    }
    if (deal.stage === 'signed' || deal.stage === 'lost') {
      throw fail.invalidState('deal.ended', `This deal has ended: it is ${deal.stage}`);
    }
    const at = own.declaredAt ?? ctx.clock.now();
    if (!own.declaredAt) {
      await noteDealEvent(tx, actor, {
        id: newId(),
        dealId,
        kind: 'both_sides_declared',
        side: null,
        aboutAgencyId: organisationId,
        fromStage: null,
        toStage: null,
        note: null,
        at,
      });
      await writeAudit(tx, audit, actor, [{ action: 'deal.declare_both_sides', subject: dealId }]);
    }
    return { dealId, agencyId: organisationId, declaredAt: at.toISOString() };
  };
  return writeFor(ctx, asked, declare, EVERY_ROW);
}
