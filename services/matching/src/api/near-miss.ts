import { idSchema, languages, pairSides } from '@techbourse/domain';
import { moveSchema, obstacleSchema } from '@techbourse/matching-engine/schema';
import { z } from 'zod';
import { pairRecordSchema } from './pair.ts';

export const listNearMissesSchema = z
  .strictObject({
    listing: idSchema.optional(),
    demand: idSchema.optional(),
    language: languages.schema.default('en').describe('language of the sentences'),
  })
  .refine((query) => (query.listing === undefined) !== (query.demand === undefined), {
    error: 'Give either listing or demand',
  });

export const nearMissSchema = z
  .object({
    record: pairRecordSchema.extend({ side: pairSides.schema }).meta({ id: 'NearMissRecord' }),
    score: z.number().min(0).max(1).describe('that the two would have without the condition'),
    why: z.string().nullable().describe('the strongest reason why they would fit'),
    condition: z.object({
      code: obstacleSchema.shape.code,
      text: z.string().describe('the condition in the way, as a clause'),
    }),
    lifts: z
      .array(
        z.object({ side: pairSides.schema.describe('whose record changes'), change: moveSchema, text: z.string() }),
      )
      .min(1)
      .describe('what would lift it, one change of either side at most'),
  })
  .meta({ id: 'NearMiss' });
export type NearMiss = z.infer<typeof nearMissSchema>;

export const nearMissesSchema = z.object({ items: z.array(nearMissSchema) }).meta({ id: 'NearMisses' });
