import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCOPES } from '@techbourse/api-schema';
import { newId } from '@techbourse/platform';
import { afterAll, expect, it } from 'vitest';
import { gatewaySettings, OPERATOR_KEY } from '../../test/gateway.ts';
import { readGatewayConfig } from '../config.ts';
import { createContext } from '../context.ts';
import { bootstrap } from './bootstrap.ts';
import { createApiKeyCache } from './key/cache.ts';
import { toScopes } from './key/permissions.ts';
import { hashKey } from './key/secret.ts';

const settings = await gatewaySettings();
const contexts = [0, 1, 2].map(() => createContext(readGatewayConfig(settings)));
const [first] = contexts;
if (!first) throw new Error('no context');
afterAll(() => Promise.all(contexts.map((ctx) => ctx.close())));

it('makes one operator and one key, however many gateways start together and again', async () => {
  await Promise.all(contexts.map(bootstrap));
  await bootstrap(first);
  const [row] = await first.exchange.sql`
    select (select count(*)::int from identity.organisation) as organisations,
           (select count(*)::int from identity.api_key) as keys,
           (select array_agg(action order by at, id) from identity.audit) as actions`;
  expect(row).toEqual({ organisations: 1, keys: 1, actions: ['organisation.created', 'key.issued'] });
  const actor = await createApiKeyCache(first).actorOf(OPERATOR_KEY);
  expect(actor).toMatchObject({ organisation: { kind: 'operator', verified: true }, scopes: [...SCOPES] });
});

it('replaces the key when the setting changes', async () => {
  const changed = `${OPERATOR_KEY}-next`;
  const next = createContext(readGatewayConfig({ ...settings, OPERATOR_KEY: changed }));
  contexts.push(next);
  await bootstrap(next);
  expect((await createApiKeyCache(next).actorOf(changed)).organisation?.kind).toBe('operator');
  await expect(createApiKeyCache(next).actorOf(OPERATOR_KEY)).rejects.toMatchObject({ reason: 'key.invalid' });
  const [row] = await first.exchange.sql`select count(*)::int as organisations from identity.organisation`;
  expect(row).toEqual({ organisations: 1 });
});

it('gives a key of before what this release knows more of: the operator’s all, full keys contacts, narrow ones nothing', async () => {
  const ctx = first;
  const [operator] = await ctx.exchange.sql`select id from identity.organisation`;
  const whole = { listings: ['read', 'write'], demands: ['read', 'write'], pairs: ['read', 'decide'] };
  const full = JSON.stringify({ ...whole, deals: ['read', 'write'], contracts: ['sign'], statistics: ['read'] });
  const narrow = JSON.stringify({ listings: ['read'], statistics: ['read'] });
  for (const [key, permissions] of Object.entries({ full, narrow, 'of the setting': full })) {
    const metadata = key === 'of the setting' ? JSON.stringify({ origin: 'setting' }) : null;
    const hash = key === 'of the setting' ? hashKey(OPERATOR_KEY) : key;
    await ctx.exchange.sql`delete from identity.api_key where key = ${hash} or metadata = ${metadata}`;
    await ctx.exchange.sql`
      insert into identity.api_key (id, key, reference_id, permissions, metadata)
      values (${newId()}, ${hash}, ${operator?.id}, ${permissions}, ${metadata})`;
  }
  await bootstrap(ctx);
  await ctx.exchange.sql.unsafe(
    readFileSync(join(import.meta.dirname, '../db/migrations/0001_contacts_scope.sql'), 'utf8'),
  );
  const rows = await ctx.exchange.sql`select key, permissions from identity.api_key`;
  const scopes = new Map(rows.map((row) => [row.key, toScopes(row.permissions)]));
  expect(scopes.get('full')).toContain('contacts:read');
  expect(scopes.get('narrow')).toEqual(['listings:read', 'statistics:read']);
  expect(scopes.get(hashKey(OPERATOR_KEY))).toEqual([...SCOPES]);
});

it('refuses settings that are too weak, naming them and not their value', () => {
  const weak = { ...settings, OPERATOR_KEY: 'short', AUTH_SECRET: 'weak' };
  expect(() => readGatewayConfig(weak)).toThrow(/AUTH_SECRET.*OPERATOR_KEY/s);
  expect(() => readGatewayConfig(weak)).not.toThrow(/short\b|weak/);
});
