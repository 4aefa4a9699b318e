import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cursorKey, decodeCursor, encodeCursor, toPage } from './page.ts';

const raw = (json: string) => Buffer.from(json).toString('base64url');
const invalid = expect.objectContaining({ reason: 'cursor.invalid' });

describe('a cursor', () => {
  it('gives back the keys it was made of', () => {
    const shape = z.tuple([cursorKey.text, cursorKey.whole, cursorKey.big]);
    const keys = ['newest', 2_147_483_647, 999_999_999_999_999];
    expect(decodeCursor(encodeCursor(keys), shape)).toEqual(keys);
  });

  it.each([
    ['a whole number beyond an integer of Postgres', '[2147483648]', z.tuple([cursorKey.whole])],
    ['a negative whole number', '[-1]', z.tuple([cursorKey.whole])],
    ['a number that a filter cannot write', '[1e308]', z.tuple([cursorKey.number])],
    ['the same, whatever the list asks for', '[1e21]', z.tuple([z.number()])],
    ['a number too large for a number', '[1e999]', z.tuple([cursorKey.number])],
    ['a text with U+0000', '["a\\u0000"]', z.tuple([cursorKey.text])],
    ['half of a pair', '["\\ud800"]', z.tuple([cursorKey.text])],
    ['an id that is none', '["------------------------------------"]', z.tuple([cursorKey.id])],
    ['a long text', JSON.stringify(['x'.repeat(201)]), z.tuple([z.string()])],
    ['keys inside of keys', '[[1]]', z.tuple([z.array(z.number())])],
    ['no JSON', '[', z.tuple([cursorKey.whole])],
  ])('%s is refused', (_what, json, shape) => {
    expect(() => decodeCursor(raw(json), shape)).toThrow(invalid);
  });
});

describe('a cursor, whatever its keys', () => {
  const number = fc.double({ min: -1e15, max: 1e15, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value));
  const keys = fc.tuple(
    fc.uuid(),
    fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    fc.integer({ min: 0, max: 1e15 }),
    number,
    fc.string({ unit: 'grapheme', maxLength: 50 }),
  );
  const shape = z.tuple([cursorKey.id, cursorKey.whole, cursorKey.big, cursorKey.number, cursorKey.text]);

  it('gives back the same keys, in letters that a URL carries as they are', () => {
    fc.assert(
      fc.property(keys, (given) => {
        const cursor = encodeCursor(given);
        expect(encodeURIComponent(cursor)).toBe(cursor);
        expect(decodeCursor(cursor, shape)).toEqual(given);
      }),
    );
  });

  it('is refused by every list whose keys are others', () => {
    const others = [
      z.tuple([cursorKey.id]),
      z.tuple([cursorKey.whole, cursorKey.id]),
      z.tuple([]),
      z.array(cursorKey.id),
    ];
    fc.assert(
      fc.property(keys, fc.constantFrom(...others), (given, other) => {
        expect(() => decodeCursor(encodeCursor(given), other)).toThrow(invalid);
      }),
    );
  });

  it('that was cut short or lengthened is refused, or says the same', () => {
    fc.assert(
      fc.property(keys, fc.nat(), (given, at) => {
        const cursor = encodeCursor(given);
        const cut = cursor.slice(0, at % cursor.length);
        expect(() => decodeCursor(cut, shape)).toThrow(invalid);
      }),
    );
  });

  it('names itself as the faulty field', () => {
    expect(() => decodeCursor('nonsense', shape)).toThrowError(
      expect.objectContaining({ kind: 'VALIDATION', issues: [expect.objectContaining({ pointer: '/cursor' })] }),
    );
  });
});

describe('pages cut from rows', () => {
  it('hold all rows once, in their order, and the last one alone has no next', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(10_000), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (all, limit) => {
        const rows = all.toSorted((a, b) => a - b);
        const seen: number[] = [];
        let pages = 0;
        for (let after = -1; ; ) {
          const page = toPage(rows.filter((row) => row > after).slice(0, limit + 1), limit, (row) => [row]);
          expect(page.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.items);
          pages += 1;
          if (page.nextCursor === null || pages > rows.length) break;
          [after] = decodeCursor(page.nextCursor, z.tuple([cursorKey.whole]));
        }
        expect(pages).toBe(Math.max(1, Math.ceil(rows.length / limit)));
        expect(seen).toEqual(rows);
      }),
    );
  });
});
