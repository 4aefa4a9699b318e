import { writeAudit } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import { authorise, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { appendOne, type PlacedEntry, recordOnce } from './append.ts';
import { AHEAD_MS } from './clock.ts';
import { clockCorrected } from './clock-recorded.ts';
import { newestHead } from './heads-store.ts';
import { type ChainEnd, lastEntry } from './store.ts';

/**
 * After a clock ran ahead and was set right, the operator records that all earlier entries were made by now. Without this
 * correction later entries would carry the time of the wrong clock until the right clock reaches it.
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
  return recordOnce(ctx, { actor: operator, key: call.idempotencyKey, request }, async (tx) => {
    const last = await lastEntry(tx);
    const head = await newestHead(tx);
    const latest = ctx.clock.now().getTime() + AHEAD_MS;
    const ahead = [last?.at, head?.at].filter((at) => at !== undefined && at.getTime() > latest);
    if (ahead.length === 0) {
      throw fail.invalidState('ledger.clock_right', 'No entry and no head of the ledger is ahead of the clock');
    }
    const record = (_at: Date, end: ChainEnd) => ({
      reason: input.reason,
      aheadTo: end.last?.at ?? null,
      correctedBy: operator.organisation.id,
      actorId: operator.id,
    });
    const write = ({ seq }: PlacedEntry) =>
      writeAudit(tx, audit, operator, [
        { action: 'ledger.correct_clock', subject: String(seq), data: { reason: input.reason } },
      ]);
    return appendOne({ recorder: clockCorrected, contractId: null, record, write }, ({ seq, hash }) => ({ seq, hash }));
  });
}
