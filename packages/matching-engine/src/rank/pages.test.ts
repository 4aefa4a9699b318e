import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Candidate, compareRanks, type Rank, rankShown } from './choose.ts';

const rule = { freeLists: 2, penalty: 0.35 };
const candidates = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-f]{1,3}$/),
    score: fc.integer({ min: 0, max: 10 }).map((n) => n / 10),
    group: fc.option(fc.constantFrom('g', 'h'), { nil: undefined }),
    owner: fc.constantFrom('p', 'q', 'r', 's'),
    copy: fc.option(fc.boolean(), { nil: undefined }),
    since: fc.option(fc.nat(5), { nil: undefined }),
    betterLists: fc.option(fc.nat(9), { nil: undefined }),
  }),
  { selector: (one) => one.id, maxLength: 25 },
);
const rank = fc.tuple(fc.nat(2), fc.nat(1), fc.nat(2), fc.constantFrom('a', 'b', 'c')) as fc.Arbitrary<Rank>;

test('ranks are in one order: of two different ones exactly one comes first, and three never form a circle', () => {
  fc.assert(
    fc.property(rank, rank, rank, (a, b, c) => {
      expect(Math.sign(compareRanks(a, b))).toBe(-Math.sign(compareRanks(b, a)) + 0);
      expect(compareRanks(a, b) === 0).toBe(a.every((value, i) => value === b[i]));
      if (compareRanks(a, b) <= 0 && compareRanks(b, c) <= 0) expect(compareRanks(a, c)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});

test('pages of any size, each after the rank of the last place shown, are the whole list once', () => {
  fc.assert(
    fc.property(candidates, fc.integer({ min: 1, max: 6 }), (list, size) => {
      const whole = rankShown(list, rule);
      const paged: typeof whole = [];
      for (let guard = 0; guard <= list.length; guard++) {
        const last = paged.at(-1)?.rank;
        paged.push(
          ...rankShown(list, rule)
            .filter((one) => !last || compareRanks(last, one.rank) < 0)
            .slice(0, size),
        );
      }
      expect(paged).toEqual(whole);
    }),
  );
});

test('a page goes on behind a place that has left since', () => {
  fc.assert(
    fc.property(
      candidates.filter((list) => list.length > 1),
      fc.nat(),
      (list, at) => {
        const alone = list.map(({ group: _group, ...one }): Candidate => one);
        const whole = rankShown(alone, rule);
        const left = whole[at % whole.length];
        const rest = rankShown(
          alone.filter((one) => one.id !== left?.place.lead.id),
          rule,
        );
        const behind = rest.filter((one) => left && compareRanks(left.rank, one.rank) < 0);
        expect(behind).toEqual(whole.slice((at % whole.length) + 1));
      },
    ),
  );
});
