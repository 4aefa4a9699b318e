import type { Issue } from '@techbourse/api-schema';
import { fail } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import type { AgencyPart, ContractAgency, ContractState } from '../api/index.ts';
import type { ConfirmationRow, ContractRow } from '../contract/store.ts';

/** Only who is registered as an agency serves as one. @throws FORBIDDEN. */
export function assertAgency({ organisation }: Member): void {
  if (organisation.kind !== 'agency') {
    throw fail.forbidden('contract.not_an_agency', 'Your organisation is not registered as an agency');
  }
}

/** An agency on both sides says so itself, and no other does. @throws VALIDATION. */
export function assertDeclared(part: ContractAgency, bothSides: boolean | undefined): void {
  if ((part.side === 'both') === (bothSides === true)) return;
  const message =
    part.side === 'both'
      ? 'You stand on both sides of this contract: declare it'
      : `You stand on the side of the ${part.side} only`;
  const issue: Issue = { pointer: '/bothSides', rule: 'contract.agency_both_sides', message };
  throw fail.validation('contract.agency_both_sides', message, [issue]);
}

/** What an agency sees of a contract that names it: who deals with whom about what, and its own part; no price, no terms. */
export function viewPart(
  contract: ContractRow,
  part: ContractAgency,
  confirmations: readonly ConfirmationRow[],
): AgencyPart {
  const { type, kind, title, parties } = contract.terms;
  const confirmed = confirmations.find((row) => row.organisationId === part.organisationId);
  return {
    contractId: contract.id,
    version: contract.version,
    hash: contract.hash,
    type,
    kind,
    title,
    state: contract.state as ContractState, // a CHECK holds it to these codes
    signedAt: contract.signedAt?.toISOString() ?? null,
    parties: parties.map(({ organisationId, role, name }) => ({ organisationId, role, name })),
    side: part.side,
    name: confirmed?.agencyName ?? null,
    confirmedAt: confirmed?.at.toISOString() ?? null,
  };
}
