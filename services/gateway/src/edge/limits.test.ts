import { describe, expect, it } from 'vitest';
import { createBatchLoader } from '../identity/key/batch-loader.ts';
import { createCounter } from './counter.ts';
import { networkOf } from './limits.ts';

describe('a counter', () => {
  it('begins anew a window after the first request, and says when', () => {
    let now = 5_000_000;
    const counter = createCounter({ max: 2, windowMs: 60_000, monotonicMs: () => now });
    const seen = () => {
      const { allowed, remaining, resetSeconds } = counter.count('a');
      return [allowed, remaining, resetSeconds];
    };
    expect([seen(), seen(), seen()]).toEqual([
      [true, 1, 60],
      [true, 0, 60],
      [false, 0, 60],
    ]);
    now += 59_500;
    expect(seen()).toEqual([false, 0, 1]);
    now += 500;
    expect(seen()).toEqual([true, 1, 60]);
  });

  it('counts ids apart and remembers no more of them than it may', () => {
    const counter = createCounter({ max: 1, windowMs: 60_000, idsMax: 3, monotonicMs: () => 0 });
    for (const id of ['a', 'b', 'c']) expect(counter.count(id).allowed).toBe(true);
    expect(counter.count('a').allowed).toBe(false);
    expect(counter.count('d').allowed).toBe(true); // a, the oldest, is forgotten
    expect(counter.count('b').allowed).toBe(false);
    expect(counter.count('a').allowed).toBe(true);
  });
});

it('an address counts with all addresses of its network', () => {
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
  expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
  const line = networkOf('2001:db8:1:2:3:4:5:6');
  expect([networkOf('2001:DB8:1:2::9'), networkOf('2001:0db8:0001:0002::')]).toEqual([line, line]);
  expect(networkOf('2001:db8:1:3::9')).not.toBe(line);
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
});

describe('a lookup', () => {
  it('asks for all that wait at once, each key once, one question at a time', async () => {
    const asked: string[][] = [];
    let open = 0;
    const find = createBatchLoader(
      async (keys) => {
        open += 1;
        expect(open).toBe(1);
        asked.push(keys);
        await new Promise((resolve) => setImmediate(resolve));
        open -= 1;
        return new Map(keys.filter((key) => key !== 'gone').map((key) => [key, key.toUpperCase()]));
      },
      { apartMs: 1 },
    );
    const answers = await Promise.all(['a', 'b', 'gone', 'b', 'c'].map(find));
    expect(answers).toEqual(['A', 'B', undefined, 'B', 'C']);
    expect(asked).toEqual([['a'], ['b', 'gone', 'c']]);
    expect(await find('a')).toBe('A');
  });

  it('hands an error to those who waited for that question, and goes on', async () => {
    let away = true;
    const find = createBatchLoader(
      async (keys) => {
        if (away) throw new Error('away');
        return new Map(keys.map((key) => [key, key]));
      },
      { apartMs: 1 },
    );
    await expect(find('a')).rejects.toThrow('away');
    away = false;
    expect(await find('a')).toBe('a');
  });
});
