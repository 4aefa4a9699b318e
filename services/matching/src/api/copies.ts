import { pageQuery } from '@techbourse/api-schema';
import { idSchema, localizedText, pairSides } from '@techbourse/domain';
import { z } from 'zod';

export const copiesQuerySchema = z.strictObject(pageQuery);

const holderSchema = z.object({
  id: idSchema.describe('the listing or demand'),
  title: localizedText({ max: 300 }),
  organisation: z.object({ id: idSchema, name: localizedText({ max: 300 }) }),
  since: z.string().nullable().describe('since when it says on the market what it says'),
});

/** Records of several organisations that are one text or one patent. */
export const copiedGroupSchema = z
  .object({
    group: idSchema,
    side: pairSides.schema,
    owners: z.int().describe('organisations that have it on the market'),
    records: z.int(),
    first: holderSchema.describe('who had it first; it stands for the group'),
    others: z.array(holderSchema).describe('the first twenty behind it'),
  })
  .meta({ id: 'CopiedGroup' });
export type CopiedGroup = z.infer<typeof copiedGroupSchema>;
