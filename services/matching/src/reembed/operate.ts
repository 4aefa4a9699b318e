import { writeAudit } from '@techbourse/db';
import { authorise, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Embedding } from '../api/embedding.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { countVectors, findEmbedding, lockEmbedding, refuseTarget, resumeTarget } from '../embedding/store.ts';

type Reader = Pick<Context, 'db' | 'clock'>;

/** The serving embedder, and the progress of a change. */
export async function getEmbedding(ctx: Reader, actor: Actor): Promise<Embedding> {
  authorise(actor, 'embedding.read');
  const state = await findEmbedding(ctx.db.orm);
  if (!state) throw fail.notFound('embedding.unknown', 'No worker has started yet');
  const { serving, target, refused = null, error = null } = state;
  const common = { serving: serving.id, servingSince: iso(serving.since), refused };
  if (!target) return { ...common, target: null };
  const { total, done } = await countVectors(ctx.db.orm, target.id);
  const seconds = (ctx.clock.now().getTime() - Date.parse(target.startedAt)) / 1000;
  return {
    ...common,
    target: {
      id: target.id,
      total,
      done,
      error,
      startedAt: iso(target.startedAt),
      percent: total === 0 ? 100 : Math.floor((done / total) * 1000) / 10,
      secondsLeft: done === 0 ? null : Math.max(0, Math.ceil(((total - done) / done) * seconds)),
    },
  };
}

/** Stops a change under way: the serving vectors stay, the new ones are deleted. */
export async function stopReembedding(ctx: Reader, actor: Actor): Promise<Embedding> {
  const operator = authorise(actor, 'embedding.operate');
  await ctx.db.orm.transaction(async (tx) => {
    await lockEmbedding(tx, 'alone');
    const state = await findEmbedding(tx);
    if (!state?.target) throw fail.invalidState('embedding.no_change', 'No change of embedder is under way');
    await refuseTarget(tx);
    await writeAudit(tx, audit, operator, [
      { action: 'embedding.stopped', subject: state.target.id, data: { serving: state.serving.id } },
    ]);
  });
  return getEmbedding(ctx, operator);
}

/** Resumes a stopped change; workers with its settings go on within seconds. */
export async function resumeReembedding(ctx: Reader, actor: Actor): Promise<Embedding> {
  const operator = authorise(actor, 'embedding.operate');
  await ctx.db.orm.transaction(async (tx) => {
    await lockEmbedding(tx, 'alone');
    const state = await findEmbedding(tx);
    if (!state?.refused) throw fail.invalidState('embedding.nothing_stopped', 'No change of embedder was stopped');
    await resumeTarget(tx);
    await writeAudit(tx, audit, operator, [{ action: 'embedding.resumed', subject: state.refused, data: {} }]);
  });
  return getEmbedding(ctx, operator);
}

const iso = (moment: string) => new Date(moment).toISOString();
