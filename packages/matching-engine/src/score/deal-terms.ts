import {
  compareMoney,
  type DealKind,
  type Money,
  type Territory,
  territoryCoverage,
  toMinor,
} from '@techbourse/domain';
import type { DemandFacts, ListingFacts } from '../profile/profile.ts';

/** One condition of a deal that both sides state, with its fit, 0..1. */
export type DealCondition =
  | { readonly kind: 'deal_kinds'; readonly fit: number; readonly common: readonly DealKind[] }
  | { readonly kind: 'exclusivity'; readonly fit: number; readonly wanted: 'required' | 'preferred' }
  | { readonly kind: 'price'; readonly fit: number; readonly asked: Money; readonly budget: Money }
  | { readonly kind: 'territory'; readonly fit: number; readonly offered: Territory; readonly wanted: Territory }
  | { readonly kind: 'time'; readonly fit: number; readonly validUntil: string; readonly deadline: string };

export type DealTermsPart = {
  /** The mean of the fits. */
  readonly value: number;
  readonly conditions: readonly DealCondition[];
};

/** Whether the conditions fit. Only conditions that both sides state count; undefined without any. */
export function dealTermsPart(listing: ListingFacts, demand: DemandFacts): DealTermsPart | undefined {
  const terms = [kinds, exclusivity, price, territory, time].map((term) => term(listing, demand));
  const known = terms.filter((term) => term !== undefined);
  if (known.length === 0) return undefined;
  return { value: known.reduce((sum, term) => sum + term.fit, 0) / known.length, conditions: known };
}

function kinds(listing: ListingFacts, demand: DemandFacts): DealCondition | undefined {
  if (listing.offers.length === 0 || demand.dealKinds.length === 0) return undefined;
  const common = listing.offers.filter((kind) => demand.dealKinds.includes(kind));
  return { kind: 'deal_kinds', fit: common.length > 0 ? 1 : 0, common };
}

/** Exclusive deal kinds, the lightest first. */
export const exclusiveKinds: readonly DealKind[] = ['exclusive_licence', 'sole_licence', 'assignment'];

/** 1 when a common deal kind is exclusive, else 0 for required and half for preferred exclusivity. */
function exclusivity(listing: ListingFacts, demand: DemandFacts): DealCondition | undefined {
  const wanted = demand.exclusivity;
  if (listing.offers.length === 0 || wanted === undefined || wanted === 'not_needed') return undefined;
  const taken = (kind: DealKind) => demand.dealKinds.length === 0 || demand.dealKinds.includes(kind);
  const offered = listing.offers.some((kind) => exclusiveKinds.includes(kind) && taken(kind));
  return { kind: 'exclusivity', fit: offered ? 1 : wanted === 'required' ? 0 : 0.5, wanted };
}

/** 1 within the budget, then down to 0 at twice the budget. Different currencies are not compared: there is no rate. */
function price(listing: ListingFacts, demand: DemandFacts): DealCondition | undefined {
  const asked = listing.price?.min;
  const budget = demand.budget?.max;
  if (!asked || !budget || asked.currency !== budget.currency) return undefined;
  const over = compareMoney(asked, budget) <= 0 ? 0 : ratio(asked, budget) - 1;
  return { kind: 'price', fit: Math.max(0, 1 - over), asked, budget };
}

function ratio(a: Money, b: Money): number {
  const below = toMinor(b);
  return below === 0n ? Number.POSITIVE_INFINITY : Number(toMinor(a)) / Number(below);
}

function territory(listing: ListingFacts, demand: DemandFacts): DealCondition | undefined {
  if (!listing.territory || !demand.territory) return undefined;
  const fit = territoryCoverage(listing.territory, demand.territory);
  return { kind: 'territory', fit, offered: listing.territory, wanted: demand.territory };
}

/** Half for an offer that expires before the deadline, because owners usually renew. */
function time(listing: ListingFacts, demand: DemandFacts): DealCondition | undefined {
  const { validUntil } = listing;
  const { deadline } = demand;
  if (!validUntil || !deadline) return undefined;
  return { kind: 'time', fit: validUntil >= deadline ? 1 : 0.5, validUntil, deadline };
}
