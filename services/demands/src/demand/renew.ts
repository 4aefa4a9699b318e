import { idempotent, type Tx } from '@techbourse/db';
import { yearsLater } from '@techbourse/domain';
import { authorise, type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { assertVersion } from '@techbourse/record';
import type { Demand } from '../api/demand.ts';
import type { RenewDemand } from '../api/requests.ts';
import type { Context } from '../context.ts';
import { idempotency } from '../db/schema.ts';
import { closesAtOf, todayOf } from './closing.ts';
import { assertOpenable, openUntilOf, ownerAfter, stateAfter } from './demand.ts';
import { recordChanges } from './record.ts';
import { contracts, demands } from './store.ts';
import { viewOf } from './view.ts';

/**
 * Gives an open demand a new last day, never an earlier one, or opens an expired one again, and one whose contract ended
 * early. What was solved otherwise, or withdrawn, stays closed.
 */
export async function renewDemand(
  ctx: Context,
  actor: Actor,
  id: string,
  input: RenewDemand,
  call: Call,
): Promise<Demand> {
  const member = authorise(actor, 'demand.move');
  const request = { verb: 'renew', id, input };
  return idempotent(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const before = await demands.getOwnForUpdate(tx, member, id, 'demand.move');
    assertVersion('demand', before.version, input.expectedVersion);
    const state = stateAfter(before.state, 'renew');
    const isUnsolved = before.outcome === 'solved' && (await wasUnsolved(tx, id));
    if (before.outcome !== null && before.outcome !== 'expired' && !isUnsolved) {
      throw fail.invalidState(`demand.renew.${before.outcome}`, `A demand that was ${before.outcome} stays closed`);
    }
    const now = ctx.clock.now();
    const zone = ctx.config.EXCHANGE_TIME_ZONE;
    const owner = ownerAfter(member, before);
    const today = todayOf({ content: before.content, ...owner }, now, zone);
    const { deadline: old, ...rest } = before.content;
    // A demand that never named a deadline does not get one by being renewed.
    const deadline = input.deadline ?? (old === undefined ? undefined : later(old, yearsLater(today, 1)));
    if (before.state === 'open') assertNotShorter(before.openUntil, input.deadline);
    const content = deadline === undefined ? rest : { ...rest, deadline };
    const openUntil = openUntilOf(content, today);
    assertOpenable(content, owner.organisation, today);
    const after = await demands.save(tx, before, {
      state,
      content,
      ...owner,
      outcome: null,
      closingNote: null,
      closedAt: null,
      openUntil,
      closesAt: closesAtOf({ content, ...owner }, openUntil, zone),
      // One that was closed before it was ever open is opened by its renewal.
      openedAt: before.openedAt ?? now,
    });
    await recordChanges(ctx, tx, { actor, requestId: call.requestId }, [{ before, after, action: 'renew' }]);
    return viewOf(after, 'owner');
  });
}

/** Whether contracts solved it that have all ended early. */
async function wasUnsolved(tx: Tx, id: string): Promise<boolean> {
  const solved = await contracts.of(tx, id);
  return solved.length > 0 && solved.every(({ endedOn }) => endedOn !== null);
}

const later = (a: string, b: string) => (a < b ? b : a);

/** @throws AppError VALIDATION for a last day before the present one: that is an edit. */
function assertNotShorter(present: string | null, asked: string | undefined): void {
  if (present === null || asked === undefined || asked >= present) return;
  const message = `It is open until ${present}: a renewal makes that no shorter; an edit can`;
  throw fail.validation('demand.renew.shortens', message, [
    { pointer: '/deadline', rule: 'demand.renew.shortens', message },
  ]);
}
