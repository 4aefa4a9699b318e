import { expect, it } from 'vitest';
import { toldReadership } from './readers.ts';

it('a number of readers is told from three on, of all and of each kind', () => {
  const rows = [
    { kind: 'company', readers: 4, reads: 9 },
    { kind: 'agency', readers: 1, reads: 2 },
    { kind: 'anonymous', readers: 1, reads: 30 },
  ];
  expect(toldReadership(rows)).toEqual({
    reads: 41,
    anonymous: 30,
    organisations: 5,
    kinds: [{ kind: 'company', count: 4 }],
  });
  expect(toldReadership([{ kind: 'agency', readers: 2, reads: 5 }])).toMatchObject({ organisations: null, kinds: [] });
  expect(toldReadership([])).toEqual({ reads: 0, anonymous: 0, organisations: 0, kinds: [] });
});
