import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asWritten, bestSentence, contextOf } from './quotation.ts';

test.each([
  ['tio2', ['Coated with TiO2. TiO2 is cheap.'], false, 'TiO2'],
  ['membrane', ['Membrane of PVDF'], false, 'membrane'],
  ['мембран', ['Мембраны из ПВДФ; мембраны и мембрана'], true, 'мембраны'],
  ['электролит', ['Твёрдый электролит'], true, 'электролит'],
  ['polymer', ['Nothing of the kind'], false, 'polymer'],
  ['床 检测', ['床旁检测'], false, '床…检测'],
  ['锂 电池', ['锂电池'], false, '锂电池'],
  ['c++', ['In C++'], false, 'C++'],
])('%s is shown as its text writes it', (form, passages, isStem, written) => {
  expect(asWritten(form, passages, isStem)).toBe(written);
});

// As the pattern says it, tried at every place of every passage.
const LETTER = '[\\p{L}\\p{N}]';
function slowly(form: string, passages: readonly string[], isStem: boolean): string {
  const words = form.split(' ').map((word) => word.replaceAll('+', '\\+').replaceAll('е', '[её]'));
  const pattern = `(?<!${LETTER})${words.join('[^\\p{L}\\p{N}]{1,2}')}${isStem ? '\\p{L}*' : ''}(?!${LETTER})`;
  const seen = new Map<string, number>();
  for (const passage of passages) {
    for (const [found] of passage.normalize('NFKC').matchAll(new RegExp(pattern, 'giu'))) {
      const plain = /^\p{Lu}[\p{Ll}\s-]+$/u.test(found) ? found.toLowerCase() : found;
      seen.set(plain, (seen.get(plain) ?? 0) + 1);
    }
  }
  return [...seen].reduce((best, one) => (one[1] > best[1] ? one : best), [form, 0] as [string, number])[0];
}

test('a term is found where its pattern finds it, in whatever case, spelling and surroundings', () => {
  const piece = fc.constantFrom(
    ...['tio2', 'TiO2', 'Ti', 'ﬁlm', 'FILM', 'film', 'Твёрдый', 'твердый', 'ТВЁРДЫЕ', 'мембраны', 'σ', 'Σ', 'ς', 'C++'],
    ...['İstanbul', 'ß', 'ẞ', ' ', '  ', '-', '. ', ', ', 'x', '𝒙', '\n'],
  );
  const passage = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  const form = fc.constantFrom(
    ...[
      'tio2',
      'film',
      'tio2 film',
      'film tio2',
      'тверд',
      'твердый',
      'мембран',
      'твердый мембран',
      'σ',
      'ß',
      'c++',
      'x',
    ],
  );
  fc.assert(
    fc.property(form, fc.array(passage, { maxLength: 4 }), fc.boolean(), (term, passages, isStem) => {
      expect(asWritten(term, passages, isStem)).toBe(slowly(term, passages, isStem));
    }),
    { numRuns: 2000 },
  );
});

test('the quoted sentence contains the words and is cut at the end of a word', () => {
  const passage =
    'The company makes pumps in three towns. Dyes leave the mill with the wastewater at 40 degrees. So it is.';
  expect(bestSentence(passage, ['dyes', 'wastewater'])).toBe('Dyes leave the mill with the wastewater at 40 degrees');
  const long = `${'word '.repeat(60)}end.`;
  expect(bestSentence(long, [])).toMatch(/^(word )+…$/);
});

test.each([
  [
    'plasma',
    'It must work. A way without reagents (plasma, ozone). No heat.',
    'A way without reagents (plasma, ozone)',
  ],
  ['flow', `${'long '.repeat(20)}in the flow${' of grain'.repeat(12)}`, /^… (long )+in the flow( of grain)+( of)? …$/],
  ['电解质', `希望获得${'在低温下'.repeat(8)}的硫化物电解质，并能成膜。`, /^… .{16}电解质，并能成膜$/u],
  ['gone', 'Nothing of the kind', ''],
  ['film', `Microfilm${' of a kind'.repeat(12)}. A thin film of oil.`, 'A thin film of oil'],
  ['plasma', 'Plasma without reagents.', 'Plasma without reagents'],
  ['c++', 'Code in C++ only', 'Code in C++ only'],
])('%s is quoted with what stands around it', (word, passage, quote) => {
  if (quote instanceof RegExp) expect(contextOf(word, [passage])).toMatch(quote);
  else expect(contextOf(word, [passage])).toBe(quote);
});

test('no character is cut in two, however many units it takes', () => {
  const long = `${'𬭩'.repeat(90)}盐`;
  expect(contextOf('电解质', [`${long}电解质盐${long}`]).isWellFormed()).toBe(true);
  expect(bestSentence(`盐${long}`, []).isWellFormed()).toBe(true);
});
