import { type DeclineReason, declineReasons, type PairSide } from '@techbourse/domain';
import { authorise, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { PairInterest } from '../api/interest.ts';
import type { Context } from '../context.ts';
import { countDeclineReasons, countStates } from './interest-store.ts';
import { findRecord } from './read-store.ts';
import { standingOf } from './standing.ts';

/** A number of shortlists below is not told: who has something on its shortlist keeps that to itself. */
const TOLD_FROM = 3;

/** What the other sides made of an own record: contacted, in deals, declined and why; on shortlists, where they are many. */
export async function pairInterest(
  ctx: Pick<Context, 'db' | 'config'>,
  actor: Actor,
  { side, id }: { side: PairSide; id: string },
  authorization?: string,
): Promise<PairInterest> {
  const notFound = () => fail.notFound(`pair.${side}_not_found`, `There is no such ${side}, or it was never paired`);
  authorise(actor, 'pair.list');
  const record = await findRecord(ctx.db.orm, side, id);
  if (!record) {
    if (!(await standingOf(ctx, side, id, authorization))) throw notFound();
    return { pairs: 0, shortlisted: 0, contacted: 0, inDeals: 0, declined: 0, reasons: [] };
  }
  authorise(actor, 'pair.list', { organisationId: record.organisationId, about: [id] }, notFound);
  const [states, reasons] = await Promise.all([
    countStates(ctx.db.orm, side, id),
    countDeclineReasons(ctx.db.orm, side, id),
  ]);
  const of = (state: string) => states.get(state) ?? 0;
  const shortlisted = of('shortlisted');
  return {
    pairs: [...states.values()].reduce((sum, count) => sum + count, 0),
    shortlisted: shortlisted === 0 || shortlisted >= TOLD_FROM ? shortlisted : null,
    contacted: of('contacted'),
    inDeals: of('deal'),
    declined: of('declined'),
    reasons: reasons.filter((row): row is { reason: DeclineReason; count: number } =>
      declineReasons.codes.some((code) => code === row.reason),
    ),
  };
}
