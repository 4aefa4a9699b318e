import { fromMinor } from '@techbourse/domain';
import type {
  ContractBalance,
  ContractTerms,
  LedgerReceipt,
  PaymentReceipt,
  TechnologyContract,
} from '../api/index.ts';
import { type Balance, nextDue, type PaymentState, type Sums } from './balance.ts';
import { royaltyCeiling } from './royalty.ts';
import type { KnownRow, PaymentRow } from './store.ts';

export function paymentOf({ row, state, answers, voided }: KnownRow): TechnologyContract['payments'][number] {
  const answered = (kind: string) => answers.find((one) => one.answer === kind);
  const [confirmed, disputed] = [answered('confirmed'), answered('disputed')];
  return {
    id: row.id,
    state,
    amount: fromMinor(row.amountMinor, row.currency),
    paidOn: row.paidOn,
    scheduleLine: row.scheduleLine,
    settles: settlesOf(row),
    note: row.note,
    earlyReason: row.earlyReason,
    unusualReason: row.unusualReason,
    duplicateOf: row.duplicateOf,
    recordedBy: row.recordedBy,
    ledgerSeq: row.ledgerSeq,
    confirmed: confirmed ? { by: confirmed.recordedBy, ledgerSeq: confirmed.ledgerSeq } : null,
    disputed: disputed
      ? { by: disputed.recordedBy, reason: disputed.reason ?? '', ledgerSeq: disputed.ledgerSeq }
      : null,
    voided: voided ? { by: voided.recordedBy, reason: voided.reason, ledgerSeq: voided.ledgerSeq } : null,
  };
}

export function receiptOf(row: PaymentRow, state: PaymentState, ledger: LedgerReceipt['ledger']): PaymentReceipt {
  return { id: row.id, state, settles: settlesOf(row), ledger };
}

export function balanceView(balance: Balance, terms: ContractTerms): ContractBalance {
  const { currency } = terms.value;
  const money = (minor: bigint) => fromMinor(minor, currency);
  const sums = ({ reported, confirmed, disputed }: Sums) => ({
    reported: money(reported),
    confirmed: money(confirmed),
    disputed: money(disputed),
  });
  const ceiling = royaltyCeiling(terms);
  const next = nextDue(balance);
  return {
    ...sums(balance),
    due: money(balance.due),
    open: money(balance.open),
    overpaid: money(balance.overpaid),
    lines: balance.lines.map((line) => ({
      line: line.line,
      dueOn: line.dueOn,
      due: money(line.due),
      ...sums(line),
      open: money(line.open),
      lapsed: line.lapsed,
    })),
    royalty: balance.royalty
      ? { ...sums(balance.royalty), ceiling: money(ceiling.minor), ceilingBasis: ceiling.basis }
      : null,
    nextDue: next ? { line: next.line, dueOn: next.dueOn, open: money(next.open) } : null,
  };
}

function settlesOf({ settles, scheduleLine, amountMinor, currency }: PaymentRow): PaymentReceipt['settles'] {
  if (settles) return settles.map(({ line, amount }) => ({ line, amount: { amount, currency } }));
  return scheduleLine === null ? null : [{ line: scheduleLine, amount: fromMinor(amountMinor, currency) }];
}
