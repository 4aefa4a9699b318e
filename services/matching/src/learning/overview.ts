import { fitRecordSchema, numbersOf, reviewedWeights, usableWeights } from '@techbourse/matching-engine';
import { authorise } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { WeightsOverview } from '../api/weights.ts';
import type { Context } from '../context.ts';
import { listActivations, listVersions } from './weights-store.ts';

/** All versions, and which of them was active since when. */
export async function listWeights(ctx: Pick<Context, 'db' | 'weights'>, actor: Actor): Promise<WeightsOverview> {
  authorise(actor, 'learning.read');
  await ctx.weights.refresh();
  const active = ctx.weights.current().id;
  const [rows, log] = await Promise.all([listVersions(ctx.db.orm), listActivations(ctx.db.orm)]);
  const reviewed = {
    id: reviewedWeights.id,
    parent: null,
    active: active === reviewedWeights.id,
    usable: true,
    weights: numbersOf(reviewedWeights),
    record: null,
    createdAt: null,
    createdBy: null,
  };
  const fitted = rows.map((row) => {
    const weights = usableWeights(row);
    return {
      id: row.id,
      parent: row.parent,
      active: row.id === active,
      usable: weights !== undefined,
      weights: weights ? numbersOf(weights) : null,
      record: fitRecordSchema.safeParse(row.record).data ?? null,
      createdAt: iso(row.createdAt),
      createdBy: row.createdBy,
    };
  });
  const activations = log.map(({ version, kind, reason, at, by }) => ({ version, kind, reason, by, at: iso(at) }));
  return { active, versions: [...fitted, reviewed], activations: activations.reverse() };
}

function iso(moment: string): string {
  return new Date(moment).toISOString();
}
