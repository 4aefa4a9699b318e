import type { CloseMandate, Mandate } from '@techbourse/gateway/api';
import { authorise, type Call, today } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { writeOnce } from '../../rows.ts';
import { getLockedMandate, readMandate } from './load.ts';
import { assertMay } from './mandate.ts';
import { recordChange } from './record.ts';
import { type MandateRow, updateMandate } from './store.ts';

/** The side that was asked says no, with a reason. */
export const declineMandate = (ctx: Context, actor: Actor, id: string, input: CloseMandate, call: Call) =>
  closeMandate(ctx, actor, id, { ...input, as: 'decline' }, call);

/** The side that proposed takes its proposal back. */
export const withdrawMandate = (ctx: Context, actor: Actor, id: string, input: CloseMandate, call: Call) =>
  closeMandate(ctx, actor, id, { ...input, as: 'withdraw' }, call);

/** Either side ends an accepted mandate, with a reason. The agency stops acting by it within five seconds. */
export const endMandate = (ctx: Context, actor: Actor, id: string, input: CloseMandate, call: Call) =>
  closeMandate(ctx, actor, id, { ...input, as: 'end' }, call);

const STATES = { decline: 'declined', withdraw: 'withdrawn', end: 'ended' } as const;

async function closeMandate(
  ctx: Context,
  actor: Actor,
  id: string,
  input: CloseMandate & { as: keyof typeof STATES },
  call: Call,
): Promise<Mandate> {
  const { as, reason, expectedVersion } = input;
  const action = `mandate.${as}` as const;
  const member = authorise(actor, action);
  const request = { verb: action, id, input };
  const { agencyId } = await writeOnce(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const { row, side } = await getLockedMandate(tx, id, member, { action, expectedVersion });
    assertMay(row, side, as, today(ctx));
    const at = ctx.clock.now();
    const closed = { closedAt: at, closedBy: side, closedReason: reason ?? null };
    const next: MandateRow = { ...row, ...closed, state: STATES[as], version: row.version + 1 };
    await updateMandate(tx, next);
    await recordChange(tx, { member, row: next, action: as, side, reason, at, call });
    return { agencyId: row.agencyId };
  });
  ctx.changes.emit('agency', agencyId);
  return readMandate(ctx, actor, id, action);
}
