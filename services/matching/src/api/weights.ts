import { idSchema } from '@techbourse/domain';
import { fitRecordSchema, weightsNumbersSchema } from '@techbourse/matching-engine/schema';
import { z } from 'zod';

const momentSchema = z.iso.datetime();

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
    weights: weightsNumbersSchema.nullable(),
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
