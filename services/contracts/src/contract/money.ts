import type { Issue } from '@techbourse/api-schema';
import { fromMinor, type Money, toMinor } from '@techbourse/domain';
import type { ContractTerms, ScheduleLine } from '../api/index.ts';

export type PricedTerms = Pick<ContractTerms, 'value' | 'technologyValue' | 'otherItems' | 'payment'>;

/**
 * The part of the price that is a known sum, and the field that says so: the value, the entry fee, the cash beside
 * shares; nothing for a running royalty.
 */
export function fixedPart(terms: Pick<PricedTerms, 'value' | 'payment'>): { amount: Money; pointer: string } {
  const { payment, value } = terms;
  const none = fromMinor(0n, value.currency);
  if (payment.kind === 'entry_fee_and_royalty') return { amount: payment.entryFee, pointer: '/payment/entryFee' };
  if (payment.kind === 'equity') return { amount: payment.cash ?? none, pointer: '/payment/cash' };
  if (payment.kind === 'royalty') return { amount: none, pointer: '/payment' };
  return { amount: value, pointer: '/value' };
}

export function scheduleOf(payment: ContractTerms['payment']): readonly ScheduleLine[] {
  return payment.kind === 'royalty' ? [] : payment.schedule;
}

/** Every fault in the sums of a contract. */
export function moneyIssues(terms: PricedTerms): Issue[] {
  const unlike = currencyIssues(terms);
  // Sums over different currencies mean nothing, so currency faults come first and alone.
  return unlike.length > 0 ? unlike : [...splitIssues(terms), ...scheduleIssues(terms)];
}

function currencyIssues(terms: PricedTerms): Issue[] {
  const { payment, value } = terms;
  const amounts: [string, Money | undefined][] = [
    ['/technologyValue', terms.technologyValue],
    ...terms.otherItems.map((item, index): [string, Money] => [`/otherItems/${index}/amount`, item.amount]),
    ...scheduleOf(payment).map((line, index): [string, Money] => [`/payment/schedule/${index}/amount`, line.amount]),
    ['/payment/entryFee', payment.kind === 'entry_fee_and_royalty' ? payment.entryFee : undefined],
    ['/payment/cash', payment.kind === 'equity' ? payment.cash : undefined],
    ['/payment/royalty/minimumPerYear', 'royalty' in payment ? payment.royalty.minimumPerYear : undefined],
  ];
  return amounts
    .filter(([, amount]) => amount !== undefined && amount.currency !== value.currency)
    .map(([pointer]) => ({
      pointer: `${pointer}/currency`,
      rule: 'contract.currency',
      message: `A contract has one currency: ${value.currency}`,
    }));
}

function splitIssues(terms: PricedTerms): Issue[] {
  const { currency } = terms.value;
  const value = toMinor(terms.value);
  const technology = toMinor(terms.technologyValue);
  if (technology > value) {
    const message = 'The technology value cannot be above the value';
    return [{ pointer: '/technologyValue', rule: 'contract.technology_value', message }];
  }
  const zero = terms.otherItems.findIndex((item) => toMinor(item.amount) === 0n);
  if (zero >= 0) {
    const message = 'An item costs something';
    return [{ pointer: `/otherItems/${zero}/amount`, rule: 'contract.item_zero', message }];
  }
  const items = sumMinor(terms.otherItems.map((item) => item.amount));
  if (items !== value - technology) {
    const wanted = fromMinor(value - technology, currency).amount;
    const message = `The other items must come to ${wanted} ${currency}, value less technology value; they come to ${fromMinor(items, currency).amount}`;
    return [{ pointer: '/otherItems', rule: 'contract.items_sum', message }];
  }
  return [];
}

function scheduleIssues(terms: PricedTerms): Issue[] {
  const { payment, value } = terms;
  const issues: Issue[] = [];
  const fixed = fixedPart(terms);
  if (toMinor(fixed.amount) > toMinor(value)) {
    const message = 'This part of the price cannot be above the whole value';
    issues.push({ pointer: fixed.pointer, rule: 'contract.fixed_above_value', message });
  }
  const schedule = scheduleOf(payment);
  for (const [index, line] of schedule.entries()) {
    if (toMinor(line.amount) > 0n) continue;
    const message = 'A line of the schedule pays something';
    issues.push({ pointer: `/payment/schedule/${index}/amount`, rule: 'contract.line_zero', message });
  }
  const due = sumMinor(schedule.map((line) => line.amount));
  if (due !== toMinor(fixed.amount)) {
    const message = `The schedule must come to ${fixed.amount.amount} ${value.currency}; it comes to ${fromMinor(due, value.currency).amount}`;
    issues.push({ pointer: '/payment/schedule', rule: 'contract.schedule_sum', message });
  }
  return issues;
}

/** The sum in the minor unit of the one currency that they are in. */
export function sumMinor(amounts: readonly Money[]): bigint {
  return amounts.reduce((all, amount) => all + toMinor(amount), 0n);
}
