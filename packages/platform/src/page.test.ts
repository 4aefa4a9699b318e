import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cursorKey, decodeCursor, encodeCursor } from './page.ts';

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
