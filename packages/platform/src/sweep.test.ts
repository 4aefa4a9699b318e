import { expect, it } from 'vitest';
import { silentLogger } from './log.ts';
import { startSweep } from './sweep.ts';

it('goes on at once while there is more, survives a failing pass, and stops', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const passes: string[] = [];
  const sweep = startSweep({
    name: 'test',
    everyMs: 1,
    log: silentLogger(),
    pass: async () => {
      passes.push(`pass ${passes.length}`);
      if (passes.length === 2) throw new Error('the engine is away');
      if (passes.length === 4) resolve();
      return passes.length < 2;
    },
  });
  await promise;
  await sweep.stop();
  const count = passes.length;
  expect(count).toBeGreaterThanOrEqual(4);
  await new Promise((done) => setImmediate(done));
  expect(passes).toHaveLength(count);
});

const HOUR_MS = 3_600_000;

it('stops at once though its next pass is an hour away', async () => {
  const done = Promise.withResolvers<void>();
  const pass = async () => {
    done.resolve();
    return false;
  };
  const sweep = startSweep({ name: 'test', everyMs: HOUR_MS, log: silentLogger(), pass });
  await done.promise;
  await new Promise((resolve) => setImmediate(resolve));
  await sweep.stop();
  await sweep.stop();
});

it('that is stopped during a pass waits for it, and starts no other though there is more', async () => {
  const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let passes = 0;
  let isOver = false;
  const pass = async () => {
    passes += 1;
    begun.resolve();
    await end.promise;
    return true;
  };
  const sweep = startSweep({ name: 'test', everyMs: HOUR_MS, log: silentLogger(), pass });
  await begun.promise;
  const stopping = sweep.stop().then(() => {
    isOver = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isOver).toBe(false);
  end.resolve();
  await stopping;
  expect(passes).toBe(1);
});

it('never runs two passes at once', async () => {
  let running = 0;
  let most = 0;
  let passes = 0;
  const enough = Promise.withResolvers<void>();
  const pass = async () => {
    running += 1;
    most = Math.max(most, running);
    // Longer than the time until the next one.
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
    passes += 1;
    if (passes === 20) enough.resolve();
    return passes % 3 === 0;
  };
  const sweep = startSweep({ name: 'test', everyMs: 0, log: silentLogger(), pass });
  await enough.promise;
  await sweep.stop();
  expect([most, running]).toEqual([1, 0]);
});
