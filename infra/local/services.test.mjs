import { expect, test } from 'vitest';
import { startEngines } from './engines.mjs';
import { isAlive } from './process/process-table.mjs';
import { waitUntil } from './process/wait.mjs';
import { startServices } from './services.mjs';

test('an engine that dies while services still start is brought back', async () => {
  const engines = await startEngines({ ephemeral: true });
  try {
    const model = Promise.withResolvers();
    const starting = startServices({ engines, model: model.promise });
    const before = engines.redis.pid;
    process.kill(before, 'SIGKILL');
    const isBack = () => engines.redis.pid !== before && isAlive(engines.redis.pid);
    const watch = async () => {
      const back = await waitUntil(isBack, 20_000);
      model.reject(new Error('enough'));
      return back;
    };
    const [back] = await Promise.all([watch(), expect(starting).rejects.toThrow('enough')]);
    expect(back).toBe(true);
  } finally {
    await engines.stop();
  }
}, 60_000);
