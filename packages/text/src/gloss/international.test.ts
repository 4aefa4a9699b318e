import { expect, test } from 'vitest';
import { stem } from '../tokens/stem.ts';
import { englishSkeleton, russianSkeleton } from './international.ts';

test.each([
  ['полимеризация', 'polymerization'],
  ['экскавация', 'excavation'],
  ['гидравлический', 'hydraulic'],
  ['специфический', 'specific'],
  ['комбинированный', 'combined'],
  ['лазерный', 'laser'],
])('%s sounds like %s', (russian, english) => {
  expect(russianSkeleton(stem(russian, 'ru'))).toBe(englishSkeleton(english));
});

test('short words have no skeleton', () => {
  expect(englishSkeleton('gas')).toBeUndefined();
  expect(russianSkeleton('газ')).toBeUndefined();
});
