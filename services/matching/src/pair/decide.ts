import { idempotent, writeAudit, writeEvents } from '@techbourse/db';
import { pairIdOf } from '@techbourse/domain';
import { authorise, type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { PAIRS_CHANGED, type PairsChanged } from '../api/events.ts';
import type { DecidePair, PairDetail } from '../api/pair.ts';
import type { Context } from '../context.ts';
import { audit, idempotency, outbox } from '../db/schema.ts';
import { readStates, writeDecision } from './deal-store.ts';
import type { PairKey } from './key-store.ts';
import { decide, sideOf } from './pair.ts';
import { maySee, readPair } from './queries.ts';

/** One side decides on a pair. The same decision twice changes nothing. */
export async function decidePair(
  ctx: Pick<Context, 'db' | 'clock' | 'config'>,
  actor: Actor,
  key: PairKey,
  input: DecidePair,
  request: Call,
): Promise<PairDetail> {
  const member = authorise(actor, 'pair.decide');
  const asked = { pair: key, ...input };
  await idempotent(
    ctx.db.orm,
    idempotency,
    { actor: member, key: request.idempotencyKey, request: asked },
    async (tx) => {
      const pair = await readStates(tx, key);
      const side = pair && sideOf(pair, member.organisation.id);
      const isSeen = pair && maySee({ ...pair, ...key }, member, 'pair.decide');
      if (!pair || !side || !isSeen || !(pair.shown || pair.decided))
        throw fail.notFound('pair.not_found', 'There is no such pair');
      if (!pair.shown)
        throw fail.invalidState('pair.gone', 'The listing or the demand of this pair has left the market');
      const from = pair.states[side];
      const to = decide(from, input.decision);
      if (!to) {
        throw fail.invalidState(
          'pair.decision_not_allowed',
          `A pair that is ${from} cannot be decided "${input.decision}"`,
          {
            details: { state: from },
          },
        );
      }
      if (to === from) return { to };
      await writeDecision(tx, key, pair, {
        side,
        decision: input.decision,
        to,
        reason: input.reason,
        note: input.note,
        organisationId: member.organisation.id,
      });
      const id = pairIdOf(key.listingId, key.demandId);
      await writeAudit(tx, audit, member, [
        { action: `pair.${input.decision}`, subject: id, data: { side, from, to, reason: input.reason ?? null } },
      ]);
      const payload: PairsChanged = { pairs: [key] };
      const requestId = request.requestId ? { requestId: request.requestId } : {};
      await writeEvents(tx, outbox, [{ type: PAIRS_CHANGED, key: id, version: 1, payload, ...requestId }]);
      return { to };
    },
  );
  return readPair(ctx, member, key, { language: 'en', action: 'pair.decide' });
}
