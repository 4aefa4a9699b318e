import type { Issue } from '@techbourse/api-schema';
import { fromMinor, toMinor } from '@techbourse/domain';
import type { ContractTerms, RecordPaymentRequest } from '../api/index.ts';
import { balanceOf, type Entered, type Part, type PaymentState } from './balance.ts';

const FIRST_DAY = '1990-01-01';

/** Every fault of a payment by itself: currency, amount, day. */
export function paymentIssues(
  { value }: Pick<ContractTerms, 'value'>,
  input: RecordPaymentRequest,
  { signedOn, today }: { signedOn: string; today: string },
): Issue[] {
  if (input.currency !== value.currency) {
    return [{ pointer: '/currency', rule: 'payment.currency', message: `This contract is paid in ${value.currency}` }];
  }
  const issues: Issue[] = [];
  const { paidOn } = input;
  if (paidOn > today || paidOn < FIRST_DAY) {
    const message = paidOn > today ? 'A payment is recorded once it was made' : `Not a day after ${FIRST_DAY}`;
    issues.push({ pointer: '/paidOn', rule: 'payment.day', message });
  } else if (paidOn < signedOn && !input.earlyReason) {
    const message = `The contract was signed on ${signedOn}. If this was paid before, say why in earlyReason`;
    issues.push({ pointer: '/paidOn', rule: 'payment.before_signing', message });
  }
  if (toMinor(input) === 0n) {
    issues.push({ pointer: '/amount', rule: 'payment.zero', message: 'A payment is above zero' });
  }
  return issues;
}

/** A payment on record, with its state. */
export type KnownPayment = Entered & {
  id: string;
  paidOn: string;
  /** False when the payment did not name what it settles. */
  named: boolean;
};

/** The first payment that the new one may duplicate: same day and amount, and no different line. */
export function duplicateOf<Known extends KnownPayment>(
  known: readonly Known[],
  input: RecordPaymentRequest,
): Known | undefined {
  const minor = toMinor(input);
  const asked = linesAsked(input);
  return known.find((one) => {
    if (one.state === 'voided' || one.minor !== minor || one.paidOn !== input.paidOn) return false;
    return !asked || !one.named || !one.parts || one.parts.some((part) => asked.includes(part.line));
  });
}

function linesAsked({ scheduleLine, lines, royalty }: RecordPaymentRequest): (number | null)[] | undefined {
  const asked = [...(scheduleLine === undefined ? [] : [scheduleLine]), ...(lines ?? []).map((part) => part.line)];
  if (royalty) return [...asked, null];
  return asked.length > 0 ? asked : undefined;
}

/** The state of a payment from its answers and its void. */
export function stateOf(answers: readonly { answer: string }[], voided: boolean): PaymentState {
  if (voided) return 'voided';
  if (answers.some(({ answer }) => answer === 'confirmed')) return 'confirmed';
  return answers.some(({ answer }) => answer === 'disputed') ? 'disputed' : 'reported';
}

/**
 * The excess over the due amount if the payment were confirmed. It can occur when others were recorded during a dispute,
 * and with old payments that named no line.
 * @returns the excess, or undefined
 */
export function excessIfConfirmed(
  terms: Pick<ContractTerms, 'value' | 'payment'>,
  known: readonly KnownPayment[],
  payment: KnownPayment,
): string | undefined {
  const others = known.filter(
    (one) =>
      one.id !== payment.id &&
      (one.state === 'confirmed' || (payment.state === 'disputed' && one.state === 'reported')),
  );
  const before = balanceOf(terms, others).overpaid;
  const excess = balanceOf(terms, [...others, { ...payment, state: 'confirmed' }]).overpaid - before;
  return excess > 0n ? fromMinor(excess, terms.value.currency).amount : undefined;
}

/** The parts that an older payment named, from the one line it could name. */
export function partsOfLine(scheduleLine: number | null, minor: bigint): Part[] | null {
  return scheduleLine === null ? null : [{ line: scheduleLine, minor }];
}
