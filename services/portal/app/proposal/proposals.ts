import type { Schemas } from '@techbourse/client';

export type Proposals = Schemas['Proposals'];
export type Proposal = Schemas['Proposal'];

export const SHOWN = ['going', 'shortlisted', 'turn', 'ended'] as const;
export type Shown = (typeof SHOWN)[number];
export const ORDERS = ['fit', 'newest', 'readiness'] as const;
export type Order = (typeof ORDERS)[number];
export type View = { show: Shown; order: Order };

type Judged = Pick<Proposal, 'stage' | 'shortlistedAt' | 'next' | 'side'>;

/** Whether a proposal is among those that are looked at: what goes on, of it the shortlist or what waits for the buyer, and what has ended. */
export function isAmong({ stage, shortlistedAt, next, side }: Judged, show: Shown): boolean {
  if (stage === 'lost') return show === 'ended';
  if (show === 'ended') return false;
  if (show === 'shortlisted') return shortlistedAt !== null;
  return show === 'going' || (next !== null && next.by === side);
}

type Ordered = Pick<Proposal, 'id' | 'met' | 'notMet' | 'shortlistedAt'> & {
  offer: { readiness?: { level: number } | undefined };
};

/** Proposals in an order; ids are made in the order of time. */
export function inOrder<P extends Ordered>(proposals: readonly P[], order: Order): P[] {
  const newest = (a: P, b: P) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
  const by: Readonly<Record<Order, (a: P, b: P) => number>> = {
    // Of those that meet as much, the one that fails less, then the one with a word on its readiness.
    fit: (a, b) => b.met - a.met || a.notMet - b.notMet || level(b) - level(a),
    newest: () => 0,
    readiness: (a, b) => level(b) - level(a),
  };
  return proposals.toSorted((a, b) => by[order](a, b) || newest(a, b));
}

const level = ({ offer }: Ordered) => offer.readiness?.level ?? 0;

/** What the measures of an offer say beside those that answer something required. */
export function otherMeasures({ offer, answers }: Pick<Proposal, 'offer' | 'answers'>) {
  const used = new Set(answers.map(({ measure }) => JSON.stringify(measure && [measure.metric, measure.unit])));
  return (offer.advantage?.measures ?? []).filter(({ metric, unit }) => !used.has(JSON.stringify([metric, unit])));
}

/** Proposals of listings that stand in another deal about the same need by now: these need not be taken up again. */
export function takenUp(proposals: readonly Pick<Proposal, 'stage' | 'listing'>[]): ReadonlySet<string> {
  return new Set(proposals.flatMap(({ stage, listing }) => (stage === 'lost' ? [] : [listing.id])));
}
