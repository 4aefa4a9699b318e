import { currency, day } from '@techbourse/domain';
import { z } from 'zod';

/** A sum, mean or median. Not `Money`: sums may pass the limit of a single amount. */
export const moneyTotal = z.object({ amount: z.string(), currency: z.string() }).meta({ id: 'MoneyTotal' });

export const contractStatisticsQuery = {
  by: z.enum(['month', 'type', 'agency']),
  kind: z
    .enum(['signed', 'paid', 'registered'], {
      error: 'One kind of value per query: signed, paid or registered. Unlike kinds are never put together',
    })
    .describe('values of one kind only: unlike kinds are never put together'),
  currency: currency.optional().describe('without it, a row per currency: unlike currencies are never added'),
  from: day.optional(),
  to: day.optional().describe('last day included'),
};

export const contractStatistics = z
  .object({
    by: contractStatisticsQuery.by,
    kind: contractStatisticsQuery.kind,
    items: z.array(
      z.object({
        group: z.string().nullable().describe('2026-03, a contract type, an agency’s id; null: no agency'),
        name: z.string().nullable().describe('the agency’s name as last signed'),
        currency: z.string(),
        count: z.int().describe('contracts, or payments for kind=paid'),
        value: moneyTotal,
        technologyValue: moneyTotal.nullable().describe('null for payments, which are not split'),
        mean: moneyTotal.describe('of value, rounded to the minor unit'),
        median: moneyTotal.describe('of value'),
      }),
    ),
    note: z.string().nullable(),
  })
  .meta({ id: 'ContractStatistics' });
export type ContractStatistics = z.infer<typeof contractStatistics>;
