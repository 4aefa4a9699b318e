import { fromMinor, toMinor } from '@techbourse/domain';
import type { ContractTerms } from '../api/index.ts';

/** Royalties beyond this multiple of the expected sum need a confirmation. */
const TIMES = 5n;

/** Years that minimum royalties are counted for when a contract has no end: as long as a patent runs. */
const YEARS_WITHOUT_END = 20;

/** `minor`: the largest total of running royalties without a confirmation; `basis`: how it was computed, in words. */
export type RoyaltyCeiling = { minor: bigint; basis: string };

/**
 * The total above which running royalties are more likely a typing error than a success. The expected sum is the value
 * of the contract, or the minimum royalties of its whole term if those are higher.
 */
export function royaltyCeiling(terms: Pick<ContractTerms, 'value' | 'payment' | 'term'>): RoyaltyCeiling {
  const value = toMinor(terms.value);
  const minimum = minimumOf(terms);
  const byMinimum = minimum.minor > value;
  const expected = byMinimum ? minimum.minor : value;
  const { amount, currency } = fromMinor(expected, terms.value.currency);
  const what = byMinimum ? `the minimum royalties of ${minimum.years} years` : 'the value of the contract';
  return { minor: TIMES * expected, basis: `${TIMES} times ${what}, ${amount} ${currency}` };
}

function minimumOf({ payment, term }: Pick<ContractTerms, 'payment' | 'term'>): { minor: bigint; years: number } {
  const perYear = 'royalty' in payment ? payment.royalty.minimumPerYear : undefined;
  const years = term.to === null ? YEARS_WITHOUT_END : yearOf(term.to) - yearOf(term.from) + 1;
  return { minor: perYear ? toMinor(perYear) * BigInt(years) : 0n, years };
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
