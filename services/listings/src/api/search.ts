import { highlightsSchema, multiValue, pageQuery, searchAnswerOf, searchWordsSchema } from '@techbourse/api-schema';
import {
  countrySchema,
  daySchema,
  dealKinds,
  idSchema,
  ipcLevels,
  languages,
  listingKinds,
  localizedText,
  NUMBER_TEXT_MAX,
  organisationKinds,
  organisationRefSchema,
  priceSchema,
  restrictionsSchema,
  rightStandings,
  searchWords,
  technologyFields,
  timestampSchema,
} from '@techbourse/domain';
import { z } from 'zod';

export const SEARCH_SORTS = ['relevance', 'newest', 'readiness', 'expiring'] as const;

export const searchListingsSchema = z.strictObject({
  q: searchWords().optional().describe('words, a patent number, or an IPC code'),
  kind: multiValue(listingKinds.schema),
  section: multiValue(ipcLevels.section),
  class: multiValue(ipcLevels.class),
  subclass: multiValue(ipcLevels.subclass),
  field: multiValue(technologyFields.schema),
  offer: multiValue(dealKinds.schema),
  readinessMin: z.coerce.number().int().min(1).max(9).optional(),
  readinessMax: z.coerce.number().int().min(1).max(9).optional(),
  country: multiValue(countrySchema),
  language: multiValue(languages.schema),
  organisation: idSchema.optional(),
  organisationKind: multiValue(organisationKinds.schema),
  right: multiValue(rightStandings.schema),
  number: z.string().max(NUMBER_TEXT_MAX).optional().describe('patent number in any usual spelling; exact hits only'),
  words: searchWordsSchema,
  publishedSince: timestampSchema.optional(),
  sort: z.enum(SEARCH_SORTS).optional().describe('default: relevance with q, else newest'),
  ...pageQuery,
});
export type SearchListings = z.infer<typeof searchListingsSchema>;

/** A search as a feed: its order is its own, and it has one page. */
export const listingFeedSchema = searchListingsSchema.omit({ sort: true, cursor: true });
export type ListingFeed = z.infer<typeof listingFeedSchema>;

export const listingCardSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    kind: listingKinds.schema,
    title: localizedText({ max: 300 }),
    organisation: organisationRefSchema,
    ipc: z.array(z.string()),
    field: technologyFields.schema.nullable(),
    keywords: z.array(z.string()),
    offers: z.array(dealKinds.schema),
    readiness: z.int().nullable(),
    right: rightStandings.schema
      .nullable()
      .default(null)
      .describe('where the patent stands by its legal events; null without a patent that everybody sees'),
    price: priceSchema.nullable(),
    restrictions: restrictionsSchema.optional().describe('whom it is not for'),
    publishedAt: timestampSchema,
    validUntil: daySchema,
    unpublishedInvention: z.boolean(),
  })
  .meta({ id: 'ListingCard' });
export type ListingCard = z.infer<typeof listingCardSchema>;

export const listingHitSchema = listingCardSchema.extend({ highlights: highlightsSchema }).meta({ id: 'ListingHit' });

export const listingSearchAnswerSchema = searchAnswerOf(listingHitSchema).meta({ id: 'ListingSearchAnswer' });
export type ListingSearchAnswer = z.infer<typeof listingSearchAnswerSchema>;
