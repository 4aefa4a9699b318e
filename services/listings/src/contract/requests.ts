import { day, listingKinds, plainText } from '@techbourse/domain';
import { z } from 'zod';
import { checkContent, contentFields, listingContentSchema } from './content.ts';

export const createListingSchema = listingContentSchema;

const expectedVersion = z.int().min(1).describe('the version you have seen; another one is a CONFLICT');

const { kind: _kind, ...optionalFields } = contentFields;
type Clearable<T> = { [K in keyof T]: z.ZodNullable<T[K] & z.ZodType> };
// Object.entries forgets the keys; the mapped type above restores what the loop does to each of them.
const clearableFields = Object.fromEntries(
  Object.entries(optionalFields).map(([name, schema]) => [name, schema.nullable()]),
) as Clearable<typeof optionalFields>;

/** What changes, field by field; `null` empties a field. */
export const updateListingSchema = z
  .strictObject({ ...clearableFields, kind: listingKinds.schema.optional(), expectedVersion })
  .meta({ id: 'UpdateListing' });
export type UpdateListing = z.infer<typeof updateListingSchema>;

export const publishListingSchema = z.strictObject({ expectedVersion }).meta({ id: 'PublishListing' });

/** Any step that needs a reason: withdraw, return to the owner, reserve, release, transfer. */
export const stepListingSchema = z
  .strictObject({ reason: plainText({ max: 1000 }), expectedVersion: expectedVersion.optional() })
  .meta({ id: 'StepListing' });
export type StepListing = z.infer<typeof stepListingSchema>;

export const renewListingSchema = z
  .strictObject({ validUntil: day.optional(), expectedVersion: expectedVersion.optional() })
  .meta({ id: 'RenewListing' });
export type RenewListing = z.infer<typeof renewListingSchema>;

const code = (what: string) =>
  z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._:/ -]{0,199}$/u, { error: `Not usable as ${what}` });

/** One row of an import: a listing, and where it comes from. The same source and id again is the same listing. */
export const importRowSchema = z
  .strictObject({
    source: code('a source').max(60),
    externalId: code('an id'),
    publish: z.boolean().optional(),
    ...contentFields,
  })
  .superRefine(checkContent)
  .meta({ id: 'ListingImportRow' });
export type ImportRow = z.infer<typeof importRowSchema>;

export const IMPORT_ROWS_MAX = 200;

/** Rows are checked one by one, so that a bad one does not stop the others. */
export const importListingsSchema = z
  .strictObject({
    rows: z.array(z.record(z.string(), z.unknown())).min(1).max(IMPORT_ROWS_MAX).describe('each a ListingImportRow'),
  })
  .meta({ id: 'ImportListings' });

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
  .meta({ id: 'ListingImportResult' });
export type ImportResult = z.infer<typeof importResultSchema>;

export const importAnswerSchema = z
  .object({
    counts: z.object({ created: z.int(), updated: z.int(), unchanged: z.int(), rejected: z.int() }),
    results: z.array(importResultSchema),
  })
  .meta({ id: 'ListingImportAnswer' });
export type ImportAnswer = z.infer<typeof importAnswerSchema>;
