import { type AppOptions, buildApp, silentLogger } from '@techbourse/platform';
import { ANONYMOUS } from '@techbourse/policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBatchLoader } from '../identity/key/batch-loader.ts';
import { networkOf } from '../identity/network.ts';
import { createCounter } from './counter.ts';
import { createLimits } from './limits.ts';

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

describe('the network of an address', () => {
  const group = fc.integer({ min: 0, max: 0xffff });
  /** One address in ways that people and programs write it. */
  const written = (groups: readonly number[], isUpper: boolean, isPadded: boolean) => {
    const text = groups.map((each) => each.toString(16).padStart(isPadded ? 4 : 1, '0')).join(':');
    return isUpper ? text.toUpperCase() : text;
  };

  it('is the same however its addresses are written and whatever its last half is', () => {
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 8, maxLength: 8 }),
        group,
        fc.boolean(),
        fc.boolean(),
        (groups, last, ...how) => {
          const network = networkOf(written(groups, false, false));
          expect(networkOf(written(groups, ...how))).toBe(network);
          expect(networkOf(written([...groups.slice(0, 7), last], ...how))).toBe(network);
          const first = groups.slice(0, 4);
          expect(networkOf(`${written([...first, 0xa], ...how)}::`)).toBe(network);
          expect(networkOf(`${written(first, ...how)}::${last.toString(16)}`)).toBe(network);
        },
      ),
    );
  });

  it('is another one as soon as one group of the network is another', () => {
    const half = fc.array(group, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(half, half, fc.nat({ max: 3 }), group, (network, rest, at, other) => {
        const [one, two] = [network, network.with(at, other)].map((first) =>
          networkOf(written([...first, ...rest], false, false)),
        );
        expect(one === two).toBe(network[at] === other);
      }),
    );
  });
});

it('whoever comes through a load balancer that is trusted counts by the address it tells, through any other by its own', async () => {
  const log = silentLogger();
  const limits = createLimits({ key: 10, organisation: 10, address: 1 });
  const authenticate: AppOptions['authenticate'] = async (request, reply) => {
    limits.countAddress(request, reply);
    return ANONYMOUS;
  };
  const app = await buildApp({ name: 'edge', log, authenticate, publicPort: true, trustProxy: '10.0.0.1' });
  const ask = async (remoteAddress: string, told: string) =>
    (await app.inject({ url: '/', remoteAddress, headers: { 'x-forwarded-for': told } })).statusCode;
  expect([await ask('10.0.0.1', '203.0.113.1'), await ask('10.0.0.1', '203.0.113.2')]).toEqual([404, 404]);
  expect(await ask('10.0.0.1', '203.0.113.1')).toBe(429);
  // What the caller itself put before the balancer's word does not count.
  expect(await ask('10.0.0.1', '198.51.100.1, 203.0.113.2')).toBe(429);
  expect([await ask('198.51.100.7', '203.0.113.8'), await ask('198.51.100.7', '203.0.113.9')]).toEqual([404, 429]);
  await app.close();
});
