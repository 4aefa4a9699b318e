import type { ChangeMandate, Mandate } from '@techbourse/gateway/api';
import { authorise, type Call, today } from '@techbourse/platform';
import { type Actor, visibleTo } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { readFor, writeOnce } from '../../rows.ts';
import { assertShares, getLockedMandate, mandateNotFound, readMandate } from './load.ts';
import { aboutOf, assertMay, assertTerms, columnsOf, termsOf } from './mandate.ts';
import { recordChange } from './record.ts';
import { findMandate, type MandateRow, updateMandate } from './store.ts';
import { assertSubject, type FindOwner } from './subject.ts';

/** Either side changes what is proposed; the new terms are its proposal, and the other side answers. */
export async function changeMandate(
  ctx: Context,
  actor: Actor,
  id: string,
  { expectedVersion, ...changes }: ChangeMandate,
  call: Call & { findOwner: FindOwner },
): Promise<Mandate> {
  const member = authorise(actor, 'mandate.change');
  const day = today(ctx);
  const { about } = changes;
  if (about) {
    const seen = await readFor(ctx, actor, (tx) => findMandate(tx, id, visibleTo(member, 'mandate.change')));
    if (!seen) throw mandateNotFound();
    await assertSubject(call.findOwner, actor, { about, clientId: seen.clientId }, call);
  }
  const request = { verb: 'mandate.change', id, input: { expectedVersion, ...changes } };
  await writeOnce(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const { row, side } = await getLockedMandate(tx, id, member, { action: 'mandate.change', expectedVersion });
    assertMay(row, side, 'change', day);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const terms = { ...termsOf(row), about: aboutOf(row), ...given };
    assertTerms(terms, row.agencyId, day);
    await assertShares(tx, actor, terms);
    const at = ctx.clock.now();
    const next: MandateRow = {
      ...row,
      ...columnsOf(terms),
      version: row.version + 1,
      proposedBy: side,
      proposedAt: at,
    };
    await updateMandate(tx, next);
    await recordChange(tx, { member, row: next, action: 'change', side, at, call });
    return { id };
  });
  return readMandate(ctx, actor, id, 'mandate.change');
}
