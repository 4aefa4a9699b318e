import { z } from 'zod';
import { countrySchema } from './place.ts';

const countryListSchema = z
  .array(countrySchema)
  .min(1)
  .max(249)
  .refine((codes) => new Set(codes).size === codes.length, { error: 'The same country stands twice' });

/**
 * Whom a record is not for, by the country of the other side: what export control, funding rules or sanctions leave.
 * Either the only countries or all but some; everyone may read the record.
 *
 * @example restrictions.parse({ notCountries: ['KP', 'IR'] })
 */
export const restrictionsSchema = z
  .strictObject({ onlyCountries: countryListSchema.optional(), notCountries: countryListSchema.optional() })
  .superRefine((value, ctx) => {
    if ((value.onlyCountries === undefined) === (value.notCountries === undefined)) {
      const message = 'Give either the only countries or those that are excluded';
      ctx.addIssue({ code: 'custom', message, params: { rule: 'restrictions.one_list' } });
    }
  })
  .meta({ id: 'Restrictions' });
export type Restrictions = z.infer<typeof restrictionsSchema>;

/**
 * Whether an organisation may be the other side of a deal. Every one of `countries` (its own, that of the work) must be
 * allowed. Without a known country the answer is no.
 */
export function permits(limits: Restrictions | undefined, countries: readonly string[]): boolean {
  if (!limits) return true;
  const { onlyCountries, notCountries = [] } = limits;
  if (countries.length === 0) return false;
  return countries.every((code) => (onlyCountries ? onlyCountries.includes(code) : !notCountries.includes(code)));
}
