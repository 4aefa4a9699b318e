import { amongEveryRow, type Tx } from '@techbourse/db';
import { type AppError, fail } from '@techbourse/platform';
import { type Action, type Actor, EVERYTHING, type Member, rowsOf, sees, visibleTo } from '@techbourse/policy';
import type { ContractTerms, DealSide } from '../api/index.ts';
import { agenciesOf as agenciesOfDeal } from '../deal/agencies.ts';
import { getLockedDeal } from '../deal/load.ts';
import { type DealRow, eventRowsOf } from '../deal/store.ts';
import { type CoveringMandate, coveringMandates } from '../mandate/mandate.ts';
import { acceptedMandatesOf } from '../mandate/store.ts';
import { organisations } from '../organisation/store.ts';
import { listingsOfOwner } from '../projection/store.ts';
import { partOf } from './agencies.ts';
import { type ContractRow, findContract, lockContract } from './store.ts';
import type { DraftContext } from './terms.ts';

export function contractNotFound() {
  return fail.notFound('contract.not_found', 'There is no such contract');
}

/** Whether somebody may read a contract whole. */
export function seesContract(actor: Actor, { sellerId, buyerId }: Pick<ContractRow, 'sellerId' | 'buyerId'>): boolean {
  return sees(visibleTo(actor, 'contract.read'), { parties: [sellerId, buyerId] });
}

/**
 * The error for a write by a member that is no party: FORBIDDEN for those who see the contract (the operator, a named
 * agency), NOT_FOUND for everybody else.
 */
async function noParty(tx: Tx, id: string, member: Member): Promise<AppError> {
  const contract = await amongEveryRow(tx, rowsOf(member), () => findContract(tx, id, EVERYTHING));
  const isSeen = contract && (seesContract(member, contract) || partOf(contract, member.organisation.id) !== undefined);
  return isSeen
    ? fail.forbidden('contract.not_party', 'Only the two parties of a contract can do this')
    : contractNotFound();
}

/** Locks deal and contract for a write of a party, always the deal first. */
export async function getLockedDraft(
  tx: Tx,
  id: string,
  member: Member,
  action: Action,
): Promise<{ deal: DealRow; contract: ContractRow }> {
  const seen = await findContract(tx, id, visibleTo(member, action));
  if (!seen) throw await noParty(tx, id, member);
  const deal = await getLockedDeal(tx, seen.dealId, member, { action });
  const contract = await lockContract(tx, id);
  if (!contract) throw contractNotFound();
  return { deal, contract };
}

/** Locks a signed contract for what the action adds to it. @throws NOT_FOUND, FORBIDDEN, INVALID_STATE. */
export async function getLockedSigned(tx: Tx, id: string, member: Member, action: Action): Promise<SignedContract> {
  if (!(await findContract(tx, id, visibleTo(member, action)))) throw await noParty(tx, id, member);
  const contract = await lockContract(tx, id);
  if (!contract) throw contractNotFound();
  const { signedAt } = contract;
  if (contract.state !== 'signed' || !signedAt) {
    throw fail.invalidState('contract.not_signed', 'This is possible once the contract is signed');
  }
  return { ...contract, signedAt };
}

export type SignedContract = ContractRow & { signedAt: Date };

/** What a draft names beside what the deal knows of. */
export type Named = {
  listings?: readonly { listingId: string }[] | undefined;
  agencies?: readonly { organisationId: string }[] | undefined;
};

/** What a draft in this deal is completed from and checked against. `before`: the text that it takes the place of. */
export async function draftContextOf(
  tx: Tx,
  deal: DealRow,
  named: Named,
  { day, before }: { day: string; before?: ContractTerms },
): Promise<DraftContext> {
  const others = (named.listings ?? []).map((quote) => quote.listingId).filter((id) => id !== deal.listingId);
  const agencies = (named.agencies ?? []).map(({ organisationId }) => organisationId);
  return {
    agencies: await organisations.findAll(tx, agencies),
    namedBefore: before?.agencies ?? [],
    mandates: await mandatesOfDeal(tx, deal, day),
    seller: deal.seller,
    buyer: deal.buyer,
    listing: { id: deal.listingId, version: deal.listingVersion, snapshot: deal.listingSnapshot },
    others: await listingsOfOwner(tx, others, deal.sellerId),
  };
}

async function mandatesOfDeal(tx: Tx, deal: DealRow, day: string): Promise<CoveringMandate[]> {
  return coveringMandates(await acceptedMandatesOf(tx, [deal.sellerId, deal.buyerId]), deal, day);
}

/**
 * The agencies that a draft offers by itself: those that acted in the deal, the one that writes among them, under a mandate
 * that promises them something, on the sides of those mandates.
 */
export async function offeredAgencies(
  tx: Tx,
  deal: DealRow,
  { writer, day }: { writer: Member; day: string },
): Promise<{ organisationId: string; side: DealSide | 'both' }[]> {
  const acted = agenciesOfDeal(await eventRowsOf(tx, deal.id)).map(({ organisationId }) => organisationId);
  const writing = writer.by?.agency;
  const acting = new Set(writing ? [...acted, writing] : acted);
  const promising = (await mandatesOfDeal(tx, deal, day)).filter((row) => row.commission && acting.has(row.agencyId));
  const known = await organisations.findAll(tx, [...acting]);
  return [...Map.groupBy(promising, ({ agencyId }) => agencyId)].flatMap(([organisationId, rows]) => {
    const agency = known.get(organisationId);
    // Whom the register does not know as an agency no text can name.
    if (!agency?.verified || agency.organisation.kind !== 'agency') return [];
    const [first, second] = rows.map(({ side }) => side);
    return first ? [{ organisationId, side: second ? ('both' as const) : first }] : [];
  });
}
