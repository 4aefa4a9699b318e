import type { Schemas } from '@techbourse/client';

export type BoardPair = Schemas['Pair'];
export type SideName = 'listing' | 'demand';
export type Decision = Schemas['PairDecision'];
export type Group = 'open' | 'shortlisted' | 'contacted' | 'declined';

/** What a score is made of, in the order of its picture. */
export const PARTS = ['lexical', 'semantic', 'classification', 'readiness', 'terms', 'requirements'] as const;
export const GROUPS: readonly Group[] = ['open', 'shortlisted', 'contacted', 'declined'];
export const SIDES: readonly SideName[] = ['listing', 'demand'];

/** In which group of a board a pair stands, by what one's own side thinks of it. */
export function groupOf({ state }: Pick<BoardPair, 'state'>, side: SideName): Group {
  const own = state[side];
  if (own === 'deal') return 'contacted';
  return own === 'suggested' || own === 'seen' ? 'open' : own;
}

/** Which side of a pair is an organisation's own. */
export function ownSideOf({ listing }: Pick<BoardPair, 'listing'>, organisationId: string): SideName {
  return listing.organisation.id === organisationId ? 'listing' : 'demand';
}

const AFTER: Readonly<Record<Decision, Schemas['PairState']>> = {
  seen: 'seen',
  shortlist: 'shortlisted',
  contact: 'contacted',
  decline: 'declined',
  reopen: 'seen',
};

/** The pairs as they will be when a decision is taken. */
export function decided<P extends Pick<BoardPair, 'id' | 'state'>>(
  pairs: readonly P[],
  id: string,
  side: SideName,
  decision: Decision,
): P[] {
  return pairs.map((pair) => (pair.id === id ? { ...pair, state: { ...pair.state, [side]: AFTER[decision] } } : pair));
}

/** What may be done with a pair in a group. */
export const mayDo: Readonly<Record<Group, readonly Decision[]>> = {
  open: ['shortlist', 'contact', 'decline'],
  shortlisted: ['contact', 'decline', 'reopen'],
  contacted: ['decline'],
  declined: ['reopen'],
};

/** Pairs under one's own record that they are of, the record with the best pair first. */
export function byRecord<P extends BoardPair>(pairs: readonly P[], organisationId: string) {
  const groups = new Map<string, { side: SideName; record: BoardPair['listing']; pairs: P[] }>();
  for (const pair of pairs) {
    const side = ownSideOf(pair, organisationId);
    const record = pair[side];
    const known = groups.get(record.id) ?? { side, record, pairs: [] };
    known.pairs.push(pair);
    groups.set(record.id, known);
  }
  return [...groups.values()];
}
