import { newId } from '@techbourse/platform';
import { type Actor, ANONYMOUS } from '@techbourse/policy';
import { actorHeaders, testActor, testOperator } from '@techbourse/testkit';
import { afterAll, expect, it } from 'vitest';
import { exampleDemand, testContext } from '../../test/demands.ts';
import { followOrganisation } from '../organisation/follow.ts';
import { buildServer } from '../server.ts';

const reader = testActor();
const ctx = await testContext();
const app = await buildServer(ctx);
const payload = { ...reader.organisation, version: 1, shownPlace: 'none' };
await followOrganisation(ctx, {
  eventId: newId(),
  type: 'organisation.changed',
  key: reader.organisation.id,
  version: 1,
  occurredAt: new Date().toISOString(),
  payload,
});
afterAll(async () => {
  await app.close();
  await ctx.close();
});

const SCOPE = 'demands:write' as const;
const owner = testActor({ scopes: [SCOPE] });
const unverified = testActor({ scopes: [SCOPE], verified: false });
const operator: Actor = { ...testOperator(), scopes: [SCOPE, 'exchange:operate'] };
const content = exampleDemand();

async function send(actor: Actor, method: 'POST' | 'PATCH' | 'DELETE', url: string, payload: object) {
  const reply = await app.inject({ method, url, headers: await actorHeaders(actor), payload });
  return { status: reply.statusCode, body: reply.body ? reply.json() : {} };
}
const made = async (actor: Actor = owner): Promise<string> => (await send(actor, 'POST', '/demands', content)).body.id;
const opened = async (): Promise<string> => {
  const id = await made();
  await send(owner, 'POST', `/demands/${id}/open`, { expectedVersion: 1 });
  return id;
};

const readers = async (id: string) =>
  send(owner, 'POST', `/demands/${id}/readers`, { organisationId: reader.organisation.id });
const anonymous = async () =>
  (await send(owner, 'POST', '/demands', { ...content, anonymous: true })).body.id as string;

/** Every write with a request that succeeds. */
const writes: Record<string, () => Promise<{ status: number; body: Record<string, unknown> }>> = {
  'POST /demands': () => send(owner, 'POST', '/demands', content),
  'POST /demands/check': () => send(owner, 'POST', '/demands/check', { content }),
  'POST /demands/{id}/copy': async () => send(owner, 'POST', `/demands/${await made()}/copy`, {}),
  'DELETE /demands/{id}': async () => send(owner, 'DELETE', `/demands/${await made()}`, {}),
  'POST /demands/import': () =>
    send(owner, 'POST', '/demands/import', { rows: [{ source: 'own', externalId: '1', open: true, ...content }] }),
  'POST /demands/recheck': () => send(owner, 'POST', '/demands/recheck', {}),
  'POST /demands/imports': () => send(owner, 'POST', '/demands/imports', { file: 'all.csv' }),
  'POST /demands/imports/{id}/undo': async () => {
    const { body } = await send(owner, 'POST', '/demands/imports', { file: 'all.csv' });
    return send(owner, 'POST', `/demands/imports/${body['id']}/undo`, {});
  },
  'POST /demands/usage/{id}': () =>
    send(operator, 'POST', `/demands/usage/${owner.organisation.id}`, { records: null }),
  'PATCH /demands/{id}': async () =>
    send(owner, 'PATCH', `/demands/${await made()}`, { keywords: ['water'], expectedVersion: 1 }),
  'POST /demands/{id}/open': async () => send(owner, 'POST', `/demands/${await made()}/open`, { expectedVersion: 1 }),
  'POST /demands/{id}/close': async () =>
    send(owner, 'POST', `/demands/${await opened()}/close`, { outcome: 'solved', expectedVersion: 2 }),
  'POST /demands/{id}/renew': async () =>
    send(owner, 'POST', `/demands/${await opened()}/renew`, { expectedVersion: 2 }),
  'POST /demands/{id}/readers': async () => readers(await anonymous()),
  'POST /demands/{id}/readers/{readerId}/end': async () => {
    const id = await anonymous();
    return send(owner, 'POST', `/demands/${id}/readers/${(await readers(id)).body.id}/end`, {});
  },
  'POST /demands/{id}/return': async () => {
    const id = await made(unverified);
    await send(unverified, 'POST', `/demands/${id}/open`, { expectedVersion: 1 });
    return send(operator, 'POST', `/demands/${id}/return`, { reason: 'unclear', expectedVersion: 2 });
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
  const reader: Actor = { ...owner, scopes: ['demands:read'] };
  const before = await ctx.db.sql`select count(*)::int as n from demands.audit`;
  expect((await send(reader, 'POST', '/demands', content)).status).toBe(403);
  expect((await send(ANONYMOUS, 'POST', '/demands', content)).status).toBe(401);
  expect([...(await ctx.db.sql`select count(*)::int as n from demands.audit`)]).toEqual([...before]);
});
