import { z } from 'zod';
import { countryCodes } from './country-code.ts';

/** Country, ISO 3166-1 alpha-2: `CN`. Its name in any language comes from `Intl.DisplayNames`. */
export const countrySchema = z
  .enum(countryCodes as [string, ...string[]], { error: 'Not a country: use an ISO 3166-1 code such as CN' })
  .meta({ id: 'Country' });

/** Region, ISO 3166-2: `CN-HL`, `RU-MOW`. The form and the country in front are checked, not the list of regions. */
export const regionSchema = z
  .string()
  .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, { error: 'Not a region: use an ISO 3166-2 code such as CN-HL' })
  .superRefine((code, ctx) => {
    if (!countryCodes.includes(code.slice(0, 2))) {
      const message = `${code.slice(0, 2)} is not a country`;
      ctx.addIssue({ code: 'custom', message, params: { rule: 'region.country' } });
    }
  })
  .meta({ id: 'Region', example: 'CN-HL' });

/** True when there is no region or it lies in the country. */
export function regionAgrees(place: { country: string; region?: string | null | undefined }): boolean {
  return !place.region || place.region.slice(0, 2) === place.country;
}

/** Where something is: a country, and a region of that country when known. */
export const placeSchema = z
  .strictObject({ country: countrySchema, region: regionSchema.optional() })
  .superRefine((value, ctx) => {
    if (!regionAgrees(value)) {
      const message = `${value.region} is not in ${value.country}`;
      ctx.addIssue({ code: 'custom', path: ['region'], message, params: { rule: 'region.other_country' } });
    }
  })
  .meta({ id: 'Place' });
export type Place = z.infer<typeof placeSchema>;

/** Where rights are offered or wanted: everywhere, or in the countries named. */
export const territorySchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('worldwide') }),
    z.strictObject({ kind: z.literal('countries'), countries: z.array(countrySchema).min(1).max(249) }),
  ])
  .meta({ id: 'Territory' });
export type Territory = z.infer<typeof territorySchema>;

/** True when the two territories share at least one country. */
export function territoriesOverlap(a: Territory, b: Territory): boolean {
  if (a.kind === 'worldwide' || b.kind === 'worldwide') return true;
  return a.countries.some((code) => b.countries.includes(code));
}

/** Part of `wanted` that `offered` covers, 0..1. A worldwide wish met by some countries counts as half. */
export function territoryCoverage(offered: Territory, wanted: Territory): number {
  if (offered.kind === 'worldwide') return 1;
  if (wanted.kind === 'worldwide') return 0.5;
  const named = new Set(wanted.countries);
  return [...named].filter((code) => offered.countries.includes(code)).length / named.size;
}
