import { isDeepStrictEqual } from 'node:util';
import { withExclusiveLock, writeAudit } from '@techbourse/db';
import {
  type FitMinimum,
  nextVersionId,
  reviewedWeights,
  TooFewDecisions,
  trainingSamples,
  usableWeights,
  type Weights,
} from '@techbourse/matching-engine';
import { authorise, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { FitAnswer, FitWeightsInput } from '../api/weights.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { listLatestDecisions } from './decision-store.ts';
import { fitBeside } from './fit-beside.ts';
import { findVersion, insertVersion, listVersions, type VersionRow } from './weights-store.ts';

/**
 * Fits the weights to all decisions, for the operator. Writes a new version when it is better than the active one, or
 * with `force`; it becomes active only by an activation.
 */
export async function fitVersion(
  ctx: Pick<Context, 'db' | 'clock' | 'weights'>,
  actor: Actor,
  input: FitWeightsInput,
): Promise<FitAnswer> {
  const operator = authorise(actor, 'learning.operate');
  return withExclusiveLock(ctx.db, 'matching:fit', async () => {
    await ctx.weights.refresh();
    const active = ctx.weights.current();
    const row = await findVersion(ctx.db.orm, active.id);
    const fittedAt = row ? { fittedAt: new Date(row.createdAt) } : {};
    const decided = await listLatestDecisions(ctx.db.orm, reviewedWeights.id);
    const now = ctx.clock.now();
    assertLearnable({ weights: active, ...fittedAt }, decided, now);
    const { weights, record } = await fitBeside(reviewedWeights, { weights: active, ...fittedAt }, decided, now);
    if (input.dryRun || !(record.better || input.force)) return { version: null, written: false, record };
    return ctx.db.orm.transaction(async (tx) => {
      const there = await listVersions(tx);
      const same = there.find((version) => isSame(version, weights));
      if (same) return { version: same.id, written: false, record };
      const id = nextVersionId(
        reviewedWeights.id,
        there.map((version) => version.id),
      );
      const version = { id, parent: active.id, root: reviewedWeights.id, createdBy: operator.id };
      await insertVersion(tx, { ...version, weights: { ...weights, id }, record });
      await writeAudit(tx, audit, operator, [
        { action: 'weights.fitted', subject: id, data: { parent: active.id, better: record.better, ...record.data } },
      ]);
      return { version: id, written: true, record };
    });
  });
}

/** @throws AppError INVALID_STATE (`weights.fit.too_few`) with an issue for each minimum that is not reached. */
function assertLearnable(...input: Parameters<typeof trainingSamples>): void {
  try {
    trainingSamples(...input);
  } catch (error) {
    if (!(error instanceof TooFewDecisions)) throw error;
    const issues = error.shortfalls.map(({ what, have, needed }) => ({
      pointer: `/${what}`,
      rule: 'weights.fit.minimum',
      message: `${have}, and a fit needs ${needed}`,
    }));
    const list = error.shortfalls.map(({ what }, i) => `${names[what]}: ${issues[i]?.message}`).join('; ');
    throw fail.invalidState('weights.fit.too_few', `There are too few decisions to learn from. ${list}`, { issues });
  }
}

const names: Readonly<Record<FitMinimum, string>> = {
  decisions: 'decisions that count',
  taken: 'pairs taken up',
  declined: 'pairs declined',
  organisations: 'organisations that decided',
  fresh: 'decisions since the active version',
};

function isSame(row: VersionRow, fitted: Weights): boolean {
  const weights = usableWeights(row);
  return weights !== undefined && isDeepStrictEqual({ ...weights, id: fitted.id }, fitted);
}
