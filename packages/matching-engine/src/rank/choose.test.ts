import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Candidate,
  chooseKept,
  entryScoreOf,
  exposureAdjusted,
  exposureRuleOf,
  FOLDED_MAX,
  orderShown,
  placesAllowed,
} from './choose.ts';

const candidates = fc
  .uniqueArray(
    fc.record({
      id: fc.uuid(),
      score: fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
      group: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
      betterLists: fc.option(fc.nat(200), { nil: undefined }),
    }),
    { selector: (one) => one.id, maxLength: 40 },
  )
  .map((list): Candidate[] => list);
const options = fc.record({
  keep: fc.nat(12),
  scoreMin: fc.constantFrom(0, 0.15, 0.5),
  keepAtLeast: fc.nat(5),
  scoreFloor: fc.constantFrom(0, 0.05, 0.3, 0.6),
});
const everyone = (places: ReturnType<typeof chooseKept<Candidate>>) =>
  places.flatMap(({ lead, folded }) => [lead, ...folded]);
const ids = (places: ReturnType<typeof chooseKept<Candidate>>) => everyone(places).map((one) => one.id);

describe('what is kept', () => {
  test('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(candidates, options, fc.infiniteStream(fc.nat()), (list, rule, numbers) => {
        const shuffled = list
          .map((one) => ({ one, at: numbers.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(chooseKept(shuffled, rule)).toEqual(chooseKept(list, rule));
      }),
    );
  });

  test('choosing in parts and then among the chosen is choosing once', () => {
    fc.assert(
      fc.property(candidates, candidates, options, (some, others, rule) => {
        const rest = others.filter((one) => !some.some((known) => known.id === one.id));
        const inTwo = [...everyone(chooseKept(some, rule)), ...rest];
        expect(chooseKept(inTwo, rule)).toEqual(chooseKept([...some, ...rest], rule));
      }),
    );
  });

  test('a group takes one place led by its best; below the minimum only the guaranteed places are filled, none below the floor', () => {
    fc.assert(
      fc.property(candidates, options, (list, rule) => {
        const kept = chooseKept(list, rule);
        expect(kept.length).toBeLessThanOrEqual(rule.keep);
        const groups = kept.flatMap(({ lead }) => lead.group ?? []);
        expect(new Set(groups).size).toBe(groups.length);
        for (const [i, { lead, folded }] of kept.entries()) {
          const { score } = lead;
          expect(score >= rule.scoreMin || (i < rule.keepAtLeast && score >= rule.scoreFloor)).toBe(true);
          expect(folded.length).toBeLessThanOrEqual(FOLDED_MAX);
          for (const one of folded) {
            expect(one.group).toBe(lead.group);
            expect(one.score).toBeLessThanOrEqual(lead.score);
          }
        }
      }),
    );
  });

  test('ten copies of one text leave the other places to others', () => {
    const copies = Array.from({ length: 10 }, (_, i) => ({ id: `copy${i}`, score: 0.9 - i / 100, group: 'copy0' }));
    const others = Array.from({ length: 5 }, (_, i) => ({ id: `other${i}`, score: 0.5 - i / 100 }));
    const kept = chooseKept([...others, ...copies], { keep: 3, scoreMin: 0.15, keepAtLeast: 0, scoreFloor: 0 });
    expect(kept.map(({ lead }) => lead.id)).toEqual(['copy0', 'other0', 'other1']);
    expect(kept[0]?.folded).toHaveLength(FOLDED_MAX);
  });
});

describe("copies of another owner's earlier text", () => {
  const rule = { keep: 10, scoreMin: 0.05, keepAtLeast: 3, scoreFloor: 0.005 };
  const original = { id: 'original', score: 0.9653, group: 'g', owner: 'first', since: 1 };
  const copyOf = (n: number, score = 0.9895) => ({
    id: `copy${n}`,
    score,
    group: 'g',
    owner: `other${n}`,
    copy: true,
    since: 2 + n,
  });
  const places = (list: readonly Candidate[]) => list.map(({ id }) => id);

  test.each([1, 12, 900])(
    '%i of them push out neither the original nor any other record, whatever their terms',
    (count) => {
      const copies = Array.from({ length: count }, (_, n) => copyOf(n));
      const others = Array.from({ length: 9 }, (_, n) => ({ id: `own${n}`, score: 0.9 - n / 100 }));
      const kept = chooseKept([...copies, ...others, original], rule);
      expect(places(kept.map(({ lead }) => lead))).toEqual(['original', ...others.map(({ id }) => id)]);
      expect(kept[0]?.folded).toEqual([]);
      const room = chooseKept([...copies, original], rule);
      expect(places(room.map(({ lead }) => lead))).toEqual(['original', ...places(copies).slice(0, 2)]);
    },
  );

  test.each([1, 12, 400])('are shown behind it, %i of them in two places', (count) => {
    const copies = Array.from({ length: count }, (_, n) => copyOf(n));
    const shown = orderShown([...copies, original, { id: 'weak', score: 0.2 }], exposureRuleOf(10));
    expect(places(shown.map(({ lead }) => lead))).toEqual(['original', ...places(copies).slice(0, 2), 'weak']);
    expect(shown[0]?.folded).toEqual([]);
  });

  test('rank by their own score where the original is not in the list', () => {
    const shown = orderShown([copyOf(1), { id: 'weak', score: 0.2 }], exposureRuleOf(10));
    expect(places(shown.map(({ lead }) => lead))).toEqual(['copy1', 'weak']);
  });

  test("an owner's own copies are one place, led by its first", () => {
    const better = { ...original, id: 'better', score: 0.99, since: 5 };
    const shown = orderShown(
      [better, original, copyOf(1), { ...copyOf(1), id: 'again', since: 9 }],
      exposureRuleOf(10),
    );
    expect(shown.map(({ lead, folded }) => [lead.id, places(folded)])).toEqual([
      ['original', ['better']],
      ['copy1', ['again']],
    ]);
  });

  test('choosing in parts and then among the chosen is choosing once', () => {
    const one = fc
      .record({ n: fc.nat(30), score: fc.nat(20).map((n) => n / 20), group: fc.constantFrom('g', 'h', undefined) })
      .map(({ n, score, group }): Candidate => {
        const id = `${group ?? 'alone'}${n}`;
        return group === undefined ? { id, score } : { id, score, group, owner: `o${n % 4}`, copy: n % 4 > 0 };
      });
    const list = fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 40 });
    fc.assert(
      fc.property(
        list,
        fc.nat(40),
        fc.record({ keep: fc.nat(6), keepAtLeast: fc.nat(3) }),
        (all, cut, { keep, keepAtLeast }) => {
          const lengths = { keep, keepAtLeast, scoreMin: 0.5, scoreFloor: 0.1 };
          const some = everyone(chooseKept(all.slice(0, cut), lengths));
          const twice = everyone(chooseKept([...some, ...all.slice(cut)], lengths));
          expect(twice).toEqual(everyone(chooseKept(all, lengths)));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('the entry score of a list', () => {
  const list = fc.array(
    fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
    { maxLength: 16 },
  );

  test('is reached exactly by the pairs that enter the list', () => {
    fc.assert(
      fc.property(list, options, fc.integer({ min: 0, max: 40 }), (scores, rule, twentieths) => {
        const score = (twentieths + 0.5) / 40;
        const there = scores.map((one, i) => ({ id: `${i}`, score: one })).sort((a, b) => b.score - a.score);
        const at = (place: number) => there[place - 1]?.score ?? null;
        const bar = entryScoreOf(
          { lastKept: at(rule.keep), lastGuaranteed: at(Math.min(rule.keepAtLeast, rule.keep)) },
          rule,
        );
        const kept = everyone(chooseKept([...there, { id: 'new', score }], rule));
        expect(kept.some(({ id }) => id === 'new')).toBe(placesAllowed(score, rule) > 0 && score >= bar);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the order shown', () => {
  test('every candidate is shown once, except duplicates beyond the limit', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        const shown = ids(orderShown(list, exposureRuleOf(20)));
        expect(new Set(shown).size).toBe(shown.length);
        const alone = list.filter((one) => one.group === undefined).map((one) => one.id);
        expect(alone.filter((id) => !shown.includes(id))).toEqual([]);
      }),
    );
  });

  test('is the order of the score while no record stands in many lists', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        const quiet = list.map(({ betterLists: _betterLists, ...one }) => one);
        expect(orderShown(quiet, exposureRuleOf(20))).toEqual(
          chooseKept(quiet, { keep: Number.POSITIVE_INFINITY, scoreMin: 0, keepAtLeast: 0, scoreFloor: 0 }),
        );
      }),
    );
  });

  test('a record in many lists gives way to a similar score, and keeps its place with a much better one', () => {
    const rule = { freeLists: 20, penalty: 0.35 };
    const common = { id: 'common', score: 0.52, betterLists: 160 };
    const special = { id: 'special', score: 0.5, betterLists: 2 };
    expect(orderShown([common, special], rule).map(({ lead }) => lead.id)).toEqual(['special', 'common']);
    expect(orderShown([{ ...common, betterLists: 20 }, special], rule)[0]?.lead.id).toBe('common');
    expect(orderShown([{ ...common, score: 0.9 }, special], rule)[0]?.lead.id).toBe('common');
  });

  test('no penalty applies up to a quarter of the list length', () => {
    const worth = (betterLists: number, keep: number) =>
      exposureAdjusted({ id: 'x', score: 0.5, betterLists }, exposureRuleOf(keep));
    expect([worth(5, 20), worth(25, 100), worth(1, 0)]).toEqual([0, 0, 0]);
    expect([worth(10, 20), worth(50, 100), worth(2, 0)]).toEqual([-0.35, -0.35, -0.35]);
  });

  test('standing in more lists never raises the adjusted score', () => {
    fc.assert(
      fc.property(fc.float({ min: 0, max: 1, noNaN: true }), fc.nat(500), fc.nat(500), (score, some, more) => {
        const [few, many] = [Math.min(some, more), Math.max(some, more)];
        const here = (betterLists: number) => exposureAdjusted({ id: 'x', score, betterLists }, exposureRuleOf(20));
        expect(here(many)).toBeLessThanOrEqual(here(few));
      }),
    );
  });
});
