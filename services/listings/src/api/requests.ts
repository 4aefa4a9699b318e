import { clearable, expectedVersionSchema, importKeyFields } from '@techbourse/api-schema';
import { daySchema, idSchema, listingKinds, plainText } from '@techbourse/domain';
import { z } from 'zod';
import { checkContent, contentFields, listingContentSchema } from './content.ts';

export const createListingSchema = listingContentSchema;

const { kind: _kind, ...optionalFields } = contentFields;
/** What changes, field by field; `null` empties a field. */
export const updateListingSchema = z
  .strictObject({
    ...clearable(optionalFields),
    kind: listingKinds.schema.optional(),
    expectedVersion: expectedVersionSchema,
  })
  .meta({ id: 'UpdateListing' });
export type UpdateListing = z.infer<typeof updateListingSchema>;

export const publishListingSchema = z
  .strictObject({ expectedVersion: expectedVersionSchema })
  .meta({ id: 'PublishListing' });

/** Any step that needs a reason: withdraw, reserve, release, transfer. */
export const transitionListingSchema = z
  .strictObject({ reason: plainText({ max: 1000 }), expectedVersion: expectedVersionSchema.optional() })
  .meta({ id: 'StepListing' });
export type TransitionListing = z.infer<typeof transitionListingSchema>;

export const renewListingSchema = z
  .strictObject({ validUntil: daySchema.optional(), expectedVersion: expectedVersionSchema.optional() })
  .meta({ id: 'RenewListing' });
export type RenewListing = z.infer<typeof renewListingSchema>;

/** One row of an import: a listing, and where it comes from. The same source and id again is the same listing. */
export const importRowSchema = z
  .strictObject({
    ...importKeyFields,
    publish: z.boolean().optional(),
    ...contentFields,
  })
  .superRefine(checkContent)
  .meta({ id: 'ListingImportRow' });
export type ListingImportRow = z.infer<typeof importRowSchema>;

/** Several listings by their ids: `ids=a,b`, or the parameter several times. */
export const severalListingsQuerySchema = z.strictObject({
  ids: z
    .preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(idSchema).min(1).max(100))
    .describe('up to 100, with commas or as several parameters'),
});
