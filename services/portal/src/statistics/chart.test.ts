import fc from 'fast-check';
import { expect, it } from 'vitest';
import { barChart } from './chart.ts';

it('bars stay within the picture and are as long as their values, whatever these are', () => {
  const values = fc.array(fc.double({ min: 0, max: 1e15, noNaN: true }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(values, (all) => {
      const { text } = barChart(
        'Values',
        all.map((value, at) => ({ label: `${at}`, value, shown: `${value}` })),
      );
      const widths = [...text.matchAll(/width="([\d.]+)"/g)].map(([, width]) => Number(width));
      expect(widths).toHaveLength(all.length);
      const most = Math.max(...all);
      for (const [at, width] of widths.entries()) {
        expect(width).toBeGreaterThanOrEqual(0);
        expect(width).toBeLessThanOrEqual(310);
        if (most > 0) expect(Math.abs(width - Math.max(1, (310 * (all[at] ?? 0)) / most))).toBeLessThan(0.1);
      }
      expect(text).not.toMatch(/NaN|Infinity/);
    }),
  );
});
