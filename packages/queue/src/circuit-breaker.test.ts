import { silentLogger } from '@techbourse/platform';
import { waitFor } from '@techbourse/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CircuitBreaker } from './circuit-breaker.ts';

const openBreaker = () => {
  const breaker = new CircuitBreaker(silentLogger(), 1);
  breaker.open();
  return breaker;
};
/** Jobs that wait at a breaker, and those that it let through. */
function held(breaker: CircuitBreaker, count: number) {
  const passed: boolean[] = [];
  const all = Array.from({ length: count }, () => breaker.waitUntilAllowed().then((pass) => void passed.push(pass)));
  return { passed, all: Promise.all(all) };
}

describe('a circuit breaker before the jobs of a queue', () => {
  it('lets everybody through while no engine is away', async () => {
    const breaker = new CircuitBreaker(silentLogger(), 1);
    breaker.ended(true);
    breaker.ended(false);
    expect(await Promise.all([breaker.waitUntilAllowed(), breaker.waitUntilAllowed()])).toEqual([true, true]);
  });

  it('lets one through to look, and all when that one ended well', async () => {
    const breaker = openBreaker();
    const { passed, all } = held(breaker, 20);
    await waitFor(() => passed.length > 0);
    expect(passed).toEqual([true]);
    breaker.ended(true);
    await all;
    expect(passed).toEqual(Array.from({ length: 20 }, () => true));
  });

  it('lets the first that comes through to look when nobody waited for it', async () => {
    const breaker = openBreaker();
    const second = Promise.withResolvers<boolean>();
    // Before its wait is over, who comes is held.
    const first = breaker.waitUntilAllowed();
    expect(await first).toBe(true);
    breaker.ended(false);
    expect(await breaker.waitUntilAllowed()).toBe(true);
    breaker.waitUntilAllowed().then(second.resolve);
    breaker.ended(true);
    expect(await second.promise).toBe(true);
  });

  it('lets the next look at once after one that failed by a fault of its own', async () => {
    const breaker = openBreaker();
    const { passed, all } = held(breaker, 3);
    for (const seen of [1, 2, 3]) {
      await waitFor(() => passed.length >= seen);
      expect(passed.length).toBe(seen);
      breaker.ended(false);
    }
    await all;
  });

  it('lets one more look after each that found the engine still away', async () => {
    const breaker = openBreaker();
    const { passed, all } = held(breaker, 4);
    for (const seen of [1, 2, 3, 4]) {
      await waitFor(() => passed.length >= seen);
      expect(passed.length).toBe(seen);
      // All that were under way when it went say the same.
      breaker.open();
      breaker.open();
    }
    await all;
  });

  it('sends everybody away when it stops: those who wait and those who come', async () => {
    const breaker = openBreaker();
    const waiting = [breaker.waitUntilAllowed(), breaker.waitUntilAllowed()];
    breaker.stop();
    expect(await Promise.all([...waiting, breaker.waitUntilAllowed()])).toEqual([false, false, false]);
  });

  it('runs every job once the engine is back, however many looks found it away and whatever jobs failed themselves', async () => {
    const world = fc.record({
      jobs: fc.integer({ min: 1, max: 30 }),
      concurrency: fc.integer({ min: 1, max: 10 }),
      // Looks that find it away, and whether a job has a fault of its own.
      away: fc.nat(3),
      faulty: fc.array(fc.boolean(), { maxLength: 30 }),
    });
    const run = fc.asyncProperty(world, async ({ jobs, concurrency, away, faulty }) => {
      const breaker = new CircuitBreaker(silentLogger(), 1);
      const waiting = Array.from({ length: jobs }, (_, n) => n);
      let asked = 0;
      let done = 0;
      const lane = async () => {
        for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
          expect(await breaker.waitUntilAllowed()).toBe(true);
          // A job is under way for a moment.
          await new Promise((resolve) => setImmediate(resolve));
          if (asked < concurrency + away) {
            asked += 1;
            breaker.open();
            waiting.push(job);
          } else {
            breaker.ended(faulty[job] !== true);
            done += 1;
          }
        }
      };
      await Promise.all(Array.from({ length: concurrency }, lane));
      expect(done).toBe(jobs);
    });
    await fc.assert(run, { numRuns: 15 });
  });
});
