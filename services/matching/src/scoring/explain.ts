import type { Reason, SharedTerm } from '../contract/reasons.ts';
import { type CorpusStats, inverseFrequency } from './corpus.ts';
import type { DealTerm } from './deal-terms.ts';
import { listingSaturation, needWeight } from './lexical.ts';
import { isBigram, type Profile, type Space, type TermVector, termId } from './profile.ts';
import type { Evidence } from './score.ts';
import { meetings, type PassageMeeting } from './semantic.ts';
import type { Weights } from './weights.ts';

/** The words behind a profile, per space: term to the form as written, where scoring saw numbers. */
export type Wording = Readonly<Partial<Record<Space, ReadonlyMap<string, string>>>>;

/** A reason as it is kept: passages by their number, so that a pair does not repeat the texts of both profiles. */
export type KeptReason =
  | Exclude<Reason, { code: 'passages_meet' }>
  | {
      readonly code: 'passages_meet';
      readonly part: 'semantic';
      readonly effect: 'for' | 'against';
      readonly data: { readonly whole: number; readonly coverage: number; readonly passages: PassageMeeting[] };
    };

type Side = { readonly profile: Pick<Profile<unknown>, 'terms' | 'passages'>; readonly wording: Wording };

const TERMS_SHOWN = 8;
const PASSAGES_SHOWN = 3;

/** Reasons of a score, from its evidence and nothing else, in the order of the parts. */
export function explain(
  evidence: Evidence,
  listing: Side,
  demand: Side,
  corpus: CorpusStats,
  weights: Weights,
): KeptReason[] {
  return [
    lexicalReason(evidence, listing, demand, corpus, weights),
    semanticReason(evidence, listing, demand),
    ...classificationReason(evidence, weights),
    ...readinessReason(evidence),
    ...(evidence.terms?.terms ?? []).map(termReason),
  ];
}

function lexicalReason(
  evidence: Evidence,
  listing: Side,
  demand: Side,
  corpus: CorpusStats,
  weights: Weights,
): KeptReason {
  const { space } = evidence.lexical;
  const terms = space ? sharedTerms(space, listing, demand, corpus, weights.lexical) : [];
  if (terms.length === 0) return { code: 'no_shared_terms', part: 'lexical', effect: 'against', data: {} };
  return { code: 'shared_terms', part: 'lexical', effect: 'for', data: { terms: terms.slice(0, TERMS_SHOWN) } };
}

/** Terms both sides hold in a space, the weightiest first. Words are compared, so a hash that collides shows nothing. */
function sharedTerms(
  space: Space,
  listing: Side,
  demand: Side,
  corpus: CorpusStats,
  weights: Weights['lexical'],
): SharedTerm[] {
  const offered = listing.profile.terms[space];
  const wanted = demand.profile.terms[space];
  const written = listing.wording[space];
  if (!offered || !wanted || !written) return [];
  const documents = corpus.documents(space);
  const found: SharedTerm[] = [];
  for (const [term, surface] of demand.wording[space] ?? []) {
    const other = written.get(term);
    if (other === undefined) continue;
    const id = termId(term);
    const idf = inverseFrequency(documents, corpus.frequency(space, id));
    const weight =
      needWeight(idf, countOf(wanted, id), isBigram(id), weights) *
      listingSaturation(countOf(offered, id), offered.length, corpus.averageLength(space), weights);
    found.push({ term, weight, listing: other, demand: surface });
  }
  const sum = found.reduce((all, one) => all + one.weight, 0) || 1;
  return found
    .map((one) => ({ ...one, weight: rounded(one.weight / sum) }))
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
}

function countOf(vector: TermVector, id: number): number {
  let low = 0;
  let high = vector.ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = vector.ids[middle] as number;
    if (at === id) return vector.counts[middle] as number;
    if (at < id) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

function semanticReason(evidence: Evidence, listing: Side, demand: Side): KeptReason {
  const { value, whole, coverage } = evidence.semantic;
  const passages = meetings(listing.profile.passages, demand.profile.passages)
    .slice(0, PASSAGES_SHOWN)
    .map((one) => ({ ...one, cosine: rounded(one.cosine) }));
  // Between two texts of one trade that want different things, the measured mean lies at .41.
  const effect = value >= 0.45 ? 'for' : 'against';
  return {
    code: 'passages_meet',
    part: 'semantic',
    effect,
    data: { whole: rounded(whole), coverage: rounded(coverage), passages },
  };
}

/** Kept reasons with the passages in words; meetings whose passages are no longer there are left out. */
export function withPassages(
  reasons: readonly KeptReason[],
  listing: readonly string[],
  demand: readonly string[],
): Reason[] {
  return reasons.map((reason) => {
    if (reason.code !== 'passages_meet') return reason;
    const passages = reason.data.passages.flatMap((one) => {
      const [wanted, offered] = [demand[one.demandPassage], listing[one.listingPassage]];
      return wanted && offered ? [{ demand: wanted, listing: offered, similarity: one.cosine }] : [];
    });
    return { ...reason, data: { ...reason.data, passages } };
  });
}

function classificationReason(evidence: Evidence, weights: Weights): KeptReason[] {
  const part = evidence.classification;
  if (!part) return [];
  const effect = part.value >= weights.parts.classification.neutral ? 'for' : 'against';
  const data = { similarity: rounded(part.value), listing: part.listing, demand: part.demand };
  return [{ code: 'classification', part: 'classification', effect, data }];
}

function readinessReason({ readiness }: Evidence): KeptReason[] {
  if (!readiness) return [];
  const { level, wanted, gap } = readiness;
  if (gap === 0) return [{ code: 'ready_enough', part: 'readiness', effect: 'for', data: { level, wanted } }];
  return [{ code: 'too_early', part: 'readiness', effect: 'against', data: { level, wanted, gap } }];
}

function termReason(term: DealTerm): KeptReason {
  const effect = term.fit === 1 ? 'for' : 'against';
  switch (term.kind) {
    case 'deal_kinds':
      return { code: 'deal_kinds', part: 'terms', effect, data: { common: [...term.common] } };
    case 'exclusivity': {
      const code = term.fit === 1 ? 'exclusivity_possible' : 'exclusivity_not_offered';
      return { code, part: 'terms', effect, data: { wanted: term.wanted } };
    }
    case 'price': {
      const code = term.fit === 1 ? 'price_within_budget' : 'price_above_budget';
      return { code, part: 'terms', effect, data: { asked: term.asked, budget: term.budget } };
    }
    case 'territory':
      return {
        code: 'territory',
        part: 'terms',
        effect: term.fit >= 0.5 ? (term.fit === 1 ? 'for' : 'neutral') : 'against',
        data: { coverage: rounded(term.fit), offered: term.offered, wanted: term.wanted },
      };
    case 'time': {
      const code = term.fit === 1 ? 'valid_long_enough' : 'lapses_before_deadline';
      return { code, part: 'terms', effect, data: { validUntil: term.validUntil, deadline: term.deadline } };
    }
  }
}

function rounded(value: number): number {
  return Math.round(Math.max(0, Math.min(1, value)) * 10_000) / 10_000;
}
