import { idSchema } from '@techbourse/domain';
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
const numbersSchema = z
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
    before: numbersSchema,
    after: numbersSchema,
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

export const fitWeightsSchema = z
  .strictObject({
    dryRun: z.boolean().default(false).describe('evaluate only'),
    force: z.boolean().default(false).describe('write the version also when it is not better'),
  })
  .meta({ id: 'FitWeights' });
export type FitWeightsInput = z.infer<typeof fitWeightsSchema>;

export const fitAnswerSchema = z
  .object({
    version: z
      .string()
      .nullable()
      .describe('the fitted version; null: there is none, as it is not better or none was asked for'),
    written: z.boolean().describe('false with a version: an earlier fit to the same decisions gave the same'),
    record: fitRecordSchema,
  })
  .meta({ id: 'FitAnswer' });
export type FitAnswer = z.infer<typeof fitAnswerSchema>;

export const weightsVersionSchema = z
  .object({
    id: z.string(),
    parent: z.string().nullable().describe('the version that ruled when it was made; null: a reviewed set of the code'),
    active: z.boolean(),
    usable: z.boolean().describe('false: its formulas are those of another release'),
    weights: numbersSchema.nullable(),
    record: fitRecordSchema.nullable(),
    createdAt: momentSchema.nullable(),
    createdBy: z.string().nullable(),
  })
  .meta({ id: 'WeightsVersion' });

export const weightsActivationSchema = z
  .object({
    version: z.string(),
    kind: z.enum(['activate', 'rollback']),
    reason: z.string().nullable(),
    at: momentSchema,
    by: z.string(),
  })
  .meta({ id: 'WeightsActivation' });

export const weightsSchema = z
  .object({
    active: z.string(),
    versions: z.array(weightsVersionSchema).describe('newest first'),
    activations: z.array(weightsActivationSchema).describe('newest first'),
  })
  .meta({ id: 'Weights' });
export type WeightsOverview = z.infer<typeof weightsSchema>;

const reasonSchema = z.string().trim().min(1).max(500).optional().describe('why, for the record');
export const activateWeightsSchema = z
  .strictObject({ version: z.string().min(1).max(100), reason: reasonSchema })
  .meta({ id: 'ActivateWeights' });
export type ActivateWeights = z.infer<typeof activateWeightsSchema>;
export const rollbackWeightsSchema = z.strictObject({ reason: reasonSchema }).meta({ id: 'RollbackWeights' });

export const activatedSchema = z
  .object({
    active: z.string(),
    before: z.string(),
    rematch: idSchema.nullable().describe('the full re-match that was started; null: the version ruled already'),
  })
  .meta({ id: 'ActivatedWeights' });
export type Activated = z.infer<typeof activatedSchema>;
