import { z } from 'zod';

const momentSchema = z.iso.datetime();
const estimateSchema = z
  .object({ value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() })
  .meta({ id: 'Estimate', description: 'with a 95 % bootstrap interval over organisations; null: cannot be said' });
const qualitySchema = z
  .object({
    logLoss: estimateSchema.describe('lower is better'),
    auc: estimateSchema.describe('share of right orders of one taken up and one not'),
    ece: estimateSchema.describe('expected calibration error over ten bins of equal weight'),
  })
  .meta({ id: 'WeightsQuality' });
const reliabilityRowSchema = z
  .object({ weight: z.number(), chance: z.number(), taken: z.number() })
  .meta({ id: 'ReliabilityRow', description: 'mean chance given beside the share taken up' });

/** Bias and part weights: what is fitted. */
export const weightsNumbersSchema = z
  .object({ bias: z.number(), parts: z.record(z.string(), z.object({ weight: z.number(), neutral: z.number() })) })
  .meta({ id: 'WeightsNumbers' });

/** What a version was fitted to, and how it did on decisions of organisations it was not fitted to. */
export const fitRecordSchema = z
  .object({
    root: z.string().describe('the reviewed set that the fit is pulled towards'),
    comparedWith: z.string().describe('the version that ruled: "before"'),
    data: z.object({
      decisions: z.int().describe('newest of each pair and side, with the reviewed set they were scored by'),
      used: z.int().describe('those that teach something'),
      taken: z.int(),
      declined: z.int(),
      organisations: z.int(),
      from: momentSchema.nullable(),
      until: momentSchema.nullable(),
      byDecision: z.record(z.string(), z.int()),
    }),
    largestOrganisation: z.object({
      share: z.number().describe('of all decisions used'),
      weight: z.number().describe('of all weight, after the cap'),
      sway: z.number().describe('mean change of the chances, were its decisions not there'),
    }),
    before: weightsNumbersSchema,
    after: weightsNumbersSchema,
    evaluation: z.object({
      decisions: z.int(),
      folds: z.int().describe('each organisation is tested by fits without it'),
      before: qualitySchema,
      after: qualitySchema,
      difference: qualitySchema.describe('after minus before'),
      reliability: z.object({ before: z.array(reliabilityRowSchema), after: z.array(reliabilityRowSchema) }),
    }),
    better: z.boolean().describe('log loss is lower than before'),
  })
  .meta({ id: 'FitRecord' });
export type FitRecord = z.infer<typeof fitRecordSchema>;
