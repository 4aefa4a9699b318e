import { SCOPES } from '@techbourse/platform';
import { afterAll, expect, it } from 'vitest';
import { readGatewayConfig } from '../config.ts';
import { createContext } from '../context.ts';
import { gatewaySettings, OPERATOR_KEY } from '../test-gateway.ts';
import { bootstrap } from './bootstrap.ts';

const settings = await gatewaySettings();
const contexts = [0, 1, 2].map(() => createContext(readGatewayConfig(settings)));
const [first] = contexts;
if (!first) throw new Error('no context');
afterAll(() => Promise.all(contexts.map((ctx) => ctx.close())));

it('makes one operator and one key, however many gateways start together and again', async () => {
  await Promise.all(contexts.map(bootstrap));
  await bootstrap(first);
  const [row] = await first.db.sql`
    select (select count(*)::int from identity.organisation) as organisations,
           (select count(*)::int from identity.api_key) as keys,
           (select array_agg(action order by at, id) from identity.audit) as actions`;
  expect(row).toEqual({ organisations: 1, keys: 1, actions: ['organisation.created', 'key.issued'] });
  const actor = await first.keys.actorOf(OPERATOR_KEY);
  expect(actor).toMatchObject({ organisation: { kind: 'operator', verified: true }, scopes: [...SCOPES] });
});

it('replaces the key when the setting changes', async () => {
  const changed = `${OPERATOR_KEY}-next`;
  const next = createContext(readGatewayConfig({ ...settings, OPERATOR_KEY: changed }));
  contexts.push(next);
  await bootstrap(next);
  expect((await next.keys.actorOf(changed)).organisation?.kind).toBe('operator');
  await expect(next.keys.actorOf(OPERATOR_KEY)).rejects.toMatchObject({ reason: 'key.invalid' });
  const [row] = await first.db.sql`select count(*)::int as organisations from identity.organisation`;
  expect(row).toEqual({ organisations: 1 });
});

it('refuses settings that are too weak, naming them and not their value', () => {
  const weak = { ...settings, OPERATOR_KEY: 'short', AUTH_SECRET: 'weak' };
  expect(() => readGatewayConfig(weak)).toThrow(/AUTH_SECRET.*OPERATOR_KEY/s);
  expect(() => readGatewayConfig(weak)).not.toThrow(/short\b|weak/);
});
