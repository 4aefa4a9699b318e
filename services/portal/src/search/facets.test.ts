import { describe, expect, it } from 'vitest';
import { wordsIn } from '../words/words.ts';
import { chosen, facetBoxes } from './facets.ts';

const boxes = (counts: Record<string, Record<string, number>>, query: Record<string, string | string[]> = {}) =>
  facetBoxes('listings', counts, query, 'en', wordsIn('en')).map(({ text }) => text);

describe('the filters beside results', () => {
  it('stand by their counts, the largest first, with names for people', () => {
    const [first = ''] = boxes({ country: { KZ: 2, CN: 30 } });
    expect(first.indexOf('China')).toBeLessThan(first.indexOf('Kazakhstan'));
    expect(first).toContain('<legend>Country</legend>');
  });

  it('keep what is ticked in sight, also when nothing is found of it and when there are many', () => {
    const many = Object.fromEntries(Array.from('ABCDEFGH', (letter, at) => [letter, 10 - at]));
    const [shown = ''] = boxes({ section: many }, { section: ['H', 'X'] });
    const open = shown.split('<details>')[0] ?? '';
    expect(open).toContain('value="H" checked');
    expect(open).toContain('value="X" checked');
    expect(boxes({ kind: { patent: 1 } }, { kind: 'software' })[0]).toContain('value="software" checked');
  });

  it('are not there for what nothing has', () => {
    expect(boxes({})).toEqual([]);
  });
});

it('a filter given several times and with commas is the same', () => {
  expect(chosen({ kind: ['patent', 'software'] }, 'kind')).toEqual(['patent', 'software']);
  expect(chosen({ kind: 'patent,software' }, 'kind')).toEqual(['patent', 'software']);
  expect(chosen({}, 'kind')).toEqual([]);
});
