import type { Explained } from './mutation.ts';

/** Mistakes that nobody could see. Each says why; `npm test -- scripts/mutation` fails when one can no longer be made. */
export const EXPLAINED: readonly Explained[] = [
  {
    file: 'packages/policy/src/visible.ts',
    within: 'tierOf',
    before: 'return own.reduce<Tier>((highest, { tier }) => (tier > highest ? tier : highest), open);',
    after: 'return own.reduce<Tier>((highest, { tier }) => (tier >= highest ? tier : highest), open);',
    reason: 'of two equal tiers either is the highest',
  },
];
