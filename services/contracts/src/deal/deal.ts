import {
  actionsFrom,
  type DealAction,
  type DealStage,
  dealTransitions,
  nextState,
  type OrganisationRef,
  permits,
  type Restrictions,
  usualStageDays,
} from '@techbourse/domain';
import { fail, said } from '@techbourse/platform';
import type { DealSide, NextAct } from '../api/index.ts';
import type { KnownOrganisations } from '../organisation/names.ts';

const DAY_MS = 86_400_000;

/** Kinds of organisation that cannot be a side of their own without a record of theirs: they serve others. */
const SERVING_KINDS = new Set(['agency', 'operator']);

export type StageClock = { since: string; usualDays: number | null; dueAt: string | null; overdue: boolean };

/** How long a deal stands in its stage, against what is usual there. */
export function stageClock(stage: DealStage, since: Date, now: Date): StageClock {
  const usualDays = usualStageDays[stage];
  const dueAt = usualDays === null ? null : new Date(since.getTime() + usualDays * DAY_MS);
  return {
    since: since.toISOString(),
    usualDays,
    dueAt: dueAt?.toISOString() ?? null,
    overdue: dueAt !== null && dueAt < now,
  };
}

/** The stage that a move leads to. @throws INVALID_STATE when it is not allowed from here. */
export function movedStage(from: DealStage, to: DealStage): DealStage {
  const next = nextState(dealTransitions, from, `to_${to}` as DealAction);
  if (next) return next;
  const allowed = actionsFrom(dealTransitions, from).filter((action) => action.startsWith('to_'));
  throw fail.invalidState('deal.stage.not_allowed', `A deal in stage ${from} cannot move to ${to}`, {
    details: { from, to, allowed: allowed.map((action) => action.slice(3)) },
  });
}

/** Contracts are written and signed when the sides negotiate or agree, not before. */
export function canContract(stage: DealStage): boolean {
  return stage === 'negotiation' || stage === 'agreed';
}

/**
 * Whether the buyer is named to the seller as soon as the deal opens. The company of an anonymous demand shows itself by
 * what it does: it opens the deal itself, or moves on one that the seller opened.
 */
export function namedAtOpening(side: DealSide, demand: { anonymous: boolean } | undefined): boolean {
  return side === 'buyer' || !demand?.anonymous;
}

/** Whether a side must wait for the other's answer: a company that is still unnamed takes the first step itself. */
export function awaitsAnswer(deal: { buyerNamed: boolean }, side: DealSide | null): boolean {
  return side === 'seller' && !deal.buyerNamed;
}

/** @throws INVALID_STATE to the side that must wait for the other's answer. */
export function assertAnswered(deal: { buyerNamed: boolean }, side: DealSide | null): void {
  if (!awaitsAnswer(deal, side)) return;
  throw fail.invalidState('deal.awaits_answer', 'The company has not answered yet: it must take the next step');
}

/**
 * What a side may do next; `waits` for the other's answer it may only give up. `standing`: the stage that is proposed,
 * and whether by this side.
 */
export function dealActions(
  stage: DealStage,
  hasContract: boolean,
  waits = false,
  standing?: { to: DealStage; own: boolean },
): string[] {
  const moves = actionsFrom(dealTransitions, stage).filter((action) => action !== 'sign');
  if (waits) return moves.filter((action) => action === 'lose');
  const others = standing?.own ? moves.filter((action) => action !== `to_${standing.to}`) : moves;
  return [
    ...others,
    ...(standing ? [standing.own ? 'withdraw_stage' : 'decline_stage'] : []),
    ...(canContract(stage) && !hasContract ? ['draft_contract'] : []),
    ...(stage === 'lost' ? [] : ['write_message']),
  ];
}

const otherSide = (side: DealSide): DealSide => (side === 'seller' ? 'buyer' : 'seller');

type Going = { stage: DealStage; openedBy: DealSide };
/** The draft of a deal, by which sides its present text is confirmed. */
export type ConfirmedDraft = { confirmedBy: readonly DealSide[] };

/** What brings a deal on, and which side must do it; null where either may. Undefined when it has ended. */
export function nextAct(
  { stage, openedBy }: Going,
  standing: { by: DealSide } | undefined,
  draft?: ConfirmedDraft,
): { act: NextAct; by: DealSide | null } | undefined {
  if (stage === 'signed' || stage === 'lost') return undefined;
  if (standing) return { act: 'answer_stage', by: otherSide(standing.by) };
  if (stage === 'enquiry') return { act: 'answer_enquiry', by: otherSide(openedBy) };
  if (!canContract(stage)) return { act: 'propose_stage', by: null };
  if (!draft) return { act: 'draft_contract', by: null };
  const [first, second] = draft.confirmedBy;
  return { act: 'confirm_contract', by: first && !second ? otherSide(first) : null };
}

/** The side that has something to answer: an enquiry, a stage proposed to it, or a text that the other confirmed. */
export function waitsFor(deal: Going, standing: { by: DealSide } | undefined, draft?: ConfirmedDraft): DealSide | null {
  return nextAct(deal, standing, draft)?.by ?? null;
}

type Sides = { stage: DealStage; buyerNamed: boolean; seller: OrganisationRef; buyer: OrganisationRef };

/**
 * A deal with its sides as the register has them. One that has ended names them as they were then, and a buyer that is
 * still unnamed stays as it was: what moves of it would tell who it is.
 */
export function sidesNow<Deal extends Sides>(deal: Deal, known: KnownOrganisations): Deal {
  if (deal.stage === 'signed' || deal.stage === 'lost') return deal;
  const now = (side: OrganisationRef) => known.get(side.id)?.organisation ?? side;
  return { ...deal, seller: now(deal.seller), buyer: deal.buyerNamed ? now(deal.buyer) : deal.buyer };
}

type Restricted = { restrictions?: Restrictions | undefined };

/**
 * A listing that export control keeps from a country is not dealt into it, neither to an organisation there nor for
 * work done there; a demand that may be solved from some countries only not from another. `claimed`: where the buyer says
 * it is, when nobody has verified that yet.
 * @throws INVALID_STATE naming the side that is restricted.
 */
export function assertAdmitted(
  listing: Restricted & { organisation: OrganisationRef },
  demand: (Restricted & { place?: { country: string } | undefined }) | undefined,
  buyer: OrganisationRef,
  claimed: readonly string[] = [],
): void {
  const countries = [...new Set([buyer.country, ...claimed, ...(demand?.place ? [demand.place.country] : [])])];
  if (!permits(listing.restrictions, countries)) {
    throw fail.invalidState(
      'deal.listing_restricted',
      said`The listing is not for ${{ countries: countries.join(' and ') }}`,
      {
        details: { countries },
      },
    );
  }
  if (!permits(demand?.restrictions, [listing.organisation.country])) {
    const { country } = listing.organisation;
    throw fail.invalidState(
      'deal.demand_restricted',
      said`The demand is not for organisations in ${{ country: country }}`,
      {
        details: { countries: [country] },
      },
    );
  }
}

export type Opening = {
  actor: { id: string; kind: string };
  seller: OrganisationRef;
  /** The owner of the demand; undefined for a direct enquiry. */
  demandOwner: OrganisationRef | undefined;
};

/** On which side the actor opens the deal. @throws FORBIDDEN when it stands on none, CONFLICT when on both. */
export function openingSide({ actor, seller, demandOwner }: Opening): DealSide {
  const sells = actor.id === seller.id;
  // Before anything else: a stranger must not learn that an anonymous need is the seller's own.
  if (demandOwner && !sells && actor.id !== demandOwner.id) {
    throw fail.forbidden('deal.not_your_side', 'Neither the listing nor the demand is your organisation’s');
  }
  if (sells && (!demandOwner || demandOwner.id === seller.id)) {
    throw sameOrganisation();
  }
  if (!demandOwner && SERVING_KINDS.has(actor.kind)) {
    throw fail.forbidden(
      'deal.needs_mandate',
      'An agency acts for others by a mandate: name the client in On-Behalf-Of',
    );
  }
  return sells ? 'seller' : 'buyer';
}

export function sameOrganisation() {
  return fail.conflict('deal.same_organisation', 'Both sides would be your organisation: there is no deal');
}
