import { newId } from '@techbourse/platform';
import { type Actor, ANONYMOUS } from '@techbourse/policy';
import { actorHeaders, testActor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import {
  english,
  event,
  personActor,
  take,
  tellMember,
  tellOrganisation,
  testContext,
} from '../../test/notifications.ts';
import { closed, demandOf, listingOf, opened, published, withdrawn } from '../../test/records.ts';
import { followRecipient } from '../recipient/follow.ts';
import { buildServer } from '../server.ts';
import { tell } from './tell.ts';

const ctx = await testContext();
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});

async function ask(actor: Actor, method: 'GET' | 'POST', url: string, payload?: object) {
  const headers = await actorHeaders(actor);
  const reply = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json() };
}
const feed = async (actor: Actor, query = '') => (await ask(actor, 'GET', `/notifications${query}`)).body.items;

/** An organisation with an editor, told of `count` records that expired. */
async function world(count = 1) {
  const organisationId = await tellOrganisation(ctx, { name: 'Institute of Water' });
  const reader = await tellMember(ctx, { organisationId });
  const listings = Array.from({ length: count }, () => listingOf(organisationId));
  await take(ctx, ...listings.flatMap((listing) => [published(listing), withdrawn(listing)]));
  return { organisationId, reader, listings };
}

describe('a feed', () => {
  it('says who is told what, why, where to act, and in the language of its reader or the one asked for', async () => {
    const { organisationId, reader, listings } = await world();
    const [item] = await feed(reader.actor);
    expect(item).toMatchObject({
      kind: 'record.expired',
      text: '“Fluoride sorbent” has expired and is no longer shown; renew it to bring it back',
      why: 'You are an editor of Institute of Water',
      organisation: { id: organisationId, name: { en: { text: 'Institute of Water' } } },
      link: `/api/listings/${listings[0]?.id}`,
      dueAt: null,
      readAt: null,
    });
    expect((await feed(reader.actor, '?language=zh'))[0].text).toBe(
      '《Fluoride sorbent》已到期并下架；续期后可重新发布',
    );
    const russian = await tellMember(ctx, { organisationId, language: 'ru' });
    await take(ctx, closed(demandOf(organisationId), 'expired'));
    expect((await feed(russian.actor))[0].text).toContain('Срок «Fluoride removal» истёк');
  });

  it('names records and organisations as they are now', async () => {
    const { organisationId, reader, listings } = await world();
    const [listing] = listings;
    if (!listing) throw new Error('no listing');
    const renamed = { ...listing, version: 9, title: { en: { text: 'Better sorbent', origin: 'person' as const } } };
    await take(ctx, published(renamed));
    await tellOrganisation(ctx, { id: organisationId, name: 'Water Institute', version: 2 });
    const [item] = await feed(reader.actor);
    expect([item.text, item.why]).toEqual([
      expect.stringContaining('“Better sorbent” has expired'),
      'You are an editor of Water Institute',
    ]);
  });

  it.each(['active', 'suspended'] as const)(
    'calls an unverified organisation that is %s by its name to its own',
    async (state) => {
      const name = 'Sorbent Start-up';
      const unknown = { kind: 'university', country: 'CN', name: english('An organisation not verified yet') };
      const told = { name, verified: false, shownAs: unknown, state };
      const own = await tellOrganisation(ctx, told);
      const other = await tellOrganisation(ctx, { name: 'Institute of Water' });
      const [member, left, stranger] = [
        await tellMember(ctx, { organisationId: own, role: 'owner' }),
        await tellMember(ctx, { organisationId: own, role: 'owner' }),
        await tellMember(ctx, { organisationId: other, role: 'owner' }),
      ];
      const data = { requestId: newId(), id: own };
      const to = [{ organisationId: own }, { organisationId: other }, { personId: left.id }];
      await ctx.db.orm.transaction((tx) =>
        tell(
          tx,
          to.map((one) => ({ kind: 'verification.declined' as const, to: one, data, fact: newId() })),
        ),
      );
      await tellMember(ctx, { organisationId: own, role: null, version: 2, id: left.id });
      expect((await feed(member.actor))[0]).toMatchObject({
        text: expect.stringMatching(/^Sorbent Start-up could not be verified/),
        why: `You are an owner of ${name}`,
        organisation: { id: own, name: { en: { text: name } } },
      });
      for (const { actor } of [left, stranger]) {
        const items = JSON.stringify(await feed(actor));
        expect(items).toContain('An organisation not verified yet could not be verified');
        expect(items).not.toContain(name);
      }
      await tellOrganisation(ctx, { ...told, id: own, name: 'Sorbent Works', version: 2 });
      expect((await feed(member.actor))[0].why).toBe('You are an owner of Sorbent Works');
    },
  );

  it('is told once of each fact, whatever comes twice and out of order', async () => {
    const organisationId = await tellOrganisation(ctx);
    const reader = await tellMember(ctx, { organisationId });
    const listing = listingOf(organisationId);
    const end = withdrawn(listing);
    await take(ctx, end, end, published(listing), end);
    await Promise.all([take(ctx, end), take(ctx, end), take(ctx, end)]);
    expect(await feed(reader.actor)).toHaveLength(1);
  });

  it('tells members by their role, and nobody of another organisation', async () => {
    const organisationId = await tellOrganisation(ctx);
    const roles = ['owner', 'admin', 'editor', 'viewer'] as const;
    const members = await Promise.all(roles.map((role) => tellMember(ctx, { organisationId, role })));
    const left = await tellMember(ctx, { organisationId, role: null });
    const other = await tellMember(ctx, { organisationId: await tellOrganisation(ctx) });
    await take(ctx, withdrawn(listingOf(organisationId)));
    const told = await Promise.all([...members, left, other].map(async ({ actor }) => (await feed(actor)).length));
    expect(told).toEqual([1, 1, 1, 0, 0, 0]);
  });

  it('shows nothing of an organisation to who has left it, and all of it to who came back', async () => {
    const { organisationId, reader } = await world();
    await tellMember(ctx, { organisationId, id: reader.id, role: null, version: 2 });
    expect(await feed(reader.actor)).toEqual([]);
    expect((await ask(reader.actor, 'GET', '/notifications/unread')).body).toEqual({ count: 0, kinds: {} });
    await tellMember(ctx, { organisationId, id: reader.id, role: 'editor', version: 1 });
    expect(await feed(reader.actor)).toEqual([]);
    await tellMember(ctx, { organisationId, id: reader.id, role: 'editor', version: 3 });
    expect(await feed(reader.actor)).toHaveLength(1);
  });

  it('is read in pages that neither repeat nor drop what is told meanwhile', async () => {
    const { organisationId, reader } = await world(5);
    const ids: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await ask(reader.actor, 'GET', `/notifications?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      ids.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
      if (ids.length === 2) await take(ctx, withdrawn(listingOf(organisationId)));
    }
    expect(new Set(ids).size).toBe(5);
    expect(await feed(reader.actor)).toHaveLength(6);
  });

  it('is filtered by kind, by organisation and by what is unread', async () => {
    const { organisationId, reader } = await world(2);
    const second = await tellOrganisation(ctx);
    await tellMember(ctx, { id: reader.id, organisationId: second, version: 1 });
    await take(ctx, withdrawn(listingOf(second)));
    expect(await feed(reader.actor, `?organisation=${second}`)).toHaveLength(1);
    expect(
      await feed(reader.actor, `?kind=record.expired,record.expiring&organisation=${organisationId}`),
    ).toHaveLength(2);
    expect(await feed(reader.actor, '?kind=record.expiring')).toEqual([]);
    const [newest] = await feed(reader.actor);
    await ask(reader.actor, 'POST', `/notifications/${newest.id}/read`);
    expect(await feed(reader.actor, '?unread=true')).toHaveLength(2);
  });
});

describe('reading', () => {
  it('is marked and unmarked, twice as once, by its reader alone', async () => {
    const { reader } = await world();
    const [{ id }] = await feed(reader.actor);
    const first = await ask(reader.actor, 'POST', `/notifications/${id}/read`);
    expect(first).toMatchObject({ status: 200, body: { id, readAt: expect.any(String) } });
    expect(await ask(reader.actor, 'POST', `/notifications/${id}/read`)).toEqual(first);
    expect((await ask(reader.actor, 'GET', '/notifications/unread')).body.count).toBe(0);
    const again = await ask(reader.actor, 'POST', `/notifications/${id}/unread`);
    expect(again).toMatchObject({ status: 200, body: { readAt: null } });
    const stranger = await tellMember(ctx);
    expect(await ask(stranger.actor, 'POST', `/notifications/${id}/read`)).toMatchObject({
      status: 404,
      body: { reason: 'notification.not_found' },
    });
  });

  it('of all ends where the reader has seen, and counts what was unread', async () => {
    const { organisationId, reader } = await world(2);
    const [newest] = await feed(reader.actor);
    await take(ctx, withdrawn(listingOf(organisationId)));
    const body = { upTo: newest.position };
    expect((await ask(reader.actor, 'POST', '/notifications/read-all', body)).body).toEqual({ read: 2 });
    expect((await ask(reader.actor, 'GET', '/notifications/unread')).body).toEqual({
      count: 1,
      kinds: { 'record.expired': 1 },
    });
    expect((await ask(reader.actor, 'POST', '/notifications/read-all')).body).toEqual({ read: 1 });
  });

  it('is for people who have signed in: not for keys, and not for nobody', async () => {
    for (const [actor, status] of [
      [ANONYMOUS, 401],
      [testActor(), 403],
      [personActor(newId()), 200],
    ] as const) {
      expect((await ask(actor, 'GET', '/notifications')).status).toBe(status);
      expect((await ask(actor, 'GET', '/notifications/unread')).status).toBe(status);
    }
  });
});

it('what a deleted person was told stays with nobody, and it is told nothing more', async () => {
  const { organisationId, reader } = await world();
  await take(ctx, opened(demandOf(organisationId)));
  await followRecipient(
    ctx,
    event('person.changed', { id: reader.id, version: 5, email: null, name: null, language: null, deleted: true }),
  );
  await take(ctx, withdrawn(listingOf(organisationId)));
  const [row] = await ctx.db
    .sql`select count(*)::int as told from notifications.notification where person_id = ${reader.id}`;
  const [kept] = await ctx.db.sql`select email, name from notifications.person where id = ${reader.id}`;
  expect([row?.told, kept]).toEqual([0, { email: null, name: null }]);
});
