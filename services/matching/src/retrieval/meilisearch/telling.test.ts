import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBigram, termId, termVector } from '../../scoring/profile.ts';
import { reviewedWeights } from '../../scoring/weights.ts';
import { CorpusCounts } from '../corpus-counts.ts';
import { tellingWords } from './telling.ts';
import { tokenOf, tokensOf } from './tokens.ts';

test('every word has a token of its own, of letters alone; pairs of words have none', () => {
  const id = fc.nat(2 ** 31 - 1).map((half) => half * 2);
  fc.assert(
    fc.property(id, id, (one, other) => {
      expect(tokenOf('common', one)).toMatch(/^c[a-z]{7}$/);
      expect(tokenOf('common', one) === tokenOf('common', other)).toBe(one === other);
      expect(tokenOf('zh', one)).not.toBe(tokenOf('ru', one));
    }),
  );
  const terms = { common: termVector([['dye', 2] as const, ['azo_dye', 1] as const]) };
  expect(isBigram(termId('azo_dye'))).toBe(true);
  expect(tokensOf(terms)).toEqual([tokenOf('common', termId('dye'))]);
});

test('the telling words are the heaviest of those that some on the other side hold, but not too many', () => {
  const record = (...words: string[]) => ({ common: termVector(words.map((word) => [word, 1] as const)) });
  const own = record('lone', 'rare', 'usual', 'common');
  const others = [record('rare', 'usual'), record('usual', 'common'), record('common'), record('common', 'x')];
  const corpus = new CorpusCounts();
  for (const { common } of others) corpus.count('listing', { common }, 1);
  for (const { common } of [own, own, record('lone')]) corpus.count('demand', { common }, 1);
  const told = (count: number, holdersMax: number) =>
    tellingWords(own, corpus, reviewedWeights.lexical, { side: 'listing', count, holdersMax }).map(
      ({ token }) => token,
    );
  const token = (word: string) => tokenOf('common', termId(word));
  expect(told(10, 3)).toEqual([token('rare'), token('usual'), token('common')]);
  expect(told(10, 2)).toEqual([token('rare'), token('usual')]);
  expect(told(1, 3)).toEqual([token('rare')]);
});
