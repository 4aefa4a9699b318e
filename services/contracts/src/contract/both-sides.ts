import { type Tx, writeAudit } from '@techbourse/db';
import { authorise, fail, newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { audit } from '../db/schema.ts';
import { agenciesOf, type DealAgency, onBothSides } from '../deal/agencies.ts';
import { sideOf } from '../deal/load.ts';
import { type DealRow, eventRowsOf } from '../deal/store.ts';
import { noteDealEvent } from '../deal/tell.ts';
import type { ContractRow } from './store.ts';

type Confirming = { member: Member; deal: DealRow; contract: ContractRow; accepts: readonly string[]; at: Date };

/**
 * Before a party confirms: an agency that stands on both sides has declared it, and this party accepts it itself, now or
 * before. No agency accepts that for its client.
 * @throws INVALID_STATE (`contract.both_sides_undeclared`, `contract.both_sides_unaccepted`) naming the agencies.
 */
export async function acceptBothSides(tx: Tx, { member, deal, contract, accepts, at }: Confirming): Promise<void> {
  const history = await eventRowsOf(tx, deal.id);
  const both = onBothSides(agenciesOf(history, contract.terms.agencies));
  const side = sideOf(deal, member);
  refuse(
    both.filter(({ declaredAt }) => declaredAt === null),
    'contract.both_sides_undeclared',
    'An agency stands on both sides of this contract: it declares so itself before anybody confirms',
  );
  const open = both.filter(({ acceptedBy }) => side !== null && !acceptedBy.includes(side));
  refuse(
    open.filter(({ organisationId }) => !accepts.includes(organisationId)),
    'contract.both_sides_unaccepted',
    'An agency stands on both sides of this contract: your party accepts that by naming it in bothSides',
  );
  if (open.length > 0) authorise(member, 'contract.accept_both_sides');
  for (const { organisationId } of open) {
    const data = { dealId: deal.id, agencyId: organisationId };
    await noteDealEvent(tx, member, {
      id: newId(),
      dealId: deal.id,
      kind: 'both_sides_accepted',
      side,
      aboutAgencyId: organisationId,
      fromStage: null,
      toStage: null,
      note: null,
      at,
    });
    await writeAudit(tx, audit, member, [{ action: 'contract.accept_both_sides', subject: contract.id, data }]);
  }
}

function refuse(agencies: readonly DealAgency[], reason: string, message: string): void {
  if (agencies.length === 0) return;
  const details = { agencies: agencies.map(({ organisationId }) => organisationId) };
  throw fail.invalidState(reason, message, { details });
}
