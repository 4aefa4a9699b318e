import type { Tx } from '@techbourse/db';
import type { Mandate, MandateSide, MandateTerms } from '@techbourse/gateway/api';
import { authorise, fail, today } from '@techbourse/platform';
import { type Action, type Actor, decide, type Member, visibleTo } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { readFor } from '../../rows.ts';
import { standingFault } from '../agency/agency.ts';
import { accreditationsOf } from '../agency/store.ts';
import { isKnown, isVisible } from '../organisation/organisation.ts';
import { findOrganisation, type OrganisationRow } from '../organisation/store.ts';
import { inTheWay, sideOf, stateOn, viewMandate } from './mandate.ts';
import { acceptedOf, findMandate, lockMandate, lockMandatesOf, type MandateRow, namesOf } from './store.ts';

export function mandateNotFound() {
  return fail.notFound('mandate.not_found', 'There is no such mandate');
}

/**
 * The mandate for a write of one of its sides, held until the transaction ends, and with it all mandates of its client.
 * @throws NOT_FOUND; FORBIDDEN (`mandate.not_yours`) to the operator, who sees it; CONFLICT.
 */
export async function getLockedMandate(
  tx: Tx,
  id: string,
  member: Member,
  { action, expectedVersion }: { action: Action; expectedVersion?: number | undefined },
): Promise<{ row: MandateRow; side: MandateSide }> {
  const seen = await findMandate(tx, id, visibleTo(member, 'mandate.read'));
  const own = seen ?? (await findMandate(tx, id, visibleTo(member, action)));
  if (!own) throw mandateNotFound();
  const parties = [own.clientId, own.agencyId];
  authorise(member, action, { parties }, () =>
    fail.forbidden('mandate.not_yours', 'Only the two sides of a mandate can do this'),
  );
  await lockMandatesOf(tx, own.clientId);
  const row = await lockMandate(tx, id);
  const side = row && sideOf(row, member);
  if (!row || !side) throw mandateNotFound();
  if (expectedVersion !== undefined && expectedVersion !== row.version) {
    throw fail.conflict('mandate.version', 'The mandate has changed since you read it', { version: row.version });
  }
  return { row, side };
}

/** The organisation that a proposal names, if the actor may know of it. @throws VALIDATION at the field. */
export async function getOtherSide(tx: Tx, actor: Actor, id: string, pointer: string): Promise<OrganisationRow> {
  const row = await findOrganisation(tx, id);
  if (row && row.kind !== 'operator' && isVisible(actor, row)) return row;
  const message = 'There is no such organisation at the exchange';
  throw fail.validation('organisation.unknown', message, [{ pointer, rule: 'organisation.unknown', message }]);
}

/** @throws FORBIDDEN unless the agency may act for others today. */
export async function assertMayMediate(tx: Tx, agency: OrganisationRow, day: string): Promise<void> {
  const accreditations = await accreditationsOf(tx, agency.id);
  const fault = standingFault({ kind: agency.kind, verified: isKnown(agency), accreditations }, day);
  if (fault) throw fault;
}

/** @throws VALIDATION for a share of the commission that goes to none that the actor may know as an agency. */
export async function assertShares(tx: Tx, actor: Actor, { commission }: MandateTerms): Promise<void> {
  for (const [index, { agencyId }] of (commission?.split ?? []).entries()) {
    const pointer = `/commission/split/${index}/agencyId`;
    const { kind } = await getOtherSide(tx, actor, agencyId, pointer);
    if (kind === 'agency') continue;
    const message = 'This organisation is not registered as an agency';
    throw fail.validation('agency.not_an_agency', message, [{ pointer, rule: 'agency.not_an_agency', message }]);
  }
}

/** The mandate as somebody sees it by the right to an action: also as the answer to a write. */
export async function readMandate(ctx: Context, actor: Actor, id: string, action: Action): Promise<Mandate> {
  const member = authorise(actor, action);
  return readFor(ctx, actor, async (tx) => {
    const row = await findMandate(tx, id, visibleTo(member, action));
    if (!row) throw mandateNotFound();
    const day = today(ctx);
    const isProposed = stateOn(row, day) === 'proposed';
    const accepted = isProposed ? inTheWay(row, await acceptedOf(tx, row.clientId)) : undefined;
    const stands = accepted?.filter((other) => maySeeOther(actor, other));
    const ids = [row, ...(stands ?? [])].flatMap(({ clientId, agencyId }) => [clientId, agencyId]);
    return viewMandate(row, actor, await namesOf(tx, ids), day, stands);
  });
}

/** Whether somebody may be told of another mandate that is in the way. */
export function maySeeOther(actor: Actor, other: Pick<MandateRow, 'clientId' | 'agencyId'>): boolean {
  return decide(actor, 'mandate.read', { parties: [other.clientId, other.agencyId] }).allowed;
}
