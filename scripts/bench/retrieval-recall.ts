import type { PairSide } from '@techbourse/domain';
import type { RetrievalStack } from '@techbourse/matching/testing';
import {
  type DemandProfile,
  ExactRetriever,
  type ListingProfile,
  otherSide,
  type ProfileIndex,
  type Retriever,
  retrieve,
  score,
  type Weights,
} from '@techbourse/matching-engine';

type AnyProfile = ListingProfile | DemandProfile;

export type RecallRow = {
  set: string;
  subjects: number;
  others: number;
  /** Mean share of what the exact retriever returns, 200 a record, that the other one returns too. */
  recall200: number;
  /** The same of the 200 nearest by meaning, and of the best 20 by score. */
  nearest200: number;
  best20: number;
  /** Mean records returned. */
  candidates: number;
  /** Largest difference of one pair's score, between the statistics of the two. */
  scoreDifference: number;
  p50Ms: number;
  p95Ms: number;
  exactP50Ms: number;
};

const DEPTH = 200;
const BEST = 20;

/** An exact retriever over everything a worker has in memory that returns as many records as recall is measured at. */
export function exactOf(index: ProfileIndex, weights: Weights): ExactRetriever {
  return new ExactRetriever(index, { weights: { current: () => weights }, perRanking: DEPTH, scored: DEPTH });
}

/** How much of what exact retrieval finds for some records a retriever finds too, and how fast, one record at a time. */
export async function measureRecall(
  set: string,
  { exact, finding, weights }: { exact: ExactRetriever; finding: RetrievalStack; weights: Weights },
  side: PairSide,
  ids: readonly string[],
  today: string,
): Promise<RecallRow> {
  await finding.sync.catchUp();
  const sums = { recall200: 0, nearest200: 0, best20: 0, candidates: 0 };
  let scoreDifference = 0;
  const times = { exact: [] as number[], own: [] as number[] };
  for (const id of ids) {
    const subject: AnyProfile | undefined = exact.corpus.get(side, id);
    const own: AnyProfile | undefined = (await finding.profiles.load(side, [id])).get(id);
    if (!subject || !own) throw new Error(`${side} ${id} is not there`);
    const wanted = await timed(times.exact, () => find(exact, side, subject, today));
    const found = await timed(times.own, () => find(finding.retriever, side, own, today));
    const there = new Set(found.map((one) => one.id));
    const share = (of: readonly AnyProfile[]) => of.filter((one) => there.has(one.id)).length / Math.max(1, of.length);
    const worth = (one: AnyProfile, corpus = exact.corpus as RetrievalStack['profiles']) => {
      // `side` says which of the two is the listing.
      const [listing, demand] = (side === 'listing' ? [subject, one] : [one, subject]) as [
        ListingProfile,
        DemandProfile,
      ];
      return score(listing, demand, corpus, weights).score;
    };
    sums.recall200 += share(wanted);
    sums.nearest200 += share(nearest(exact.corpus, side, subject));
    const ranked = wanted.map((one) => [worth(one), one] as const).sort((a, b) => b[0] - a[0]);
    sums.best20 += share(ranked.slice(0, BEST).map(([, one]) => one));
    sums.candidates += found.length;
    for (const [value, one] of ranked.slice(0, BEST)) {
      scoreDifference = Math.max(scoreDifference, Math.abs(value - worth(one, finding.profiles)));
    }
  }
  const mean = (sum: number) => Number((sum / ids.length).toFixed(4));
  return {
    set,
    subjects: ids.length,
    others: exact.corpus.size(otherSide(side)),
    recall200: mean(sums.recall200),
    nearest200: mean(sums.nearest200),
    best20: mean(sums.best20),
    candidates: Math.round(sums.candidates / ids.length),
    scoreDifference: Number(scoreDifference.toFixed(4)),
    p50Ms: quantile(times.own, 0.5),
    p95Ms: quantile(times.own, 0.95),
    exactP50Ms: quantile(times.exact, 0.5),
  };
}

async function find(
  retriever: Retriever,
  side: PairSide,
  subject: AnyProfile,
  today: string,
): Promise<readonly AnyProfile[]> {
  return side === 'listing'
    ? retrieve(retriever, 'listing', subject as ListingProfile, today)
    : retrieve(retriever, 'demand', subject as DemandProfile, today);
}

/** The records of the other side nearest by the cosine of the whole, by comparing all. */
function nearest(index: ProfileIndex, side: PairSide, subject: AnyProfile): AnyProfile[] {
  const sideIndex = index.sideIndex(otherSide(side));
  const ranked: [number, number][] = [];
  for (let slot = 0; slot < sideIndex.slots; slot++) {
    if (sideIndex.head(slot)) ranked.push([sideIndex.vectors?.dot(slot, subject.whole) ?? 0, slot]);
  }
  ranked.sort((a, b) => b[0] - a[0]);
  return ranked.slice(0, DEPTH).flatMap(([, slot]) => (sideIndex.profile(slot) as AnyProfile | undefined) ?? []);
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  times.push(performance.now() - started);
  return result;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Number((sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1));
}
