import { idempotent, type NewEvent, writeAudit, writeEvents } from '@techbourse/db';
import { type PairSide, pairIdOf } from '@techbourse/domain';
import { authorise, type Call, fail } from '@techbourse/platform';
import type { Actor, Member } from '@techbourse/policy';
import { PAIR_CONTACTED, PAIRS_CHANGED, type PairContacted, type PairsChanged } from '../api/events.ts';
import type { DecidePair, PairDetail } from '../api/pair.ts';
import type { Context } from '../context.ts';
import { audit, idempotency, outbox } from '../db/schema.ts';
import { lastMessage, type PairForStates, readStates, writeDecision } from './deal-store.ts';
import type { PairKey } from './key-store.ts';
import { decide, sideOf } from './pair.ts';
import { maySee, readPair } from './queries.ts';

/** One side decides on a pair. The same decision twice changes nothing, but for a contact with another message. */
export async function decidePair(
  ctx: Pick<Context, 'db' | 'clock' | 'config'>,
  actor: Actor,
  key: PairKey,
  input: DecidePair,
  request: Call,
): Promise<PairDetail> {
  const contacts = input.decision === 'contact';
  const member = authorise(actor, contacts ? 'pair.contact' : 'pair.decide');
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
      if (to === from && !(contacts && input.note && input.note !== (await lastMessage(tx, key, side)))) return { to };
      await writeDecision(tx, key, pair, {
        side,
        decision: input.decision,
        to,
        reason: input.reason,
        note: input.note,
        organisationId: member.organisation.id,
        forBoth: contacts,
      });
      const id = pairIdOf(key.listingId, key.demandId);
      await writeAudit(tx, audit, member, [
        { action: `pair.${input.decision}`, subject: id, data: { side, from, to, reason: input.reason ?? null } },
      ]);
      const payload: PairsChanged = { pairs: [key] };
      const requestId = request.requestId ? { requestId: request.requestId } : {};
      const events: NewEvent[] = [{ type: PAIRS_CHANGED, key: id, version: 1, payload, ...requestId }];
      if (contacts) {
        const told = contactOf({ key, pair, side, member, message: input.note ?? null, at: ctx.clock.now() });
        events.push({ type: PAIR_CONTACTED, key: id, version: 1, payload: told, ...requestId });
      }
      await writeEvents(tx, outbox, events);
      return { to };
    },
  );
  return readPair(ctx, member, key, { language: 'en', action: 'pair.decide' });
}

type Contact = {
  key: PairKey;
  pair: PairForStates;
  side: PairSide;
  member: Member;
  message: string | null;
  at: Date;
};

/** What is told of a contact: it opens an enquiry, or its message joins the deal that there is. */
function contactOf({ key, pair, side, member, message, at }: Contact): PairContacted {
  const { listingOrganisationId, demandOrganisationId } = pair;
  const [from, to] =
    side === 'listing' ? [listingOrganisationId, demandOrganisationId] : [demandOrganisationId, listingOrganisationId];
  const { person, agency, mandateId } = member.by ?? {};
  const by = { person, agency, mandateId };
  const pairId = pairIdOf(key.listingId, key.demandId);
  return { pairId, ...key, side, from, to, by, message, at: at.toISOString() };
}
