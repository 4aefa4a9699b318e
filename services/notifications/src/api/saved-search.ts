import { expectedVersionSchema } from '@techbourse/api-schema';
import { idSchema, localizedText, shownOrganisationSchema, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';

export const searchedSchema = z.enum(['listings', 'demands']).meta({ id: 'Searched' });
export type Searched = z.infer<typeof searchedSchema>;

export const everySchema = z
  .enum(['hour', 'day', 'week'])
  .describe('how often new publications are looked for')
  .meta({ id: 'SearchEvery' });
export type Every = z.infer<typeof everySchema>;

const valueSchema = z.union([z.string().max(500), z.number(), z.array(z.string().max(100)).min(1).max(30)]);
const querySchema = z
  .record(z.string().max(40), valueSchema)
  .describe(
    'parameters of the search, as `GET /listings/search` or `GET /demands/search` takes them; of words, all must occur',
  );
export type SavedQuery = z.infer<typeof querySchema>;

const nameSchema = z.string().trim().min(1).max(100);

/** What a person does not want to hear of in one search. */
export const mutedSchema = z.object({ record: idSchema.optional(), organisation: idSchema.optional() });
export const MUTED_MAX = 200;

export const savedSearchSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    name: z.string(),
    of: searchedSchema,
    query: querySchema,
    every: everySchema,
    paused: z.boolean(),
    mutedRecords: z.array(idSchema),
    mutedOrganisations: z.array(idSchema),
    createdAt: timestampSchema,
    lookedAt: timestampSchema.nullable(),
    nextAt: timestampSchema.nullable().describe('null while it is paused'),
    feed: z.string().describe('the same search as an Atom feed, open to anyone who has its address'),
  })
  .meta({ id: 'SavedSearch' });
export type SavedSearch = z.infer<typeof savedSearchSchema>;
export const savedSearchesSchema = z.object({ items: z.array(savedSearchSchema) }).meta({ id: 'SavedSearches' });

export const newSavedSearchSchema = z.strictObject({
  name: nameSchema,
  of: searchedSchema,
  query: querySchema,
  every: everySchema.default('day'),
});
export type NewSavedSearch = z.infer<typeof newSavedSearchSchema>;

export const editSavedSearchSchema = z.strictObject({
  name: nameSchema.optional(),
  query: querySchema.optional(),
  every: everySchema.optional(),
  paused: z.boolean().optional(),
  expectedVersion: expectedVersionSchema.optional(),
});
export type EditSavedSearch = z.infer<typeof editSavedSearchSchema>;

export const muteSchema = z
  .strictObject({
    record: idSchema.optional().describe('a listing or a demand'),
    organisation: idSchema.optional().describe('everything that it publishes'),
    muted: z.boolean().default(true).describe('false: heard of again'),
  })
  .refine(({ record, organisation }) => (record === undefined) !== (organisation === undefined), {
    error: 'Name a record or an organisation',
    params: { rule: 'mute.one' },
  });
export type Mute = z.infer<typeof muteSchema>;

export const foundItemSchema = z
  .object({
    id: idSchema,
    title: localizedText({ max: 300 }),
    organisation: shownOrganisationSchema,
    publishedAt: timestampSchema,
    link: z.string(),
  })
  .meta({ id: 'FoundRecord' });
export type FoundItem = z.infer<typeof foundItemSchema>;

export const previewSchema = z
  .object({
    from: timestampSchema,
    digests: z
      .array(z.object({ at: timestampSchema, items: z.array(foundItemSchema) }))
      .describe('what would have been told, by when; newest first'),
    count: z.int(),
    more: z.boolean().describe('whether there is more than a preview shows'),
  })
  .meta({ id: 'SavedSearchPreview' });
export type Preview = z.infer<typeof previewSchema>;

export const previewRequestSchema = newSavedSearchSchema.omit({ name: true });
export type PreviewRequest = z.infer<typeof previewRequestSchema>;
