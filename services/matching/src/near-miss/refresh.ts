import type { PairSide } from '@techbourse/domain';
import {
  type AnyProfile,
  combine,
  explain,
  findNearMisses,
  hasConditions,
  type NearMiss,
  type Weights,
} from '@techbourse/matching-engine';
import { today } from '@techbourse/platform';
import type { WorkerContext } from '../context.ts';
import { lockPairsOf } from '../pair/key-store.ts';
import { replaceNearMisses } from './store.ts';

/** A near miss below is no match even without the condition. */
const SCORE_MIN = 0.25;
const MISSES_MAX = 10;

/** Looks for what records miss by one hard condition. Called when they changed: what changes later looks for them. */
export async function refreshNearMisses(ctx: WorkerContext, side: PairSide, ids: readonly string[]): Promise<void> {
  const known = await ctx.profiles.load(side, ids);
  const subjects: AnyProfile[] = [...known.values()];
  const weights = ctx.weights.current();
  const conditioned = subjects.filter(({ facts }) => hasConditions(facts));
  const options = { today: today(ctx), weights, least: SCORE_MIN, most: MISSES_MAX };
  const misses = conditioned.length > 0 ? await findNearMisses(ctx, side, conditioned, options) : [];
  for (const subject of subjects) {
    const found = misses[conditioned.indexOf(subject)] ?? [];
    const rows = found.map((one) => rowOf(ctx, one, weights));
    await ctx.db.orm.transaction(async (tx) => {
      await lockPairsOf(tx, [subject.id, ...found.map(({ other }) => other.id)]);
      await replaceNearMisses(tx, side, subject.id, rows);
    });
  }
}

function rowOf({ profiles }: WorkerContext, { listing, demand, evidence }: NearMiss, weights: Weights) {
  const score = combine(evidence, weights);
  const { reasons } = explain({ ...score, evidence }, listing, demand, profiles, weights);
  return {
    listingId: listing.id,
    demandId: demand.id,
    listingVersion: listing.version,
    demandVersion: demand.version,
    score: score.score,
    base: score.base,
    reasons: { reasons },
  };
}
