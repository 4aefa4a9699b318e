import { declineReasons, idSchema } from '@techbourse/domain';
import { z } from 'zod';

export const pairInterestQuerySchema = z
  .strictObject({ listing: idSchema.optional(), demand: idSchema.optional() })
  .refine((query) => (query.listing === undefined) !== (query.demand === undefined), {
    error: 'Give either listing or demand',
  });

export const pairInterestSchema = z
  .object({
    pairs: z.int().describe('pairs that it has, or had and somebody decided on'),
    shortlisted: z.int().nullable().describe('on so many shortlists of others; null: on one or two, which is not told'),
    contacted: z.int().describe('others that wrote to you'),
    inDeals: z.int(),
    declined: z.int(),
    reasons: z
      .array(z.object({ reason: declineReasons.schema, count: z.int() }))
      .describe('why they declined, the commonest first'),
  })
  .meta({ id: 'PairInterest' });
export type PairInterest = z.infer<typeof pairInterestSchema>;
