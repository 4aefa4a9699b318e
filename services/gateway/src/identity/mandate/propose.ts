import type { Mandate, ProposeMandate } from '@techbourse/gateway/api';
import { authorise, type Call, fail, newId, today } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { writeOnce } from '../../rows.ts';
import { findOrganisation } from '../organisation/store.ts';
import { assertMayMediate, assertShares, getOtherSide, readMandate } from './load.ts';
import { assertTerms, columnsOf } from './mandate.ts';
import { recordChange } from './record.ts';
import { countProposed, insertMandate, type MandateRow } from './store.ts';
import { assertSubject, type FindOwner } from './subject.ts';

/** Proposals of two organisations to each other that may wait for an answer. */
const PROPOSED_MAX = 20;

/** One side proposes a mandate: the client to an agency, or an agency to a client. */
export async function proposeMandate(
  ctx: Context,
  actor: Actor,
  { agencyId: asked, clientId: offered, ...given }: ProposeMandate,
  call: Call & { findOwner: FindOwner },
): Promise<Mandate> {
  const member = authorise(actor, 'mandate.propose');
  const own = member.organisation.id;
  const other = asked ?? offered ?? '';
  if (other === own) {
    const message = 'A mandate is between two organisations';
    const issue = { pointer: asked ? '/agencyId' : '/clientId', rule: 'mandate.own', message };
    throw fail.validation('mandate.own', message, [issue]);
  }
  const side = asked ? 'client' : 'agency';
  const [clientId, agencyId] = asked ? [own, asked] : [other, own];
  const day = today(ctx);
  const terms = { ...given, from: given.from ?? day };
  assertTerms(terms, agencyId, day);
  await assertSubject(call.findOwner, actor, { about: terms.about, clientId }, call);
  const request = { verb: 'mandate.propose', input: { asked, offered, ...given } };
  const { id } = await writeOnce(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const found = await getOtherSide(tx, actor, other, asked ? '/agencyId' : '/clientId');
    const agency = asked ? found : await findOrganisation(tx, agencyId);
    if (!agency) throw new Error('the organisation of an actor is not there');
    await assertMayMediate(tx, agency, day);
    await assertShares(tx, actor, terms);
    if ((await countProposed(tx, { clientId, agencyId })) >= PROPOSED_MAX) {
      const message = `At most ${PROPOSED_MAX} proposals between two organisations wait for an answer`;
      throw fail.invalidState('mandate.too_many', message);
    }
    const at = ctx.clock.now();
    const row: MandateRow = {
      id: newId(),
      version: 1,
      clientId,
      agencyId,
      state: 'proposed',
      ...columnsOf(terms),
      proposedBy: side,
      proposedAt: at,
      acceptedAt: null,
      closedAt: null,
      closedBy: null,
      closedReason: null,
    };
    await insertMandate(tx, row);
    await recordChange(tx, { member, row, action: 'propose', side, at, call });
    return { id: row.id };
  });
  return readMandate(ctx, actor, id, 'mandate.propose');
}
