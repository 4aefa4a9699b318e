import { day, demandKinds, plainText } from '@techbourse/domain';
import { z } from 'zod';
import { contentFields } from './content.ts';

const expectedVersion = z.int().min(1).describe('the version you have seen; another one is a CONFLICT');

const { kind: _kind, ...optionalFields } = contentFields;
type Clearable<T> = { [K in keyof T]: z.ZodNullable<T[K] & z.ZodType> };
// Object.entries forgets the keys; the mapped type above restores what the loop does to each of them.
const clearableFields = Object.fromEntries(
  Object.entries(optionalFields).map(([name, schema]) => [name, schema.nullable()]),
) as Clearable<typeof optionalFields>;

/** What changes, field by field; `null` empties a field. */
export const updateDemandSchema = z
  .strictObject({ ...clearableFields, kind: demandKinds.schema.optional(), expectedVersion })
  .meta({ id: 'UpdateDemand' });
export type UpdateDemand = z.infer<typeof updateDemandSchema>;

export const openDemandSchema = z.strictObject({ expectedVersion }).meta({ id: 'OpenDemand' });

export const returnDemandSchema = z
  .strictObject({ reason: plainText({ max: 1000 }), expectedVersion: expectedVersion.optional() })
  .meta({ id: 'ReturnDemand' });
export type ReturnDemand = z.infer<typeof returnDemandSchema>;

/** A demand is closed by its owner as solved or withdrawn; it expires by itself. */
export const closeDemandSchema = z
  .strictObject({
    outcome: z.enum(['solved', 'withdrawn']),
    note: plainText({ max: 1000 }).optional(),
    expectedVersion: expectedVersion.optional(),
  })
  .meta({ id: 'CloseDemand' });
export type CloseDemand = z.infer<typeof closeDemandSchema>;

export const renewDemandSchema = z
  .strictObject({
    deadline: day.optional().describe('the new last day; left out: a year from now'),
    expectedVersion: expectedVersion.optional(),
  })
  .meta({ id: 'RenewDemand' });
export type RenewDemand = z.infer<typeof renewDemandSchema>;

const code = (what: string) =>
  z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._:/ -]{0,199}$/u, { error: `Not usable as ${what}` });

/** One row of an import: a demand, and where it comes from. The same source and id again is the same demand. */
export const importRowSchema = z
  .strictObject({
    source: code('a source').max(60),
    externalId: code('an id'),
    open: z.boolean().optional(),
    ...contentFields,
  })
  .meta({ id: 'DemandImportRow' });
export type ImportRow = z.infer<typeof importRowSchema>;

export const IMPORT_ROWS_MAX = 200;

/** Rows are checked one by one, so that a bad one does not stop the others. */
export const importDemandsSchema = z
  .strictObject({
    rows: z.array(z.record(z.string(), z.unknown())).min(1).max(IMPORT_ROWS_MAX).describe('each a DemandImportRow'),
  })
  .meta({ id: 'ImportDemands' });

export const importResultSchema = z
  .object({
    index: z.int(),
    externalId: z.string().nullable(),
    status: z.enum(['created', 'updated', 'unchanged', 'rejected']),
    id: z.string().nullable(),
    version: z.int().nullable(),
    state: z.string().nullable(),
    issues: z.array(z.object({ pointer: z.string(), rule: z.string(), message: z.string() })),
  })
  .meta({ id: 'DemandImportResult' });
export type ImportResult = z.infer<typeof importResultSchema>;

export const importAnswerSchema = z
  .object({
    counts: z.object({ created: z.int(), updated: z.int(), unchanged: z.int(), rejected: z.int() }),
    results: z.array(importResultSchema),
  })
  .meta({ id: 'DemandImportAnswer' });
export type ImportAnswer = z.infer<typeof importAnswerSchema>;
