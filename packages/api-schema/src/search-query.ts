import { languages } from '@techbourse/domain';
import { z } from 'zod';

/** A filter of a query that may be given several times or with commas; the values are alternatives. */
export function multiValue<T extends z.ZodType>(item: T) {
  return z
    .preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(item).min(1).max(30))
    .optional();
}

/** Which words of a search must occur. */
export const searchWordsSchema = z
  .enum(['most', 'all'])
  .optional()
  .describe('most (default): records with more of the words first; all: only records with every word');

/** Pieces of texts around the words that a search found. */
export const highlightsSchema = z
  .array(z.object({ field: z.string(), language: languages.schema.nullable(), text: z.string() }))
  .describe('plain text around the words found, each between \u27e6 and \u27e7');

/** Whether a search may lack something; for every answer that is found in an index. */
export const degradedSchema = z
  .boolean()
  .describe('true while the index is being made anew: what is here is so, and some records may be missing');

/** The answer of a search: a page with counts. */
export function searchAnswerOf<T extends z.ZodType>(hit: T) {
  return z.object({
    items: z.array(hit),
    nextCursor: z.string().nullable(),
    total: z.int().nullable().describe('about how many; on the first page only'),
    facets: z
      .record(z.string(), z.record(z.string(), z.int()))
      .nullable()
      .describe('counts by value under the present filters; on the first page only'),
    degraded: degradedSchema,
  });
}
