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

describe('before a merge', () => {
  const preview = async (id: string, into: string, headers = asOperator) => {
    const reply = await app.inject({ url: `/api/organisations/${id}/merge-preview?into=${into}`, headers });
    return { status: reply.statusCode, body: reply.json() };
  };

  it('the operator sees what it would bring and what to look at twice, and nothing changes', async () => {
    const { from } = await two();
    const into = await newOrganisation(app, { verified: false, kind: 'university', country: 'DE' });
    const person = await newPerson(gateway, { organisationId: from.id, role: 'admin' });
    const { status, body } = await preview(from.id, into.id);
    expect([status, body]).toEqual([
      200,
      {
        goes: expect.objectContaining({ id: from.id, verified: true, members: 1, keys: 1 }),
        stays: expect.objectContaining({ id: into.id, verified: false, members: 0, kind: 'university' }),
        brings: { members: 1, keys: 1, domains: 0, units: 0, identifiers: [] },
        warnings: ['verified_into_unverified', 'other_kind', 'other_country', 'loses_owner'],
      },
    ]);
    expect((await me(person.headers)).organisation.id).toBe(from.id);
    expect((await preview(into.id, from.id)).body.warnings).toEqual(['other_kind', 'other_country']);
  });

  it('what is never merged is refused as the merge itself would be; others see nothing of it', async () => {
    const { from, into } = await two();
    expect((await preview(from.id, from.id)).body).toMatchObject({ status: 422, reason: 'merge.same' });
    expect((await preview(from.id, newId())).status).toBe(404);
    expect((await preview(from.id, into.id, from.headers as never)).status).toBe(403);
    expect((await app.inject({ url: `/api/organisations/${from.id}/merge`, headers: asOperator })).statusCode).toBe(
      404,
    );
    await merge(from.id, into.id);
    const merged = await app.inject({ url: `/api/organisations/${from.id}/merge`, headers: asOperator });
    expect(merged.json()).toMatchObject({ intoId: into.id, undoUntil: expect.any(String) });
    expect((await preview(from.id, into.id)).body).toMatchObject({ status: 422, reason: 'organisation.merged' });
  });
});

it('members are told that it was a merge, and that it was undone', async () => {
  const { from, into } = await two();
  const person = await newPerson(gateway, { organisationId: from.id, role: 'admin' });
  await merge(from.id, into.id);
  await unmerge(from.id);
  const rows = await ctx.exchange.sql`
    select payload from identity.outbox where type = 'membership.changed' and payload->>'personId' = ${person.id} order by seq`;
  const [fromId, intoId] = [from.id, into.id];
  expect(rows.map(({ payload }) => [payload.organisationId, payload.role, payload.merge])).toEqual([
    [from.id, null, { state: 'merged', fromId, intoId }],
    [into.id, 'admin', { state: 'merged', fromId, intoId }],
    [from.id, 'admin', { state: 'undone', fromId, intoId }],
    [into.id, null, { state: 'undone', fromId, intoId }],
  ]);
});

it('one of an equal name waits to be looked at until the operator says that it is another', async () => {
  const name = english(`Institute ${newId()}`);
  const older = await newOrganisation(app, { verified: true, name });
  const younger = await newOrganisation(app, { verified: true, name });
  const waiting = async () => {
    const work = await app.inject({ url: '/api/operations/work?limit=100', headers: asOperator });
    const queue = work.json().items.find(({ kind }: { kind: string }) => kind === 'duplicate_organisations');
    return queue.rows.map((row: { id: string }) => row.id).filter((id: string) => [older.id, younger.id].includes(id));
  };
  expect(await waiting()).toEqual([younger.id]);
  expect((await operate(younger.id, 'keep-apart', {})).statusCode).toBe(400);
  expect((await operate(younger.id, 'keep-apart', { reason: 'Of another city' })).statusCode).toBe(200);
  expect(await waiting()).toEqual([]);
  const [row] = await ctx.exchange.sql`
    select data from identity.audit where subject = ${younger.id} and action = 'organisation.kept_apart'`;
  expect(row?.['data']).toEqual({ reason: 'Of another city' });
});
