import { demandSnapshotSchema } from '@techbourse/demands/api';
import {
  idSchema,
  localizedText,
  measuredValueSchema,
  requiredResultSchema,
  resultStates,
  timestampSchema,
} from '@techbourse/domain';
import { listingSnapshotSchema } from '@techbourse/listings/api';
import { z } from 'zod';
import { dealSidesSchema, dealSummarySchema } from './deal.ts';

/** Proposals of one answer; the rest are older. */
export const PROPOSALS_MAX = 200;

export const listProposalsQuery = { demand: idSchema.describe('a demand of your organisation') };

const measureSchema = z
  .object({ metric: z.string(), value: measuredValueSchema, unit: z.string() })
  .meta({ id: 'Measure' });

const answerSchema = z
  .object({
    state: resultStates.schema.describe(
      'similar: a measure whose name holds the words of the wanted one, which decides nothing; not_comparable: its unit is of another thing, or of none that is known',
    ),
    measure: measureSchema.optional().describe('the measure of the listing that decided'),
    value: z.number().optional().describe('its value in the unit of the required result'),
  })
  .meta({ id: 'ResultAnswer', description: 'What a listing says to a required result' });

const listing = listingSnapshotSchema.shape;

/** What is proposed, as the owner of the need may see it now; as it was proposed where it has left public view. */
const offerSchema = z
  .object({
    version: z.int(),
    seen: z.enum(['now', 'opening']).describe('opening: as it was when the deal opened'),
    kind: listing.kind,
    title: localizedText({ max: 300 }),
    readiness: listing.readiness,
    dealKinds: listing.offers,
    price: listing.price,
    territory: listing.territory,
    restrictions: listing.restrictions,
    validUntil: listing.validUntil,
    advantage: listing.advantage,
  })
  .meta({ id: 'ProposedOffer' });

/** A deal about a demand, with what its listing says to what is required. */
export const proposalSchema = dealSummarySchema
  .extend({
    offer: offerSchema,
    answers: z.array(answerSchema).describe('one for each required result, in its order'),
    met: z.int().describe('required results that it meets'),
    notMet: z.int().describe('required results that it does not meet'),
    word: z
      .object({ side: dealSidesSchema, text: z.string(), at: timestampSchema })
      .nullable()
      .describe('what the other side wrote last; what yours wrote, while the other has written nothing'),
    shortlistedAt: timestampSchema.nullable().describe('when your side shortlisted it, which nobody else is told'),
  })
  .meta({ id: 'Proposal' });
export type Proposal = z.infer<typeof proposalSchema>;

const demand = demandSnapshotSchema.shape;

export const proposalsSchema = z
  .object({
    demand: z
      .object({
        id: idSchema,
        version: z.int(),
        title: localizedText({ max: 300 }),
        open: z.boolean(),
        requiredResults: z.array(requiredResultSchema),
        readinessWanted: demand.readinessWanted,
        dealKinds: demand.dealKinds,
        exclusivity: demand.exclusivity,
        territory: demand.territory,
        budget: demand.budget,
      })
      .describe('what is required, as it is public now'),
    items: z.array(proposalSchema).describe(`newest first, at most ${PROPOSALS_MAX}`),
    more: z.boolean().describe('there are older ones'),
    degraded: z
      .boolean()
      .describe('true: listings could not be read just now; each offer is as it was when its deal opened'),
  })
  .meta({ id: 'Proposals', description: 'All deals about a demand, side by side' });
export type Proposals = z.infer<typeof proposalsSchema>;

export const shortlistDealRequestSchema = z
  .strictObject({ shortlisted: z.boolean().describe('false takes it off') })
  .meta({ id: 'ShortlistDeal' });
export type ShortlistDealRequest = z.infer<typeof shortlistDealRequestSchema>;

export const dealShortlistSchema = z
  .object({ dealId: idSchema, shortlistedAt: timestampSchema.nullable() })
  .meta({ id: 'DealShortlist' });
export type DealShortlist = z.infer<typeof dealShortlistSchema>;
