import { expect, it } from 'vitest';
import { lineState } from './payment-state.ts';

const money = (amount: string) => ({ amount, currency: 'CNY' as const });
const line = (open: string, reported: string, over: object = {}) => ({
  line: 1,
  dueOn: '2027-01-31',
  due: money('100.00'),
  confirmed: money('0.00'),
  disputed: money('0.00'),
  reported: money(reported),
  open: money(open),
  lapsed: false,
  ...over,
});

it.each([
  ['settled', line('0.00', '0.00'), '2027-02-01'],
  ['settled', line('0', '0'), '2027-02-01'],
  ['reported', line('0.00', '100.00'), '2027-02-01'],
  ['due', line('100.00', '0.00'), '2027-01-31'],
  ['overdue', line('0.01', '99.99'), '2027-02-01'],
  ['lapsed', line('100.00', '0.00', { lapsed: true }), '2027-02-01'],
])('a line is %s', (state, given, today) => {
  expect(lineState(given, today)).toBe(state);
});
