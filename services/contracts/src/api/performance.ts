import { pageQuery } from '@techbourse/api-schema';
import {
  dealStages,
  idSchema,
  localizedText,
  moneySchema,
  monthSchema,
  organisationRefSchema,
  timestampSchema,
  timeZoneSchema,
} from '@techbourse/domain';
import { z } from 'zod';
import { dealEventSchema, dealSidesSchema } from './deal.ts';
import { moneyTotalSchema } from './statistics.ts';

const countSchema = z.int().nullable().describe('public figures: null for fewer than three');

export const agencyPerformanceSchema = z
  .object({
    agencyId: idSchema,
    name: z.string(),
    of: z
      .enum(['public', 'own', 'all'])
      .describe('own: exact, for the agency itself; all: the same for the operator; public: closed months'),
    timeZone: timeZoneSchema,
    closedUntil: monthSchema.nullable().describe('public figures: the last month that is published'),
    mandates: z.object({
      proposed: countSchema.describe('wait for an answer; in no public figure'),
      inForce: countSchema,
      ended: countSchema.describe('ended by a side, or expired'),
    }),
    deals: z
      .object({ open: countSchema, signed: countSchema, lost: countSchema })
      .describe('in which it acted for a side under a mandate'),
    winRate: z
      .number()
      .nullable()
      .describe('signed deals in percent of those that ended; public figures: to five per cent, and of three or more'),
    medianDays: z
      .number()
      .nullable()
      .describe('from opening to signature; public figures: of three or more, whole days'),
    contracts: z.int().nullable().describe('signed, in which it acted or confirmed its part'),
    withoutValue: z
      .int()
      .describe('of those: contracts that only name it, whose prices are their parties’; in no value'),
    signed: z
      .array(
        z.object({
          currency: z.string(),
          count: z.int(),
          value: moneyTotalSchema,
          median: moneyTotalSchema.nullable(),
        }),
      )
      .describe('per currency; public figures: what is published of the agency by month, groups of three or more'),
  })
  .meta({ id: 'AgencyPerformance' });
export type AgencyPerformance = z.infer<typeof agencyPerformanceSchema>;

export const agencyOutcomesSchema = z
  .enum(['open', 'signed', 'lost'])
  .describe('as the figures count it')
  .meta({ id: 'AgencyDealOutcome' });
export type AgencyOutcome = z.infer<typeof agencyOutcomesSchema>;

export const agencyDealsQuery = {
  ...pageQuery,
  outcome: agencyOutcomesSchema.optional(),
  client: idSchema.optional().describe('in which it acted for this client'),
};

/** A deal in which an agency acted: what it did itself, which it goes on reading when its mandate has ended. */
export const agencyDealSchema = z
  .object({
    dealId: idSchema,
    outcome: agencyOutcomesSchema,
    openedAt: timestampSchema,
    endedAt: timestampSchema.nullable().describe('signed or lost'),
    listing: z.object({ id: idSchema, title: localizedText({ max: 300 }) }),
    demand: z.object({ id: idSchema, title: localizedText({ max: 300 }) }).nullable(),
    clients: z
      .array(
        z.object({
          side: dealSidesSchema,
          id: idSchema,
          name: organisationRefSchema.shape.name,
          mandateId: idSchema.nullable().describe('by which it acted last'),
          acts: z.boolean().describe('a mandate is in force today that lets it act; else the client itself acts'),
          endedAt: timestampSchema.nullable().describe('when the mandate by which it acted last was ended, or ran out'),
        }),
      )
      .describe('for whom it acted'),
    acts: z
      .array(
        z.object({
          at: timestampSchema,
          kind: dealEventSchema.shape.kind,
          side: dealSidesSchema.nullable(),
          to: dealStages.schema.nullable(),
          note: z.string().nullable(),
        }),
      )
      .describe('what it did, oldest first'),
    value: moneySchema.nullable().describe('of the signed contract'),
  })
  .meta({ id: 'AgencyDeal' });
export type AgencyDeal = z.infer<typeof agencyDealSchema>;
