import type { ContractAgency } from '../api/index.ts';
import type { AgencyRow, ConfirmationRow, ContractRow } from './store.ts';

/** The entry of an organisation among the agencies of a contract. */
export function partOf(contract: ContractRow, organisationId: string): ContractAgency | undefined {
  return contract.terms.agencies.find((agency) => agency.organisationId === organisationId);
}

/** Agencies that confirmed their part in this version, by the names of the register: the others stay out of the record. */
export function agenciesOf(contract: ContractRow, confirmations: readonly ConfirmationRow[]): AgencyRow[] {
  return contract.terms.agencies.flatMap(({ organisationId, side }) => {
    const name = confirmations.find((row) => row.organisationId === organisationId)?.agencyName;
    return name ? [{ contractId: contract.id, organisationId, name, side }] : [];
  });
}
