import { generateKeyPairSync } from 'node:crypto';
import { testSettings, waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { hearChanges } from '../../services/gateway/src/answer-cache/hear.ts';
import { readGatewayConfig } from '../../services/gateway/src/config.ts';
import { createContext as createGateway } from '../../services/gateway/src/context.ts';
import { bootstrap } from '../../services/gateway/src/identity/bootstrap.ts';
import { buildServer as buildGateway } from '../../services/gateway/src/server.ts';
import { createContext as createListings } from '../../services/listings/src/compose.ts';
import { readListingsConfig } from '../../services/listings/src/config.ts';
import { buildServer as buildListings } from '../../services/listings/src/server.ts';
import { readyContent } from '../../services/listings/test/listings.ts';

const OPERATOR_KEY = `tbo_${'0123456789abcdef'.repeat(2)}`;
const settings: Record<string, string> = {
  ...(await testSettings()),
  ACTOR_PRIVATE_KEY: inject('engines').actorPrivateKey,
  AUTH_SECRET: generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  OPERATOR_KEY,
  RATE_LIMIT_KEY: '100000',
  RATE_LIMIT_ADDRESS: '100000',
};
const ctx = createListings(readListingsConfig(settings));
const listings = await buildListings(ctx);
/** Reads that came as far as the service. */
let reads = 0;
listings.addHook('onRequest', async ({ method }) => {
  if (method === 'GET') reads += 1;
});
const nowhere = 'http://127.0.0.1:2';
const urls = { DEMANDS_URL: nowhere, MATCHING_URL: nowhere, CONTRACTS_URL: nowhere, NOTIFICATIONS_URL: nowhere };

async function startGateway(LISTINGS_URL: string) {
  const gateway = createGateway(readGatewayConfig({ ...settings, ...urls, LISTINGS_URL }));
  await bootstrap(gateway);
  const app = await buildGateway(gateway);
  const hearing = hearChanges(gateway);
  await waitFor(() => gateway.answerCache.begin({ record: 'ready', reader: '' }));
  return {
    app,
    close: async () => {
      await hearing.stop();
      await app.close();
      await gateway.close();
    },
  };
}

const url = await listings.listen({ host: '127.0.0.1', port: 0 });
const [one, two] = [await startGateway(url), await startGateway(url)];
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
  await listings.close();
  await ctx.close();
});

type Gateway = typeof one;
const call = async (
  gateway: Gateway,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  options: { key?: string; body?: object; headers?: Record<string, string> } = {},
) => {
  const { key, body, headers } = options;
  const answer = await gateway.app.inject({
    method,
    url: `/api${path}`,
    headers: { ...headers, ...(key ? { authorization: `Bearer ${key}` } : {}) },
    ...(body ? { payload: body } : {}),
  });
  return { status: answer.statusCode, headers: answer.headers, text: answer.body, json: () => answer.json() };
};

async function organisation(): Promise<{ id: string; key: string }> {
  const asked = { kind: 'university', country: 'CN', name: { en: { text: 'Sample university', origin: 'person' } } };
  const { id } = (await call(one, 'POST', '/organisations', { key: OPERATOR_KEY, body: asked })).json();
  await call(one, 'POST', `/organisations/${id}/verify`, { key: OPERATOR_KEY, body: {} });
  const scopes = ['listings:read', 'listings:write'];
  const made = await call(one, 'POST', `/organisations/${id}/keys`, { key: OPERATOR_KEY, body: { name: 'k', scopes } });
  return { id, key: made.json().key };
}

let owner: { id: string; key: string };
let other: { id: string; key: string };
let id: string;
beforeAll(async () => {
  [owner, other] = [await organisation(), await organisation()];
});
beforeEach(async () => {
  id = (await call(one, 'POST', '/listings', { key: owner.key, body: readyContent() })).json().id;
  await call(one, 'POST', `/listings/${id}/publish`, { key: owner.key, body: { expectedVersion: 1 } });
});

/** A read without a key, and how many reads of the service it took. */
const read = async (gateway = one, headers: Record<string, string> = {}) => {
  const before = reads;
  const answer = await call(gateway, 'GET', `/listings/${id}`, { headers });
  return { ...answer, asked: reads - before };
};
/** Reads until the answer is one that is kept. */
const kept = (gateway = one) => waitFor(async () => (await read(gateway)).asked === 0);
const edit = async (changes: object) => {
  const { version } = (await call(one, 'GET', `/listings/${id}`, { key: owner.key })).json();
  const body = { ...changes, expectedVersion: version };
  expect(await call(one, 'PATCH', `/listings/${id}`, { key: owner.key, body })).toMatchObject({ status: 200 });
};
const withdraw = async (gateway: Gateway) => {
  const answer = await call(gateway, 'POST', `/listings/${id}/withdraw`, { key: owner.key, body: { reason: 'sold' } });
  expect(answer).toMatchObject({ status: 200 });
};
const en = (text: string) => ({ en: { text, origin: 'person' } });

describe('a kept answer', () => {
  it('is asked of the service once, and is byte for byte the same afterwards', async () => {
    const first = await read();
    expect(first).toMatchObject({ status: 200, asked: 1 });
    const again = await read();
    expect(again).toMatchObject({ status: 200, asked: 0, text: first.text });
    expect(again.headers).toMatchObject({
      etag: first.headers['etag'],
      'content-type': first.headers['content-type'],
      'content-length': first.headers['content-length'],
      'content-security-policy': first.headers['content-security-policy'],
    });
    expect(again.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
    expect(Object.keys(first.headers).filter((name) => name.includes('answer-of'))).toEqual([]);
  });

  it('is another for who has a key: each gets its own, and nobody that of another', async () => {
    await kept();
    const seen = async (key: string) => {
      const before = reads;
      const answer = await call(one, 'GET', `/listings/${id}`, { key });
      return { status: answer.status, sight: answer.json().sight, asked: reads - before, headers: answer.headers };
    };
    for (let n = 0; n < 3; n++) {
      expect(await seen(owner.key)).toMatchObject({ sight: 'owner', headers: { 'cache-control': 'no-store' } });
      expect(await seen(other.key)).toMatchObject({ sight: 'T1' });
      expect((await read()).json()).toMatchObject({ sight: 'T0' });
    }
    expect([await seen(owner.key), await seen(other.key)]).toMatchObject([{ asked: 0 }, { asked: 0 }]);
    expect((await call(one, 'GET', `/listings/${id}`, { key: 'tbk_none' })).status).toBe(401);
    const { body } = await one.app.inject({ url: '/metrics', headers: { authorization: `Bearer ${OPERATOR_KEY}` } });
    for (const reader of ['known', 'anonymous'])
      expect(body).toMatch(
        new RegExp(`techbourse_kept_answers_total\\{reader="${reader}",outcome="hit",service="gateway"\\} [1-9]`),
      );
    await edit({ title: en('A membrane that its owner has renamed') });
    for (const key of [owner.key, other.key])
      expect((await call(one, 'GET', `/listings/${id}`, { key })).json().title.en.text).toMatch(/renamed/);
  });

  it('of a key is nobody’s once the key is revoked, or its organisation another one', async () => {
    const { id: organisationId, key } = await organisation();
    const ask = () => call(one, 'GET', `/listings/${id}`, { key });
    await waitFor(async () => {
      const before = reads;
      expect((await ask()).json().sight).toBe('T1');
      return reads === before;
    });
    const verify = `/organisations/${organisationId}/verify`;
    await call(one, 'POST', verify, { key: OPERATOR_KEY, body: { verified: false } });
    expect((await ask()).json().sight).toBe('T0');
    const { items } = (await call(one, 'GET', `/organisations/${organisationId}/keys`, { key: OPERATOR_KEY })).json();
    await call(one, 'DELETE', `/organisations/${organisationId}/keys/${items[0].id}`, { key: OPERATOR_KEY });
    expect((await ask()).status).toBe(401);
  });

  it('is 304 to who has it, whether it is kept or not, and whole to who has another', async () => {
    const { headers } = await read();
    const etag = String(headers['etag']);
    await kept();
    expect(await read(one, { 'if-none-match': etag })).toMatchObject({ status: 304, text: '', asked: 0 });
    expect(await read(two, { 'if-none-match': etag })).toMatchObject({ status: 304, text: '' });
    expect(await read(one, { 'if-none-match': '"other"' })).toMatchObject({ status: 200 });
    const mine = await call(one, 'GET', `/listings/${id}`, { key: owner.key, headers: { 'if-none-match': etag } });
    expect(mine.status).toBe(200);
    const again = { 'if-none-match': String(mine.headers['etag']) };
    expect((await call(one, 'GET', `/listings/${id}`, { key: owner.key, headers: again })).status).toBe(304);
    expect((await call(one, 'GET', `/listings/${id}`, { key: other.key, headers: again })).status).toBe(200);
  });

  it('is another one after an edit: at once through the gateway that carried it, soon through others', async () => {
    await Promise.all([kept(one), kept(two)]);
    for (let n = 0; n < 5; n++) {
      const title = `Edited ${n} times, a new way to clean water`;
      await edit({ title: en(title) });
      expect((await read(one)).json().title.en.text).toBe(title);
      await waitFor(async () => (await read(two)).json().title.en.text === title);
    }
  });

  it('is gone once the listing is withdrawn, and stays gone', async () => {
    await Promise.all([kept(one), kept(two)]);
    await withdraw(one);
    for (let n = 0; n < 5; n++) expect((await read(one)).status).toBe(404);
    await waitFor(async () => (await read(two)).status === 404);
    for (let n = 0; n < 5; n++) expect((await read(two)).status).toBe(404);
  });

  it.each([
    [
      'the name of its organisation',
      `organisation = jsonb_set(organisation, '{name,en,text}', '"Renamed"')`,
      'Renamed',
    ],
    ['whatever else is changed past the services', `content = jsonb_set(content, '{keywords}', '["past"]')`, 'past'],
  ])('follows %s', async (_what, change, shown) => {
    await Promise.all([kept(one), kept(two)]);
    await ctx.db.sql.unsafe(`update listings.listing set ${change} where id = '${id}'`);
    for (const gateway of [one, two]) await waitFor(async () => (await read(gateway)).text.includes(shown));
  });

  it('of a record that is deleted is gone, and of many at a time', async () => {
    await kept();
    await ctx.db.sql`delete from listings.listing`;
    await waitFor(async () => (await read()).status === 404);
  });

  it('is forgotten when changes are not heard any more, and kept again when they are', async () => {
    await Promise.all([kept(one), kept(two)]);
    const killed = await ctx.db.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'gateway changes' and datname = current_database()`;
    expect(killed).toHaveLength(2);
    await Promise.all([one, two].map((gateway) => waitFor(async () => (await read(gateway)).asked > 0)));
    await Promise.all([kept(one), kept(two)]);
    await withdraw(two);
    await waitFor(async () => (await read(one)).status === 404);
  });
});
