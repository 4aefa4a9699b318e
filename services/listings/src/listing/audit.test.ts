import { newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { actorHeaders, testActor, testOperator } from '@techbourse/testkit';
import { afterAll, expect, it } from 'vitest';
import { readyContent, testContext } from '../../test/listings.ts';
import { buildServer } from '../server.ts';
import { createListing } from './create.ts';
import { publishListing } from './publish.ts';

const ctx = await testContext();
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});

const get = async (actor: Actor, url: string) => {
  const headers = { ...(await actorHeaders(actor)), 'x-caller-address': '192.0.2.7' };
  const reply = await app.inject({ url, headers });
  expect(reply.statusCode).toBe(200);
  return reply;
};
const readsOf = async (actor: Actor) => {
  const rows = await ctx.db.sql`select action, subject, address from listings.audit
    where is_read and actor_id = ${actor.id} order by id`;
  return rows.map(({ action, subject, address }) => [action, subject, address]);
};
const owner = testActor();
const draft = await createListing(ctx, owner, readyContent({ contact: { name: 'Wei', email: 'wei@example.org' } }), {});
const shown = await createListing(ctx, owner, readyContent({ contact: { name: 'Li', email: 'li@example.org' } }), {});
await publishListing(ctx, owner, shown.id, { expectedVersion: 1 }, {});
const at = '192.0.2.7';

it('the operator who reads a draft of others is noted before it is answered, with the address of the caller', async () => {
  const operator = testOperator();
  await get(operator, `/listings/${draft.id}`);
  await get(operator, `/listings/${draft.id}/events`);
  await get(operator, `/listings?owner=everyone&state=draft`);
  expect(await readsOf(operator)).toEqual([
    ['listing.read', draft.id, at],
    ['listing.read_history', draft.id, at],
    ['listing.list', draft.id, at],
  ]);
});

it('people’s data is noted of whoever is shown it; what everybody of a kind sees, and one’s own, is not', async () => {
  const reader = testActor({ kind: 'company' });
  await get(reader, `/listings/${shown.id}`);
  expect(await readsOf(reader)).toEqual([['listing.read', shown.id, at]]);
  const plain = testActor({ kind: 'company', scopes: ['listings:read'] });
  await get(plain, `/listings/${shown.id}`);
  expect(await readsOf(plain)).toEqual([]);
  await get(owner, `/listings/${draft.id}`);
  await get(owner, '/listings');
  expect(await readsOf(owner)).toEqual([]);
});

it('an answer whose read is noted is kept nowhere: each time it is given leaves a trace', async () => {
  const operator = testOperator();
  for (const _ of [1, 2]) {
    expect((await get(operator, `/listings/${draft.id}`)).headers['x-answer-of']).toBeUndefined();
  }
  expect(await readsOf(operator)).toHaveLength(2);
  expect((await get(owner, `/listings/${draft.id}`)).headers['x-answer-of']).toBe('record');
});

it('an agency that reads for its client is noted, with its name beside the client’s', async () => {
  const [agency, mandateId, person] = [newId(), newId(), newId()];
  const broker: Actor = { ...owner, id: newId(), by: { agency, mandateId, person } };
  await get(broker, `/listings/${draft.id}`);
  const [row] = await ctx.db.sql`select organisation_id, agency_id, mandate_id, person_id from listings.audit
    where is_read and actor_id = ${broker.id}`;
  expect(row).toEqual({
    organisation_id: owner.organisation.id,
    agency_id: agency,
    mandate_id: mandateId,
    person_id: person,
  });
});

it('every export is noted, and nothing leaves that could not be noted', async () => {
  const exporter = testActor();
  await get(exporter, '/listings/export');
  expect(await readsOf(exporter)).toEqual([['listing.export', 'listing', at]]);
  const operator = testOperator();
  const unreadable = { ...operator, id: `${operator.id}\u0000` };
  const reply = await app.inject({ url: `/listings/${draft.id}`, headers: await actorHeaders(unreadable) });
  expect(reply.statusCode).toBeGreaterThanOrEqual(400);
  expect(reply.body).not.toContain('Wei');
});
