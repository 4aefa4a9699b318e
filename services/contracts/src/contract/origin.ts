import { byFacts } from '../by.ts';
import type { EventRow, KeptDeal } from '../deal/store.ts';
import { hashOf } from '../ledger/entry.ts';
import type { AgencyRow, ConfirmationRow, ContractRow, VersionRow } from './store.ts';

/** The history of a signed contract: its deal, the deal's events, and every version of the text. */
export type Origin = { deal: KeptDeal; events: readonly EventRow[]; versions: readonly VersionRow[] };

/** The facts of the history in an entry. Long texts and names are hashed. */
export function originFacts(contract: ContractRow, { deal, events, versions }: Origin): Record<string, unknown> {
  return {
    draftedAt: contract.createdAt.toISOString(),
    deal: {
      version: deal.version,
      openedBy: deal.openedBy,
      openedAt: deal.openedAt.toISOString(),
      buyerNamed: deal.buyerNamed,
      seller: hashOf(deal.seller),
      buyer: hashOf(deal.buyer),
      listing: { id: deal.listingId, version: deal.listingVersion, hash: hashOf(deal.listingSnapshot) },
      demand: { id: deal.demandId, version: deal.demandVersion, hash: hashOf(deal.demandSnapshot) },
    },
    history: hashOf(untilSigned(contract, events).map(historyOf)),
    versions: [...versions]
      .sort((a, b) => a.version - b.version)
      .map(({ version, hash, editedBy, at, ...by }) => ({
        version,
        hash,
        editedBy,
        at: at.toISOString(),
        ...byFacts(by),
      })),
  };
}

function historyOf({ personId, agencyId, mandateId, aboutAgencyId, ...row }: EventRow) {
  const about = aboutAgencyId === null ? {} : { aboutAgency: aboutAgencyId };
  return { ...row, at: row.at.toISOString(), ...byFacts({ personId, agencyId, mandateId }), ...about };
}

/** Only events before the signature: the deal goes on after it. */
function untilSigned({ signedAt }: ContractRow, events: readonly EventRow[]): EventRow[] {
  return events.filter((row) => signedAt && row.at <= signedAt).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * The fault between deal, history and texts and the signed contract, whatever form its entry has; undefined without one.
 */
export function originFault(contract: ContractRow, { deal, events, versions }: Origin): string | undefined {
  const signedAt = contract.signedAt?.getTime();
  if (contract.updatedAt.getTime() !== signedAt) return 'the contract was changed: updatedAt';
  const isSigned =
    deal.stage === 'signed' &&
    deal.stageSince.getTime() === signedAt &&
    deal.sellerId === contract.sellerId &&
    deal.buyerId === contract.buyerId &&
    [deal.lostReason, deal.lostNote, deal.proposedStage, deal.proposedBy, deal.proposedAt].every((one) => one === null);
  if (!isSigned) return 'the deal of the contract was changed: it is no longer the one that was signed';
  const signing = events.filter((row) => row.toStage === 'signed' && row.at.getTime() === signedAt);
  if (signing.length !== 1) return 'the history of the deal was changed: it does not hold the signature once';
  const text = versions.find((row) => row.version === contract.version);
  if (text?.hash !== contract.hash) return `the signed text, version ${contract.version}, is not among the versions`;
  const edited = versions.find((row) => hashOf(row.terms) !== row.hash);
  return edited && `version ${edited.version} of the text was changed: it no longer gives its hash`;
}

/** The fault when an agency's name differs from its registered name at the time of its confirmation. */
export function agencyFault(
  agencies: readonly AgencyRow[],
  confirmations: readonly ConfirmationRow[],
): string | undefined {
  const named = confirmations.filter((row) => row.agencyName !== null);
  const wrong = named.find(
    (row) => agencies.find((one) => one.organisationId === row.organisationId)?.name !== row.agencyName,
  );
  return wrong && `the agency ${wrong.organisationId} is not named as it confirmed its part`;
}
