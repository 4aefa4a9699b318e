import type { Territory } from '@techbourse/domain';
import type { DemandFacts, ListingFacts } from '../profile/profile.ts';
import { type DealCondition, exclusiveKinds } from '../score/deal-terms.ts';
import type { Evidence } from '../score/score.ts';
import type { BothFacts, FormChange } from './change.ts';

/** Values of one fact, from the smallest change to the largest. */
export type ChangeSteps = readonly FormChange[];

/** Largest change of a readiness level that is proposed. */
const LEVELS_MAX = 2;

/**
 * The changes of stated facts that would mend each misfit, by misfit. A price of twice the budget or more is not
 * proposed: that would be another deal.
 */
export function movesOf(evidence: Evidence, { listing, demand }: BothFacts): ChangeSteps[][] {
  const misfits = (evidence.terms?.conditions ?? []).filter((term) => term.fit < 1);
  return [readinessMoves(evidence), ...misfits.map((term) => conditionMoves(term, listing, demand))];
}

function readinessMoves({ readiness }: Evidence): ChangeSteps[] {
  if (!readiness || readiness.gap === 0) return [];
  const { level, wanted, gap } = readiness;
  const steps = Array.from({ length: Math.min(gap, LEVELS_MAX) }, (_, i) => i + 1);
  return [
    steps.map((step) => ({ code: 'readiness_raised', to: level + step })),
    steps.map((step) => ({ code: 'readiness_lowered', to: wanted - step })),
  ];
}

function conditionMoves(term: DealCondition, listing: ListingFacts, demand: DemandFacts): ChangeSteps[] {
  switch (term.kind) {
    case 'deal_kinds':
      return [];
    case 'exclusivity': {
      const kind = exclusiveKinds.find((one) => demand.dealKinds.length === 0 || demand.dealKinds.includes(one));
      const offered = exclusiveKinds.find((one) => listing.offers.includes(one));
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
      return territoryMoves(term.offered, term.wanted);
    case 'time':
      return [[{ code: 'validity_extended', to: term.deadline }]];
  }
}

/** Widen the offer by what is missing, or narrow the demand to what both have. */
function territoryMoves(offered: Territory, wanted: Territory): ChangeSteps[] {
  const wider: ChangeSteps = [{ code: 'territory_widened', to: widened(offered, wanted) }];
  const both = inBoth(offered, wanted);
  return both ? [wider, [{ code: 'territory_narrowed', to: both }]] : [wider];
}

/** The union of both territories. */
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
