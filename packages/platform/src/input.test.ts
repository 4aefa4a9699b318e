import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEPTH_MAX, inputFaults, isDeeperThan } from './input.ts';
import { quoted } from './input-text.ts';

const nested = (levels: number): unknown => {
  let value: unknown = 'leaf';
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { a: value };
  return value;
};

describe('what no part of the exchange can keep', () => {
  it('is named with its place: U+0000, half a pair, a noncharacter, in a text or a key', () => {
    const faults = inputFaults({ a: ['fine', 'x\0'], b: { 'k\ud800': 1 }, c: '\ufdd0', d: '\u{1ffff}' });
    expect(faults.map(({ pointer, rule }) => [pointer, rule])).toEqual([
      ['/a/1', 'text.control_character'],
      ['/b/k\ufffd', 'text.broken_encoding'],
      ['/c', 'text.broken_encoding'],
      ['/d', 'text.broken_encoding'],
    ]);
  });

  it('is nesting without end, however deep, and not the deepest that is allowed', () => {
    expect(inputFaults(nested(DEPTH_MAX))).toEqual([]);
    expect(inputFaults(nested(DEPTH_MAX + 1))).toMatchObject([{ rule: 'input.too_deep' }]);
    expect(inputFaults(nested(200_000))).toMatchObject([{ rule: 'input.too_deep' }]);
  });

  it('is nothing of what JSON and people write', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8, stringUnit: 'grapheme' }), (value) => {
        expect(inputFaults(value)).toEqual([]);
      }),
    );
    expect(inputFaults('石墨烯, Ж, 😀, e\u0301, \t')).toEqual([]);
  });
});

it('what somebody sent is repeated short and in characters that any log or table holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const told = quoted(text, 50);
      expect(told.isWellFormed()).toBe(true);
      expect([...told].length).toBeLessThanOrEqual(51);
      expect(told).not.toMatch(/[\0\p{Cc}]/u);
    }),
  );
});

it('the depth of a JSON text is that of its brackets outside of texts', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const depthOf = (inner: unknown): number =>
        typeof inner === 'object' && inner !== null ? 1 + Math.max(0, ...Object.values(inner).map(depthOf)) : 0;
      const text = Buffer.from(JSON.stringify(value));
      const depth = depthOf(value);
      expect(isDeeperThan(text, depth)).toBe(false);
      if (depth > 0) expect(isDeeperThan(text, depth - 1)).toBe(true);
    }),
  );
});
