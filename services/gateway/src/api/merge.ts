import { idSchema, lineText, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';

export const newMergeSchema = z
  .strictObject({ into: idSchema.describe('the organisation that stays'), reason: lineText({ max: 500 }) })
  .meta({ id: 'NewOrganisationMerge' });
export type NewMerge = z.infer<typeof newMergeSchema>;

export const mergeSchema = z
  .object({
    id: idSchema,
    fromId: idSchema,
    intoId: idSchema,
    reason: z.string(),
    members: z.int().describe('who belongs to the one that stays through it'),
    keys: z.int().describe('that act for the one that stays from now on'),
    createdAt: timestampSchema,
    undoUntil: timestampSchema,
    undoneAt: timestampSchema.nullable(),
  })
  .meta({ id: 'OrganisationMerge' });
export type Merge = z.infer<typeof mergeSchema>;

export const movedOrganisationSchema = z
  .object({ id: idSchema, mergedInto: idSchema })
  .meta({ id: 'MovedOrganisation' });
