import type { ReturnRecord } from '@techbourse/api-schema';
import { idempotent } from '@techbourse/db';
import { authorise, type Call } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { assertVersion } from '@techbourse/record';
import type { Demand } from '../api/demand.ts';
import type { Context } from '../context.ts';
import { idempotency } from '../db/schema.ts';
import { stateAfter } from './demand.ts';
import { recordChanges } from './record.ts';
import { demands } from './store.ts';
import { viewOf } from './view.ts';

/** The operator gives a demand in review back to its owner, with the reasons. */
export async function returnDemand(
  ctx: Context,
  actor: Actor,
  id: string,
  input: ReturnRecord,
  call: Call,
): Promise<Demand> {
  const member = authorise(actor, 'demand.return');
  const request = { verb: 'return', id, input };
  return idempotent(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const before = await demands.getOwnForUpdate(tx, member, id, 'demand.return');
    authorise(actor, 'demand.return');
    assertVersion('demand', before.version, input.expectedVersion);
    const after = await demands.save(tx, before, { state: stateAfter(before.state, 'return') });
    const { reason, reasons } = input;
    const change = { before, after, action: 'return' as const, reason, reasons };
    await recordChanges(ctx, tx, { actor, requestId: call.requestId }, [change]);
    return viewOf(after, 'owner');
  });
}
