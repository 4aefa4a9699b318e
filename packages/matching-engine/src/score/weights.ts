import { z } from 'zod';

/** What a pair is judged by. Code goes over this list and never spells it out, so that a part can be added here. */
export const partNames = ['lexical', 'semantic', 'classification', 'readiness', 'terms'] as const;
export type PartName = (typeof partNames)[number];

const numberSchema = z.number();

/** Log-odds from worst to best of a part, and the value at which it says nothing. */
const partWeightsSchema = z.strictObject({ weight: numberSchema.min(0), neutral: numberSchema });

/**
 * Everything that tunes the score, as data with a name. `reviewedWeights` is the set that comes with the code; sets
 * fitted to decisions are kept in Postgres (`learning/`) and are named after the reviewed set whose formulas they use.
 */
export const weightsSchema = z.strictObject({
  id: z.string().min(1),
  /** Log-odds of a pair about which everything is neutral and whose texts share nothing. */
  bias: numberSchema,
  parts: z.record(z.enum(partNames), partWeightsSchema),
  lexical: z.strictObject({
    /** BM25: how fast repeats of a word in a listing stop counting. */
    k1: numberSchema,
    /** BM25: how much a long listing is held against its words, 0..1. */
    b: numberSchema,
    /** How fast repeats of a word in a need stop counting. */
    needRepeats: numberSchema,
    /** Worth of two words in a row beside a word. */
    bigram: numberSchema,
    /** Share of the highest possible sum that counts as everything, 0..1. */
    full: numberSchema,
    /** Length prior: words that every text is taken to have left unsaid, shared with nobody: with few words little is said for sure. */
    unsaid: numberSchema.min(0),
    /** Share of the part that is listing coverage: how much of the listing the need speaks of, 0..1. */
    back: numberSchema,
  }),
  semantic: z.strictObject({
    /** Shares of whole text, best passages, and mean of the best passage for each of the need; they sum to 1. */
    whole: numberSchema,
    best: numberSchema,
    coverage: numberSchema,
    /** How much of the density around a listing is held against it. Stored under this name. */
    crowding: numberSchema,
  }),
});
export type Weights = Readonly<z.infer<typeof weightsSchema>>;

/** Where a running service takes its weights from: the version that rules now. */
export type WeightsSource = {
  current(): Weights;
};

/**
 * Fitted on the development half of sbir-bench (171 needs and 7,198 offers, whole and cut down to a sentence or a
 * title), looked after on SciFact and the demo catalogue. Shares and the ratio of the parts are those that rank well, on
 * a flat top; slope and bias come from a logistic regression of the chosen offer. That is one offer known to be good and
 * not the only one that is, so the slope is a sixth gentler and weak pairs are given better odds; the expected
 * calibration error stays below .04 for texts of any length (`docs/matching.md`). The bench has no codes, levels or
 * prices: those three are set by judgement, so that a clear misfit about halves the odds of a good pair and no fit of
 * form makes a pair of texts that do not meet.
 *
 * A new set gets a new id, because versions fitted to the formulas and parameters of another one rule no longer.
 */
export const reviewedWeights: Weights = {
  id: 'third',
  bias: -9.5,
  parts: {
    lexical: { weight: 13.2, neutral: 0 },
    semantic: { weight: 8.8, neutral: 0 },
    classification: { weight: 1.6, neutral: 0.3 },
    readiness: { weight: 1.6, neutral: 0.75 },
    terms: { weight: 1.6, neutral: 0.75 },
  },
  lexical: { k1: 2, b: 0.9, needRepeats: 8, bigram: 0.6, full: 0.7, unsaid: 5, back: 0.6 },
  semantic: { whole: 0.4, best: 0.3, coverage: 0.3, crowding: 0.7 },
};
