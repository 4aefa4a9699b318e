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
