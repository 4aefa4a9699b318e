import { currencySchema, daySchema, monthSchema, timeZoneSchema } from '@techbourse/domain';
import { z } from 'zod';

/** A sum, mean or median. Not `Money`: sums may pass the limit of a single amount. */
export const moneyTotal = z.object({ amount: z.string(), currency: z.string() }).meta({ id: 'MoneyTotal' });

const kinds = z.enum(['signed', 'paid', 'registered'], {
  error: 'One kind of value per query: signed, paid or registered. Unlike kinds are never put together',
});
export type ValueOf = z.infer<typeof kinds>;

const bound = z.union([monthSchema, daySchema], { error: 'Not a month or day: use YYYY-MM or YYYY-MM-DD' });

/** Whose contracts: what is public, those of your organisation, or (for the operator) all. */
const wholes = z.enum(['public', 'own', 'all']);
export type StatisticsOf = z.infer<typeof wholes>;

export const contractStatisticsQuery = {
  by: z.enum(['month', 'type', 'agency']),
  kind: kinds.describe(
    'values of one kind only: unlike kinds are never put together. paid: what both parties confirmed was paid; registered: what the operator confirmed',
  ),
  currency: currencySchema.optional().describe('without it, a row per currency: unlike currencies are never added'),
  from: bound.optional().describe('public figures: a month, or its first day'),
  to: bound.optional().describe('included; public figures: a month, or its last day'),
  of: wholes
    .optional()
    .describe(
      'public: closed months, never fewer than three contracts together; own: exact, the contracts that your ' +
        'organisation is a party of, and how many it brokered; all: exact, for the operator. Left out: all for the operator, public for others',
    ),
};

export const contractStatistics = z
  .object({
    by: contractStatisticsQuery.by,
    kind: contractStatisticsQuery.kind,
    of: wholes,
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
        value: moneyTotal,
        technologyValue: moneyTotal.nullable().describe('null for payments, which are not split'),
        mean: moneyTotal.nullable().describe('of value, rounded to the minor unit'),
        median: moneyTotal
          .nullable()
          .describe('of value; public figures: to two digits, and null for fewer than five contracts'),
      }),
    ),
    note: z.string().nullable(),
  })
  .meta({ id: 'ContractStatistics' });
export type ContractStatistics = z.infer<typeof contractStatistics>;
