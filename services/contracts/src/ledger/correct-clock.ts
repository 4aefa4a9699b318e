import { once, writeAudit } from '@techbourse/db';
import { authorise, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Call } from '../call.ts';
import type { Context } from '../context.ts';
import { audit, idempotency } from '../db/schema.ts';
import { appendEntry } from './append.ts';
import { AHEAD_MS } from './clock.ts';
import { clockCorrected } from './clock-recorded.ts';
import { newestHead } from './heads-store.ts';
import { lockChain } from './store.ts';

/**
 * After a clock ran ahead and was set right: the operator enters that what came before is no younger than now. Without
 * it every later entry would carry the time of the wrong clock, until the right one has come so far.
 * @throws INVALID_STATE (`ledger.clock_right`) when nothing is ahead of the clock.
 */
export async function correctClock(
  ctx: Context,
  actor: Actor,
  input: { reason: string },
  call: Call,
): Promise<{ seq: number; hash: string }> {
  const operator = authorise(actor, 'ledger.operate');
  const request = { verb: 'ledger.correct_clock', input };
  return once(ctx.db.orm, idempotency, { actor: operator, key: call.key, request }, async (tx) => {
    const { last } = await lockChain(tx);
    const head = await newestHead(tx);
    const latest = ctx.clock.now().getTime() + AHEAD_MS;
    const ahead = [last?.at, head?.at].filter((at) => at !== undefined && at.getTime() > latest);
    if (ahead.length === 0) {
      throw fail.invalidState('ledger.clock_right', 'No entry and no head of the ledger is ahead of the clock');
    }
    const { content, hash } = await appendEntry(tx, ctx.clock, {
      recorder: clockCorrected,
      contractId: null,
      record: () => ({
        reason: input.reason,
        aheadTo: last?.at ?? null,
        correctedBy: operator.organisation.id,
        actorId: operator.id,
      }),
    });
    await writeAudit(tx, audit, operator, [
      { action: 'ledger.correct_clock', subject: String(content.seq), data: { reason: input.reason } },
    ]);
    return { seq: content.seq, hash };
  });
}
