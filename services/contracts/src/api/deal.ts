import { pageQuery, whoseQuery } from '@techbourse/api-schema';
import { demandSnapshotSchema } from '@techbourse/demands/api';
import {
  dealStages,
  declineReasons,
  idSchema,
  localizedText,
  organisationRefSchema,
  pairIdSchema,
  plainText,
  shownOrganisationSchema,
  timestampSchema,
} from '@techbourse/domain';
import { listingSnapshotSchema } from '@techbourse/listings/api';
import { z } from 'zod';

export const dealSidesSchema = z.enum(['seller', 'buyer']).meta({ id: 'DealSide' });
export type DealSide = z.infer<typeof dealSidesSchema>;

export const openDealRequestSchema = z
  .strictObject({
    listingId: idSchema,
    demandId: idSchema.optional().describe('without it: a direct enquiry about the listing'),
    pairId: pairIdSchema.optional().describe('the pair that led here: listing id, underscore, demand id'),
    note: plainText({ max: 2000 }).optional(),
  })
  .meta({ id: 'OpenDeal' });
export type OpenDealRequest = z.infer<typeof openDealRequestSchema>;

const openStagesSchema = dealStages.schema.exclude(['signed', 'lost']).meta({ id: 'OpenDealStage' });

const expectedVersionSchema = z.int().min(1).optional().describe('refuses the change when the deal has moved on');

export const moveDealRequestSchema = z
  .strictObject({
    to: openStagesSchema,
    note: plainText({ max: 2000 }).optional(),
    expectedVersion: expectedVersionSchema,
  })
  .meta({ id: 'MoveDeal' });
export type MoveDealRequest = z.infer<typeof moveDealRequestSchema>;

export const withdrawStageRequestSchema = z
  .strictObject({ note: plainText({ max: 2000 }).optional(), expectedVersion: expectedVersionSchema })
  .meta({ id: 'WithdrawDealStage' });
export type WithdrawStageRequest = z.infer<typeof withdrawStageRequestSchema>;

export const declineStageRequestSchema = z
  .strictObject({ note: plainText({ min: 3, max: 2000 }).describe('why not'), expectedVersion: expectedVersionSchema })
  .meta({ id: 'DeclineDealStage' });
export type DeclineStageRequest = z.infer<typeof declineStageRequestSchema>;

export const loseDealRequestSchema = z
  .strictObject({
    reason: declineReasons.schema,
    note: plainText({ max: 2000 }).optional().describe('needed for the reason other'),
    expectedVersion: expectedVersionSchema,
  })
  .superRefine((value, ctx) => {
    if (value.reason !== 'other' || value.note) return;
    const message = 'The reason "other" needs words';
    ctx.addIssue({ code: 'custom', path: ['note'], message, params: { rule: 'deal.lost.note' } });
  })
  .meta({ id: 'LoseDeal' });
export type LoseDealRequest = z.infer<typeof loseDealRequestSchema>;

/** A message in a deal, for both sides to read. */
export const writeMessageRequestSchema = z
  .strictObject({ text: plainText({ min: 1, max: 2000 }), expectedVersion: expectedVersionSchema })
  .meta({ id: 'WriteDealMessage' });
export type WriteMessageRequest = z.infer<typeof writeMessageRequestSchema>;

export const listDealsQuery = {
  ...pageQuery,
  ...whoseQuery,
  stage: dealStages.schema.optional(),
  side: dealSidesSchema.optional().describe('the side your organisation stands on'),
  listing: idSchema.optional(),
  demand: idSchema.optional(),
  turn: z
    .enum(['own', 'other'])
    .optional()
    .describe('own: only those in which your side must act; other: the other side must'),
  agency: idSchema.optional().describe('in which this agency acted for a side'),
  open: z.enum(['true']).optional().describe('only those neither signed nor lost'),
  overdue: z.enum(['true']).optional().describe('only those longer in their stage than usual'),
};

const stageClockSchema = z
  .object({
    since: timestampSchema,
    usualDays: z.int().nullable(),
    dueAt: timestampSchema.nullable(),
    overdue: z.boolean(),
    waitsFor: dealSidesSchema
      .nullable()
      .describe(
        'who must act: the side that has an enquiry, a proposal or a text that the other has confirmed to answer; null: either',
      ),
  })
  .meta({ id: 'StageClock' });

const nextActs = [
  ...(['answer_enquiry', 'answer_stage', 'propose_stage'] as const),
  ...(['draft_contract', 'confirm_contract'] as const),
];
const nextActSchema = z
  .object({
    act: z.enum(nextActs),
    by: dealSidesSchema.nullable().describe('the side that must act; null: either may'),
    until: timestampSchema.nullable().describe('until when it is usual, or until when a proposal stands'),
  })
  .meta({ id: 'DealNextAct', description: 'What brings the deal on' });
export type NextAct = (typeof nextActs)[number];

const stageProposalSchema = z
  .object({
    to: openStagesSchema,
    by: dealSidesSchema,
    at: timestampSchema,
    lapsesAt: timestampSchema.describe('30 days after it was made'),
    lapsed: z.boolean().describe('too late to accept; it can be proposed anew'),
  })
  .meta({ id: 'StageProposal' });

const summary = {
  id: idSchema,
  version: z.int(),
  stage: dealStages.schema,
  proposal: stageProposalSchema.nullable().describe('a stage that one side proposed; the other accepts or declines it'),
  clock: stageClockSchema,
  pairId: pairIdSchema.nullable(),
  seller: organisationRefSchema.describe('as it was when the deal opened'),
  buyer: shownOrganisationSchema.describe(
    'the company of an anonymous demand: to a seller who opened the deal, unnamed until it moves the deal itself',
  ),
  buyerNamed: z
    .boolean()
    .describe('false: the seller does not know who the buyer is until it takes a step, and a message is one'),
  next: nextActSchema.nullable().describe('null: the deal has ended'),
  side: dealSidesSchema.nullable().describe('yours; null for the operator'),
  openedBy: dealSidesSchema,
  openedAt: timestampSchema,
  lost: z.object({ reason: declineReasons.schema, note: z.string().nullable() }).nullable(),
  contractId: idSchema.nullable().describe('the draft or signed contract'),
  actions: z
    .array(z.string())
    .describe(
      'what your side may do next: to_<stage> (proposes it, or accepts it when the other side has), withdraw_stage, decline_stage, lose, draft_contract, write_message',
    ),
};

export const dealSummarySchema = z
  .object({
    ...summary,
    listing: z.object({ id: idSchema, version: z.int(), title: localizedText({ max: 300 }) }),
    demand: z.object({ id: idSchema, version: z.int(), title: localizedText({ max: 300 }) }).nullable(),
  })
  .meta({ id: 'DealSummary' });
export type DealSummary = z.infer<typeof dealSummarySchema>;

export const dealCountsSchema = z
  .object({
    stages: z.partialRecord(dealStages.schema, z.int()).describe('deals in each stage; none: the stage is absent'),
    own: z.int().describe('in which your side must act'),
    other: z.int().describe('in which the other side must act'),
  })
  .meta({ id: 'DealCounts', description: 'Of all that the filters leave, but for `stage` and `turn`' });
export type DealCounts = z.infer<typeof dealCountsSchema>;

export const dealEventSchema = z
  .object({
    at: timestampSchema,
    kind: z
      .enum([
        ...([
          'opened',
          'message',
          'moved',
          'stage_proposed',
          'stage_accepted',
          'stage_declined',
          'stage_withdrawn',
          'lost',
        ] as const),
        ...([
          'contract_drafted',
          'contract_edited',
          'contract_confirmed',
          'agency_confirmed',
          'confirmation_withdrawn',
          'both_sides_declared',
          'both_sides_accepted',
          'signed',
        ] as const),
      ])
      .describe(
        'message: `note` is what the side wrote; moved: by one side alone, as deals once did; stage_*: `to` is the stage proposed',
      ),
    side: dealSidesSchema.nullable(),
    from: dealStages.schema.nullable(),
    to: dealStages.schema.nullable(),
    note: z.string().nullable(),
    agencyId: idSchema.nullable().describe('the agency that did it for the side, under a mandate'),
    personId: idSchema.nullable().describe('who did it; for the own side and the operator'),
    aboutAgencyId: idSchema.nullable().describe('both_sides_*: the agency that stands on both sides'),
  })
  .meta({ id: 'DealEvent' });

const dealAgencySchema = z
  .object({
    organisationId: idSchema,
    name: z.string(),
    sides: z.array(dealSidesSchema).describe('for which it acted under a mandate'),
    actsFor: z
      .array(dealSidesSchema)
      .describe('of these, whose mandate is in force today; where it has ended, the side itself acts'),
    declaredAt: timestampSchema.nullable().describe('when it declared that it stands on both sides'),
    acceptedBy: z.array(dealSidesSchema).describe('sides that accepted that'),
  })
  .meta({ id: 'DealAgency' });

export const bothSidesDeclarationSchema = z
  .object({ dealId: idSchema, agencyId: idSchema, declaredAt: timestampSchema })
  .meta({ id: 'BothSidesDeclaration' });
export type BothSidesDeclaration = z.infer<typeof bothSidesDeclarationSchema>;
export type DealEvent = z.infer<typeof dealEventSchema>;

/** A deal with listing and demand as they were when it opened. */
export const dealSchema = z
  .object({
    ...summary,
    listing: z.object({ id: idSchema, version: z.int(), snapshot: listingSnapshotSchema }),
    demand: z
      .object({
        id: idSchema,
        version: z.int(),
        snapshot: demandSnapshotSchema.extend({ organisation: shownOrganisationSchema }),
      })
      .nullable(),
    agencies: z.array(dealAgencySchema).describe('agencies that acted in it'),
    events: z.array(dealEventSchema),
  })
  .meta({ id: 'Deal' });
export type Deal = z.infer<typeof dealSchema>;
