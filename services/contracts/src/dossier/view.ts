import { type ContractType, fromMinor } from '@techbourse/domain';
import type { ContractState, ContractSummary, TechnologyContract } from '../api/index.ts';
import { changeState, lapsesAt } from '../change/change.ts';
import type { ChangeRow } from '../change/store.ts';
import type { ConfirmationRow, ContractRow } from '../contract/store.ts';
import type { DisputeRow, RulingRow } from '../dispute/store.ts';
import type { GrantKind } from '../grant/grant.ts';
import type { GrantRow } from '../grant/store.ts';
import { isNameOf, type KnownOrganisations, nameOf } from '../organisation/names.ts';
import { balanceOf } from '../payment/balance.ts';
import { knownPayments } from '../payment/store.ts';
import { balanceView, paymentOf } from '../payment/view.ts';
import { registrationStateOf } from '../registration/registration.ts';
import type { RegistrationRow } from '../registration/store.ts';
import type { Attachments } from './store.ts';

function common(row: ContractRow, terminatedOn: string | undefined) {
  return {
    id: row.id,
    dealId: row.dealId,
    version: row.version,
    hash: row.hash,
    ledgerSeq: row.ledgerSeq,
    state: row.state as ContractState, // a CHECK holds it to these codes
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    signedAt: row.signedAt?.toISOString() ?? null,
    terminatedOn: terminatedOn ?? null,
  };
}

export function summaryOf(row: ContractRow, terminatedOn: string | undefined): ContractSummary {
  const { kind, title, parties, value, technologyValue } = row.terms;
  return { ...common(row, terminatedOn), type: row.type as ContractType, kind, title, parties, value, technologyValue };
}

export function contractOf(
  row: ContractRow,
  confirmations: readonly ConfirmationRow[],
  attachments: Attachments,
  { now, organisations }: { now: Date; organisations: KnownOrganisations },
): TechnologyContract {
  const { changes } = attachments;
  const known = knownPayments(attachments);
  const end = changes.find((change) => change.kind === 'termination' && change.ledgerSeq !== null);
  const registrations = attachments.registrations.map((one) => registrationOf(one, row));
  const balance =
    row.state === 'signed' ? balanceView(balanceOf(row.terms, known, end?.body.effectiveOn), row.terms) : null;
  return {
    ...common(row, end?.body.effectiveOn),
    terms: row.terms,
    agencies: row.terms.agencies.map(({ organisationId, side, name }) => {
      const own = confirmations.find((one) => one.organisationId === organisationId)?.agencyName;
      const agency = organisations.get(organisationId)?.organisation;
      return { organisationId, side, name: own ?? (agency ? nameOf(agency) : name), confirmed: own != null };
    }),
    renamed: row.terms.parties.flatMap(({ organisationId, name }) => {
      const party = organisations.get(organisationId)?.organisation;
      return party && !isNameOf(party, name) ? [{ organisationId, inText: name, inRegister: nameOf(party) }] : [];
    }),
    confirmations: confirmations.map(({ organisationId, version, at }) => ({
      organisationId,
      version,
      at: at.toISOString(),
    })),
    payments: known.map(paymentOf),
    paid: balance?.confirmed ?? null,
    balance,
    registrations,
    registration: registrations.find((one) => one.state !== 'voided') ?? null,
    grants: attachments.grants.map(grantView),
    rulings: attachments.rulings.map(rulingView),
    disputes: attachments.disputes.map((dispute) => disputeView(dispute, attachments.grants)),
    changes: changes.map((change) => ({
      id: change.id,
      kind: change.kind as 'amendment' | 'termination',
      ...change.body,
      hash: change.hash,
      state: changeState(change, now, end !== undefined),
      proposedAt: change.proposedAt.toISOString(),
      lapsesAt: lapsesAt(change).toISOString(),
      closed: closedOf(change),
      proposedBy: change.proposedBy,
      confirmedBy: change.confirmedBy,
      ledgerSeq: change.ledgerSeq,
    })),
  };
}

function grantView(row: GrantRow) {
  const { id, assetId, names, grantor, grantee, endedOn, parents } = row;
  const kind = row.kind as GrantKind; // a CHECK holds it to these codes
  const released = row.releasedSeq !== null;
  return { id, assetId, names, kind, grantor, grantee, from: row.fromDay, to: row.toDay, endedOn, parents, released };
}

function rulingView({ outcome, reason, grants, ledgerSeq }: RulingRow) {
  // a CHECK holds it to these codes
  return { outcome: outcome as 'released' | 'rejected', reason, grants, ledgerSeq };
}

/** The other side of a conflict is a stranger's contract: of it nothing is told. */
function disputeView(dispute: DisputeRow, own: readonly GrantRow[]): TechnologyContract['disputes'][number] {
  const { grantId, against } = dispute;
  const later = own.some((grant) => grant.id === grantId);
  const grants = own.map((grant) => grant.id).filter((id) => id === grantId || (!later && against?.includes(id)));
  const state = dispute.state as TechnologyContract['disputes'][number]['state']; // a CHECK holds it to these codes
  const { openedAt, decidedAt } = dispute;
  return {
    id: dispute.id,
    state,
    grants,
    later,
    openedAt: openedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}

function closedOf({ closedBy: by, closedAt, closedReason: reason }: ChangeRow) {
  return by && closedAt ? { by, at: closedAt.toISOString(), reason } : null;
}

function registrationOf(row: RegistrationRow, contract: ContractRow): TechnologyContract['registrations'][number] {
  const { confirmedBy, confirmedSeq, voidedBy, voidedSeq, voidReason } = row;
  return {
    id: row.id,
    state: registrationStateOf(row, contract),
    authority: row.authority,
    number: row.number,
    registeredOn: row.registeredOn,
    value: fromMinor(row.valueMinor, row.currency),
    technologyValue: fromMinor(row.technologyMinor, row.currency),
    valueDifference: row.valueDifference,
    technologyDifference: row.technologyDifference,
    recordedBy: row.recordedBy,
    ledgerSeq: row.ledgerSeq,
    confirmed: confirmedBy && confirmedSeq !== null ? { by: confirmedBy, ledgerSeq: confirmedSeq } : null,
    voided: voidedBy && voidedSeq !== null ? { by: voidedBy, reason: voidReason ?? '', ledgerSeq: voidedSeq } : null,
  };
}
