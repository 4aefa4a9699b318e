import { recordReviewSchema, solvedBySchema } from '@techbourse/api-schema';
import {
  completenessSchema,
  daySchema,
  demandActions,
  demandKinds,
  demandOutcomes,
  demandStates,
  idSchema,
  reviewReasons,
  shownOrganisationSchema,
  timestampSchema,
} from '@techbourse/domain';
import { z } from 'zod';
import { contentFields } from './content.ts';

const closesAtSchema = timestampSchema
  .nullable()
  .describe(
    'when its last day is over: at midnight of its place (the latest zone where the place has several), which is that ' +
      'of its organisation where it names none; of an anonymous demand without a place, and where no zone is known, at ' +
      'midnight of the exchange',
  );

const sourceSchema = z.object({ source: z.string(), externalId: z.string() });

/** A demand as one reader sees it. The owner of an anonymous one has no id for anybody else. */
export const demandSchema = z
  .object({
    id: idSchema,
    version: z.int().min(1),
    state: demandStates.schema,
    outcome: demandOutcomes.schema.nullable(),
    sight: z
      .enum(['owner', 'named', 'public'])
      .describe('whose view this is; named: the owner of an anonymous demand let your organisation know who it is'),
    organisation: shownOrganisationSchema,
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
    openedAt: timestampSchema.nullable(),
    openUntil: daySchema
      .nullable()
      .describe('last day on which it is open, where the demand is: the deadline, or a year from opening'),
    closesAt: closesAtSchema,
    closedAt: timestampSchema.nullable(),
    outOfView: z
      .literal(true)
      .optional()
      .describe('it left public view with its organisation, and comes back with it; for its owner and the operator'),
    ...contentFields,
    source: sourceSchema.optional(),
    closingNote: z.string().optional(),
    solvedBy: z.array(solvedBySchema).optional().describe('for its owner and the operator, on one that is read alone'),
    completeness: completenessSchema.optional(),
    review: recordReviewSchema
      .optional()
      .describe('why it is a draft again; for its owner and the operator, on one that is read alone'),
  })
  .meta({ id: 'Demand' });
export type Demand = z.infer<typeof demandSchema>;

export const demandVersionSchema = z
  .object({ version: z.int().min(1), openedAt: timestampSchema, content: z.object(contentFields) })
  .meta({ id: 'DemandVersion' });
export type DemandVersion = z.infer<typeof demandVersionSchema>;

export const demandEventSchema = z
  .object({
    id: idSchema,
    action: z.enum(['create', 'edit', ...demandActions]),
    from: demandStates.schema.nullable(),
    to: demandStates.schema,
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
  .meta({ id: 'DemandEvent' });
export type DemandEvent = z.infer<typeof demandEventSchema>;

export const demandRowSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    kind: demandKinds.schema,
    state: demandStates.schema,
    outcome: demandOutcomes.schema.nullable(),
    title: contentFields.title,
    deadline: contentFields.deadline,
    anonymous: z.boolean(),
    completeness: z.number(),
    reads: z.int().describe('how often others have read it'),
    source: sourceSchema.optional(),
    organisation: shownOrganisationSchema,
    updatedAt: timestampSchema,
    openedAt: timestampSchema.nullable(),
    openUntil: daySchema.nullable(),
    closesAt: closesAtSchema,
  })
  .meta({ id: 'DemandRow', description: 'A demand in a list' });
export type DemandRow = z.infer<typeof demandRowSchema>;
