import { newId } from '@techbourse/platform';
import { type Actor, ANONYMOUS, type Member, type Role } from '@techbourse/policy';
import { actorHeaders, testActor, waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { event, personActor, tellMember, tellOrganisation, testContext } from '../../test/notifications.ts';
import { closed, demandOf, eventOf, listingOf, mandated, opened, published, withdrawn } from '../../test/told.ts';
import { noteChange } from '../change/note.ts';
import { placeChanges } from '../change/store.ts';
import { makeDigests } from '../digest/make.ts';
import { makeNotifications } from '../ingest/make.ts';
import { followRecipient } from '../recipient/follow.ts';
import { buildServer } from '../server.ts';
import { buildWorker } from '../worker.ts';
import { tellWatchers } from './pass.ts';

let now = new Date('2026-05-06T10:20:00Z');
const ctx = await testContext({ clock: { now: () => now }, settings: { WATCHES_MAX: '4' } });
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});

type Event = ReturnType<typeof published>;
const release = () => ctx.db.orm.transaction((tx) => placeChanges(tx, now, 1000));
const note = async (...events: Event[]) => {
  for (const one of events) {
    await makeNotifications(ctx, one);
    await noteChange(ctx, one);
  }
  await release();
};
const happens = async (...events: Event[]) => {
  await note(...events);
  while (await tellWatchers(ctx));
};
const call = async (actor: Actor, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) => {
  const reply = await app.inject({ method, url, headers: await actorHeaders(actor), ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.body ? reply.json() : undefined };
};
const watchOf = async (actor: Actor, kind: string, id: string) => {
  const { status, body } = await call(actor, 'POST', '/watches', { kind, id });
  expect([status, body.subject]).toEqual([201, { kind, id }]);
  return body as { id: string; organisationId: string | null };
};
const told = async (actor: Actor) => {
  const { items } = (await call(actor, 'GET', '/notifications?kind=watch.changed')).body;
  return items.map(({ data }: { data: { id: string; what: string[] } }) => [data.id, ...data.what]).toReversed();
};
const stranger = async () => (await tellMember(ctx)).actor;
/** A person who works for the organisation that a member stands for. */
const colleagueOf = async ({ organisation }: Member, role: Role = 'viewer') => {
  await tellOrganisation(ctx, { id: organisation.id });
  const { id } = await tellMember(ctx, { organisationId: organisation.id, role });
  return { id, actor: { ...personActor(id), organisation, by: { person: id, role } } satisfies Actor };
};
const en = (words: string) => ({ en: { text: words, origin: 'person' as const } });
const next = <T extends { version: number }>(record: T, change: Partial<T> = {}): T => ({
  ...record,
  ...change,
  version: record.version + 1,
});
const organisationEvent = (id: string, version: number, more: object = {}) =>
  eventOf('organisation.changed', id, version, {
    ...{ id, kind: 'company', country: 'CN', name: en('Watched Works'), version, verified: true, shownPlace: 'none' },
    ...more,
  });

describe('a watched record', () => {
  it('tells what kind of change it is, once, however often the passes run', async () => {
    const listing = listingOf(testActor());
    await happens(published(listing));
    const reader = await stranger();
    await watchOf(reader, 'listing', listing.id);
    const edited = next(listing, { title: en('A better pump') });
    const priced = next(edited, { validUntil: '2201-01-01', offers: ['assignment'] });
    await happens(published(edited), published(priced), published(priced));
    await Promise.all([tellWatchers(ctx), tellWatchers(ctx), tellWatchers(ctx)]);
    const expected = [
      [listing.id, 'edited'],
      [listing.id, 'terms', 'renewed'],
    ];
    expect(await told(reader)).toEqual(expected);
    const [item] = (await call(reader, 'GET', '/notifications?kind=watch.changed')).body.items;
    expect(item).toMatchObject({
      text: '“A better pump”: its terms changed, it was renewed',
      link: `/api/listings/${listing.id}`,
    });
    expect((await call(reader, 'GET', `/watches?subject=${listing.id}`)).body.items).toMatchObject([
      { title: en('A better pump'), state: 'watching', last: { what: ['terms', 'renewed'] }, organisationId: null },
    ]);
  });

  it('says nothing of a version in which the public sees nothing new, such as its owner’s other name', async () => {
    const listing = listingOf(testActor());
    await happens(published(listing));
    const reader = await stranger();
    await watchOf(reader, 'listing', listing.id);
    await happens(published(next(listing, { organisation: { ...listing.organisation, name: en('Renamed') } })));
    expect(await told(reader)).toEqual([]);
  });

  it('that goes out of sight is told of once, without why, rests, and is told of again when it is back', async () => {
    const owner = testActor();
    const listing = listingOf(owner);
    await happens(published(listing));
    const [reader, colleague] = [await stranger(), await colleagueOf(owner)];
    const watch = await watchOf(reader, 'listing', listing.id);
    expect((await watchOf(colleague.actor, 'listing', listing.id)).organisationId).toBe(owner.organisation.id);
    const gone = (version: number, reason: string) =>
      eventOf('listing.withdrawn', listing.id, version, {
        id: listing.id,
        organisationId: owner.organisation.id,
        reason,
      });
    await happens(gone(2, 'reserved'), gone(3, 'transferred'));
    expect(await told(reader)).toEqual([[listing.id, 'hidden']]);
    expect((await call(reader, 'GET', `/watches/${watch.id}`)).body).toMatchObject({ state: 'resting' });
    expect(await told(colleague.actor)).toEqual([
      [listing.id, 'reserved'],
      [listing.id, 'transferred'],
    ]);
    await happens(published({ ...listing, version: 4 }), published({ ...listing, version: 5, title: en('Again') }));
    expect(await told(reader)).toEqual([
      [listing.id, 'hidden'],
      [listing.id, 'shown'],
      [listing.id, 'edited'],
    ]);
    await happens(gone(6, 'expired'));
    expect((await told(reader)).at(-1)).toEqual([listing.id, 'expired']);
  });

  it('that is not shown, or was never there, cannot be watched, and both answer alike', async () => {
    const owner = testActor();
    const listing = listingOf(owner);
    await happens(published(listing), withdrawn(listing));
    const reader = await stranger();
    const hidden = await call(reader, 'POST', '/watches', { kind: 'listing', id: listing.id });
    const absent = await call(reader, 'POST', '/watches', { kind: 'listing', id: newId() });
    const asDemand = await call(reader, 'POST', '/watches/preview', { kind: 'demand', id: listing.id });
    for (const one of [hidden, absent])
      expect(one).toMatchObject({ status: 404, body: { reason: 'watch.subject_not_found' } });
    expect({ ...hidden.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' });
    expect(asDemand.status).toBe(404);
    expect(
      (await call((await colleagueOf(owner)).actor, 'POST', '/watches', { kind: 'listing', id: listing.id })).status,
    ).toBe(201);
  });

  it('is the person’s alone, and one however often it is asked for', async () => {
    const listing = listingOf(testActor());
    await happens(published(listing));
    const [reader, other] = [await stranger(), await stranger()];
    const { id } = await watchOf(reader, 'listing', listing.id);
    const both = await Promise.all(
      [1, 2].map(() => call(reader, 'POST', '/watches', { kind: 'listing', id: listing.id })),
    );
    for (const one of both) expect([one.status, one.body.id]).toEqual([200, id]);
    for (const [method, url] of [
      ['GET', ''],
      ['GET', '/preview'],
      ['DELETE', ''],
    ] as const) {
      expect((await call(other, method, `/watches/${id}${url}`)).status).toBe(404);
    }
    expect((await call(other, 'PATCH', `/watches/${id}`, { muted: true })).status).toBe(404);
    expect((await call(ANONYMOUS, 'GET', '/watches')).status).toBe(401);
    expect((await call(reader, 'DELETE', `/watches/${id}`)).status).toBe(204);
    await happens(published(next(listing, { title: en('After the end') })));
    expect(await told(reader)).toEqual([]);
  });

  it('of a session that single sign-on made is in such sessions alone, tells of no other, and tells its person once', async () => {
    const listing = listingOf(testActor());
    await happens(published(listing));
    const employer = testActor();
    const { id, actor } = await colleagueOf(employer);
    const bound: Actor = { ...actor, by: { person: id, role: 'viewer', boundTo: employer.organisation.id } };
    const own = await watchOf(personActor(id), 'listing', listing.id);
    expect((await call(bound, 'GET', '/watches')).body.items).toEqual([]);
    expect((await call(bound, 'GET', `/watches/${own.id}`)).status).toBe(404);
    expect((await call(bound, 'DELETE', `/watches/${own.id}`)).status).toBe(404);
    await watchOf(bound, 'listing', listing.id);
    await happens(published(next(listing, { title: en('Told once') })));
    for (const reader of [personActor(id), bound]) expect(await told(reader)).toEqual([[listing.id, 'edited']]);
    expect((await call(personActor(id), 'GET', '/watches')).body.items).toHaveLength(2);
  });

  it('is listed in pages, and a person has no more of them than the exchange lets it', async () => {
    const listings = Array.from({ length: 5 }, () => listingOf(testActor()));
    await happens(...listings.map((one) => published(one)));
    const reader = await stranger();
    for (const { id } of listings.slice(0, 4)) await watchOf(reader, 'listing', id);
    const more = await call(reader, 'POST', '/watches', { kind: 'listing', id: listings[4]?.id });
    expect(more).toMatchObject({ status: 422, body: { reason: 'watch.too_many' } });
    const first = (await call(reader, 'GET', '/watches?limit=3')).body;
    const second = (await call(reader, 'GET', `/watches?limit=3&cursor=${first.nextCursor}`)).body;
    const ids = [...first.items, ...second.items].map(({ subject }: { subject: { id: string } }) => subject.id);
    expect(ids).toEqual(
      listings
        .slice(0, 4)
        .map(({ id }) => id)
        .toReversed(),
    );
    expect((await call(reader, 'GET', '/watches?kind=demand')).body.items).toEqual([]);
  });

  it('that is muted tells nothing, nor later what came meanwhile', async () => {
    const listing = listingOf(testActor());
    await happens(published(listing));
    const reader = await stranger();
    const { id } = await watchOf(reader, 'listing', listing.id);
    expect((await call(reader, 'PATCH', `/watches/${id}`, { muted: true })).body).toMatchObject({
      muted: true,
      version: 2,
    });
    const edited = next(listing, { title: en('While muted') });
    await happens(published(edited));
    await call(reader, 'PATCH', `/watches/${id}`, { muted: false });
    await happens(published(next(edited, { title: en('And after') })));
    expect(await told(reader)).toEqual([[listing.id, 'edited']]);
  });

  it('joins the digest of its person, and is switched off as a kind', async () => {
    const listing = listingOf(testActor(), { title: en('Digested pump') });
    await happens(published(listing));
    const { actor, id } = await tellMember(ctx);
    await watchOf(actor, 'listing', listing.id);
    const edited = next(listing, { title: en('Digested pump II') });
    await happens(published(edited));
    now = new Date(now.getTime() + 2 * 86_400_000);
    while (await makeDigests(ctx));
    const mails = await ctx.db
      .sql`select subject, text from notifications.mail where recipient = ${`${id}@example.org`}`;
    expect(JSON.stringify(mails)).toContain('Digested pump II');
    await call(actor, 'PATCH', '/notifications/preferences', { kinds: { 'watch.changed': 'off' } });
    await happens(published(next(edited, { title: en('III') })));
    expect(await told(actor)).toHaveLength(1);
  });

  it('shows beforehand what it would have told, to each as it sees it', async () => {
    const owner = testActor();
    const listing = listingOf(owner);
    const edited = next(listing, { title: en('Seen before') });
    const reserved = { id: listing.id, organisationId: owner.organisation.id, reason: 'reserved' };
    await happens(
      published(listing),
      published(edited),
      eventOf('listing.withdrawn', listing.id, 3, reserved),
      published({ ...edited, version: 4 }),
    );
    const preview = async (actor: Actor) => {
      const { status, body } = await call(actor, 'POST', '/watches/preview?language=en', {
        kind: 'listing',
        id: listing.id,
      });
      expect(status).toBe(200);
      return body.items.map(({ what }: { what: string[] }) => what.join()).toReversed();
    };
    expect(await preview(await stranger())).toEqual(['shown', 'edited', 'hidden', 'shown']);
    const { actor } = await colleagueOf(owner);
    expect(await preview(actor)).toEqual(['shown', 'edited', 'reserved', 'shown']);
    const { id } = await watchOf(actor, 'listing', listing.id);
    const { items } = (await call(actor, 'GET', `/watches/${id}/preview?language=ru`)).body;
    expect(items[0].text).toBe('«Seen before»: снова показывается');
    expect(await told(actor)).toEqual([]);
  });
});

describe('a watched demand whose company is not named', () => {
  it('is told of by the day and at the full hour, and to its own people at once', async () => {
    const owner = testActor({ kind: 'company' });
    const demand = demandOf(owner, { anonymous: true });
    const at = new Date(now.getTime() - 60_000);
    await happens(opened(demand, at));
    const [reader, colleague] = [await stranger(), await colleagueOf(owner)];
    const watch = await watchOf(reader, 'demand', demand.id);
    await watchOf(colleague.actor, 'demand', demand.id);
    const edited = next(demand, { problem: en('It drips.') });
    await happens(opened(edited, at));
    expect(await told(reader)).toEqual([]);
    expect(await told(colleague.actor)).toEqual([[demand.id, 'edited']]);
    expect((await call(reader, 'GET', `/watches/${watch.id}`)).body.last).toBeNull();
    now = new Date(Math.ceil(now.getTime() / 3_600_000) * 3_600_000);
    await happens();
    expect(await told(reader)).toEqual([[demand.id, 'edited']]);
    const { last } = (await call(reader, 'GET', `/watches/${watch.id}`)).body;
    expect(last.at).toMatch(/T00:00:00.000Z$/);
    await happens(closed(edited, at));
    expect(await told(reader)).toHaveLength(1);
    expect((await told(colleague.actor)).at(-1)).toEqual([demand.id, 'solved']);
    now = new Date(now.getTime() + 3_600_000);
    await happens();
    expect((await told(reader)).at(-1)).toEqual([demand.id, 'hidden']);
    const all = JSON.stringify((await call(reader, 'GET', '/notifications')).body);
    expect(all).not.toContain(owner.organisation.id);
  });
});

describe('a watched organisation', () => {
  it('tells what is shown of it, not what it says of itself unverified, and when it is hidden', async () => {
    const id = newId();
    const shownAs = { kind: 'company', country: 'CN', name: en('Watched Works') };
    const event = (version: number, more: object) => organisationEvent(id, version, { shownAs, ...more });
    const first = event(1, {});
    await followRecipient(ctx, first);
    await happens(first);
    const reader = await stranger();
    await watchOf(reader, 'organisation', id);
    await happens(
      event(2, { verified: false, name: en('Its own idea') }),
      event(3, { verifiedUntil: new Date().toISOString() }),
    );
    expect(await told(reader)).toEqual([]);
    await happens(event(4, { shownAs: { ...shownAs, name: en('Verified name') } }));
    await happens(
      event(5, { state: 'suspended', shown: false }),
      event(6, { state: 'deleted', shown: false, verified: false }),
    );
    expect(await told(reader)).toEqual([
      [id, 'edited'],
      [id, 'hidden'],
    ]);
  });
});

it('an agency’s person hears of a client’s record what the mandate shows, while it is in force', async () => {
  const [client, agency] = [testActor(), testActor({ kind: 'agency' })];
  const listing = listingOf(client);
  await tellOrganisation(ctx, { id: agency.organisation.id, kind: 'agency' });
  const { id } = await tellMember(ctx, { organisationId: agency.organisation.id, role: 'viewer' });
  const mandate = mandated(client.organisation.id, agency.organisation.id, { rights: ['listings:read'] });
  await followRecipient(ctx, mandate);
  await happens(published(listing));
  const actor: Actor = {
    ...{ ...personActor(id), organisation: agency.organisation, by: { person: id, role: 'viewer' } },
    actsFor: [{ rights: ['listings:read'], organisations: [client.organisation.id] }],
  };
  await watchOf(actor, 'listing', listing.id);
  const gone = (version: number) => {
    const payload = { id: listing.id, organisationId: client.organisation.id, reason: 'reserved' };
    return eventOf('listing.withdrawn', listing.id, version, payload);
  };
  await happens(gone(2));
  expect(await told(actor)).toEqual([[listing.id, 'reserved']]);
  await followRecipient(ctx, {
    ...mandate,
    version: 2,
    payload: { ...(mandate.payload as object), version: 2, state: 'ended' },
  });
  await happens(published({ ...listing, version: 3, title: en('Back') }), gone(4));
  expect((await told(actor)).slice(1)).toEqual([[listing.id, 'hidden']]);
});

describe('a watch ends', () => {
  it('with the membership by which its person saw the record, and so does what it was told', async () => {
    const owner = testActor();
    const listing = listingOf(owner);
    await happens(published(listing), withdrawn(listing));
    const colleague = await colleagueOf(owner);
    await watchOf(colleague.actor, 'listing', listing.id);
    await happens(published({ ...listing, version: 3 }));
    expect(await told(colleague.actor)).toEqual([[listing.id, 'shown']]);
    const membership = { organisationId: owner.organisation.id, personId: colleague.id, role: null, version: 2 };
    await followRecipient(ctx, event('membership.changed', membership));
    await happens(published({ ...listing, version: 4, title: en('Inside only') }));
    expect(await told(colleague.actor)).toEqual([]);
    expect((await call(colleague.actor, 'GET', '/watches')).body.items).toEqual([]);
  });

  it('not with a membership that came back meanwhile, though the news of its end comes late', async () => {
    const owner = testActor();
    const listing = listingOf(owner);
    await happens(published(listing));
    const colleague = await colleagueOf(owner);
    const told = (role: Role | null, version: number) =>
      event('membership.changed', { organisationId: owner.organisation.id, personId: colleague.id, role, version });
    await followRecipient(ctx, told('editor', 3));
    await watchOf(colleague.actor, 'listing', listing.id);
    await followRecipient(ctx, told(null, 2));
    expect((await call(colleague.actor, 'GET', '/watches')).body.items).toHaveLength(1);
  });

  it('with its person', async () => {
    const listing = listingOf(testActor());
    await happens(published(listing));
    const { id, actor } = await tellMember(ctx);
    await watchOf(actor, 'listing', listing.id);
    await followRecipient(
      ctx,
      event('person.changed', { id, version: 2, email: null, name: null, language: null, deleted: true }),
    );
    expect(await ctx.db.sql`select 1 from notifications.watch where person_id = ${id}`).toHaveLength(0);
  });

  it('and tells nothing while the organisation of its member is suspended', async () => {
    const owner = testActor();
    const listing = listingOf(owner);
    await happens(published(listing));
    const colleague = await colleagueOf(owner);
    await watchOf(colleague.actor, 'listing', listing.id);
    await note(organisationEvent(owner.organisation.id, 2, { state: 'suspended', shown: false }));
    await happens(withdrawn(listing));
    expect(await told(colleague.actor)).toEqual([]);
  });
});

it('a watch that is made while changes are released misses none that comes after it', async () => {
  const listing = listingOf(testActor());
  await happens(published(listing));
  let version = 1;
  let isOver = false;
  const changing = (async () => {
    while (!isOver) {
      version += 1;
      await happens(published({ ...listing, version, title: en(`Version ${version}`) }));
    }
  })();
  const readers = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const actor = await stranger();
      await watchOf(actor, 'listing', listing.id);
      const [end] = await ctx.db.sql`select position::int as position from notifications.change_clock`;
      return { personId: actor.id, end: end?.position };
    }),
  );
  isOver = true;
  await changing;
  const rows = await ctx.db.sql`select 'watch.changed ' || id as fact, position::int as position
    from notifications.change where subject = ${listing.id} order by position`;
  for (const { personId, end } of readers) {
    const told = await ctx.db
      .sql`select fact from notifications.notification where person_id = ${personId} order by seq`;
    const facts = told.map(({ fact }) => fact);
    // None twice, and none left out from the first on, which is not later than what came after the answer.
    expect(facts).toEqual(rows.slice(rows.length - facts.length).map(({ fact }) => fact));
    expect(facts.length).toBeGreaterThanOrEqual(rows.filter(({ position }) => position > end).length);
  }
});

it('more people than one pass tells watch one record, and each is told once', async () => {
  const listing = listingOf(testActor());
  await happens(published(listing));
  const [clock] = await ctx.db.sql`select position::int as position from notifications.watch_clock`;
  await ctx.db.sql`insert into notifications.watch (id, person_id, version, kind, subject, state, position, created_at)
    select gen_random_uuid(), gen_random_uuid(), 1, 'listing', ${listing.id}, 'watching', ${clock?.position}, now()
    from generate_series(1, 450)`;
  const edited = next(listing, { title: en('For many') });
  await note(published(edited));
  await tellWatchers(ctx);
  await happens(published(next(edited, { validUntil: '2299-01-01' })));
  const told = await ctx.db.sql`select what, count(*)::int as count, count(distinct person_id)::int as people from (
      select data ->> 'what' as what, person_id from notifications.notification where data ->> 'id' = ${listing.id}) as n
    group by what order by what`;
  expect([...told]).toEqual([
    { what: '["edited"]', count: 450, people: 450 },
    { what: '["renewed"]', count: 450, people: 450 },
  ]);
}, 60_000);

it('what is released comes through the worker to who watches', async () => {
  const own = await testContext();
  const server = await buildServer(own);
  const worker = buildWorker(own);
  const listing = listingOf(testActor());
  const { actor } = await tellMember(own);
  const headers = await actorHeaders(actor);
  await own.queue.publish([published(listing)]);
  const payload = { kind: 'listing', id: listing.id };
  await waitFor(
    async () => (await server.inject({ method: 'POST', url: '/watches', headers, payload })).statusCode < 300,
  );
  await own.queue.publish([published(next(listing, { title: en('Through the worker') }))]);
  await waitFor(async () => {
    const reply = await server.inject({ url: '/notifications?kind=watch.changed', headers });
    return reply.json().items.length > 0;
  });
  await worker.stop();
  await server.close();
  await own.close();
});
