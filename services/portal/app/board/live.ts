import { useLive } from '../client/live.ts';

/** The search over pairs hears of a change at the same time as we do; so it is asked again when it has surely taken it in. */
const LATER_MS = [2000, 8000];

/**
 * Keeps boards up to date while one is open: a pair that is new, better or gone stands there as it is, without a reload.
 * Notifications tell of good pairs alone.
 */
export function useLivePairs(): void {
  useLive(['pair'], ['pairs', 'list'], LATER_MS);
}
