import { newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { actorHeaders, waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { event, movableClock, take, tellMember, tellOrganisation, testContext } from '../../test/notifications.ts';
import { listingOf, withdrawn } from '../../test/records.ts';
import { EVERY_ORGANISATION } from '../db/schema.ts';
import { makeDigests } from '../digest/make.ts';
import { buildServer } from '../server.ts';
import { createStreams } from '../stream/streams.ts';
import { tell } from './tell.ts';

const clock = movableClock('2026-11-02T00:00:00.000Z');
const ctx = await testContext({ clock });
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
async function ask(actor: Actor, method: Method, url: string, payload?: object) {
  const headers = await actorHeaders(actor);
  const reply = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.body === '' ? null : reply.json(), text: reply.body };
}
const get = async (actor: Actor, url: string) => (await ask(actor, 'GET', url)).body;

/** A person of two organisations, told of one record of each, who acts freely or as one of them has signed it in. */
async function world() {
  const [here, elsewhere] = [
    await tellOrganisation(ctx, { name: 'Here' }),
    await tellOrganisation(ctx, { name: 'Elsewhere' }),
  ];
  const { id, actor: free } = await tellMember(ctx, { organisationId: here });
  await tellMember(ctx, { organisationId: elsewhere, id, version: 2 });
  for (const organisationId of [here, elsewhere]) {
    await take(ctx, event('membership.changed', { organisationId, personId: id, role: 'editor', version: 2 }));
  }
  const expire = (organisationId: string) => take(ctx, withdrawn(listingOf(organisationId)));
  await expire(here);
  await expire(elsewhere);
  const search = async (actor: Actor, name: string) => {
    const saved = await ask(actor, 'POST', '/saved-searches', {
      name,
      of: 'listings',
      query: { q: 'x' },
      every: 'day',
    });
    expect(saved.status).toBe(201);
    return saved.body.id as string;
  };
  return { id, here, elsewhere, free, bound: boundTo(free, here), expire, search };
}
const boundTo = (actor: Actor, organisationId: string): Actor => ({
  ...actor,
  by: { ...actor.by, boundTo: organisationId },
});
const kindsOf = (page: { items: { kind: string; organisation: { id: string } | null }[] }) =>
  page.items.map(({ kind }) => kind).toSorted();
const found = (personId: string, concerns: string | undefined) =>
  ctx.db.orm.transaction((tx) =>
    tell(tx, [
      {
        kind: 'search.found',
        to: { personId, concerns },
        data: { id: newId(), name: 'Pumps', of: 'listings', count: 1, ids: [] },
        fact: newId(),
      },
    ]),
  );

describe('a session that the single sign-on of an organisation made', () => {
  it('lists and counts what concerns that organisation, of its member and of the person, and nothing else', async () => {
    const { id, here, elsewhere, free, bound } = await world();
    await found(id, undefined);
    await found(id, here);
    const seen = await ask(bound, 'GET', '/notifications');
    expect(kindsOf(seen.body)).toEqual(['membership.changed', 'record.expired', 'search.found']);
    expect(seen.text).not.toContain(elsewhere);
    expect(seen.text).not.toContain('Elsewhere');
    expect(await get(bound, '/notifications/unread')).toMatchObject({ count: 3 });
    expect(await get(free, '/notifications/unread')).toMatchObject({ count: 6 });
    expect((await get(bound, `/notifications?organisation=${elsewhere}`)).items).toEqual([]);
    expect((await get(bound, '/notifications?limit=1')).nextCursor).not.toBeNull();
  });

  it('marks what it lists: all of it leaves the rest unread, and one of the rest is not there', async () => {
    const { elsewhere, free, bound } = await world();
    const all = (await get(free, '/notifications')).items as { id: string; organisation: { id: string } | null }[];
    const other = all.find(({ organisation }) => organisation?.id === elsewhere);
    expect((await ask(bound, 'POST', `/notifications/${other?.id}/read`)).status).toBe(404);
    expect((await ask(bound, 'POST', '/notifications/read-all', { organisation: elsewhere })).body).toEqual({
      read: 0,
    });
    expect((await ask(bound, 'POST', '/notifications/read-all')).body).toEqual({ read: 2 });
    expect(await get(free, '/notifications/unread')).toMatchObject({ count: 2 });
  });

  it('streams what concerns that organisation, and shows no sign of what is told of another', async () => {
    const { here, elsewhere, bound, expire } = await world();
    const streams = createStreams(ctx, { heartbeatMs: 60_000 });
    const reader = { personId: bound.id, boundTo: here };
    const stream = streams.open(reader, { after: 0, language: 'en' });
    const free = streams.open({ ...reader, boundTo: undefined }, { after: 0, language: 'en' });
    const texts = ['', ''];
    const heard = [stream, free].map((one, at) => one.on('data', (chunk) => (texts[at] += String(chunk))));
    expect(heard).toHaveLength(2);
    await waitFor(() => texts[0]?.includes('"count":2') === true && texts[1]?.includes('"count":4') === true);
    const before = texts[0];
    await expire(elsewhere);
    await waitFor(() => texts[1]?.includes('"count":5') === true);
    await expire(here);
    await waitFor(() => texts[0]?.includes('"count":3') === true);
    expect(texts[0]).not.toContain(elsewhere);
    const since = texts[0]?.slice(before?.length).split('\n\n').filter(Boolean);
    expect(since?.map((one) => /event: (\w+)/.exec(one)?.[1])).toEqual(['notification', 'unread']);
    await streams.close();
  });

  it('sets what is told of that organisation alone, until the person says otherwise for itself', async () => {
    const { id, here, elsewhere, free, bound, expire } = await world();
    await ask(bound, 'PATCH', '/notifications/preferences', { frequency: 'never', kinds: { 'record.expired': 'off' } });
    expect(await get(bound, '/notifications/preferences')).toMatchObject({ frequency: 'never', nextMailAt: null });
    expect(await get(boundTo(free, elsewhere), '/notifications/preferences')).toMatchObject({ frequency: 'daily' });
    expect(await get(free, '/notifications/preferences')).toMatchObject({ frequency: 'daily' });
    const count = async () => (await get(free, '/notifications/unread')).count;
    const before = await count();
    await expire(here);
    expect(await count()).toBe(before);
    await expire(elsewhere);
    expect(await count()).toBe(before + 1);
    const set = await ask(free, 'PATCH', '/notifications/preferences', { kinds: { 'record.expired': 'mail' } });
    expect(set.status).toBe(200);
    await expire(here);
    expect(await count()).toBe(before + 2);
    const rows = await ctx.db.sql<{ organisation_id: string; frequency: string }[]>`
      select organisation_id, frequency from notifications.preference where person_id = ${id} order by 1`;
    expect(rows.map((row) => [row.organisation_id, row.frequency])).toEqual([
      [EVERY_ORGANISATION, 'daily'],
      [here, 'never'],
    ]);
  });

  it('has a mail of its own once its times differ: each thing stands in one mail', async () => {
    const { id, here, free, bound } = await world();
    const preferences = { frequency: 'daily', hour: 8, zone: 'UTC' };
    await ask(free, 'PATCH', '/notifications/preferences', preferences);
    await ask(bound, 'PATCH', '/notifications/preferences', { hour: 9 });
    const texts = async (hour: string) => {
      clock.set(`2026-11-02T${hour}:00:00.000Z`);
      while (await makeDigests(ctx));
      const mails = await ctx.db.sql<{ text: string }[]>`
        select text from notifications.mail where recipient = ${`${id}@example.org`} order by created_at, id`;
      return mails.map(({ text }) => text);
    };
    const [first = '', ...none] = await texts('08');
    expect([first.includes('Elsewhere'), first.includes('Here'), none]).toEqual([true, false, []]);
    const [, second = '', ...more] = await texts('09');
    expect([second.includes('Elsewhere'), second.includes('Here'), more]).toEqual([false, true, []]);
    expect(await texts('23')).toHaveLength(2);
    clock.set('2026-11-02T00:00:00.000Z');
    await tellMember(ctx, { organisationId: here, id, role: null, version: 9 });
    expect(await get(bound, '/notifications/preferences')).toMatchObject({ hour: 8 });
  });

  it('saves, lists, changes and deletes searches of its own; the person sees these and its others', async () => {
    const { free, bound, here, elsewhere, search } = await world();
    const [own, there] = [await search(free, 'mine'), await search(boundTo(free, elsewhere), 'theirs')];
    const saved = await search(bound, 'ours');
    const ids = async (actor: Actor) =>
      ((await get(actor, '/saved-searches')).items as { id: string }[]).map(({ id }) => id).toSorted();
    expect(await ids(bound)).toEqual([saved]);
    expect(await ids(free)).toEqual([own, there, saved].toSorted());
    for (const id of [own, there]) {
      const edit = { expectedVersion: 1, name: 'taken' };
      const tries = [
        await ask(bound, 'GET', `/saved-searches/${id}`),
        await ask(bound, 'GET', `/saved-searches/${id}/preview`),
        await ask(bound, 'PATCH', `/saved-searches/${id}`, edit),
        await ask(bound, 'POST', `/saved-searches/${id}/mute`, { organisation: here, muted: true }),
        await ask(bound, 'DELETE', `/saved-searches/${id}`),
      ];
      expect(tries.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    }
    expect((await ask(bound, 'PATCH', `/saved-searches/${saved}`, { expectedVersion: 1, name: 'b' })).status).toBe(200);
    expect((await ask(bound, 'DELETE', `/saved-searches/${saved}`)).status).toBe(204);
  });

  it('counts its searches by themselves, so that no limit tells of others', async () => {
    const { free, bound, search } = await world();
    for (let n = 0; n < ctx.config.SAVED_SEARCHES_MAX; n++) await search(free, `${n}`);
    await search(bound, 'ours');
    const tooMany = { name: 'x', of: 'listings', query: { q: 'x' }, every: 'day' };
    expect((await ask(free, 'POST', '/saved-searches', tooMany)).body.reason).toBe('saved_search.too_many');
  });
});
