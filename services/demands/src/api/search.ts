import { highlightsSchema, multiValue, pageQuery, searchAnswerOf, searchWordsSchema } from '@techbourse/api-schema';
import {
  budgetSchema,
  countrySchema,
  currencySchema,
  daySchema,
  dealKinds,
  demandKinds,
  idSchema,
  ipcLevels,
  languages,
  localizedText,
  regionSchema,
  restrictionsSchema,
  searchWords,
  shownOrganisationSchema,
  technologyFields,
  timestampSchema,
} from '@techbourse/domain';
import { z } from 'zod';
import { exclusivityWishSchema } from './content.ts';

export const SEARCH_SORTS = ['relevance', 'newest', 'deadline', 'budget'] as const;

const majorUnitsSchema = z.coerce.number().min(0).max(1e13).optional();

const searchFieldsSchema = z.strictObject({
  q: searchWords().optional().describe('words, or an IPC code'),
  kind: multiValue(demandKinds.schema),
  section: multiValue(ipcLevels.section),
  class: multiValue(ipcLevels.class),
  subclass: multiValue(ipcLevels.subclass),
  field: multiValue(technologyFields.schema),
  dealKind: multiValue(dealKinds.schema),
  readinessMin: z.coerce.number().int().min(1).max(9).optional(),
  readinessMax: z.coerce.number().int().min(1).max(9).optional(),
  country: multiValue(countrySchema),
  region: multiValue(regionSchema),
  language: multiValue(languages.schema),
  organisation: idSchema.optional().describe('demands whose owner is named only'),
  deadlineAfter: daySchema.optional().describe('the first deadline that counts'),
  deadlineBefore: daySchema.optional().describe('the last deadline that counts'),
  currency: currencySchema.optional().describe('of the budget; needed by every filter or sort on the budget'),
  budgetMin: majorUnitsSchema.describe('the budget reaches this amount, in major units'),
  budgetMax: majorUnitsSchema.describe('the budget begins at or below this amount, in major units'),
  words: searchWordsSchema,
  openedSince: timestampSchema.optional().describe('anonymous demands count from the beginning of their day'),
  sort: z.enum(SEARCH_SORTS).optional().describe('default: relevance with q, else newest'),
  ...pageQuery,
});

export const searchDemandsSchema = searchFieldsSchema.superRefine(checkSearch);
export type SearchDemands = z.infer<typeof searchDemandsSchema>;

/** A search as a feed: its order is its own, and it has one page. */
export const demandFeedSchema = searchFieldsSchema.omit({ sort: true, cursor: true }).superRefine(checkSearch);
export type DemandFeed = z.infer<typeof demandFeedSchema>;

type Ranges = {
  [K in 'readinessMin' | 'readinessMax' | 'budgetMin' | 'budgetMax']?: number | undefined;
} & { [K in 'deadlineAfter' | 'deadlineBefore' | 'currency' | 'sort']?: string | undefined };

function checkSearch(query: Ranges, ctx: z.core.$RefinementCtx): void {
  const refuse = (path: string, rule: string, message: string) =>
    ctx.addIssue({ code: 'custom', path: [path], message, params: { rule } });
  const endsEarly = 'The range ends before it starts';
  const { readinessMin = 1, readinessMax = 9, budgetMin = 0, budgetMax = 1e13 } = query;
  if (readinessMax < readinessMin) refuse('readinessMax', 'search.range', endsEarly);
  if (budgetMax < budgetMin) refuse('budgetMax', 'search.range', endsEarly);
  if (query.deadlineAfter && query.deadlineBefore && query.deadlineBefore < query.deadlineAfter) {
    refuse('deadlineBefore', 'search.range', endsEarly);
  }
  const aboutMoney = query.budgetMin !== undefined || query.budgetMax !== undefined || query.sort === 'budget';
  if (aboutMoney && !query.currency) {
    refuse('currency', 'search.currency', 'Amounts of unlike currencies are not compared: name one');
  }
}

export const demandCardSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    kind: demandKinds.schema,
    title: localizedText({ max: 300 }),
    organisation: shownOrganisationSchema,
    anonymous: z.boolean(),
    ipc: z.array(z.string()),
    field: technologyFields.schema.nullable(),
    keywords: z.array(z.string()),
    dealKinds: z.array(dealKinds.schema),
    exclusivity: exclusivityWishSchema.nullable(),
    readinessWanted: z.int().nullable(),
    budget: budgetSchema.nullable(),
    restrictions: restrictionsSchema.optional().describe('whom it is not for'),
    deadline: daySchema.nullable(),
    openUntil: daySchema,
    openedAt: timestampSchema,
  })
  .meta({ id: 'DemandCard' });
export type DemandCard = z.infer<typeof demandCardSchema>;

export const demandHitSchema = demandCardSchema.extend({ highlights: highlightsSchema }).meta({ id: 'DemandHit' });

export const demandSearchAnswerSchema = searchAnswerOf(demandHitSchema).meta({ id: 'DemandSearchAnswer' });
export type DemandSearchAnswer = z.infer<typeof demandSearchAnswerSchema>;
