import { idSchema, monthSchema, timeZoneSchema } from '@techbourse/domain';
import { z } from 'zod';
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
