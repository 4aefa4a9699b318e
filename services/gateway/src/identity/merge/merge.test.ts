import { newId } from '@techbourse/platform';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { english } from '../../../test/members.ts';
import { newPerson } from '../../../test/people.ts';
import { createApiKeyCache } from '../key/cache.ts';

let now = Date.now();
const settings = await gatewaySettings({ RATE_LIMIT_ADDRESS: '10000', RATE_LIMIT_KEY: '10000' });
const gateway = await startGateway(settings, { clock: { now: () => new Date(now) } });
const { app, ctx } = gateway;
afterAll(() => gateway.close());

const operate = (id: string, verb: string, payload: object) =>
  app.inject({ method: 'POST', url: `/api/organisations/${id}/${verb}`, headers: asOperator, payload });
const merge = (id: string, into: string) => operate(id, 'merge', { into, reason: 'The same institute, entered twice' });
const unmerge = (id: string) => operate(id, 'unmerge', { reason: 'They are two after all' });
const read = (id: string, headers = {}) => app.inject({ url: `/api/organisations/${id}`, headers });
const me = async (headers: Record<string, string>) => (await app.inject({ url: '/api/me', headers })).json();
const two = async () => {
  const from = await newOrganisation(app, { verified: true, name: english('Twice Institute') });
  const into = await newOrganisation(app, { verified: true, name: english('Once Institute') });
  return { from, into };
};

describe('two organisations that are one', () => {
  it('are merged with their people, keys and identifiers, and undone all is as it was', async () => {
    const { from, into } = await two();
    const edit = { expectedVersion: 1, identifiers: { inn: '7707083893' } };
    await app.inject({ method: 'PATCH', url: `/api/organisations/${from.id}`, headers: asOperator, payload: edit });
    const person = await newPerson(gateway, { organisationId: from.id, role: 'admin' });
    expect((await me(person.headers)).organisation.id).toBe(from.id);

    const merged = await merge(from.id, into.id);
    expect(merged.json(), merged.body).toMatchObject({
      fromId: from.id,
      intoId: into.id,
      members: 1,
      keys: 1,
      undoneAt: null,
    });
    const moved = await read(from.id);
    expect([moved.statusCode, moved.headers.location, moved.json()]).toEqual([
      307,
      `/api/organisations/${into.id}`,
      { id: from.id, mergedInto: into.id },
    ]);
    expect((await me(from.headers)).organisation).toMatchObject({ id: into.id, identifiers: { inn: '7707083893' } });
    expect((await me(person.headers)).organisation.id).toBe(into.id);
    expect((await read(from.id, asOperator)).json()).toMatchObject({
      state: 'merged',
      mergedInto: into.id,
      identifiers: {},
    });
    expect((await merge(from.id, into.id)).json()).toMatchObject({ status: 422, reason: 'organisation.merged' });

    const undone = await unmerge(from.id);
    expect(undone.json(), undone.body).toMatchObject({ undoneAt: expect.any(String) });
    expect((await read(from.id)).json()).toMatchObject({ name: english('Twice Institute'), verified: true });
    expect((await me(from.headers)).organisation).toMatchObject({ id: from.id, identifiers: { inn: '7707083893' } });
    expect((await me(into.headers)).organisation).toMatchObject({ id: into.id, identifiers: {} });
    expect((await me(person.headers)).organisation.id).toBe(from.id);
    expect((await unmerge(from.id)).json()).toMatchObject({ status: 404, reason: 'merge.not_found' });
    const trail = await ctx.exchange.sql`
      select action from identity.audit where subject = ${from.id} and action like 'organisation.merge%' order by at, id`;
    expect(trail.map(({ action }) => action)).toEqual(['organisation.merged', 'organisation.merge_undone']);
  });

  it('are one for whoever acts: its token says which became it, by way of others too, until that is undone', async () => {
    const { from, into } = await two();
    const last = await newOrganisation(app, { verified: true, name: english('Last Institute') });
    const absorbed = async (headers: { authorization?: string }) => {
      const key = (headers.authorization ?? '').slice('Bearer '.length);
      return (await createApiKeyCache(ctx).actorOf(key)).organisation?.absorbed?.toSorted();
    };
    expect(await absorbed(into.headers)).toBeUndefined();
    await merge(from.id, into.id);
    expect(await absorbed(into.headers)).toEqual([from.id]);
    expect(await absorbed(from.headers)).toEqual([from.id]);
    await merge(into.id, last.id);
    expect(await absorbed(last.headers)).toEqual([from.id, into.id].toSorted());
    await unmerge(into.id);
    await unmerge(from.id);
    expect([await absorbed(last.headers), await absorbed(into.headers)]).toEqual([undefined, undefined]);
  });

  it('are told of so that records are shown under the name that stays, and leave public view with the one that stays', async () => {
    const { from, into } = await two();
    await merge(from.id, into.id);
    const told = async () => {
      const [row] = await ctx.exchange.sql`
        select payload from identity.outbox where key = ${from.id} and type = 'organisation.changed' order by seq desc limit 1`;
      return [row?.['payload'].state, row?.['payload'].shown, row?.['payload'].shownAs.name];
    };
    expect(await told()).toEqual(['merged', true, english('Once Institute')]);
    await operate(into.id, 'suspend', { reason: 'Looked at' });
    expect(await told()).toEqual(['merged', false, english('Once Institute')]);
    expect((await read(from.id)).statusCode).toBe(404);
    await operate(into.id, 'lift-suspension', { reason: 'Cleared' });
    await unmerge(from.id);
    expect(await told()).toEqual(['active', true, english('Twice Institute')]);
  });

  it('are merged once, also into each other at once, and never with the operator', async () => {
    const { from, into } = await two();
    const answers = await Promise.all([merge(from.id, into.id), merge(into.id, from.id)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
    const { items } = (await app.inject({ url: '/api/organisations?kind=operator', headers: asOperator })).json();
    const other = await newOrganisation(app);
    expect((await merge(other.id, items[0].id)).json()).toMatchObject({ status: 422, reason: 'merge.operator' });
    expect((await merge(other.id, other.id)).json()).toMatchObject({ status: 422, reason: 'merge.same' });
    expect((await merge(other.id, newId())).json()).toMatchObject({ status: 404, reason: 'organisation.not_found' });
  });

  it('are undone within thirty days', async () => {
    const { from, into } = await two();
    await merge(from.id, into.id);
    now += 31 * 86_400_000;
    expect((await unmerge(from.id)).json()).toMatchObject({ status: 422, reason: 'merge.too_old' });
  });
});
