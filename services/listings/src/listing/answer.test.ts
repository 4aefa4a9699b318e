import { actorHeaders, testActor } from '@techbourse/testkit';
import { afterAll, expect, it } from 'vitest';
import { readyContent, testContext } from '../../test/listings.ts';
import { buildServer } from '../server.ts';

const ctx = await testContext();
const app = await buildServer(ctx);
const owner = testActor();
afterAll(async () => {
  await app.close();
  await ctx.close();
});

it('what a row holds beyond the schema of an answer never leaves, for nobody and on no route', async () => {
  const mine = await actorHeaders(owner);
  const call = (method: 'GET' | 'POST', url: string, headers: Record<string, string>, payload?: object) =>
    app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  const { id } = (await call('POST', '/listings', mine, readyContent())).json();
  await call('POST', `/listings/${id}/publish`, mine, { expectedVersion: 1 });
  await ctx.db.sql`update listings.listing set
    content = jsonb_set(content || '{"secret": "planted-text"}', '{title,en,secret}', '"planted-text"'),
    organisation = organisation || '{"secret": "planted-text"}' where id = ${id}`;
  const readers = [mine, await actorHeaders(testActor()), await actorHeaders()];
  for (const headers of readers) {
    const answer = await call('GET', `/listings/${id}`, headers);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ id, organisation: { id: owner.organisation.id } });
    expect(answer.body).not.toContain('planted');
  }
  const list = await call('GET', '/listings', mine);
  expect(list.json().items).toMatchObject([{ id }]);
  expect(list.body).not.toContain('planted');
  // It is not passed over in silence: whoever runs the exchange sees that a release writes what another does not know.
  const metrics = await app.inject({ method: 'GET', url: '/metrics' });
  expect(metrics.body).toMatch(/http_answer_misfits_total\{.*route="\/listings\/:id".*\} [1-9]/);
});
