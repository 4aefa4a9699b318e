import { dayAfter, todayHere } from './mandate-values.ts';
import type { MandateState } from './reads.ts';

/** What a list of mandates is narrowed to: a state, or those in force that end soon. */
export type ListState = MandateState | 'soon';

/** In the order in which they need somebody. */
export const SHOWN_STATES: readonly ListState[] = [
  'proposed',
  'soon',
  'in_force',
  'accepted',
  'ended',
  'expired',
  'declined',
  'withdrawn',
  'lapsed',
];

export function filterOf(state: ListState | undefined): { state?: MandateState; endsBy?: string } {
  if (state === 'soon') return { state: 'in_force', endsBy: dayAfter(todayHere(), 30) };
  return state ? { state } : {};
}
