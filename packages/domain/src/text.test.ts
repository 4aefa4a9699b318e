import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineText, plainText, searchWords, textFault } from './text.ts';
import { tidyText } from './tidy-text.ts';

describe('text hygiene', () => {
  it.each([
    ['T < 300 K and p > 2 bar'],
    ['a<b and c>d'],
    ['vector<int> is a template'],
    ['H₂O, 5 µm, 20 °C, R&D; 石墨烯；сорбент'],
    ['line one\n\tline two'],
  ])('keeps %j', (text) => {
    expect(textFault(text)).toBeUndefined();
  });

  it.each([
    ['<p>water</p>', 'text.markup'],
    ['<script>alert(1)</script>', 'text.markup'],
    ['<IMG SRC=x onerror=alert(1)>', 'text.markup'],
    ['<x-y onclick=go()>', 'text.markup'],
    ['a<br/>b', 'text.markup'],
    ['<!-- hidden -->', 'text.markup'],
    ['water&nbsp;vapour', 'text.markup'],
    ['zero\u0000byte', 'text.control_character'],
    ['escape\u001b[31m', 'text.control_character'],
    ['next line\u0085', 'text.control_character'],
    ['broken \ud83d half', 'text.broken_encoding'],
    ['broken \uFFFD bytes', 'text.broken_encoding'],
  ])('refuses %j as %s', (text, rule) => {
    expect(textFault(text)?.rule).toBe(rule);
  });

  it('says what to write instead of HTML', () => {
    expect(textFault('<b>water</b>')?.message).toContain('Plain text only');
  });

  it('reads a hostile text of 2 MB within a second', () => {
    const started = performance.now();
    textFault('<a '.repeat(700_000));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('plainText', () => {
  const schema = plainText({ min: 2, max: 5 });

  it('trims, composes and joins line ends before it measures', () => {
    expect(schema.parse('  e\u0301a\r\nb ')).toBe('\u00e9a\nb');
  });

  it.each([['a'], ['   a   '], ['abcdef'], [7], [null]])('refuses %j', (input) => {
    expect(schema.safeParse(input).success).toBe(false);
  });

  it.each([['Acme\nLtd'], ['Acme\r\nLtd'], ['Acme\tLtd']])(
    'refuses %j as the one line of a name, and takes it as a text',
    (text) => {
      expect(lineText({ max: 80 }).safeParse(text).error?.issues).toMatchObject([
        { params: { rule: 'text.one_line' } },
      ]);
      expect(plainText({ max: 80 }).safeParse(text).success).toBe(true);
    },
  );

  it.each([['Acme\u0000Ltd'], ['Acme\u001bLtd'], ['Acme\u000bLtd'], ['Acme\u0085Ltd']])(
    'refuses the control character in %j, in one line and in more',
    (text) => {
      for (const schema of [lineText({ max: 80 }), plainText({ max: 80 })]) {
        expect(schema.safeParse(text).error?.issues).toMatchObject([{ params: { rule: 'text.control_character' } }]);
      }
    },
  );

  it('of one line forgives blanks at its ends, and separators that nobody typed', () => {
    expect(lineText({ max: 80 }).parse('\n Acme Ltd\r\n')).toBe('Acme Ltd');
    expect(lineText({ max: 80 }).parse('Lignin\u2028\u2029binder')).toBe('Lignin binder');
  });

  it('refuses a text of 2 MB by its length alone', () => {
    const result = plainText({ max: 5000 }).safeParse('x'.repeat(2_000_000));
    expect(result.error?.issues.map((issue) => issue.message)).toEqual(['Too long: at most 5000 characters']);
  });
});

describe('a text that was taken', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.constantFrom(
      '石墨烯',
      'Сорбент',
      'e\u0301',
      '\r\n',
      '\r',
      '\u200b',
      '\ufeff',
      ' ',
      '<b>',
      '&amp;',
      '😀',
      '𠮷',
      '\ud840',
      '\u0000',
    ),
  );
  const any = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

  it('has no fault, stands in the one form, and is taken again as it is', () => {
    const [text, line] = [plainText({ max: 60 }), lineText({ max: 60 })];
    fc.assert(
      fc.property(any, (input) => {
        for (const schema of [text, line]) {
          const read = schema.safeParse(input);
          if (!read.success) continue;
          expect(textFault(read.data)).toBeUndefined();
          expect(tidyText(read.data)).toBe(read.data);
          expect(schema.parse(read.data)).toBe(read.data);
          expect(read.data.isWellFormed()).toBe(true);
        }
        // What is good for a line is good for a text.
        if (line.safeParse(input).success) expect(text.safeParse(input).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a character of two units whole and counts it as one', () => {
    expect(plainText({ max: 4 }).parse('𠮷野')).toBe('𠮷野');
    expect(plainText({ max: 3 }).parse('𠮷𠮷𠮷')).toBe('𠮷𠮷𠮷');
    expect(plainText({ max: 3 }).safeParse('𠮷𠮷𠮷𠮷').success).toBe(false);
    expect(textFault('𠮷'.charAt(0))?.rule).toBe('text.broken_encoding');
  });

  it.each([
    ['four marks on a letter', `a${'\u0301'.repeat(4)}`, undefined],
    ['five marks on a letter', `a${'\u0301'.repeat(5)}`, 'text.stacked_marks'],
    ['nothing that shows', '\u0301', 'text.nothing_visible'],
    ['a noncharacter', 'abc\uffff', 'text.broken_encoding'],
    ['an emoji alone', '😀', undefined],
    ['nothing at all', '', undefined],
  ])('is judged by what it holds: %s', (_name, text, rule) => {
    expect(textFault(text)?.rule).toBe(rule);
  });

  it('says something in words where letters are asked for', () => {
    const schema = plainText({ max: 20, letters: true });
    expect(schema.safeParse('95 %').error?.issues).toMatchObject([{ params: { rule: 'text.no_letters' } }]);
    for (const text of ['水', 'H2O', 'я']) expect(schema.parse(text)).toBe(text);
  });
});

it('words of a search are read as texts are kept, and are never refused for what they hold', () => {
  for (const [asked, read] of [
    ['ＡＢ１２３４', 'AB1234'],
    ['CO<sub>2</sub>', 'CO₂'],
    ['mem\u00adbrane', 'membrane'],
    ['<b>', '<b>'],
    ['', ''],
  ]) {
    expect(searchWords().parse(asked)).toBe(read);
  }
  expect(searchWords(3).safeParse('abcd').success).toBe(false);
});
