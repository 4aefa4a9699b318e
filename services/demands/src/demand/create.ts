import { randomUUID } from 'node:crypto';
import { idempotent } from '@techbourse/db';
import { organisationRefSchema } from '@techbourse/domain';
import { authorise, type Call } from '@techbourse/platform';
import type { Actor, Member } from '@techbourse/policy';
import type { DemandContent } from '../api/content.ts';
import type { Demand } from '../api/demand.ts';
import type { Context } from '../context.ts';
import { idempotency } from '../db/schema.ts';
import { recordChanges } from './record.ts';
import { demands, type NewDemand } from './store.ts';
import { viewOf } from './view.ts';

/** A new draft. */
export async function createDemand(ctx: Context, actor: Actor, content: DemandContent, call: Call): Promise<Demand> {
  const member = authorise(actor, 'demand.create');
  const request = { verb: 'create', content };
  return idempotent(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const [after] = await demands.write(tx, [draftOf(member, content)]);
    if (!after) throw new Error('the insert returned nothing');
    await recordChanges(ctx, tx, { actor, requestId: call.requestId }, [{ before: null, after, action: 'create' }]);
    return viewOf(after, 'owner');
  });
}

/** A demand that was never written: version 1, a draft. */
export function draftOf(member: Member, content: DemandContent): NewDemand {
  const organisation = organisationRefSchema.parse(member.organisation);
  return {
    // Random: a time-ordered id would reveal which demands were written together.
    id: randomUUID(),
    organisationId: organisation.id,
    organisation,
    shownPlace: member.organisation.shownPlace ?? 'none',
    state: 'draft',
    outcome: null,
    version: 1,
    content,
    openUntil: null,
    closesAt: null,
    closingNote: null,
    source: null,
    externalId: null,
    importHash: null,
    openedAt: null,
    closedAt: null,
  };
}
