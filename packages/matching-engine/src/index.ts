export { bandsOf, type ComparedText, isSameText } from './duplicate/fingerprint.ts';
export { constraintsFor, preselect, topSlots } from './index/candidates.ts';
export { CorpusCounter } from './index/corpus-counter.ts';
export { Density, type ListingVector } from './index/density.ts';
export { ExactRetriever } from './index/exact.ts';
export { InvertedIndex } from './index/inverted-index.ts';
export { type LexicalIndex, LexicalRanking } from './index/lexical-ranking.ts';
export { ProfileCache } from './index/profile-cache.ts';
export { ProfileIndex } from './index/profile-index.ts';
export type { Profiles } from './index/profiles.ts';
export { RemoteSide } from './index/remote-side.ts';
export { type OtherSide, otherSide, type Retriever, retrieve } from './index/retriever.ts';
export type { StoredProfile } from './index/side-index.ts';
export { fitWeights, probabilityOf } from './learning/fit.ts';
export { fitRecordSchema } from './learning/fit-record.ts';
export { fitLogistic, logistic } from './learning/logistic.ts';
export {
  type Estimate,
  measureQuality,
  type Prediction,
  type Quality,
  type ReliabilityRow,
  reliability,
  seededRandom,
} from './learning/reliability.ts';
export {
  type FitMinimum,
  type FitResult,
  fitReport,
  numbersOf,
  TooFewDecisions,
  trainingSamples,
} from './learning/report.ts';
export type { LatestDecision, PartValues } from './learning/sample.ts';
export { compareOn, irreducibleLoss, type Month, simulateYear, type YearOptions } from './learning/simulation.ts';
export { nextVersionId, usableWeights, versionBefore } from './learning/version.ts';
export { Matcher, type MatcherRecord } from './matcher/matcher.ts';
export { ANALYSIS, analyse, type StatedNumbers } from './profile/analyse.ts';
export type { AnalysedText, CountedTerm } from './profile/analysed-text.ts';
export { embedText, packTexts } from './profile/embed.ts';
export { type CorpusView, keyTerms } from './profile/key-terms.ts';
export { packProfile, readPacked, unpackProfile } from './profile/pack.ts';
export { packText, type TextVectors } from './profile/pack-text.ts';
export {
  type AnyProfile,
  type DemandFacts,
  type DemandProfile,
  type FactsOf,
  isBigram,
  isBigramTerm,
  type ListingFacts,
  type ListingProfile,
  type ProfileOf,
  type Space,
  spaces,
  type TermVector,
  termId,
} from './profile/profile.ts';
export { collectTexts, type RecordTexts } from './profile/texts.ts';
export { meanVector, packPassages } from './profile/vectors.ts';
export {
  BETTER_LISTS_MAX,
  type Candidate,
  COPY_OWNERS_MAX,
  chooseKept,
  compareRanks,
  type ExposureRule,
  entryScoreOf,
  exposureRuleOf,
  FOLDED_MAX,
  type KeepRule,
  orderShown,
  placesAllowed,
  type Rank,
  rankShown,
} from './rank/choose.ts';
export { type Exposure, exposureOf } from './rank/exposure.ts';
export { defaultListLimits, keepRuleOf, type ListLimits, lowestKeptScore } from './rank/list-limits.ts';
export { findNearMisses, hasConditions, type NearMiss } from './rank/near-misses.ts';
export { asPair, type Scored, type ScoredCandidates, scoreCandidates } from './rank/score-candidates.ts';
export type { BothFacts } from './reason/change.ts';
export type { Counterfactual, Move, PairObstacle } from './reason/change-schema.ts';
export { explain, type KeptExplanation } from './reason/explain.ts';
export { findBlocked, findLifts, sideOfMove } from './reason/unblock.ts';
export { type Brief, briefOf } from './render/brief.ts';
export { renderCondition, renderLift } from './render/change.ts';
export { renderExplanation } from './render/explanation.ts';
export { missingWordQuestion } from './render/missing-word.ts';
export { renderReasons, roundedTogether } from './render/reason.ts';
export { resolveReasons, type ScoredText } from './render/resolve.ts';
export { nonExclusiveKinds, violatedConstraint } from './score/constraints.ts';
export type { CorpusStats } from './score/corpus.ts';
export { textWeight } from './score/lexical.ts';
export { combine, type Score, score } from './score/score.ts';
export { partNames, reviewedWeights, type Weights, type WeightsSource } from './score/weights.ts';
