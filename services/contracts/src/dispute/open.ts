import { writeAudit } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import { authorise, fail, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { OpenDisputeRequest } from '../api/index.ts';
import { numberName } from '../asset/names.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { writeFor } from '../rows.ts';
import { type DisputeRow, findOpenDispute, insertDispute } from './store.ts';

/**
 * An organisation disputes the rights on a number. The dispute is accepted whether or not there are any, so that nobody
 * learns from the answer whether a right exists.
 */
export async function openDispute(
  ctx: Context,
  actor: Actor,
  input: OpenDisputeRequest,
  call: Call,
): Promise<{ id: string }> {
  const member = authorise(actor, 'title.dispute');
  const request = { verb: 'title.dispute', input };
  return writeFor(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const { number, statement } = input;
    const name = numberName(number);
    const organisationId = member.organisation.id;
    const row: DisputeRow = {
      id: newId(),
      name,
      number,
      organisationId,
      statement,
      state: 'open',
      openedAt: ctx.clock.now(),
      decidedAt: null,
      decidedBy: null,
      reason: null,
      grantId: null,
      against: null,
    };
    if (!(await insertDispute(tx, row))) {
      const open = await findOpenDispute(tx, name, organisationId);
      throw fail.conflict('title.dispute_open', 'Your organisation disputes this number already', { id: open?.id });
    }
    await writeAudit(tx, audit, actor, [{ action: 'title.dispute', subject: row.id, data: { number } }]);
    return { id: row.id };
  });
}
