import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, shorten } from './clean.ts';

const dirty = fc.string({
  unit: fc.constantFrom('a', '<', '>', '/', 'b', '&', ';', '#', 'l', 't', '3', ' ', '\0', '\u200b'),
});

describe('cleaning', () => {
  it('makes plain text of markup, references and control characters, and leaves comparisons alone', () => {
    expect(cleanText('H<sub>2</sub>O &amp;lt; 5 &micro;m\u0000\u0085 at T < 300 K')).toBe('H 2 O < 5 µm at T < 300 K');
    expect(cleanText('a\uFFFDb\uD800c')).toBe('a b c');
    expect(cleanText('<!-- note -->x<br/>y<p class="z">')).toBe('x y');
    expect(cleanText('&#1046;&#x436;&quot;&nbsp;&unknown;')).toBe('Жж" &unknown;');
    expect(cleanText('&#0;&#xFFFFFF;a')).toBe('a');
  });

  it('makes nothing of what is no text', () => {
    for (const value of [undefined, null, 1, {}, ['a'], '', ' \n\t ']) expect(cleanText(value)).toBe('');
  });

  it('leaves nothing that the exchange refuses: control, invisible and broken characters, blanks at the ends', () => {
    fc.assert(
      fc.property(fc.oneof(dirty, fc.string({ unit: 'binary' })), (text) => {
        const clean = cleanText(text);
        expect(clean).toBe(clean.trim());
        expect(clean).toBe(clean.normalize('NFC'));
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).not.toMatch(/[\p{Cc}\p{Noncharacter_Code_Point}\u200b-\u200f\uFFFD]| {2}/u);
      }),
    );
  });

  it('leaves plain text as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[\p{Script=Han}\p{Script=Cyrillic}a-z0-9.,()%-]{1,9}$/u)), (words) => {
        const text = words.join(' ').normalize('NFC');
        expect(cleanText(text)).toBe(text);
      }),
    );
  });

  it('takes no longer than the text is long', () => {
    for (const piece of ['<a', '&', '<!--', '<<', '&#', '< ']) expect(cleanText(piece.repeat(200_000))).toBeDefined();
  });
});

describe('shortening', () => {
  it('cuts at the end of a word where one is near', () => {
    expect(shorten('one two three four', 12)).toBe('one two…');
    expect(shorten('short', 12)).toBe('short');
    expect(shorten('Donaudampfschifffahrt', 10)).toBe('Donaudamp…');
  });

  it('never gives more than is allowed, and changes nothing that fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), fc.integer({ min: 1, max: 50 }), (text, max) => {
        const short = shorten(text, max);
        expect(short.length).toBeLessThanOrEqual(max);
        if (text.length <= max) expect(short).toBe(text);
        else expect(short.endsWith('…')).toBe(true);
      }),
    );
  });
});
