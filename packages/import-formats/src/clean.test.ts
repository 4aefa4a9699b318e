import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, shorten } from './clean.ts';

const dirty = fc.string({
  unit: fc.constantFrom('a', '<', '>', '/', 'b', '&', ';', '#', 'l', 't', '3', ' ', '\0', '\u200b'),
});

describe('cleaning', () => {
  it('makes plain text of markup, references and control characters, and leaves comparisons alone', () => {
    expect(cleanText('H<sub>2</sub>O &amp;lt; 5 &micro;m\u0000\u0085 at T < 300 K')).toBe('H₂O < 5 µm at T < 300 K');
    expect(cleanText('a\uFFFDb\uD800c')).toBe('a b c');
    expect(cleanText('<!-- note -->x<br/>y<p class="z">')).toBe('x y');
    expect(cleanText('&#1046;&#x436;&quot;&nbsp;&unknown;')).toBe('Жж" &unknown;');
    expect(cleanText('&#0;&#xFFFFFF;a')).toBe('a');
  });

  it('takes nothing for a tag that compares', () => {
    for (const text of [
      'The ring is lossless if T<tc and n>5 at 4 K',
      'a<b and c>d',

      'if p<q then r>s',
      'vector<int> v',
    ]) {
      expect(cleanText(text)).toBe(text);
    }
  });

  it('makes characters of what stands raised or lowered, or says that it did', () => {
    expect(
      cleanText('Ash binds CO<sub>2</sub> and H<SUB>2</SUB>O over 5 m<sup>2</sup>, 10<sup>&minus;3</sup> mol'),
    ).toBe('Ash binds CO₂ and H₂O over 5 m², 10⁻³ mol');
    expect(cleanText('SO<sub>4</sub><sup>2-</sup> at T<sub>c</sub> and x<sup>a b</sup>')).toBe(
      'SO₄²⁻ at T_c and x^(a b)',
    );
    expect(cleanText('<jats:p>CO<jats:sub>2</jats:sub></jats:p>')).toBe('CO₂');
    expect(cleanText('&lt;sub&gt;2&lt;/sub&gt; &sup2; &plusmn; &Omega;&omega;')).toBe('₂ ² ± Ωω');
  });

  it('leaves a word whole that is set in another letter', () => {
    expect(cleanText('zeo<b>lit</b>e <i>in situ</i><br>next')).toBe('zeolite in situ next');
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
