import type { Explained } from './mutation.ts';

/** Mistakes that nobody could see. Each says why; `npm test -- scripts/mutation` fails when one can no longer be made. */
export const EXPLAINED: readonly Explained[] = [];
