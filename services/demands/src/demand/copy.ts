import { idempotent } from '@techbourse/db';
import { authorise, type Call } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { DemandContent } from '../api/content.ts';
import type { Demand } from '../api/demand.ts';
import type { Context } from '../context.ts';
import { idempotency } from '../db/schema.ts';
import { draftOf } from './create.ts';
import { recordChanges } from './record.ts';
import { demands } from './store.ts';
import { viewOf } from './view.ts';

/** A new draft of what an own demand says, in whichever state that is. */
export async function copyDemand(ctx: Context, actor: Actor, id: string, call: Call): Promise<Demand> {
  const member = authorise(actor, 'demand.create');
  const request = { verb: 'copy', id };
  return idempotent(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const original = await demands.getOwnForUpdate(tx, member, id, 'demand.create');
    const [after] = await demands.write(tx, [draftOf(member, copied(original.content))]);
    if (!after) throw new Error('the insert returned nothing');
    await recordChanges(ctx, tx, { actor, requestId: call.requestId }, [{ before: null, after, action: 'create' }]);
    return viewOf(after, 'owner');
  });
}

/** The day by which one need had to be met says nothing of the next. */
function copied({ deadline: _deadline, ...content }: DemandContent): DemandContent {
  return content;
}
