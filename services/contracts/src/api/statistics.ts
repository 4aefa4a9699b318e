import { currencySchema, daySchema, monthSchema, timeZoneSchema } from '@techbourse/domain';
import { z } from 'zod';

/** A sum, mean or median. Not `Money`: sums may pass the limit of a single amount. */
export const moneyTotalSchema = z.object({ amount: z.string(), currency: z.string() }).meta({ id: 'MoneyTotal' });

const kindsSchema = z.enum(['signed', 'paid', 'registered'], {
  error: 'One kind of value per query: signed, paid or registered. Unlike kinds are never put together',
});
export type ValueOf = z.infer<typeof kindsSchema>;

const boundSchema = z.union([monthSchema, daySchema], { error: 'Not a month or day: use YYYY-MM or YYYY-MM-DD' });

/** Whose contracts: what is public, those of your organisation, or (for the operator) all. */
const wholesSchema = z.enum(['public', 'own', 'all']);
export type StatisticsOf = z.infer<typeof wholesSchema>;

export const contractStatisticsQuery = {
  by: z.enum(['month', 'type', 'agency']),
  kind: kindsSchema.describe(
    'values of one kind only: unlike kinds are never put together. paid: what both parties confirmed was paid; registered: what the operator confirmed',
  ),
  currency: currencySchema.optional().describe('without it, a row per currency: unlike currencies are never added'),
  from: boundSchema.optional().describe('public figures: a month, or its first day'),
  to: boundSchema.optional().describe('included; public figures: a month, or its last day'),
  of: wholesSchema
    .optional()
    .describe(
      'public: closed months, never fewer than three contracts together; own: exact, the contracts that your ' +
        'organisation is a party of, and how many it brokered; all: exact, for the operator. Left out: all for the operator, public for others',
    ),
};

export const contractStatisticsSchema = z
  .object({
    by: contractStatisticsQuery.by,
    kind: contractStatisticsQuery.kind,
    of: wholesSchema,
    timeZone: timeZoneSchema.describe('whose midnight begins a day and a month'),
    closedUntil: monthSchema.nullable().describe('public figures: the last month that is published'),
    items: z.array(
      z.object({
        group: z
          .string()
          .nullable()
          .describe(
            '2026-03, or 2026-03/2026-05 for months that are shown together; a contract type; an agency’s id, null: no agency; other: several types or agencies that are shown together only',
          ),
        name: z.string().nullable().describe('the agency’s name in the register when it confirmed its last contract'),
        currency: z.string(),
        count: z.int().describe('contracts, or payments for kind=paid'),
        brokered: z
          .int()
          .describe('of=own, kind=signed: contracts besides, whose agency your organisation is; in no value'),
        value: moneyTotalSchema,
        technologyValue: moneyTotalSchema.nullable().describe('null for payments, which are not split'),
        mean: moneyTotalSchema.nullable().describe('of value, rounded to the minor unit'),
        median: moneyTotalSchema
          .nullable()
          .describe('of value; public figures: to two digits, and null for fewer than five contracts'),
      }),
    ),
    note: z.string().nullable(),
  })
  .meta({ id: 'ContractStatistics' });
export type ContractStatistics = z.infer<typeof contractStatisticsSchema>;
