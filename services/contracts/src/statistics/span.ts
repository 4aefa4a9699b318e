import type { Issue } from '@techbourse/api-schema';
import { firstDayOf, lastDayOf, monthOf } from '@techbourse/domain';
import { fail } from '@techbourse/platform';

export type Bounds = { from?: string | undefined; to?: string | undefined };

const isMonth = (bound: string) => bound.length === 'YYYY-MM'.length;

/** Days from the first to the last included. @throws VALIDATION when it ends before it starts. */
export function daysOf({ from, to }: Bounds): Bounds {
  const span = { from: from && isMonth(from) ? firstDayOf(from) : from, to: to && isMonth(to) ? lastDayOf(to) : to };
  if (!span.from || !span.to || span.from <= span.to) return span;
  const message = 'The span ends before it starts';
  throw fail.validation('statistics.span', message, [{ pointer: '/to', rule: 'statistics.span', message }]);
}

/** Months from the first to the last included. @throws VALIDATION naming the bound that cuts a month. */
export function monthsOf(bounds: Bounds): Bounds {
  const { from, to } = daysOf(bounds);
  const issues: Issue[] = [];
  const refuse = (pointer: string, message: string) =>
    issues.push({ pointer, rule: 'statistics.whole_months', message });
  if (from && from !== firstDayOf(monthOf(from))) {
    refuse('/from', `Public figures are of whole months: use ${monthOf(from)} or its first day`);
  }
  if (to && to !== lastDayOf(monthOf(to))) {
    refuse('/to', `Public figures are of whole months: use ${monthOf(to)} or its last day, ${lastDayOf(monthOf(to))}`);
  }
  if (issues.length > 0) {
    throw fail.validation('statistics.whole_months', 'Public figures are of whole months', issues);
  }
  return { from: from && monthOf(from), to: to && monthOf(to) };
}
