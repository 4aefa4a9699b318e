import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { callHeadersSchema } from './call.ts';
import { pageOf, pageQuery } from './page.ts';

const query = z.strictObject(pageQuery);

describe('the query of a page', () => {
  it('asks for 20 unless told, and reads numbers as a query carries them', () => {
    expect(query.parse({})).toEqual({ limit: 20 });
    expect(query.parse({ limit: '7', cursor: 'c' })).toEqual({ limit: 7, cursor: 'c' });
  });

  it('takes whole limits from 1 to 100 and no others', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: -200, max: 300 }), fc.double({ min: -200, max: 300 })), (limit) => {
        const isAllowed = Number.isInteger(limit) && limit >= 1 && limit <= 100;
        expect(query.safeParse({ limit: String(limit) }).success).toBe(isAllowed);
      }),
    );
  });

  it('knows no other field, so that a misspelt filter is no page of everything', () => {
    expect(query.safeParse({ limt: 5 }).success).toBe(false);
  });
});

it('a page always says whether another follows', () => {
  const page = pageOf(z.string());
  expect(page.parse({ items: [], nextCursor: null })).toEqual({ items: [], nextCursor: null });
  expect(page.safeParse({ items: [] }).success).toBe(false);
});

describe('the key of a repeat', () => {
  const accepts = (key: unknown) => callHeadersSchema.safeParse({ 'idempotency-key': key, host: 'x' }).success;

  it('is 1 to 200 visible characters of ASCII, or absent', () => {
    expect(accepts(undefined)).toBe(true);
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 210 }), (key) => {
        expect(accepts(key)).toBe(/^[!-~]{1,200}$/.test(key));
      }),
    );
    expect(accepts('k'.repeat(200))).toBe(true);
    expect(accepts('k'.repeat(201))).toBe(false);
  });
});
