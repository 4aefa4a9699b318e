import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { IMPORT_ROWS_MAX, importKeyFields, importRequestSchema } from './import.ts';

const keySchema = z.strictObject(importKeyFields);

describe('the key of an imported record', () => {
  it('may be a word, a number or a path in any script', () => {
    for (const externalId of ['A-1', '2026/17', 'urn:x:1', '专利 1', 'патент_7', '0']) {
      expect([externalId, keySchema.safeParse({ source: 'own', externalId }).success]).toEqual([externalId, true]);
    }
  });

  it('begins with a letter or a digit, so that no cell of a sheet becomes a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', ' ', '\t', '.', '/'), fc.string(), (first, rest) => {
        expect(keySchema.safeParse({ source: 'own', externalId: first + rest }).success).toBe(false);
      }),
    );
  });

  it('has an end', () => {
    expect(keySchema.safeParse({ source: 'a'.repeat(60), externalId: 'a'.repeat(200) }).success).toBe(true);
    expect(keySchema.safeParse({ source: 'a'.repeat(61), externalId: 'a' }).success).toBe(false);
    expect(keySchema.safeParse({ source: 'a', externalId: 'a'.repeat(201) }).success).toBe(false);
    expect(keySchema.safeParse({ source: '', externalId: 'a' }).success).toBe(false);
  });
});

describe('the body of an import', () => {
  it('takes rows of any content, because each is judged by itself', () => {
    expect(importRequestSchema.safeParse({ rows: [{}, { a: [null] }] }).success).toBe(true);
  });

  it('has from one row to as many as a request takes, and nothing else', () => {
    const rows = (count: number) => ({ rows: Array.from({ length: count }, () => ({})) });
    expect(importRequestSchema.safeParse(rows(0)).success).toBe(false);
    expect(importRequestSchema.safeParse(rows(IMPORT_ROWS_MAX)).success).toBe(true);
    expect(importRequestSchema.safeParse(rows(IMPORT_ROWS_MAX + 1)).success).toBe(false);
    expect(importRequestSchema.safeParse({ ...rows(1), dryRun: true }).success).toBe(true);
    expect(importRequestSchema.safeParse({ ...rows(1), dry_run: true }).success).toBe(false);
    expect(importRequestSchema.safeParse({ rows: [['not', 'an', 'object']] }).success).toBe(false);
  });
});
