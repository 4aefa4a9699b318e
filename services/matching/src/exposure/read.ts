import type { PairSide } from '@techbourse/domain';
import { exposureOf, exposureRuleOf, otherSide } from '@techbourse/matching-engine';
import { authorise } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { ExposureReport } from '../api/exposure.ts';
import { listLimitsOf } from '../config.ts';
import type { Context } from '../context.ts';
import { countOpenProfiles } from '../profile/store.ts';
import { countLists, readTitles } from './store.ts';

const MOST = 10;

/** How the first places of all lists are spread over the records of either side. */
export async function readExposure(
  ctx: Pick<Context, 'db' | 'config'>,
  actor: Actor,
  top: number,
): Promise<ExposureReport> {
  authorise(actor, 'exposure.read');
  const open = await countOpenProfiles(ctx.db.orm);
  return {
    top,
    listings: await exposureOfSide(ctx, 'listing', top, open.listings),
    demands: await exposureOfSide(ctx, 'demand', top, open.demands),
  };
}

async function exposureOfSide(ctx: Pick<Context, 'db' | 'config'>, side: PairSide, top: number, records: number) {
  const counts = await countLists(
    ctx.db.orm,
    side,
    top,
    exposureRuleOf(listLimitsOf(ctx.config).keep[otherSide(side)]),
  );
  const first = counts.filter(({ lists }) => lists > 0).slice(0, MOST);
  const titles = await readTitles(
    ctx.db.orm,
    side,
    first.map(({ id }) => id),
  );
  return {
    asShown: exposureOf(
      counts.map(({ lists }) => lists),
      records,
    ),
    byScore: exposureOf(
      counts.map(({ byScore }) => byScore),
      records,
    ),
    mostExposed: first.map((one) => ({ ...one, title: titles.get(one.id) ?? null })),
  };
}
