import {
  idSchema,
  listingStates,
  localizedText,
  organisationRefSchema,
  plainText,
  timestampSchema,
} from '@techbourse/domain';
import { z } from 'zod';

const sideSchema = z.object({
  id: idSchema,
  state: listingStates.schema,
  organisation: organisationRefSchema,
  title: localizedText({ max: 300 }).nullable(),
});

/** Two listings that hold one patent, where the owner of the second may not see the first. */
export const listingConflictSchema = z
  .object({
    listing: sideSchema.describe('the one that came later'),
    conflictsWith: sideSchema.describe('the one that stood for it before'),
    key: z.string().describe('`number:` or `family:` and what both stand for'),
    since: timestampSchema,
  })
  .meta({ id: 'ListingConflict' });
export type ListingConflict = z.infer<typeof listingConflictSchema>;

export const settleConflictSchema = z
  .strictObject({ reason: plainText({ max: 1000 }).describe('why both may stand; for the record') })
  .meta({ id: 'SettleConflict' });
export type SettleConflict = z.infer<typeof settleConflictSchema>;

export const settledSchema = z.object({ listing: idSchema, settled: z.int() }).meta({ id: 'SettledConflict' });
export type Settled = z.infer<typeof settledSchema>;
