import { organisationRefSchema } from '@techbourse/domain';
import { authorise, issuesHere, issuesOf } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { CheckDemand, DemandCheck } from '../api/check.ts';
import { demandInputSchema } from '../api/content.ts';
import type { Context } from '../context.ts';
import { type AccessLevel, contentFor, ownerFor } from './anonymity.ts';
import { todayOf } from './closing.ts';
import { completenessOf } from './completeness.ts';
import { openIssues } from './demand.ts';
import { identifyingPassages } from './self-identification.ts';
import { demands } from './store.ts';

/** Says of a content what saving and opening it would say, and how others would see it; nothing is kept. */
export async function checkDemand(
  ctx: Pick<Context, 'db' | 'clock' | 'config'>,
  actor: Actor,
  { id, content: given }: CheckDemand,
): Promise<DemandCheck> {
  const member = authorise(actor, 'demand.create');
  const before = id && (await demands.getOwn(ctx.db.orm, member, id, 'demand.edit'));
  const organisation = before ? before.organisation : organisationRefSchema.parse(member.organisation);
  const shownPlace = before ? before.shownPlace : (member.organisation.shownPlace ?? 'none');
  const read = demandInputSchema.safeParse(given);
  if (!read.success) {
    return {
      faults: issuesHere(issuesOf(read.error)),
      missing: [],
      completeness: null,
      identifying: [],
      previews: null,
    };
  }
  const content = read.data;
  const demand = { organisation, shownPlace, content };
  const today = todayOf(demand, ctx.clock.now(), ctx.config.EXCHANGE_TIME_ZONE);
  const preview = (level: AccessLevel) => ({
    organisation: ownerFor(level, demand),
    content: contentFor(level, demand),
  });
  return {
    faults: [],
    missing: issuesHere(openIssues(content, organisation, today)),
    completeness: completenessOf(content),
    identifying: content.anonymous ? identifyingPassages(content, organisation) : [],
    previews: { public: preview('public'), named: preview('named') },
  };
}
