import { z } from 'zod';

/** The parts of a score. Code loops over this list, so a part can be added here. */
export const partNames = ['lexical', 'semantic', 'classification', 'readiness', 'terms', 'requirements'] as const;
export type PartName = (typeof partNames)[number];

const numberSchema = z.number();

/** Log-odds from the worst to the best value of a part, and the value that adds nothing. */
const partWeightsSchema = z.strictObject({ weight: numberSchema.min(0), neutral: numberSchema });

/**
 * All parameters of the score, as named data. `reviewedWeights` comes with the code; sets fitted to decisions are stored
 * in Postgres and named after the reviewed set whose formulas they use. Stored sets fix the names of the fields.
 */
export const weightsSchema = z.strictObject({
  id: z.string().min(1),
  /** Log-odds of a pair about which everything is neutral and whose texts share nothing. */
  bias: numberSchema,
  parts: z.record(z.enum(partNames), partWeightsSchema),
  lexical: z.strictObject({
    /** BM25 saturation of repeats in a listing. */
    k1: numberSchema,
    /** BM25 length normalisation of listings, 0..1. */
    b: numberSchema,
    /** Saturation of repeats in a need. */
    needRepeats: numberSchema,
    /** Weight of a bigram relative to a word. */
    bigram: numberSchema,
    /** Share of the highest possible sum that counts as 1, 0..1. */
    full: numberSchema,
    /** The length prior: unshared words added to every text, because few words are little evidence. */
    unsaid: numberSchema.min(0),
    /** Share of listing coverage in the part, 0..1; the rest is demand coverage. */
    back: numberSchema,
  }),
  semantic: z.strictObject({
    /** Shares of the whole text, of the best passages, and of passage coverage; they sum to 1. */
    whole: numberSchema,
    best: numberSchema,
    coverage: numberSchema,
    /** Weight of the density correction. */
    crowding: numberSchema,
  }),
  /** The most log-odds of a pair with something forbidden, with a result widely missed, with one just missed. */
  requirements: z.strictObject({ forbidden: numberSchema, missed: numberSchema, near: numberSchema }),
});
export type Weights = Readonly<z.infer<typeof weightsSchema>>;

/** The source of the active weights. */
export type WeightsSource = {
  current(): Weights;
};

/**
 * Fitted on the development half of sbir-bench (171 needs and 7,198 offers, whole and cut down to a sentence or a
 * title), checked on SciFact and the demo catalogue. Shares and the ratio of the parts rank well, on a flat optimum.
 * Slope and bias come from a logistic regression of the chosen offer, with a slope a sixth gentler, because the chosen
 * offer is not the only good one. The expected calibration error stays below .04 for texts of any length
 * (`docs/matching-measured.md`). The bench has no codes, levels, prices or results, so those weights are set by judgement:
 * a clear misfit about halves the odds of a good pair, and no fit of form makes a pair of unrelated texts.
 *
 * A changed set needs a new id, because versions fitted to other formulas or parameters become inactive.
 */
export const reviewedWeights: Weights = {
  id: 'fourth',
  bias: -9.5,
  parts: {
    lexical: { weight: 13.2, neutral: 0 },
    semantic: { weight: 8.8, neutral: 0 },
    classification: { weight: 1.6, neutral: 0.3 },
    readiness: { weight: 1.6, neutral: 0.75 },
    terms: { weight: 1.6, neutral: 0.75 },
    requirements: { weight: 1.6, neutral: 0.5 },
  },
  lexical: { k1: 2, b: 0.9, needRepeats: 8, bigram: 0.6, full: 0.7, unsaid: 5, back: 0.6 },
  semantic: { whole: 0.4, best: 0.3, coverage: 0.3, crowding: 0.7 },
  requirements: { forbidden: -2.2, missed: -0.2, near: 3 },
};
