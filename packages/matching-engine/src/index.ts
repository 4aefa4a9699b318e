export { bandsOf, type ComparedText, isSameText } from './duplicate/fingerprint.ts';
export { bestOf, mayMeet, mostPromising } from './index/candidates.ts';
export { CorpusCounts } from './index/corpus-counts.ts';
export { Density, type Placed } from './index/density.ts';
export { ExactRetriever } from './index/exact.ts';
export { ProfileCache } from './index/profile-cache.ts';
export { ProfileIndex } from './index/profile-index.ts';
export type { Profiles } from './index/profiles.ts';
export { RemoteSide } from './index/remote-side.ts';
export { type OtherSide, otherSide, type Retriever, retrieve } from './index/retriever.ts';
export type { StoredProfile } from './index/side-index.ts';
export { WordLists } from './index/word-lists.ts';
export { type WordIndex, WordRanking } from './index/words.ts';
export { chanceOf, fitWeights } from './learning/fit.ts';
export { fitRecordSchema } from './learning/fit-record.ts';
export { fitLogistic, logistic } from './learning/logistic.ts';
export {
  type Estimate,
  type Judged,
  measure,
  type Quality,
  type ReliabilityRow,
  randomFrom,
  reliability,
} from './learning/reliability.ts';
export { type FitNeed, type FitResult, fitReport, learnable, numbersOf, TooFewDecisions } from './learning/report.ts';
export type { Decided, PartValues } from './learning/sample.ts';
export { compareOn, leastLoss, type Month, simulateYear, type YearOptions } from './learning/simulation.ts';
export { nextVersionId, usableWeights, versionBefore } from './learning/version.ts';
export { Market, type MarketRecord } from './market/market.ts';
export { analyse } from './profile/analyse.ts';
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
  isPairOfWords,
  type ListingFacts,
  type ListingProfile,
  type ProfileOf,
  type Space,
  spaces,
  type TermVector,
  termId,
} from './profile/profile.ts';
export { gatherTexts, type RecordTexts } from './profile/texts.ts';
export { meanVector, packPassages } from './profile/vectors.ts';
export {
  barOf,
  type Candidate,
  COPIERS_MAX,
  chooseKept,
  compareRanks,
  type ExposureRule,
  exposureRuleOf,
  FOLDED_MAX,
  type KeepRule,
  orderShown,
  placesFor,
  type Rank,
  rankShown,
  STANDING_MAX,
} from './rank/choose.ts';
export { type Exposure, exposureOf } from './rank/exposure.ts';
export { keepRuleOf, type ListLimits, leastScoreOf, usualLimits } from './rank/list-limits.ts';
export { asPair, type Scored, type ScoredCandidates, scoreCandidates } from './rank/score-candidates.ts';
export type { BothFacts } from './reason/change.ts';
export type { Counterfactual, PairObstacle } from './reason/change-schema.ts';
export { explain, type KeptExplanation } from './reason/explain.ts';
export { findBlocked } from './reason/unblock.ts';
export { renderExplanation } from './render/explanation.ts';
export { askForWord } from './render/missing-word.ts';
export { renderReasons, roundedTogether } from './render/reason.ts';
export { resolveReasons, type ScoredText } from './render/resolve.ts';
export { sharedOffers, violatedConstraint } from './score/constraints.ts';
export type { CorpusStats } from './score/corpus.ts';
export { saidBy } from './score/lexical.ts';
export { combine, type Score, score } from './score/score.ts';
export { partNames, reviewedWeights, type Weights, type WeightsSource } from './score/weights.ts';
