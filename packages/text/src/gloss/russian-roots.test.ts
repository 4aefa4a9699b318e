import { expect, test } from 'vitest';
import { stem } from '../tokens/stem.ts';
import { basesOf, rootKey } from './russian-roots.ts';

const root = (word: string) => rootKey(stem(word, 'ru'));

test.each([
  ['бумажный', 'бумага'],
  ['цементный', 'цемент'],
  ['алюминиевый', 'алюминий'],
  ['пластиковый', 'пластик'],
])('%s is made of %s', (made, from) => {
  expect(basesOf(stem(made, 'ru'))).toContain(stem(from, 'ru'));
});

test('words of one root share its key', () => {
  expect(root('цементного')).toBe(root('цементами'));
  expect(basesOf('газ')).toEqual([]);
});
