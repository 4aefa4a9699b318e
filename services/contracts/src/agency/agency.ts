import type { Issue } from '@techbourse/api-schema';
import { fail } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import type { AgencyPart, ContractAgency, ContractState } from '../api/index.ts';
import type { ConfirmationRow, ContractRow } from '../contract/store.ts';

/** @throws FORBIDDEN unless the organisation is registered as an agency. */
export function assertAgency({ organisation }: Member): void {
  if (organisation.kind !== 'agency') {
    throw fail.forbidden('contract.not_an_agency', 'Your organisation is not registered as an agency');
  }
}

/** An agency on both sides must declare it, and no other may. @throws VALIDATION. */
export function assertDeclared(part: ContractAgency, bothSides: boolean | undefined): void {
  if ((part.side === 'both') === (bothSides === true)) return;
  const message =
    part.side === 'both'
      ? 'You stand on both sides of this contract: declare it'
      : `You stand on the side of the ${part.side} only`;
  const issue: Issue = { pointer: '/bothSides', rule: 'contract.agency_both_sides', message };
  throw fail.validation('contract.agency_both_sides', message, [issue]);
}

/** An agency's view of a contract that names it: parties, subject and its own part, without price and terms. */
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
    mandates: part.mandates ?? [],
    name: confirmed?.agencyName ?? null,
    confirmedAt: confirmed?.at.toISOString() ?? null,
  };
}
