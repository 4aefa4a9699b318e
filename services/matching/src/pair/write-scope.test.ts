import { pairIdOf } from '@techbourse/domain';
import { actorHeaders, testActor, testSettings } from '@techbourse/testkit';
import { afterAll, expect, test } from 'vitest';
import { deliver, restarted, testWorker } from '../../test/jobs.ts';
import { demandSnapshotOf, listingSnapshotOf, opened, published } from '../../test/records.ts';
import { buildServer } from '../server.ts';

const ctx = await testWorker({ ...(await testSettings()), MATCHING_SCORE_MIN: '0.05' });
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});

const seller = testActor({ kind: 'university' });
const buyer = testActor({ kind: 'company' });
const listing = listingSnapshotOf(seller, { title: 'Reactor for azo dyes', abstract: 'Removes azo dyes by light.' });
const demand = demandSnapshotOf(buyer, { title: 'Azo dyes', problem: 'Remove azo dyes by light.' });
await deliver(restarted(ctx), published(listing), opened(demand));

/** Every write, the one scope it needs, and a request that succeeds. */
const writes = {
  'POST /pairs/{id}/decisions': {
    scope: 'pairs:decide',
    url: `/pairs/${pairIdOf(listing.id, demand.id)}/decisions`,
    payload: { decision: 'shortlist' },
  },
} as const;

test('every write of organisations stands in the table', async () => {
  await app.ready();
  const routes = Object.entries(app.swagger().paths ?? {}).flatMap(([path, methods]) =>
    Object.keys(methods ?? {})
      .filter((method) => method !== 'get' && !path.startsWith('/operations/'))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(routes.sort()).toEqual(Object.keys(writes).sort());
});

test.each(Object.entries(writes))('%s is answered to a key that has its scope alone', async (_name, write) => {
  const { scope, url, payload } = write;
  const headers = { ...(await actorHeaders({ ...buyer, scopes: [scope] })), 'idempotency-key': `only-${scope}` };
  const first = await app.inject({ method: 'POST', url, headers, payload });
  expect(first.statusCode, first.body).toBe(200);
  expect(first.json()).toMatchObject({ state: { demand: 'shortlisted' }, decisions: [{ decision: 'shortlist' }] });
  const repeated = await app.inject({ method: 'POST', url, headers, payload });
  expect([repeated.statusCode, repeated.json()]).toEqual([200, first.json()]);
});

test('a key without the scope of a write leaves nothing behind', async () => {
  const before = await ctx.db.sql`select count(*)::int as n from matching.audit`;
  const { url } = writes['POST /pairs/{id}/decisions'];
  const headers = await actorHeaders({ ...seller, scopes: ['pairs:read'] });
  const refused = await app.inject({ method: 'POST', url, headers, payload: { decision: 'seen' } });
  expect(refused.statusCode).toBe(403);
  expect([...(await ctx.db.sql`select count(*)::int as n from matching.audit`)]).toEqual([...before]);
});

test('an invalid Idempotency-Key is refused before any decision', async () => {
  const { url, payload } = writes['POST /pairs/{id}/decisions'];
  const headers = { ...(await actorHeaders(buyer)), 'idempotency-key': 'k'.repeat(9000) };
  const refused = await app.inject({ method: 'POST', url, headers, payload });
  expect([refused.statusCode, refused.json().reason]).toEqual([400, 'input.invalid']);
});
