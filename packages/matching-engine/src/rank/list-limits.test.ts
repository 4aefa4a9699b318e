import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesAllowed } from './choose.ts';
import { defaultListLimits, keepRuleOf, lowestKeptScore } from './list-limits.ts';

const share = fc.integer({ min: 0, max: 20 }).map((n) => n / 20);
const limits = fc.record({
  keep: fc.record({ listing: fc.integer({ min: 1, max: 30 }), demand: fc.integer({ min: 1, max: 30 }) }),
  scoreMin: share,
  keepAtLeast: fc.nat(5),
  scoreFloor: share,
});
const side = fc.constantFrom('listing' as const, 'demand' as const);

test('a list takes a pair at the lowest kept score, and none below it', () => {
  fc.assert(
    fc.property(limits, side, share, (all, one, score) => {
      expect(placesAllowed(score, keepRuleOf(all, one)) > 0).toBe(score >= lowestKeptScore(all));
    }),
  );
});

test('a better score never has fewer places, and none more than the list of its side', () => {
  fc.assert(
    fc.property(limits, side, share, share, (all, one, a, b) => {
      const rule = keepRuleOf(all, one);
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(placesAllowed(low, rule)).toBeLessThanOrEqual(placesAllowed(high, rule));
      expect(placesAllowed(high, rule)).toBeLessThanOrEqual(all.keep[one]);
    }),
  );
});

test('the default limits keep nothing that would be shown as 0', () => {
  expect(Math.round(lowestKeptScore(defaultListLimits) * 100)).toBeGreaterThan(0);
  expect(keepRuleOf(defaultListLimits, 'demand').keep).toBeGreaterThan(keepRuleOf(defaultListLimits, 'listing').keep);
});
