import { writeAudit } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import { authorise, fail, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { WriteMessageRequest } from '../api/index.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { writeFor } from '../rows.ts';
import { assertAnswered } from './deal.ts';
import { getLockedDeal, sideOf } from './load.ts';
import { updateDeal } from './store.ts';
import { noteDealEvent, tellAnswer } from './tell.ts';

/** The same words of one person within such a time are one message: pressed twice, or sent again. */
const REPEAT_MS = 60_000;

/** Writes to the other side of a deal that was not lost. An unnamed company that writes is named by it. */
export async function writeMessage(
  ctx: Context,
  actor: Actor,
  dealId: string,
  input: WriteMessageRequest,
  call: Call,
): Promise<{ id: string }> {
  const member = authorise(actor, 'deal.move');
  const request = { verb: 'deal.write_message', dealId, input };
  return writeFor(ctx, { actor: member, key: call.idempotencyKey, request, repeatMs: REPEAT_MS }, async (tx) => {
    const { text: note, expectedVersion } = input;
    const deal = await getLockedDeal(tx, dealId, member, { action: 'deal.move', expectedVersion });
    if (deal.stage === 'lost') throw fail.invalidState('deal.ended', `This deal has ended: it is ${deal.stage}`);
    const side = sideOf(deal, member);
    assertAnswered(deal, side);
    const now = ctx.clock.now();
    const names = !deal.buyerNamed;
    const version = names ? deal.version + 1 : deal.version;
    if (names) await updateDeal(tx, { ...deal, version, buyerNamed: true });
    const row = { id: newId(), dealId, side, note, at: now, fromStage: null, toStage: null };
    await noteDealEvent(tx, actor, { ...row, kind: 'message' });
    await writeAudit(tx, audit, actor, [{ action: 'deal.message', subject: dealId, data: { version } }]);
    if (names) await tellAnswer(tx, deal, { now, version, call });
    return { id: dealId };
  });
}
