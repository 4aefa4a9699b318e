import http from 'node:http';
import { expect, test } from 'vitest';
import { startEngines } from './engines.mjs';
import { isAlive } from './process/process-table.mjs';
import { waitUntil } from './process/wait.mjs';
import { startServices } from './services.mjs';
import { planServices } from './supervisor/plan.mjs';

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
});

test('a port that a stranger takes after it was chosen is left to it, and the exchange starts on others', async () => {
  const engines = await startEngines({ ephemeral: true });
  const strangers = [];
  const lines = [];
  try {
    // What is another exchange's service in all but its key.
    const plan = async (given) => {
      const plans = await planServices(given);
      if (strangers.length > 0) return plans;
      const stranger = http.createServer((_request, reply) => {
        reply.setHeader('x-served-by', 'listings@0123456789abcdef0123456789abcdef').end('{}');
      });
      strangers.push(stranger);
      const { env } = plans.find(({ name }) => name === 'listings');
      await new Promise((resolve) => stranger.listen(Number(env.PORT), '127.0.0.1', resolve));
      return plans;
    };
    const exchange = await startServices({ engines, plan, log: (line) => lines.push(line), env: process.env });
    try {
      expect(lines.join('\n')).toMatch(/meant for listings, is another program's by now\. Starting on other ports/);
      expect((await fetch(`${exchange.url}/api/listings/search?q=x`)).status).toBe(200);
    } finally {
      await exchange.stop();
    }
  } finally {
    for (const stranger of strangers) stranger.close();
    await engines.stop();
  }
}, 120_000);
