import { amongEveryRow, type Tx } from '@techbourse/db';
import type { AcceptMandate, Mandate } from '@techbourse/gateway/api';
import { AppError, authorise, type Call, fail, today } from '@techbourse/platform';
import { type Actor, rowsOf, visibleTo } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { readFor, writeOnce } from '../../rows.ts';
import { actorOrganisation, isKnown } from '../organisation/organisation.ts';
import { findOrganisation } from '../organisation/store.ts';
import { assertMayMediate, getLockedMandate, maySeeOther, readMandate } from './load.ts';
import { aboutOf, assertMay, inTheWay } from './mandate.ts';
import { recordChange } from './record.ts';
import { acceptedOf, findMandate, type MandateRow, updateMandate } from './store.ts';
import { assertStillSubject, type FindOwner } from './subject.ts';

/** Nothing is shown of its place to anybody. */
const ALONE = { region: 0, country: 0 };

/**
 * The side that was asked accepts exactly the version that it has read. From its first day on the agency acts for the
 * client.
 * @throws CONFLICT (`mandate.exclusive`) when another mandate of the client is in the way.
 */
export async function acceptMandate(
  ctx: Context,
  actor: Actor,
  id: string,
  input: AcceptMandate,
  call: Call & { findOwner: FindOwner },
): Promise<Mandate> {
  const member = authorise(actor, 'mandate.accept');
  const day = today(ctx);
  const seen = await readFor(ctx, actor, (tx) => findMandate(tx, id, visibleTo(member, 'mandate.accept')));
  const client = seen && (await findOrganisation(ctx.db.orm, seen.clientId));
  if (seen && client) await assertStillSubject(call.findOwner, actorOrganisation(client, ALONE), aboutOf(seen), call);
  const request = { verb: 'mandate.accept', id, input };
  const { agencyId } = await writeOnce(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const { row, side } = await getLockedMandate(tx, id, member, { action: 'mandate.accept', ...input });
    assertMay(row, side, 'accept', day);
    await assertSidesStand(tx, row, day);
    // One that the agency may not know of stands in the way as well.
    const accepted = await amongEveryRow(tx, rowsOf(member), () => acceptedOf(tx, row.clientId));
    assertNothingInTheWay(actor, row, accepted);
    const at = ctx.clock.now();
    const next: MandateRow = { ...row, state: 'accepted', version: row.version + 1, acceptedAt: at };
    await updateMandate(tx, next);
    await recordChange(tx, { member, row: next, action: 'accept', side, at, call });
    return { agencyId: row.agencyId };
  });
  ctx.changes.emit('agency', agencyId);
  return readMandate(ctx, actor, id, 'mandate.accept');
}

/** Who proposed was verified then; both are when a mandate binds them. */
async function assertSidesStand(tx: Tx, { agencyId, clientId }: MandateRow, day: string): Promise<void> {
  const [agency, client] = [await findOrganisation(tx, agencyId), await findOrganisation(tx, clientId)];
  if (!agency || !client) throw new Error('a side of a mandate is not there');
  await assertMayMediate(tx, agency, day);
  if (isKnown(client)) return;
  throw fail.invalidState('mandate.client_unverified', 'The client is not verified any more: the operator does that');
}

/** An agency learns that it is excluded, not by whose mandate. */
function assertNothingInTheWay(actor: Actor, row: MandateRow, accepted: readonly MandateRow[]): void {
  const found = inTheWay(row, accepted);
  if (found.length === 0) return;
  const known = found.filter((other) => maySeeOther(actor, other)).map((other) => other.id);
  const message = row.exclusive
    ? 'Another mandate of the client for the same runs at that time: an exclusive one stands alone'
    : 'The client has another mandate at that time that this one cannot stand beside';
  // What the other side cannot change by answering is named at its field: exclusive, or the days.
  const pointer = found.some((other) => row.exclusive || other.exclusive) ? '/exclusive' : '/from';
  throw new AppError('CONFLICT', 'mandate.exclusive', message, {
    issues: [{ pointer, rule: 'mandate.exclusive', message }],
    details: known.length > 0 ? { mandates: known } : {},
  });
}
