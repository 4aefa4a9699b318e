import { z } from 'zod';
import { issueSchema } from './problem.ts';

/** Rows of one request. More would hold locks and memory for long; the command line sends many requests. */
export const IMPORT_ROWS_MAX = 200;

const code = (what: string, max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._:/ -]*$/u, { error: `Not usable as ${what}` });

/** Where an imported record comes from. The same source and id of the same organisation is the same record. */
export const importKeyFields = { source: code('a source', 60), externalId: code('an id', 200) } as const;

/** Body of an import. Rows are checked one by one afterwards, so that a bad one does not stop the others. */
export const importRequestSchema = z
  .strictObject({ rows: z.array(z.record(z.string(), z.unknown())).min(1).max(IMPORT_ROWS_MAX) })
  .meta({ id: 'ImportRequest' });

export const importResultSchema = z
  .object({
    index: z.int().describe('place of the row in the request, from 0'),
    externalId: z.string().nullable(),
    status: z.enum(['created', 'updated', 'unchanged', 'rejected']),
    id: z.string().nullable(),
    version: z.int().nullable(),
    state: z.string().nullable(),
    issues: z.array(issueSchema),
  })
  .meta({ id: 'ImportResult' });
export type ImportResult = z.infer<typeof importResultSchema>;

export const importAnswerSchema = z
  .object({
    counts: z.object({ created: z.int(), updated: z.int(), unchanged: z.int(), rejected: z.int() }),
    results: z.array(importResultSchema),
  })
  .meta({ id: 'ImportAnswer' });
export type ImportAnswer = z.infer<typeof importAnswerSchema>;
