import type { OfferKind, Territory } from '@techbourse/domain';
import type { Change } from '../contract/changes.ts';
import type { DealTerm } from './deal-terms.ts';
import type { DemandFacts, ListingFacts } from './profile.ts';
import type { Evidence } from './score.ts';

export interface BothFacts {
  readonly listing: ListingFacts;
  readonly demand: DemandFacts;
}

/** The facts as they would be after a change. */
export function applyChange({ listing, demand }: BothFacts, change: Change): BothFacts {
  switch (change.code) {
    case 'price_lowered':
      return { demand, listing: { ...listing, price: { min: change.to, max: listing.price?.max ?? change.to } } };
    case 'offer_added':
      return { demand, listing: { ...listing, offers: [...listing.offers, change.to] } };
    case 'territory_widened':
      return { demand, listing: { ...listing, territory: change.to } };
    case 'readiness_raised':
      return { demand, listing: { ...listing, readiness: change.to } };
    case 'validity_extended':
      return { demand, listing: { ...listing, validUntil: change.to } };
    case 'budget_raised':
      return { listing, demand: { ...demand, budget: { ...demand.budget, max: change.to } } };
    case 'deal_kind_accepted':
      return { listing, demand: { ...demand, dealKinds: [...demand.dealKinds, change.to] } };
    case 'territory_narrowed':
      return { listing, demand: { ...demand, territory: change.to } };
    case 'readiness_lowered':
      return { listing, demand: { ...demand, readinessWanted: change.to } };
    case 'exclusivity_waived':
      return { listing, demand: { ...demand, exclusivity: 'not_needed' } };
  }
}

/** One thing to turn, from the smallest step to the largest. */
export type Lever = readonly Change[];

/** Levels of readiness that a side could be moved by. */
const LEVELS_MAX = 2;

/**
 * What either side could change, each misfit by itself: the levers that would mend it. Nothing that a side has not
 * spoken about is changed, and no price that is twice the budget or more: that is another deal.
 */
export function leversOf(evidence: Evidence, { listing, demand }: BothFacts): Lever[][] {
  const misfits = (evidence.terms?.terms ?? []).filter((term) => term.fit < 1);
  return [readinessLevers(evidence), ...misfits.map((term) => termLevers(term, listing, demand))].filter(
    (levers) => levers.length > 0,
  );
}

function readinessLevers({ readiness }: Evidence): Lever[] {
  if (!readiness || readiness.gap === 0) return [];
  const { level, wanted, gap } = readiness;
  const steps = Array.from({ length: Math.min(gap, LEVELS_MAX) }, (_, i) => i + 1);
  return [
    steps.map((step) => ({ code: 'readiness_raised', to: level + step })),
    steps.map((step) => ({ code: 'readiness_lowered', to: wanted - step })),
  ];
}

/** Ways to deal that make the taker the only one, the lightest first. */
const EXCLUSIVE: readonly OfferKind[] = ['exclusive_licence', 'sole_licence', 'assignment'];

function termLevers(term: DealTerm, listing: ListingFacts, demand: DemandFacts): Lever[] {
  switch (term.kind) {
    case 'deal_kinds':
      return [];
    case 'exclusivity': {
      const kind = EXCLUSIVE.find((one) => demand.dealKinds.length === 0 || demand.dealKinds.includes(one));
      const offered = EXCLUSIVE.find((one) => listing.offers.includes(one));
      return [
        ...(kind ? [[{ code: 'offer_added' as const, to: kind }]] : []),
        ...(offered ? [[{ code: 'deal_kind_accepted' as const, to: offered }]] : []),
        ...(term.wanted === 'preferred' ? [[{ code: 'exclusivity_waived' as const }]] : []),
      ];
    }
    case 'price':
      if (term.fit === 0) return [];
      return [[{ code: 'price_lowered', to: term.budget }], [{ code: 'budget_raised', to: term.asked }]];
    case 'territory':
      return territoryLevers(term.offered, term.wanted);
    case 'time':
      return [[{ code: 'validity_extended', to: term.deadline }]];
  }
}

/** Wider by what is missing, or content with what both have. */
function territoryLevers(offered: Territory, wanted: Territory): Lever[] {
  const wider: Lever = [{ code: 'territory_widened', to: widened(offered, wanted) }];
  const both = inBoth(offered, wanted);
  return both ? [wider, [{ code: 'territory_narrowed', to: both }]] : [wider];
}

/** The territory offered with what is wanted besides. */
export function widened(offered: Territory, wanted: Territory): Territory {
  if (offered.kind === 'worldwide' || wanted.kind === 'worldwide') return { kind: 'worldwide' };
  const missing = wanted.countries.filter((code) => !offered.countries.includes(code));
  return { kind: 'countries', countries: [...offered.countries, ...missing] };
}

function inBoth(offered: Territory, wanted: Territory): Territory | undefined {
  if (wanted.kind === 'worldwide') return offered;
  if (offered.kind === 'worldwide') return wanted;
  const countries = wanted.countries.filter((code) => offered.countries.includes(code));
  return countries.length > 0 ? { kind: 'countries', countries } : undefined;
}
