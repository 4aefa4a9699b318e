import type { DealKind } from '@techbourse/domain';
import type { DemandFacts } from '../profile/profile.ts';
import { exclusiveKinds } from '../score/deal-terms.ts';
import type { Evidence } from '../score/score.ts';
import type { BothFacts, BothSides, FormChange } from './change.ts';
import type { ChangeSteps } from './moves.ts';

/**
 * Facts that one side leaves open and the other states: readiness, deal conditions, codes. A condition is asked for only
 * while none is known, because one more would dilute a misfit instead of mending it. The listing is asked first.
 */
export function questionsOf(evidence: Evidence, sides: BothSides): ChangeSteps[][] {
  return [
    evidence.readiness ? [] : readinessQuestions(sides),
    evidence.terms ? [] : conditionQuestions(sides).slice(0, 1),
    evidence.classification?.value === 1 ? [] : codeQuestions(sides),
  ];
}

const one = (change: FormChange): ChangeSteps => [change];

function readinessQuestions({ listing, demand }: BothFacts): ChangeSteps[] {
  if (demand.readinessWanted !== undefined) return [one({ code: 'readiness_stated', to: demand.readinessWanted })];
  return listing.readiness === undefined ? [] : [one({ code: 'readiness_wanted_stated', to: listing.readiness })];
}

/** No condition is known, so at most one side states each; a single one that fits gives the part its full value. */
function conditionQuestions({ listing, demand }: BothFacts): ChangeSteps[] {
  const { budget, territory, deadline } = demand;
  const offer = suitable(demand.dealKinds, demand.exclusivity);
  const accepted = suitable(listing.offers, demand.exclusivity);
  return [
    ...(offer && listing.offers.length === 0 ? [one({ code: 'offer_stated', to: offer })] : []),
    ...(budget?.max && !listing.price ? [one({ code: 'price_stated', to: budget.max })] : []),
    ...(territory && !listing.territory ? [one({ code: 'territory_stated', to: territory })] : []),
    ...(deadline && !listing.validUntil ? [one({ code: 'validity_stated', to: deadline })] : []),
    ...(accepted && demand.dealKinds.length === 0 ? [one({ code: 'deal_kind_stated', to: accepted })] : []),
    ...(listing.price && !budget?.max ? [one({ code: 'budget_stated', to: listing.price.min })] : []),
    ...(listing.territory && !territory ? [one({ code: 'territory_wanted_stated', to: listing.territory })] : []),
    ...(listing.validUntil && !deadline ? [one({ code: 'deadline_stated', to: listing.validUntil })] : []),
  ];
}

/** The first deal kind of the other side that satisfies the demand's exclusivity. */
function suitable(kinds: readonly DealKind[], exclusivity: DemandFacts['exclusivity']): DealKind | undefined {
  if (exclusivity === undefined || exclusivity === 'not_needed') return kinds[0];
  return exclusiveKinds.find((kind) => kinds.includes(kind));
}

/** The first codes are tried: the first one is the main one. */
const CODES_MAX = 2;
const CLASS_LENGTH = 'C01'.length;

/**
 * Codes that may be missing: for a listing the demand's main code when it has none, else codes near its own; for a
 * demand only codes more exact than its own, because its owner decides what it wants.
 */
function codeQuestions({ listingIpc, demandIpc }: BothSides): ChangeSteps[] {
  const forListing = missing(demandIpc, listingIpc, (own, code) => isAbove(own, code) || isInSameClass(own, code));
  const forDemand = demandIpc.length > 0 ? missing(listingIpc, demandIpc, isAbove) : [];
  return [
    ...forListing.map((to) => one({ code: 'listing_classified', to })),
    ...forDemand.map((to) => one({ code: 'demand_classified', to })),
  ];
}

function missing(
  codes: readonly string[],
  ownCodes: readonly string[],
  isNear: (own: string, code: string) => boolean,
): string[] {
  const exact = codes.filter((code) => code.length > CLASS_LENGTH);
  if (ownCodes.length === 0) return exact.slice(0, 1);
  const near = exact.filter((code) => !ownCodes.includes(code) && ownCodes.some((own) => isNear(own, code)));
  return near.slice(0, CODES_MAX);
}

function isInSameClass(own: string, code: string): boolean {
  return own.startsWith(code.slice(0, CLASS_LENGTH));
}

/** `C08`, `C08L` and `C08L 67/00` are above `C08L 67/02`. */
function isAbove(own: string, code: string): boolean {
  return own !== code && code.startsWith(own.replace(/\/00$/, '/'));
}
