import type { DemandProfile, ListingProfile, Profile, Space } from '../profile/profile.ts';
import { apportion } from '../score/apportion.ts';
import type { CorpusStats } from '../score/corpus.ts';
import type { DealCondition } from '../score/deal-terms.ts';
import { sharedTerms } from '../score/lexical.ts';
import type { RequirementItem } from '../score/requirements.ts';
import { type Evidence, type Score, slopeOf, totalLogOdds } from '../score/score.ts';
import { meetings } from '../score/semantic.ts';
import type { Weights } from '../score/weights.ts';
import { type FormCounterfactual, findCounterfactual } from './counterfactual.ts';
import { type MissingWords, missingWords } from './missing-words.ts';
import type { PartName, Reason } from './reason-schema.ts';

/**
 * A reason as stored with its pair: ids of terms and numbers of passages instead of words, because scoring has no words
 * and a pair must not repeat the texts of its records. `render/resolve.ts` puts the words in.
 */
export type KeptReason = { [Code in Reason['code']]: Kept<Code, KeptData<Code>> }[Reason['code']];
type Kept<Code, Data> = { readonly code: Code; readonly adds: number; readonly data: Data };
type KeptData<Code extends Reason['code']> = Code extends 'shared_terms'
  ? { readonly space: Space; readonly terms: readonly KeptTerm[] }
  : Code extends 'passages_meet'
    ? { readonly whole: number; readonly coverage: number; readonly lessened: number } & {
        readonly passages: readonly KeptMeeting[];
      }
    : Code extends RequirementItem['kind']
      ? KeptRequirement
      : Extract<Reason, { code: Code }>['data'];
export type KeptTerm = readonly [id: number, share: number];
/** Places of a phrase or number among those of each side; none of a side that has it only in its words. */
export type KeptRequirement = { readonly demand?: number; readonly listing?: number; readonly mentioned?: boolean };
export type KeptMeeting = readonly [demandPassage: number, listingPassage: number, cosine: number];

/** The stored explanation of a score. */
export type KeptExplanation = {
  readonly reasons: readonly KeptReason[];
  readonly counterfactual?: FormCounterfactual;
  /** Only without a counterfactual: words that might help, for `render/missing-word.ts` to choose from. */
  readonly missing?: MissingWords;
};

type Side = Pick<Profile<unknown>, 'terms' | 'passages'>;
type FoundReason = Kept<Reason['code'], unknown> & KeptReason;

const TERMS_SHOWN = 8;
const PASSAGES_SHOWN = 3;

/**
 * Explains a score from its evidence, in the order of the parts. The reasons of a part sum to its contribution.
 */
export function explain(
  result: Score & { readonly evidence: Evidence },
  listing: ListingProfile,
  demand: DemandProfile,
  corpus: CorpusStats,
  weights: Weights,
): KeptExplanation {
  const { evidence, parts } = result;
  const sides = { listing: listing.facts, demand: demand.facts, listingIpc: listing.ipc, demandIpc: demand.ipc };
  const counterfactual = findCounterfactual(result, sides, weights);
  const missing = counterfactual ? undefined : missingWords(result, listing, demand, corpus, weights);
  const adds = (part: PartName) => parts[part].contribution;
  return {
    reasons: [
      lexicalReason(evidence, adds('lexical'), listing, demand, corpus, weights),
      semanticReason(evidence, adds('semantic'), listing, demand, weights),
      ...classificationReason(evidence, adds('classification')),
      ...readinessReason(evidence, adds('readiness')),
      ...conditionReasons(result, weights),
      ...requirementReasons(result),
    ],
    ...(counterfactual ? { counterfactual } : {}),
    ...(missing ? { missing } : {}),
  };
}

function lexicalReason(
  { lexical: { space } }: Evidence,
  adds: number,
  listing: ListingProfile,
  demand: DemandProfile,
  corpus: CorpusStats,
  weights: Weights,
): FoundReason {
  const offered = space && listing.terms[space];
  const wanted = space && demand.terms[space];
  const known = space && corpus.maxLexical?.(demand, space, weights.lexical);
  const shared = offered && wanted ? sharedTerms(offered, wanted, space, corpus, weights.lexical, known) : [];
  const excluded = excludedIds(listing, demand);
  const terms = shared
    .filter(({ id }) => !excluded.has(id))
    .slice(0, TERMS_SHOWN)
    .map(({ id, share }): KeptTerm => [id, short(share)]);
  if (!space || terms.length === 0) return { code: 'no_shared_terms', adds, data: {} };
  return { code: 'shared_terms', adds, data: { space, terms } };
}

/** Words that a side excludes: what both say of them speaks for nothing. */
function excludedIds(listing: ListingProfile, demand: DemandProfile): ReadonlySet<number> {
  const phrases = [
    ...(demand.notes?.excluded ?? []),
    ...(listing.notes?.excluded.filter((one) => one.kind === 'use') ?? []),
  ];
  return new Set(phrases.flatMap(({ words, pairs }) => [...words, ...pairs]));
}

function semanticReason(
  { semantic }: Evidence,
  adds: number,
  listing: Side,
  demand: Side,
  weights: Weights,
): FoundReason {
  const passages = meetings(listing.passages, demand.passages)
    .slice(0, PASSAGES_SHOWN)
    .map((one): KeptMeeting => [one.demandPassage, one.listingPassage, short(one.cosine)]);
  const lessened = Math.round(weights.semantic.crowding * semantic.density * 1000) / 1000;
  const data = { whole: short(semantic.whole), coverage: short(semantic.coverage), lessened, passages };
  return { code: 'passages_meet', adds, data };
}

function classificationReason({ classification: part }: Evidence, adds: number): FoundReason[] {
  if (!part) return [];
  const data = { similarity: short(part.value), listing: part.listing, demand: part.demand };
  return [{ code: 'classification', adds, data }];
}

function readinessReason({ readiness }: Evidence, adds: number): FoundReason[] {
  if (!readiness) return [];
  const { level, wanted, gap } = readiness;
  if (gap === 0) return [{ code: 'ready_enough', adds, data: { level, wanted } }];
  return [{ code: 'too_early', adds, data: { level, wanted, gap } }];
}

/** The part is the mean of the conditions, so each contributes by its distance from the neutral value. */
function conditionReasons({ evidence, parts }: Score & { evidence: Evidence }, weights: Weights): FoundReason[] {
  const terms = evidence.terms?.conditions ?? [];
  const { weight, neutral } = weights.parts.terms;
  const logOdds = terms.map((term) => (weight * (term.fit - neutral)) / terms.length);
  const shares = apportion(parts.terms.contribution, logOdds, slopeOf(totalLogOdds(evidence, weights), weights));
  return terms.map((term, i) => conditionReason(term, shares[i] ?? 0));
}

function conditionReason(term: DealCondition, adds: number): FoundReason {
  const fits = term.fit === 1;
  switch (term.kind) {
    case 'deal_kinds':
      return { code: 'deal_kinds', adds, data: { common: [...term.common] } };
    case 'exclusivity': {
      const code = fits ? 'exclusivity_possible' : 'exclusivity_not_offered';
      return { code, adds, data: { wanted: term.wanted } };
    }
    case 'price': {
      const code = fits ? 'price_within_budget' : 'price_above_budget';
      return { code, adds, data: { asked: term.asked, budget: term.budget } };
    }
    case 'territory': {
      const data = { coverage: short(term.fit), offered: term.offered, wanted: term.wanted };
      return { code: 'territory', adds, data };
    }
    case 'time': {
      const code = fits ? 'valid_long_enough' : 'lapses_before_deadline';
      return { code, adds, data: { validUntil: term.validUntil, deadline: term.deadline } };
    }
  }
}

/** The requirements that are missed share what the part takes away; else those that are met share what it adds. */
function requirementReasons({ evidence, parts }: Score & { evidence: Evidence }): FoundReason[] {
  const items = evidence.requirements?.items ?? [];
  const { contribution } = parts.requirements;
  const distances = items.map(({ fit }) => fit - 0.5);
  const weights = distances.map((one) => (contribution < 0 ? Math.min(0, one) : Math.max(0, one)));
  const sum = weights.reduce((all, one) => all + one, 0);
  const shares = apportion(contribution, weights, sum === 0 ? 0 : contribution / sum);
  return items.map((item, i) => requirementReason(item, shares[i] ?? 0));
}

function requirementReason(item: RequirementItem, adds: number): FoundReason {
  switch (item.kind) {
    case 'excluded_found':
      return { code: item.kind, adds, data: { demand: item.excluded, mentioned: item.mentioned } };
    case 'excluded_absent':
      return { code: item.kind, adds, data: { demand: item.excluded, listing: item.own } };
    case 'use_excluded':
      return { code: item.kind, adds, data: { listing: item.excluded } };
    case 'result_met':
    case 'result_not_met':
    case 'result_not_comparable':
      return { code: item.kind, adds, data: { demand: item.wanted, listing: item.figure } };
  }
}

/** Three digits are enough to read and keep rows small. */
function short(value: number): number {
  return Math.round(Math.max(0, Math.min(1, value)) * 1000) / 1000;
}
