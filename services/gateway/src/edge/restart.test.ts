import { join } from 'node:path';
import { migrateSchema } from '@techbourse/db';
import { waitFor } from '@techbourse/testkit';
import { afterAll, expect, it } from 'vitest';
import { startEngines } from '../../../../infra/local/engines.mjs';
import { asOperator, gatewaySettings, startGateway } from '../../test/gateway.ts';

const engines = await startEngines({ ephemeral: true });
afterAll(() => engines.stop());

it('a Postgres that dies and comes back is a while of 503, then everything as before', async () => {
  const { databaseUrl } = engines;
  await migrateSchema(databaseUrl, { schema: 'identity', folder: join(import.meta.dirname, '../db/migrations') });
  let now = Date.now();
  const clock = { now: () => new Date(now) };
  const gateway = await startGateway({ ...(await gatewaySettings()), DATABASE_URL: databaseUrl }, { clock });
  const me = async () => (await gateway.app.inject({ url: '/api/me', headers: asOperator })).statusCode;
  const ready = async () => (await gateway.app.inject('/health/ready')).statusCode;
  expect([await me(), await ready()]).toEqual([200, 200]);

  await engines.postgres.kill9();
  now += 60_000; // whatever was remembered of the key has passed
  expect(await me()).toBe(503);
  const seen = await waitFor(async () => {
    const reply = await gateway.app.inject('/health/ready');
    return reply.statusCode === 503 && reply.json();
  });
  // the public hears what is away, not what the driver says of addresses and roles
  expect(seen).toEqual({ status: 'not ready', name: 'gateway', checks: [{ name: 'postgres', ok: false }] });

  await engines.postgres.start();
  await waitFor(async () => (await me()) === 200, { what: 'the key to be recognised again' });
  await waitFor(async () => (await ready()) === 200, { what: 'the door to be ready again' });
  await gateway.close();
});
