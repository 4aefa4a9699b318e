import { z } from 'zod';

export const readershipSchema = z
  .object({
    reads: z.int().describe('how often others have read it'),
    anonymous: z.int().describe('of these, by people without an organisation'),
    organisations: z.int().nullable().describe('different organisations that have read it; null: one or two'),
    kinds: z
      .array(z.object({ kind: z.string(), count: z.int() }))
      .describe('kinds of organisations of which three or more have read it, most first'),
  })
  .meta({ id: 'Readership' });
