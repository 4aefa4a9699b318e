import { type Actor, ANONYMOUS } from '@techbourse/policy';
import { actorHeaders, testActor, testOperator } from '@techbourse/testkit';
import { afterAll, expect, it } from 'vitest';
import { readyContent, testContext } from '../../test/listings.ts';
import { buildServer } from '../server.ts';

const ctx = await testContext();
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});

const SCOPE = 'listings:write' as const;
const owner = testActor({ scopes: [SCOPE] });
const unverified = testActor({ scopes: [SCOPE], verified: false });
const operator: Actor = { ...testOperator(), scopes: [SCOPE, 'exchange:operate'] };
const content = readyContent();

async function send(actor: Actor, method: 'POST' | 'PATCH' | 'DELETE', url: string, payload: object) {
  const reply = await app.inject({ method, url, headers: await actorHeaders(actor), payload });
  return { status: reply.statusCode, body: reply.body ? reply.json() : {} };
}
const made = async (actor: Actor = owner): Promise<string> => (await send(actor, 'POST', '/listings', content)).body.id;
const published = async (): Promise<string> => {
  const id = await made();
  await send(owner, 'POST', `/listings/${id}/publish`, { expectedVersion: 1 });
  return id;
};

/** Every write with a request that succeeds. */
const writes: Record<string, () => Promise<{ status: number; body: Record<string, unknown> }>> = {
  'POST /listings': () => send(owner, 'POST', '/listings', content),
  'POST /listings/check': () => send(owner, 'POST', '/listings/check', { content }),
  'POST /listings/{id}/copy': async () => send(owner, 'POST', `/listings/${await made()}/copy`, {}),
  'DELETE /listings/{id}': async () => send(owner, 'DELETE', `/listings/${await made()}`, {}),
  'POST /listings/import': () =>
    send(owner, 'POST', '/listings/import', { rows: [{ source: 'own', externalId: '1', publish: true, ...content }] }),
  'POST /listings/imports': () => send(owner, 'POST', '/listings/imports', { file: 'all.csv' }),
  'POST /listings/imports/{id}/undo': async () => {
    const { body } = await send(owner, 'POST', '/listings/imports', { file: 'all.csv' });
    return send(owner, 'POST', `/listings/imports/${body['id']}/undo`, {});
  },
  'POST /listings/usage/{id}': () =>
    send(operator, 'POST', `/listings/usage/${owner.organisation.id}`, { records: null }),
  'PATCH /listings/{id}': async () =>
    send(owner, 'PATCH', `/listings/${await made()}`, { keywords: ['water'], expectedVersion: 1 }),
  'POST /listings/{id}/publish': async () =>
    send(owner, 'POST', `/listings/${await made()}/publish`, { expectedVersion: 1 }),
  'POST /listings/{id}/renew': async () => send(owner, 'POST', `/listings/${await published()}/renew`, {}),
  'POST /listings/{id}/withdraw': async () =>
    send(owner, 'POST', `/listings/${await published()}/withdraw`, { reason: 'sold' }),
  'POST /listings/{id}/reserve': async () =>
    send(owner, 'POST', `/listings/${await published()}/reserve`, { reason: 'talks' }),
  'POST /listings/{id}/release': async () => {
    const id = await published();
    await send(owner, 'POST', `/listings/${id}/reserve`, { reason: 'talks' });
    return send(owner, 'POST', `/listings/${id}/release`, { reason: 'talks ended' });
  },
  'POST /listings/{id}/transfer': async () => {
    const id = await published();
    await send(owner, 'POST', `/listings/${id}/reserve`, { reason: 'talks' });
    return send(owner, 'POST', `/listings/${id}/transfer`, { reason: 'sold' });
  },
  'POST /listings/{id}/settle': async () => {
    const patent = { applicationNumber: 'CN202010765433' };
    const hidden = { ...content, kind: 'patent' as const, patent, unpublishedInvention: true };
    const [first, second] = [await send(owner, 'POST', '/listings', hidden), await made(unverified)];
    await send(owner, 'POST', `/listings/${first.body.id}/publish`, { expectedVersion: 1 });
    await send(unverified, 'PATCH', `/listings/${second}`, { kind: 'patent', patent, expectedVersion: 1 });
    await send(unverified, 'POST', `/listings/${second}/publish`, { expectedVersion: 2 });
    return send(operator, 'POST', `/listings/${second}/settle`, { reason: 'Both own half of it' });
  },
  'POST /listings/{id}/return': async () => {
    const id = await made(unverified);
    await send(unverified, 'POST', `/listings/${id}/publish`, { expectedVersion: 1 });
    return send(operator, 'POST', `/listings/${id}/return`, { reason: 'unclear' });
  },
};

it('every write stands in the table', async () => {
  await app.ready();
  const routes = Object.entries(app.swagger().paths ?? {}).flatMap(([path, methods]) =>
    Object.keys(methods ?? {})
      .filter((method) => method !== 'get' && !path.startsWith('/operations/'))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(Object.keys(writes).sort()).toEqual(routes.sort());
});

it.each(Object.entries(writes))('%s is answered to a key that has the scope of writes alone', async (_name, write) => {
  const { status, body } = await write();
  expect([200, 201, 204], JSON.stringify(body)).toContain(status);
});

it('no write is taken from a key that may only read, and nothing is left of it', async () => {
  const reader: Actor = { ...owner, scopes: ['listings:read'] };
  const before = await ctx.db.sql`select count(*)::int as n from listings.audit`;
  expect((await send(reader, 'POST', '/listings', content)).status).toBe(403);
  expect((await send(ANONYMOUS, 'POST', '/listings', content)).status).toBe(401);
  expect([...(await ctx.db.sql`select count(*)::int as n from listings.audit`)]).toEqual([...before]);
});
