import { contractedSchema, recordReviewSchema } from '@techbourse/api-schema';
import {
  completenessSchema,
  idSchema,
  listingActions,
  listingKinds,
  listingStates,
  organisationRefSchema,
  reviewReasons,
  timestampSchema,
} from '@techbourse/domain';
import { z } from 'zod';
import { contentFields } from './content.ts';

/** How much an actor sees: everything, or what is seen from a tier on. */
export const accessLevelSchema = z.enum(['owner', 'T3', 'T2', 'T1', 'T0']).meta({ id: 'Sight' });
export type AccessLevel = z.infer<typeof accessLevelSchema>;

const seen = {
  id: idSchema,
  version: z.int().min(1),
  state: listingStates.schema,
  sight: accessLevelSchema.describe('whose view this is; what the reader may not see is not there'),
  organisation: organisationRefSchema,
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  publishedAt: timestampSchema.nullable(),
  outOfView: z
    .literal(true)
    .optional()
    .describe('it left public view with its organisation, and comes back with it; for its owner and the operator'),
} as const;

/** A listing as one reader sees it. */
export const listingSchema = z
  .object({
    ...seen,
    ...contentFields,
    source: z.object({ source: z.string(), externalId: z.string() }).optional(),
    completeness: completenessSchema.optional(),
    contracts: z
      .array(contractedSchema)
      .optional()
      .describe('signed about it; for its owner and the operator, on one that is read alone'),
    review: recordReviewSchema
      .optional()
      .describe('why it is a draft again; for its owner and the operator, on one that is read alone'),
  })
  .meta({ id: 'Listing' });
export type Listing = z.infer<typeof listingSchema>;

export const listingVersionSchema = z
  .object({
    version: z.int().min(1),
    publishedAt: timestampSchema,
    content: z.object(contentFields),
  })
  .meta({ id: 'ListingVersion' });
export type ListingVersion = z.infer<typeof listingVersionSchema>;

export const listingEventSchema = z
  .object({
    id: idSchema,
    action: z.enum(['create', 'edit', ...listingActions]),
    from: listingStates.schema.nullable(),
    to: listingStates.schema,
    version: z.int(),
    actor: z.object({
      kind: z.string(),
      id: z.string(),
      organisationId: idSchema.nullable(),
      agencyId: idSchema.optional().describe('the agency that did it for the organisation, under a mandate'),
      personId: idSchema.optional(),
    }),
    reason: z.string().nullable(),
    reasons: z.array(reviewReasons.schema).describe('of who returned it or held it back'),
    at: timestampSchema,
  })
  .meta({ id: 'ListingEvent' });
export type ListingEvent = z.infer<typeof listingEventSchema>;

export const listingRowSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    kind: listingKinds.schema,
    state: listingStates.schema,
    title: contentFields.title,
    validUntil: contentFields.validUntil,
    completeness: z.number(),
    reads: z.int().describe('how often others have read it'),
    source: z.object({ source: z.string(), externalId: z.string() }).optional(),
    organisation: organisationRefSchema,
    updatedAt: timestampSchema,
    publishedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'ListingRow', description: 'A listing in a list' });
export type ListingRow = z.infer<typeof listingRowSchema>;
