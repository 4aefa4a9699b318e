import { fromMinor } from '@techbourse/domain';
import type { ChangeRow, PaymentRow, RegistrationRow, VoidRow } from '../technology-contract/additions-store.ts';
import type { AgencyRow, ConfirmationRow, ContractRow, GrantRow } from '../technology-contract/store.ts';

/**
 * What an entry says about its record, made from the record's rows: once when the entry is written, and again by the
 * verification, which compares the two. A column that is not here could be changed unseen.
 */
type Facts = Record<string, unknown>;

export type SignedRecord = {
  contract: ContractRow;
  confirmations: readonly ConfirmationRow[];
  agencies: readonly AgencyRow[];
  grants: readonly GrantRow[];
};

export function signedFacts({ contract, confirmations, agencies, grants }: SignedRecord): Facts {
  return {
    dealId: contract.dealId,
    version: contract.version,
    contractHash: contract.hash,
    type: contract.type,
    value: fromMinor(contract.valueMinor, contract.currency),
    technologyValue: fromMinor(contract.technologyMinor, contract.currency),
    sellerId: contract.sellerId,
    buyerId: contract.buyerId,
    signedAt: contract.signedAt?.toISOString() ?? null,
    confirmations: sorted(confirmations, (row) => row.organisationId).map((row) => ({
      organisationId: row.organisationId,
      hash: row.hash,
      actorKind: row.actorKind,
      actorId: row.actorId,
      at: row.at.toISOString(),
    })),
    agencies: sorted(agencies, (row) => row.organisationId).map(({ organisationId, name, side }) => ({
      organisationId,
      name,
      side,
    })),
    exclusiveGrants: sorted(grants, (row) => row.asset).map((row) => ({
      asset: row.asset,
      grantee: row.grantee,
      transferable: row.transferable,
      fieldOfUse: row.fieldOfUse,
      territory: row.territory,
      from: row.fromDay,
      to: row.toDay,
    })),
  };
}

export function paymentFacts(row: PaymentRow): Facts {
  return {
    paymentId: row.id,
    amount: fromMinor(row.amountMinor, row.currency),
    paidOn: row.paidOn,
    scheduleLine: row.scheduleLine,
    note: row.note,
    recordedBy: row.recordedBy,
  };
}

export function voidFacts(row: VoidRow): Facts {
  return { paymentId: row.paymentId, reason: row.reason, recordedBy: row.recordedBy };
}

export function registrationFacts(row: RegistrationRow): Facts {
  return {
    authority: row.authority,
    number: row.number,
    registeredOn: row.registeredOn,
    value: fromMinor(row.valueMinor, row.currency),
    technologyValue: fromMinor(row.technologyMinor, row.currency),
    recordedBy: row.recordedBy,
  };
}

export function changeFacts(row: ChangeRow): Facts {
  return {
    changeId: row.id,
    hash: row.hash,
    text: row.body.text,
    effectiveOn: row.body.effectiveOn,
    proposedBy: row.proposedBy,
    confirmedBy: row.confirmedBy,
  };
}

/** What the two parties confirm of a change, as hashed. */
export function changeContent(
  contract: { id: string; hash: string },
  change: { kind: string; body: ChangeRow['body'] },
) {
  return { contractId: contract.id, contractHash: contract.hash, kind: change.kind, ...change.body };
}

function sorted<T>(rows: readonly T[], key: (row: T) => string): T[] {
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
