import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from './text.ts';
import { tidyText } from './tidy-text.ts';

describe('the form in which a text is kept', () => {
  it.each([
    [
      'letters, digits and signs of Chinese width',
      'Ｆｕｌｌ－ｗｉｄｔｈ　ＡＢ１２３４　９５％',
      'Full-width AB1234 95%',
    ],
    ['Chinese punctuation as it is', '温度（５０℃），压力：３．５ＭＰａ。', '温度（50°C），压力：3.5MPa。'],
    ['kana of half width', 'ｾﾝｻｰ', 'センサー'],
    ['radicals that a PDF holds for characters', '⽔⼒', '水力'],
    ['ligatures of print', 'ef\ufb01cient \ufb02ow', 'efficient flow'],
    ['letters of formulas', '𝑇 = 𝟑𝟎𝟎 K', 'T = 300 K'],
    ['units of one character', '5 ㎡, 3 ㎏, 2 ㎥, 20 ℃, 7 ㎜', '5 m², 3 kg, 2 m³, 20 °C, 7 mm'],
    ['raised and lowered text', 'CO<sub>2</sub>, m<SUP>2</SUP>, 10<sup>−3</sup>, T<sub>c</sub>', 'CO₂, m², 10⁻³, T_c'],
    ['references of HTML', '5 &micro;m &lt; d &#x3c; 7&nbsp;&#181;m, R&amp;D', '5 µm < d < 7 µm, R&D'],
    ['references to references', 'a &amp;lt; b', 'a < b'],
    ['comparisons, which are no tags', 'lossless if T<tc and n>5', 'lossless if T<tc and n>5'],
    ['soft hyphens and zero-width blanks', 'Pervapo\u00adration of zeo\u200blit\ufeffe', 'Pervaporation of zeolite'],
    ['turned directions', '\u202eabc\u202c \u2066def\u2069 \u200eg', 'abc def g'],
    ['joiners in a word', 'gra\u200dphe\u200cne', 'graphene'],
    ['an emoji of several', '👩\u200d🔬 works', '👩\u200d🔬 works'],
    ['private characters and fillers', 'a\ue000b\u{f0000}c\u3164d\u2800', 'abcd'],
    ['tags that nobody sees', 'abc\u{e0041}', 'abc'],
    ['lines of other systems', 'a\r\nb\rc\u2028d\u2029e', 'a\nb\nc\nd\ne'],
    ['blanks of typesetters', 'a\u00a0b\u2009c\u202fd\u3000e', 'a b c d e'],
    ['composed letters', 'e\u0301', 'é'],
    ['raised digits and fractions as written', 'x² + ½ × 10⁻³ ™', 'x² + ½ × 10⁻³ ™'],
    ['Russian and Chinese', 'Самолёт с жёстким крылом; 石墨烯', 'Самолёт с жёстким крылом; 石墨烯'],
  ])('keeps %s', (_name, given, kept) => {
    expect(tidyText(given)).toBe(kept);
    expect(plainText({ max: 200 }).parse(given)).toBe(kept);
  });

  it('hides no tag in references, wide signs or invisible characters', () => {
    const schema = plainText({ max: 200 });
    for (const text of [
      '&lt;script&gt;alert(1)&lt;/script&gt;',
      '&amp;amp;lt;script&amp;amp;gt;x&amp;amp;lt;/script&amp;amp;gt;',
      '＜script＞x＜/script＞',
      '<scr\u00adipt>x</scr\u200bipt>',
      '&am&#173;p;lt;b&gt;x&lt;/b&gt;',
      '&amp;amp;amp;amp;amp;amp;amp;amp;lt;b>',
    ]) {
      expect(schema.safeParse(text).error?.issues, text).toMatchObject([{ params: { rule: 'text.markup' } }]);
    }
  });

  it('is reached at once: tidying again changes nothing', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '<sub>',
        '</sub>',
        '&',
        'amp;',
        'lt;',
        '#173;',
        '\u00ad',
        'ｂ',
        '＆',
        '\u200d',
        '👩',
        '2',
        ' ',
        'ﬁ',
        'が',
        'ﾞ',
      ),
    );
    const schema = plainText({ max: 1000 });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const read = schema.safeParse(pieces.join(''));
        if (read.success) expect(tidyText(read.data)).toBe(read.data);
      }),
      { numRuns: 1000 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => tidyText(tidyText(text)) === tidyText(text)));
  });

  it('takes no longer than the text is long', () => {
    for (const piece of ['<sub>', '&', '&amp;', '<', '\u00ad', 'Ａ'])
      expect(tidyText(piece.repeat(200_000))).toBeDefined();
  });
});
