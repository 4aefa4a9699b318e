import type { Schemas } from '@techbourse/client';

export type ListedPair = Schemas['ListedPair'];
export type SideName = 'listing' | 'demand';
export type Decision = Schemas['PairDecision'];
export type Group = 'open' | 'shortlisted' | 'contacted' | 'declined';

/** What a score is made of, in the order of its picture. */
export const PARTS = ['lexical', 'semantic', 'classification', 'readiness', 'terms'] as const;
export const GROUPS: readonly Group[] = ['open', 'shortlisted', 'contacted', 'declined'];

/** In which group of a board a pair stands, by what one's own side thinks of it. */
export function groupOf({ state }: Pick<ListedPair, 'state'>, side: SideName): Group {
  const own = state[side];
  if (own === 'deal') return 'contacted';
  return own === 'suggested' || own === 'seen' ? 'open' : own;
}

const AFTER: Readonly<Record<Decision, Schemas['PairState']>> = {
  seen: 'seen',
  shortlist: 'shortlisted',
  contact: 'contacted',
  decline: 'declined',
  reopen: 'seen',
};

/** The pairs as they will be when a decision is taken. */
export function decided(pairs: readonly ListedPair[], id: string, side: SideName, decision: Decision): ListedPair[] {
  return pairs.map((pair) => (pair.id === id ? { ...pair, state: { ...pair.state, [side]: AFTER[decision] } } : pair));
}

/** What may be done with a pair in a group. */
export const mayDo: Readonly<Record<Group, readonly Decision[]>> = {
  open: ['shortlist', 'contact', 'decline'],
  shortlisted: ['contact', 'decline', 'reopen'],
  contacted: ['decline'],
  declined: ['reopen'],
};
