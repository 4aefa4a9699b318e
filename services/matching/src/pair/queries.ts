import { type DeclineReason, type Language, type PairState, pairDecisions } from '@techbourse/domain';
import {
  type BothFacts,
  type Counterfactual,
  findBlocked,
  missingWordQuestion,
  type PairObstacle,
  renderExplanation,
  renderReasons,
  resolveReasons,
  roundedTogether,
} from '@techbourse/matching-engine';
import { authorise, fail, today } from '@techbourse/platform';
import { type Action, type Actor, type Member, sees, visibleTo } from '@techbourse/policy';
import { z } from 'zod';
import type { PairDetail } from '../api/pair.ts';
import type { Context } from '../context.ts';
import type { PairKey } from './key-store.ts';
import { mayDecide, sideOf, toldState } from './pair.ts';
import { type DecisionRow, findPair, listDecisions, type PairRow, readDetail, type Told } from './read-store.ts';
import { isDecidedFor, isShownTo, momentFor, type Viewer, viewPair } from './view.ts';

/**
 * One pair with its reasons, for its two sides and the operator. A hidden pair is visible only if it has decisions.
 */
export async function getPair(
  ctx: Pick<Context, 'db' | 'clock' | 'config'>,
  actor: Actor,
  key: PairKey,
  language: Language,
): Promise<PairDetail> {
  return readPair(ctx, authorise(actor, 'pair.read'), key, { language, action: 'pair.read' });
}

/** `getPair` without its own authorisation, for the answer to a decision. */
export async function readPair(
  ctx: Pick<Context, 'db' | 'clock' | 'config'>,
  member: Member,
  key: PairKey,
  { language, action }: { language: Language; action: Action },
): Promise<PairDetail> {
  const row = await findPair(ctx.db.orm, key);
  const viewer = row && viewerOf(row, member);
  if (!row || !maySee(row, member, action) || !(isShownTo(row, viewer) || isDecidedFor(row, viewer))) {
    throw fail.notFound('pair.not_found', 'There is no such pair');
  }
  const [detail, decisions] = await Promise.all([readDetail(ctx.db.orm, key), listDecisions(ctx.db.orm, key)]);
  if (!detail) throw fail.notFound('pair.not_found', 'There is no such pair');
  const reasons = resolveReasons(detail.kept.reasons, detail.listing, detail.demand);
  const state = viewer && (viewer === 'listing' ? row.listingState : row.demandState);
  const pair = viewPair(row, viewer);
  const { weights } = row;
  const obstacle = row.shown ? null : obstacleOf(row, detail.facts, today(ctx));
  const counterfactual = row.shown ? counterfactualOf(detail) : null;
  return {
    ...pair,
    weights,
    reasons,
    obstacle,
    counterfactual,
    explanation: renderExplanation(
      {
        titles: { listing: pair.listing.title, demand: pair.demand.title },
        owners: { listing: pair.listing.organisation.name, demand: pair.demand.organisation.name },
        score: row.score,
        base: row.base,
        viewer,
        reasons,
        obstacle,
        counterfactual,
        weights,
      },
      language,
    ),
    words: renderReasons(roundedTogether(reasons, row.score, row.base), language),
    decisions: decisions.flatMap((line) => viewDecision(line, row, viewer) ?? []),
    mayDecide: state && row.shown ? mayDecide(state) : [],
  };
}

/** What would raise the score of a pair, with the words of its texts. */
export function counterfactualOf({ kept, listing, demand }: Told): Counterfactual | null {
  return kept.counterfactual ?? (kept.missing && missingWordQuestion(kept.missing, listing, demand)) ?? null;
}

/** Why a pair is hidden; null when the next refresh will show it again. */
function obstacleOf(row: PairRow, facts: BothFacts, today: string): PairObstacle | null {
  if (!row.listing.open) return { code: 'listing_left', change: null };
  if (!row.demand.open) return { code: 'demand_left', change: null };
  const found = findBlocked(facts, today);
  return found ? { code: found.code, change: found.change ?? null } : null;
}

type PairSides = Pick<PairRow, 'listingOrganisationId' | 'demandOrganisationId' | 'listingId' | 'demandId'>;

/** Whether somebody sees a pair by the right to an action. */
export function maySee(row: PairSides, actor: Actor, action: Action): boolean {
  const { listingOrganisationId, demandOrganisationId, listingId, demandId } = row;
  const parties = [listingOrganisationId, demandOrganisationId];
  return sees(visibleTo(actor, action), { parties, about: [listingId, demandId] });
}

/** The side of a member, or of an agency's client; undefined for the operator, who sees both in full. */
export function viewerOf(row: PairRow, member: Member): Viewer {
  const { everything, organisations } = visibleTo(member, 'pair.read');
  const own = sideOf(row, member.organisation.id);
  if (own || everything) return own;
  // To who sees both sides in full an agency without a side must never be taken for one.
  return organisations.some((id) => sideOf(row, id) === 'demand') ? 'demand' : 'listing';
}

const decisionCodeSchema = z.enum([...pairDecisions.codes, 'deal', 'deal_lost']);

/**
 * A message is for both sides; other notes are only for the side that wrote them, and so is what it looked at or
 * shortlisted. The other side sees the coded reason of a decline.
 */
function viewDecision(line: DecisionRow, row: PairRow, viewer: Viewer): PairDetail['decisions'][number] | undefined {
  const isOwn = viewer === undefined || viewer === line.side;
  // Written from the closed lists of packages/domain only.
  const [from, to] = [line.fromState as PairState, line.toState as PairState];
  if (!isOwn && toldState(from) === 'suggested' && toldState(to) === 'suggested') return undefined;
  return {
    side: line.side,
    decision: decisionCodeSchema.parse(line.decision),
    from: isOwn ? from : toldState(from),
    to: isOwn ? to : toldState(to),
    reason: line.reason as DeclineReason | null,
    note: isOwn || line.forBoth ? line.note : null,
    at: line.side === viewer ? new Date(line.at).toISOString() : momentFor(row, viewer, line.at),
  };
}
