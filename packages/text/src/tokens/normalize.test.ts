import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalize } from './normalize.ts';

test('compatibility forms, case and invisible characters do not tell texts apart', () => {
  expect(normalize('ＴｉＯ₂ coating')).toBe('tio2 coating');
  expect(normalize('Eﬃcient\u00ad mem\u200bbrane')).toBe('efficient membrane');
  expect(normalize('a\tb\nc')).toBe('a\tb\nc');
  expect(normalize('\u0000\ud800x')).toBe('\ufffdx');
});

test('normalising twice is normalising once, for any string', () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary-ascii' }),
  );
  fc.assert(
    fc.property(any, (text) => {
      expect(normalize(normalize(text))).toBe(normalize(text));
    }),
    { numRuns: 500 },
  );
});
