import { fromMinor, toMinor } from '@techbourse/domain';
import type { Issue } from '@techbourse/platform';
import type { ContractTerms, RecordPaymentRequest } from '../contract/index.ts';
import { fixedPart, scheduleOf } from './money.ts';

type Paid = { amountMinor: bigint; scheduleLine: number | null };

const FIRST_DAY = '1990-01-01';

/** What is wrong with a payment beside the contract and the payments that stand; every fault at once. */
export function paymentIssues(
  terms: ContractTerms,
  standing: readonly Paid[],
  input: RecordPaymentRequest,
  today: string,
): Issue[] {
  const { currency } = terms.value;
  const issues: Issue[] = [];
  if (input.currency !== currency) {
    return [{ pointer: '/currency', rule: 'payment.currency', message: `This contract is paid in ${currency}` }];
  }
  if (input.paidOn > today || input.paidOn < FIRST_DAY) {
    issues.push({ pointer: '/paidOn', rule: 'payment.day', message: 'A payment is recorded once it was made' });
  }
  const amount = toMinor(input);
  if (amount === 0n) {
    return [...issues, { pointer: '/amount', rule: 'payment.zero', message: 'A payment is above zero' }];
  }
  const limit = limitOf(terms, standing, input.scheduleLine);
  if (limit === 'no_line') {
    const message = `The schedule has the lines 1 to ${scheduleOf(terms.payment).length}`;
    return [...issues, { pointer: '/scheduleLine', rule: 'payment.line', message }];
  }
  if (limit && limit.paid + amount > limit.due) {
    const message = `At most ${fromMinor(limit.due - limit.paid, currency).amount} ${currency} is still due here`;
    issues.push({ pointer: '/amount', rule: 'payment.above_due', message });
  }
  return issues;
}

/** What is due and paid where this payment counts; nothing for what has no known sum, such as a running royalty. */
function limitOf(
  terms: ContractTerms,
  standing: readonly Paid[],
  line: number | undefined,
): { due: bigint; paid: bigint } | 'no_line' | undefined {
  if (line !== undefined) {
    const scheduled = scheduleOf(terms.payment)[line - 1];
    if (!scheduled) return 'no_line';
    return { due: toMinor(scheduled.amount), paid: sum(standing.filter((row) => row.scheduleLine === line)) };
  }
  if ('royalty' in terms.payment) return undefined;
  return { due: toMinor(fixedPart(terms).amount), paid: sum(standing) };
}

function sum(rows: readonly Paid[]): bigint {
  return rows.reduce((all, row) => all + row.amountMinor, 0n);
}
