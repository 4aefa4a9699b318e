import type { DemandFacts, DemandProfile, ListingFacts, ListingProfile, Space } from '../profile/profile.ts';
import { apportion, STEPS } from './apportion.ts';
import { type ClassificationPart, classificationPart } from './classification.ts';
import type { CorpusStats } from './corpus.ts';
import { type DealTermsPart, dealTermsPart } from './deal-terms.ts';
import { type LexicalPart, lexicalPart } from './lexical.ts';
import { type ReadinessPart, readinessPart } from './readiness.ts';
import { ceilingOf, type RequirementsPart, requirementsPart } from './requirements.ts';
import { type SemanticPart, semanticPart } from './semantic.ts';
import { type PartName, partNames, type Weights } from './weights.ts';

/** One part of a score: its value 0..1 (null when a side says nothing), and what it adds to the score. */
export type ScorePart = {
  readonly value: number | null;
  readonly contribution: number;
};

export type Score = {
  /** 0..1, in steps of .0001; reads as the chance that the pair would be taken up. */
  readonly score: number;
  /** The score of two texts with nothing in common and no other evidence. */
  readonly base: number;
  readonly parts: Readonly<Record<PartName, ScorePart>>;
};

/** The evidence of each part; explanations are made from it. */
export type Evidence = {
  readonly lexical: LexicalPart;
  readonly semantic: SemanticPart;
  readonly classification: ClassificationPart | undefined;
  readonly readiness: ReadinessPart | undefined;
  readonly terms: DealTermsPart | undefined;
  readonly requirements: RequirementsPart | undefined;
};

/**
 * Scores one pair. The result does not depend on other pairs.
 *
 * The parts add up as log-odds, `z = bias + sum(weight * (value - neutral))`, and the score is the logistic of `z`.
 * Contributions share out the way from the base (logistic of the bias) to the score in proportion to the log-odds:
 * `(score - base) * logOdds / (z - bias)`. That slope is always positive, so each contribution has the sign of its
 * evidence, and base and contributions sum to the score to the last digit.
 *
 * A requirement that is missed sets a ceiling: what the other parts have above it is taken off again by that part.
 */
export function score(
  listing: ListingProfile,
  demand: DemandProfile,
  corpus: CorpusStats,
  weights: Weights,
): Score & { readonly evidence: Evidence } {
  const evidence = evidenceOf(listing, demand, corpus, weights);
  const { score, base, parts } = combine(evidence, weights);
  return { score, base, parts, evidence };
}

/** Collects the evidence that `combine` turns into a score. */
export function evidenceOf(
  listing: ListingProfile,
  demand: DemandProfile,
  corpus: CorpusStats,
  weights: Weights,
): Evidence {
  const known = corpus.maxLexical && ((space: Space) => corpus.maxLexical?.(demand, space, weights.lexical) ?? 0);
  return {
    lexical: lexicalPart(listing.terms, demand.terms, corpus, weights.lexical, known),
    semantic: semanticPart(listing, demand, weights.semantic, corpus.density(listing)),
    classification: classificationPart(listing.ipc, demand.ipc),
    readiness: readinessPart(listing.facts.readiness, demand.facts.readinessWanted),
    terms: dealTermsPart(listing.facts, demand.facts),
    requirements: requirementsPart(listing, demand, corpus),
  };
}

/** The evidence of facts alone, for changes that leave the texts as they are. */
export function factsEvidence(listing: ListingFacts, demand: DemandFacts): Pick<Evidence, 'readiness' | 'terms'> {
  return {
    readiness: readinessPart(listing.readiness, demand.readinessWanted),
    terms: dealTermsPart(listing, demand),
  };
}

/** `combine(evidence, weights).score` at a tenth of its cost, for the many candidates that are not kept. */
export function scoreOf(evidence: Evidence, weights: Weights): number {
  return Math.round(logistic(weights.bias + totalLogOdds(evidence, weights)) * STEPS) / STEPS;
}

/** The log-odds of all parts together, under the ceiling of a missed requirement. */
export function totalLogOdds(evidence: Pick<Evidence, 'requirements'> & Partial<Evidence>, weights: Weights): number {
  let total = 0;
  for (const name of partNames) total += logOddsOf(name, evidence, weights);
  return total + overCeiling(total, evidence.requirements?.value, weights);
}

/**
 * What a missed requirement takes off besides its weight. The chances add up as odds do in parallel, so better pairs stay
 * better ones below the ceiling: `1 / odds = 1 / own + 1 / highest`.
 */
export function overCeiling(total: number, value: number | undefined, weights: Weights): number {
  const ceiling = value === undefined ? undefined : ceilingOf(value, weights.requirements);
  return ceiling === undefined ? 0 : -Math.log1p(Math.exp(weights.bias + total - ceiling));
}

function logOddsOf(name: PartName, evidence: Partial<Evidence>, { parts }: Weights): number {
  const value = evidence[name]?.value;
  return value === undefined ? 0 : parts[name].weight * (value - parts[name].neutral);
}

/** Computes score, base and contributions from the evidence. */
export function combine(evidence: Evidence, weights: Weights): Score {
  const logOdds: number[] = [];
  let total = 0;
  for (const name of partNames) {
    const own = logOddsOf(name, evidence, weights);
    logOdds.push(own);
    total += own;
  }
  const over = overCeiling(total, evidence.requirements?.value, weights);
  logOdds[partNames.indexOf('requirements')] = (logOdds[partNames.indexOf('requirements')] ?? 0) + over;
  total += over;
  const base = Math.round(logistic(weights.bias) * STEPS);
  const result = Math.round(logistic(weights.bias + total) * STEPS);
  const shares = apportion((result - base) / STEPS, logOdds, slopeOf(total, weights));
  const parts = {} as Record<PartName, ScorePart>;
  // Indexed loops here and in `apportion`: both are hot, and iterators cost time.
  for (let i = 0; i < partNames.length; i++) {
    const name = partNames[i] as PartName;
    parts[name] = { value: rounded(evidence[name]?.value ?? null), contribution: shares[i] ?? 0 };
  }
  return { score: result / STEPS, base: base / STEPS, parts };
}

/** The mean change of the score per unit of log-odds, from the base to `total`. */
export function slopeOf(total: number, { bias }: Weights): number {
  return total === 0 ? 0 : (logistic(bias + total) - logistic(bias)) / total;
}

function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * STEPS) / STEPS;
}
