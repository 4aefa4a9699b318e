import { idSchema, lineText, timestampSchema } from '@techbourse/domain';
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
  .strictObject({
    rows: z.array(z.record(z.string(), z.unknown())).min(1).max(IMPORT_ROWS_MAX),
    dryRun: z
      .boolean()
      .optional()
      .describe('true: everything is decided as it would be, duplicates and quotas too, and nothing is written'),
    run: idSchema.optional().describe('the import that these rows belong to; left out: they are one of their own'),
  })
  .meta({ id: 'ImportRequest' });
export type ImportRequest = z.infer<typeof importRequestSchema>;

/** What the exchange wrote in another form than it was given, so that nobody has to compare. */
const importChangeSchema = z
  .object({ pointer: z.string(), from: z.string(), to: z.string() })
  .meta({ id: 'ImportChange', description: 'a text that is kept in another form than it was given' });
export type ImportChange = z.infer<typeof importChangeSchema>;

export const importResultSchema = z
  .object({
    index: z.int().describe('place of the row in the request, from 0'),
    externalId: z.string().nullable(),
    status: z.enum(['created', 'updated', 'unchanged', 'rejected']),
    id: z.string().nullable().describe('null for a rejected row, and for one that a dry run would create'),
    version: z.int().nullable(),
    state: z.string().nullable(),
    issues: z.array(issueSchema),
    changes: z.array(importChangeSchema).optional().describe('left out where nothing was changed'),
  })
  .meta({ id: 'ImportResult' });
export type ImportResult = z.infer<typeof importResultSchema>;

const countsSchema = z.object({ created: z.int(), updated: z.int(), unchanged: z.int(), rejected: z.int() });
export type ImportCounts = z.infer<typeof countsSchema>;

export const importAnswerSchema = z
  .object({
    run: idSchema
      .nullish()
      .describe(
        'the import that wrote these rows, to undo it; null where nothing was written, left out in answers of before there were any',
      ),
    counts: countsSchema,
    results: z.array(importResultSchema),
  })
  .meta({ id: 'ImportAnswer' });
export type ImportAnswer = z.infer<typeof importAnswerSchema>;

export const startImportSchema = z
  .strictObject({ file: lineText({ max: 200 }).optional().describe('the name of the file, for the list of imports') })
  .meta({ id: 'StartImport' });
export type StartImport = z.infer<typeof startImportSchema>;

/** One import: rows that were sent together, in however many requests. */
export const importRunSchema = z
  .object({
    id: idSchema,
    file: z.string().nullable(),
    startedAt: timestampSchema,
    lastRowsAt: timestampSchema.nullable(),
    counts: countsSchema,
    undoneAt: timestampSchema.nullable(),
    remaining: z.int().describe('records that it wrote and that an undo has not come to'),
  })
  .meta({ id: 'ImportRun' });
export type ImportRun = z.infer<typeof importRunSchema>;

/** An import as the operator sees it, among those of all. */
export const importOfAllSchema = importRunSchema
  .omit({ remaining: true })
  .extend({ organisationId: idSchema, personId: idSchema.nullable(), agencyId: idSchema.nullable() });
export type ImportOfAll = z.infer<typeof importOfAllSchema>;

export const importsOfAllQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** Why a record that an import wrote stays as it is when the import is undone. */
export const keptReasons = ['updated', 'changed', 'gone'] as const;

export const undoneImportSchema = z
  .object({
    run: importRunSchema,
    deleted: z.int().describe('drafts that nobody has touched since, and that are gone'),
    withdrawn: z.int().describe('records that were public and are withdrawn; their source and id are free again'),
    kept: z
      .array(
        z.object({
          id: idSchema,
          externalId: z.string().nullable(),
          reason: z
            .enum(keptReasons)
            .describe(
              'updated: it was there before the import, and what it said then is not kept; changed: somebody has changed it since; gone: it is not there any more',
            ),
        }),
      )
      .describe('records that stay, and why'),
  })
  .meta({ id: 'UndoneImport', description: 'One step of an undo: ask again while `run.remaining` is above 0' });
export type UndoneImport = z.infer<typeof undoneImportSchema>;

/** What an undo would do now; nothing is written. */
export const undoPreviewSchema = z
  .object({
    run: importRunSchema,
    deleted: z.int().describe('drafts that would be gone'),
    withdrawn: z.int().describe('public records that would be withdrawn'),
    kept: z
      .object({ updated: z.int(), changed: z.int(), gone: z.int() })
      .describe('records that would stay, by the reason'),
  })
  .meta({ id: 'UndoPreview' });
export type UndoPreview = z.infer<typeof undoPreviewSchema>;
