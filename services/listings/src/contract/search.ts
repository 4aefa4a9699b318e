import {
  country,
  day,
  id,
  languages,
  listingKinds,
  localizedText,
  moment,
  offerKinds,
  organisationKinds,
  owner,
  price,
  technologyFields,
} from '@techbourse/domain';
import { z } from 'zod';

/** A filter that may be given several times or with commas; the values are alternatives. */
function several<T extends z.ZodType>(item: T) {
  return z
    .preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(item).min(1).max(30))
    .optional();
}

export const SEARCH_SORTS = ['relevance', 'newest', 'readiness', 'expiring'] as const;

export const searchListingsSchema = z.strictObject({
  q: z.string().max(500).optional().describe('words, a patent number, or an IPC code'),
  kind: several(listingKinds.schema),
  section: several(z.string().regex(/^[A-HY]$/, { error: 'Not an IPC section: A-H or Y' })),
  class: several(z.string().regex(/^[A-HY]\d{2}$/, { error: 'Not an IPC class such as C01' })),
  subclass: several(z.string().regex(/^[A-HY]\d{2}[A-Z]$/, { error: 'Not an IPC subclass such as C01B' })),
  field: several(technologyFields.schema),
  offer: several(offerKinds.schema),
  readinessMin: z.coerce.number().int().min(1).max(9).optional(),
  readinessMax: z.coerce.number().int().min(1).max(9).optional(),
  country: several(country),
  language: several(languages.schema),
  organisation: id.optional(),
  organisationKind: several(organisationKinds.schema),
  number: z.string().max(60).optional().describe('patent number in any usual spelling; exact hits only'),
  sort: z.enum(SEARCH_SORTS).optional().describe('default: relevance with q, else newest'),
  cursor: z.string().max(500).optional().describe('`nextCursor` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type SearchListings = z.infer<typeof searchListingsSchema>;

export const listingCardSchema = z
  .object({
    id,
    version: z.int(),
    kind: listingKinds.schema,
    title: localizedText({ max: 300 }),
    organisation: owner,
    ipc: z.array(z.string()),
    field: technologyFields.schema.nullable(),
    keywords: z.array(z.string()),
    offers: z.array(offerKinds.schema),
    readiness: z.int().nullable(),
    price: price.nullable(),
    publishedAt: moment,
    validUntil: day,
    unpublishedInvention: z.boolean(),
  })
  .meta({ id: 'ListingCard' });
export type ListingCard = z.infer<typeof listingCardSchema>;

export const listingHitSchema = listingCardSchema
  .extend({
    highlights: z
      .array(z.object({ field: z.string(), language: languages.schema.nullable(), text: z.string() }))
      .describe('plain text around the words found, each between \u27e6 and \u27e7'),
  })
  .meta({ id: 'ListingHit' });
export type ListingHit = z.infer<typeof listingHitSchema>;

export const listingSearchAnswerSchema = z
  .object({
    items: z.array(listingHitSchema),
    nextCursor: z.string().nullable(),
    total: z.int().nullable().describe('about how many; on the first page only'),
    facets: z
      .record(z.string(), z.record(z.string(), z.int()))
      .nullable()
      .describe('counts by value under the present filters; on the first page only'),
  })
  .meta({ id: 'ListingSearchAnswer' });
export type ListingSearchAnswer = z.infer<typeof listingSearchAnswerSchema>;
