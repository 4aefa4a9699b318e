import { expect, it } from 'vitest';
import { exposureRow } from './exposure.ts';

it('counts the first ten places only, and what could be shown at all', () => {
  const list = (from: number) => Array.from({ length: 12 }, (_, i) => `d${from + i}`);
  expect(exposureRow('own', 'short', [list(0), list(5)], 100)).toMatchObject({
    ranking: 'own',
    set: 'short',
    records: 100,
    shown: 15,
    share: 0.15,
    most: 2,
    ofAttainable: 0.75,
  });
  expect(exposureRow('own', 'short', [], 100)).toMatchObject({ shown: 0, gini: 0, ofAttainable: 0 });
});
