import { type ContractType, fromMinor } from '@techbourse/domain';
import type { ContractState, ContractSummary, TechnologyContract } from '../contract/index.ts';
import type { Attachments, ChangeRow, PaymentRow } from './additions-store.ts';
import { changeState, lapsesAt } from './proposed-change.ts';
import type { ConfirmationRow, ContractRow } from './store.ts';

function common(row: ContractRow, terminatedOn: string | undefined) {
  return {
    ...{ id: row.id, dealId: row.dealId, version: row.version, hash: row.hash, ledgerSeq: row.ledgerSeq },
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
  { payments, voids, registrations, changes }: Attachments,
  now: Date,
): TechnologyContract {
  const voided = new Map(voids.map((one) => [one.paymentId, { reason: one.reason, ledgerSeq: one.ledgerSeq }]));
  const standing = payments.filter((payment) => !voided.has(payment.id));
  const [registered] = registrations;
  const end = changes.find((change) => change.kind === 'termination' && change.ledgerSeq !== null);
  return {
    ...common(row, end?.body.effectiveOn),
    terms: row.terms,
    confirmations: confirmations.map(({ organisationId, version, at }) => ({
      ...{ organisationId, version, at: at.toISOString() },
    })),
    payments: payments.map((payment) => ({
      ...{ id: payment.id, amount: fromMinor(payment.amountMinor, payment.currency), paidOn: payment.paidOn },
      ...{ scheduleLine: payment.scheduleLine, note: payment.note, recordedBy: payment.recordedBy },
      ...{ ledgerSeq: payment.ledgerSeq, voided: voided.get(payment.id) ?? null },
    })),
    paid: row.state === 'signed' ? fromMinor(sum(standing), row.currency) : null,
    registration: registered
      ? {
          ...{ authority: registered.authority, number: registered.number, registeredOn: registered.registeredOn },
          value: fromMinor(registered.valueMinor, registered.currency),
          technologyValue: fromMinor(registered.technologyMinor, registered.currency),
          ledgerSeq: registered.ledgerSeq,
        }
      : null,
    changes: changes.map((change) => ({
      ...{ id: change.id, kind: change.kind as 'amendment' | 'termination', ...change.body, hash: change.hash },
      ...{ state: changeState(change, now, end !== undefined), proposedAt: change.proposedAt.toISOString() },
      ...{ lapsesAt: lapsesAt(change).toISOString(), closed: closedOf(change) },
      ...{ proposedBy: change.proposedBy, confirmedBy: change.confirmedBy, ledgerSeq: change.ledgerSeq },
    })),
  };
}

function closedOf({ closedBy: by, closedAt, closedReason: reason }: ChangeRow) {
  return by && closedAt ? { by, at: closedAt.toISOString(), reason } : null;
}

function sum(rows: readonly PaymentRow[]): bigint {
  return rows.reduce((all, row) => all + row.amountMinor, 0n);
}
