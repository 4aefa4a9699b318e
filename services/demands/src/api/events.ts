import {
  daySchema,
  demandOutcomes,
  idSchema,
  localizedText,
  organisationRefSchema,
  shownPlacesSchema,
  technologyFields,
  timestampSchema,
} from '@techbourse/domain';
import { z } from 'zod';
import { contentFields } from './content.ts';

/**
 * An open demand as it travels in events. The owner is always named here, because subscribers need it. A subscriber
 * that shows an `anonymous` demand must show `anonymousOrganisation(organisation, field, shownPlace)` and
 * `anonymousWorkPlace` of packages/domain instead. Of an anonymous one `openedAt` is the day alone.
 */
export const demandSnapshotSchema = z.object({
  id: idSchema,
  version: z.int().min(1),
  kind: contentFields.kind,
  organisation: organisationRefSchema,
  anonymous: z.boolean(),
  shownPlace: shownPlacesSchema
    .default('none')
    .describe('the part of the place that may be shown of an anonymous owner'),
  title: localizedText({ max: 300 }),
  problem: localizedText({ max: 10_000 }),
  tried: contentFields.tried,
  requiredResults: contentFields.requiredResults.unwrap(),
  elements: contentFields.elements,
  ipc: z.array(z.string()),
  field: technologyFields.schema.nullable(),
  keywords: z.array(z.string()),
  readinessWanted: contentFields.readinessWanted,
  dealKinds: contentFields.dealKinds.unwrap(),
  exclusivity: contentFields.exclusivity,
  territory: contentFields.territory,
  restrictions: contentFields.restrictions,
  budget: contentFields.budget,
  deadline: contentFields.deadline,
  openUntil: daySchema,
  /** When that day is over where the demand is; events from before do not say it. */
  closesAt: timestampSchema.optional(),
  place: contentFields.place,
  languages: contentFields.languages.unwrap(),
  openedAt: timestampSchema,
});
export type DemandSnapshot = z.infer<typeof demandSnapshotSchema>;

/** Payload of `demand.opened` is the snapshot. It is also sent for each edit of an open demand. */
export const DEMAND_OPENED = 'demand.opened' as const;
export const DEMAND_REVIEWED = 'demand.reviewed' as const;

/**
 * Payload of `demand.reviewed`: what the review of a demand came to, or that an open one was held back, for its owner; and
 * what waits for the review, for the operator.
 */
export const demandReviewedSchema = z.object({
  id: idSchema,
  organisationId: idSchema,
  act: z
    .enum(['submitted', 'returned', 'published', 'held', 'left'])
    .describe('left: its owner took it out of the review'),
  title: localizedText({ max: 300 }).nullable(),
  reason: z.string().nullable(),
  reasons: z.array(z.string()).default([]).describe('codes of `ReviewReason`; earlier versions told none'),
});
export type DemandReviewed = z.infer<typeof demandReviewedSchema>;

export const DEMAND_CLOSED = 'demand.closed' as const;

/** Payload of `demand.closed`: the demand left the market, with its last open state. */
export const demandClosedSchema = z.object({
  id: idSchema,
  organisationId: idSchema,
  outcome: demandOutcomes.schema,
  snapshot: demandSnapshotSchema,
});
export type DemandClosed = z.infer<typeof demandClosedSchema>;
