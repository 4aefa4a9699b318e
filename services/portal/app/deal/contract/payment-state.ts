import type { Schemas } from '@techbourse/client';

type Line = Schemas['ContractBalance']['lines'][number];
export type LineState = 'settled' | 'reported' | 'overdue' | 'due' | 'lapsed';

const isNothing = ({ amount }: { amount: string }): boolean => /^-?0+(?:\.0+)?$/.test(amount);

/** Where a line of the schedule stands on a day. */
export function lineState({ open, reported, dueOn, lapsed }: Line, today: string): LineState {
  if (isNothing(open)) return isNothing(reported) ? 'settled' : 'reported';
  if (lapsed) return 'lapsed';
  return dueOn < today ? 'overdue' : 'due';
}

export const isPaid = ({ open, reported }: Pick<Schemas['ContractBalance'], 'open' | 'reported'>): boolean =>
  isNothing(open) && isNothing(reported);

export const isSomething = (money: { amount: string }): boolean => !isNothing(money);
