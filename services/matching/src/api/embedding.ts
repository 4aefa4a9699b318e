import { z } from 'zod';

/** Whose vectors pairs are found and scored by, and how far the change to another embedder is. */
export const embeddingSchema = z
  .object({
    serving: z.string().describe('the embedder whose vectors serve'),
    servingSince: z.iso.datetime(),
    target: z
      .object({
        id: z.string(),
        total: z.int().describe('open records'),
        done: z.int().describe('those that have its vectors'),
        percent: z.number().describe('0 to 100, one decimal'),
        secondsLeft: z.int().nullable().describe('at the rate since the start; null before the first'),
        startedAt: z.iso.datetime(),
        error: z.string().nullable().describe('why the last page could not be embedded'),
      })
      .nullable()
      .describe('the embedder that is to serve; null when no change is under way'),
    refused: z.string().nullable().describe('an embedder that the settings name and an operator stopped'),
  })
  .meta({ id: 'Embedding' });
export type Embedding = z.infer<typeof embeddingSchema>;
