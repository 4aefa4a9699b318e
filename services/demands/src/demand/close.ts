import { idempotent } from '@techbourse/db';
import { authorise, type Call } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { assertVersion } from '@techbourse/record';
import type { Demand } from '../api/demand.ts';
import type { CloseDemand } from '../api/requests.ts';
import type { Context } from '../context.ts';
import { idempotency } from '../db/schema.ts';
import { stateAfter } from './demand.ts';
import { recordChanges } from './record.ts';
import { demands } from './store.ts';
import { viewOf } from './view.ts';

/** Ends a demand: solved, or withdrawn. The operator may withdraw any. */
export async function closeDemand(
  ctx: Context,
  actor: Actor,
  id: string,
  input: CloseDemand,
  call: Call,
): Promise<Demand> {
  const member = authorise(actor, 'demand.move');
  const request = { verb: 'close', id, input };
  return idempotent(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const before = await demands.getOwnForUpdate(tx, member, id, 'demand.move');
    assertVersion('demand', before.version, input.expectedVersion);
    const { outcome, note } = input;
    const after = await demands.save(tx, before, {
      state: stateAfter(before.state, 'close'),
      outcome,
      closingNote: note ?? null,
      closedAt: ctx.clock.now(),
    });
    const change = { before, after, action: 'close' as const, reason: note ?? outcome };
    await recordChanges(ctx, tx, { actor, requestId: call.requestId }, [change]);
    return viewOf(after, 'owner');
  });
}
