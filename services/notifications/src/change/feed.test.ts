import { newId, silentLogger } from '@techbourse/platform';
import { type Actor, ANONYMOUS, type Member } from '@techbourse/policy';
import { actorHeaders, testActor, testOperator, waitFor } from '@techbourse/testkit';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { testContext } from '../../test/notifications.ts';
import {
  closed,
  dealStep,
  demandOf,
  eventOf,
  joined,
  listingOf,
  opened,
  paired,
  published,
  requested,
  withdrawn,
} from '../../test/told.ts';
import { type Change, listChangesSchema } from '../api/change.ts';
import { buildServer } from '../server.ts';
import { buildWorker } from '../worker.ts';
import { compareSubjects } from './compare.ts';
import { noteChange } from './note.ts';
import { listChanges } from './read.ts';
import { startReleasing } from './release.ts';
import { EVERYONE, isSeen } from './seen.ts';
import { dropChanges, insertChanges, listChangeRows, placeChanges } from './store.ts';

let now = new Date('2026-05-06T10:20:00Z');
const ctx = await testContext({ clock: { now: () => now } });
afterAll(() => ctx.close());

const release = () => ctx.db.orm.transaction((tx) => placeChanges(tx, now, 1000));
const read = (actor: Actor, query: Record<string, unknown> = {}, leaving = new AbortController().signal) =>
  listChanges(ctx, actor, listChangesSchema.parse({ limit: 500, ...query }), leaving);
/** What an actor sees of these subjects. */
const seen = async (actor: Actor, ...subjects: string[]) =>
  (await read(actor)).items
    .filter(({ subject }) => subjects.includes(subject.id))
    .map(({ type, at }) => [type, at.slice(0, 19)]);
const tell = async (...events: Parameters<typeof noteChange>[1][]) => {
  for (const event of events) await noteChange(ctx, event);
  await release();
};
const AT = new Date('2026-05-06T10:15:16Z');
const MOMENT = '2026-05-06T10:15:16';
const DAY = '2026-05-06T00:00:00';

describe('the feed', () => {
  it('shows to each what it may see: public records to anyone, pairs and deals to their sides', async () => {
    const [seller, buyer, other] = [testActor(), testActor({ kind: 'company' }), testActor()];
    const listing = listingOf(seller);
    const demand = demandOf(buyer);
    const deal = dealStep(listing, demand, {}, AT);
    const pairId = `${listing.id}_${demand.id}`;
    await tell(
      published(listing, AT),
      opened(demand, AT),
      { ...paired(listing, demand), occurredAt: AT.toISOString() },
      deal,
      withdrawn(listing, AT),
    );
    const subjects = [listing.id, demand.id, pairId, deal.key];
    const open = [
      ['listing.published', MOMENT],
      ['demand.opened', MOMENT],
      ['listing.withdrawn', MOMENT],
    ];
    const sides = [...open.slice(0, 2), ['pair.changed', MOMENT], ['deal.opened', MOMENT], ...open.slice(2)];
    expect(await seen(ANONYMOUS, ...subjects)).toEqual(open);
    expect(await seen(other, ...subjects)).toEqual(open);
    for (const side of [seller, buyer, testOperator()]) expect(await seen(side, ...subjects)).toEqual(sides);
    const clients = [{ rights: other.scopes, organisations: [buyer.organisation.id] }];
    const agency: Member = { ...other, actsFor: clients };
    expect(await seen(agency, ...subjects)).toEqual(sides);
    const forOne = (id: string): Member => ({ ...buyer, by: { agency: newId(), subject: { kind: 'demand', id } } });
    expect(await seen(forOne(demand.id), ...subjects)).toEqual(sides);
    expect(await seen(forOne(newId()), ...subjects)).toEqual(open);
    const narrow: Member = { ...seller, scopes: ['pairs:read'] };
    expect(await seen(narrow, ...subjects)).toEqual([...open.slice(0, 2), ['pair.changed', MOMENT], ...open.slice(2)]);
  });

  it('says where to read what has changed, and nothing of what it says', async () => {
    const listing = listingOf(testActor(), { title: { en: { text: 'Planted title', origin: 'person' } } });
    await tell(published(listing, AT));
    const [row] = (await read(ANONYMOUS)).items.filter(({ subject }) => subject.id === listing.id);
    expect(row).toEqual({
      cursor: expect.stringMatching(/^[0-9a-f-]{36}$/),
      type: 'listing.published',
      subject: { kind: 'listing', id: listing.id },
      at: AT.toISOString(),
      link: `/api/listings/${listing.id}`,
    });
  });

  it('tells of an anonymous demand by the day and at the full hour, beside others of the hour in no order', async () => {
    const [owner, stranger] = [testActor({ kind: 'company' }), testActor()];
    const demands = Array.from({ length: 12 }, () => demandOf(owner, { anonymous: true }));
    const ids = demands.map(({ id }) => id);
    await tell(...demands.map((demand) => opened(demand, AT)));
    expect(await seen(stranger, ...ids)).toEqual([]);
    expect(await seen(owner, ...ids)).toEqual(ids.map(() => ['demand.opened', MOMENT]));
    now = new Date('2026-05-06T11:00:00Z');
    await release();
    expect(await seen(stranger, ...ids)).toEqual(ids.map(() => ['demand.opened', DAY]));
    expect(await seen(owner, ...ids)).toHaveLength(ids.length);
    const order = (await read(ANONYMOUS)).items.flatMap(({ subject }) =>
      ids.includes(subject.id) ? [subject.id] : [],
    );
    expect(order).not.toEqual(ids);
    expect([...order].sort()).toEqual([...ids].sort());
    await tell(...demands.slice(0, 1).map((demand) => closed(demand, AT)));
    expect(await seen(stranger, ids[0] ?? '')).toHaveLength(1);
  });

  it('hears a record once, whatever comes twice, late or out of order', async () => {
    const story = (owner: Member) => {
      const listing = listingOf(owner);
      const later = { ...listing, version: 3 };
      return { id: listing.id, events: [published(listing), withdrawn(listing), published(later), withdrawn(later)] };
    };
    const orders = fc.array(fc.nat(3), { minLength: 1, maxLength: 8 });
    const check = fc.asyncProperty(orders, async (order) => {
      const { id, events } = story(testActor());
      const told = order.flatMap((at) => events[at] ?? []);
      await tell(...told);
      const versions = told.map(({ version }) => version);
      const heard = versions.filter((version, at) => versions.slice(0, at).every((before) => before < version));
      const live = (await ctx.db.sql`select version, live from notifications.change_subject where id = ${id}`)[0];
      expect(live).toEqual({ version: Math.max(...versions), live: Math.max(...versions) % 2 === 1 });
      expect(await seen(ANONYMOUS, id)).toHaveLength(heard.length);
    });
    await fc.assert(check, { numRuns: 15 });
  });

  it('has the rows of a repeated event once, though they were released before', async () => {
    const listing = listingOf(testActor());
    const demand = demandOf(testActor({ kind: 'company' }));
    const pair = paired(listing, demand);
    await tell(published(listing), opened(demand), pair);
    await tell(pair, pair);
    const { organisation } = listing;
    const actor = testActor();
    const owner: Member = { ...actor, organisation: { ...actor.organisation, id: organisation.id } };
    expect(await seen(owner, `${listing.id}_${demand.id}`)).toHaveLength(1);
  });

  it('tells client and agency of their mandate, and nobody else', async () => {
    const [client, agency, other] = [testActor(), testActor({ kind: 'agency' }), testActor()];
    const id = newId();
    const mandate = {
      id,
      version: 1,
      clientId: client.organisation.id,
      agencyId: agency.organisation.id,
      state: 'proposed',
      about: { kind: 'all' },
      exclusive: false,
      from: '2026-01-01',
      to: null,
      rights: [],
      commission: null,
      proposedBy: 'agency',
      proposedAt: AT.toISOString(),
      acceptedAt: null,
      closed: null,
    };
    await tell(eventOf('mandate.changed', id, 1, mandate, AT));
    for (const side of [client, agency]) expect(await seen(side, id)).toEqual([['mandate.changed', MOMENT]]);
    for (const actor of [other, ANONYMOUS]) expect(await seen(actor, id)).toEqual([]);
  });

  it('tells of members and of who asks to be one to those who administer their organisation, and where to read it', async () => {
    const organisation = testActor();
    const own = organisation.organisation.id;
    const [change, request] = [joined(own), requested(own)];
    const rows = [`${own}_${change.key.split('_')[1]}`, `${own}_${request.key}`];
    await tell(change, request);
    const seenBy = async (actor: Actor) =>
      (await read(actor)).items
        .filter(({ subject }) => rows.includes(subject.id))
        .map(({ type, link }) => [type, link]);
    const person = (role: 'owner' | 'admin' | 'editor' | 'viewer'): Member => ({
      ...{ ...organisation, kind: 'person', scopes: [], by: { person: newId(), role } },
    });
    const told = [
      ['membership.changed', `/api/organisations/${own}/members`],
      ['membership.requested', `/api/organisations/${own}/join-requests`],
    ];
    for (const actor of [organisation, person('owner'), person('admin'), testOperator()]) {
      expect(await seenBy(actor)).toEqual(told);
    }
    const agency: Member = { ...organisation, by: { agency: newId(), mandateId: newId() } };
    const narrow: Member = { ...organisation, scopes: ['listings:write'] };
    const others = [testActor(), ANONYMOUS, person('editor'), person('viewer'), agency, narrow];
    for (const actor of others) expect(await seenBy(actor)).toEqual([]);
  });

  it('says nothing of a decision that one side of a pair took for itself', async () => {
    const [seller, buyer] = [testActor(), testActor({ kind: 'company' })];
    const [listing, demand] = [listingOf(seller), demandOf(buyer)];
    const pairId = `${listing.id}_${demand.id}`;
    await tell(published(listing), opened(demand), paired(listing, demand, pairId));
    expect(await seen(buyer, pairId)).toEqual([]);
  });

  it('waits for the owners of a pair that comes first, but not for ever', async () => {
    const [listing, demand] = [listingOf(testActor()), demandOf(testActor())];
    const pair = { ...paired(listing, demand), occurredAt: now.toISOString() };
    await expect(noteChange(ctx, pair)).rejects.toMatchObject({ reason: 'change.record_unknown', retry: true });
    const old = { ...pair, occurredAt: new Date(now.getTime() - 3_600_000).toISOString() };
    await noteChange(ctx, old);
    await tell(published(listing), opened(demand), pair);
    const actor = testActor();
    const owner: Member = { ...actor, organisation: { ...actor.organisation, id: demand.organisation.id } };
    expect(await seen(owner, `${listing.id}_${demand.id}`)).toHaveLength(1);
  });

  it('asks for records that it never heard of', async () => {
    const [missed, heard] = [listingOf(testActor()), listingOf(testActor())];
    await tell(published(heard));
    const at = new Date().toISOString();
    const ids = [missed.id, heard.id].sort();
    const records = ids.map((id) => [id, 1]);
    const digest = { after: ids[0] === missed.id ? null : heard.id, upTo: missed.id, at, records };
    await compareSubjects(ctx, eventOf('listing.digest', 'digest', 0, { ...digest, records: [[missed.id, 1]] }));
    const asked = await ctx.db.sql`select payload from notifications.outbox where type = 'listing.missed'`;
    expect(asked.map(({ payload }) => payload)).toEqual([{ ids: [missed.id] }]);
  });
});

describe('who sees a row', () => {
  it('is the same in the database and out of it, for every reader and every row', async () => {
    const [a, b, c] = [newId(), newId(), newId()];
    const ids = fc.subarray([a, b, c]);
    const kinds = ['mandate', 'contract'] as const;
    const kind = fc.constantFrom(...kinds);
    const shown = fc.record({ kind, everyone: fc.boolean(), organisations: ids, except: ids, about: ids });
    const one = fc.record({
      organisationId: fc.constantFrom(a, b, c, EVERYONE),
      kind,
      about: fc.option(fc.constantFrom(a, b), { nil: undefined }),
    });
    const query = fc.record({
      audience: fc.array(one, { maxLength: 5 }),
      everything: fc.subarray([...kinds], { maxLength: 1 }),
    });
    const check = fc.asyncProperty(fc.array(shown, { minLength: 1, maxLength: 5 }), query, async (rows, reader) => {
      const subjects = rows.map(() => newId());
      await ctx.db.orm.transaction(async (tx) => {
        for (const [at, row] of rows.entries()) {
          // A public row is for everyone; those whom it names have it as everyone.
          const organisations = row.everyone ? [] : row.organisations;
          const facts = {
            ...row,
            organisations,
            type: 'contract.changed' as const,
            subject: subjects[at] ?? '',
            what: [],
          };
          await insertChanges(tx, newId(), [{ ...facts, at: AT, releaseAt: now, blurred: false }]);
        }
      });
      await release();
      const found = await listChangeRows(ctx.db.orm, reader, { after: 0, limit: 100_000 });
      const seen = rows.flatMap((row, at) =>
        isSeen({ ...row, organisations: row.everyone ? [] : row.organisations }, reader) ? [subjects[at]] : [],
      );
      expect(
        found
          .map(({ subject }) => subject)
          .filter((id) => subjects.includes(id))
          .toSorted(),
      ).toEqual(seen.toSorted());
    });
    await fc.assert(check, { numRuns: 60 });
  });

  it('of its own demand that names nobody is who may not read it whole as well: as everybody, at the full hour', async () => {
    const owner = testActor({ kind: 'company' });
    const demand = demandOf(owner, { anonymous: true });
    await tell(opened(demand, AT));
    const narrow: Member = { ...owner, scopes: ['pairs:read'] };
    const forAnother: Member = { ...owner, by: { agency: newId(), subject: { kind: 'demand', id: newId() } } };
    for (const actor of [narrow, forAnother]) expect(await seen(actor, demand.id)).toEqual([]);
    now = new Date(Math.ceil((now.getTime() + 1) / 3_600_000) * 3_600_000);
    await release();
    for (const actor of [narrow, forAnother]) expect(await seen(actor, demand.id)).toEqual([['demand.opened', DAY]]);
    expect(await seen(owner, demand.id)).toEqual([['demand.opened', MOMENT]]);
  });
});

describe('a cursor', () => {
  const reader = testActor();
  const row = (subject: string, organisations = [reader.organisation.id]) => ({
    type: 'deal.changed' as const,
    kind: 'deal' as const,
    subject,
    at: AT,
    everyone: false,
    organisations,
    except: [],
    about: [],
    what: [],
    releaseAt: now,
    blurred: false,
  });
  /** Every row from a cursor to the end, in pages. */
  const readOn = async (after: string | undefined, limit: number): Promise<Change[]> => {
    const { items, cursor, more } = await read(reader, { limit, kind: 'deal', ...(after ? { after } : {}) });
    return more && cursor ? [...items, ...(await readOn(cursor, limit))] : items;
  };

  it('loses no row and repeats none, however rows are split into pages and whatever others have between', async () => {
    const wanted = Array.from({ length: 23 }, (_, at) => `page-${at}`);
    await ctx.db.orm.transaction(async (tx) => {
      for (const subject of wanted) {
        await insertChanges(tx, newId(), [row(subject), row(`other-${subject}`, [newId()])]);
      }
    });
    await release();
    const whole = (await readOn(undefined, 500)).filter(({ subject }) => subject.id.startsWith('page-'));
    expect(whole.map(({ subject }) => subject.id).sort()).toEqual([...wanted].sort());
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), fc.nat(22), async (limit, from) => {
        const after = whole[from]?.cursor;
        const rest = (await readOn(after, limit)).map(({ cursor }) => cursor);
        const expected = whole.slice(from + 1).map(({ cursor }) => cursor);
        expect(rest.filter((cursor) => whole.some((one) => one.cursor === cursor))).toEqual(expected);
        expect(new Set(rest).size).toBe(rest.length);
      }),
      { numRuns: 20 },
    );
  });

  it('misses no row of concurrent transactions: a reader that follows sees each once, in one order', async () => {
    const mine = { ...testActor() };
    const others = { ...ctx, log: silentLogger() };
    const releasing = [startReleasing(others), startReleasing(others)];
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let at = 0; at < 15; at++) {
        await ctx.db.orm.transaction(async (tx) => {
          await insertChanges(tx, newId(), [row(`race-${writer}-${at}`, [mine.organisation.id])]);
          // Commits come in another order than statements.
          if ((writer + at) % 3 === 0) await tx.execute(`select pg_sleep(${((writer * 7 + at * 3) % 5) / 500})`);
        });
      }
    });
    const followed: string[] = [];
    let cursor: string | null = null;
    let isWriting = true;
    const written = Promise.all(writers).then(() => {
      isWriting = false;
    });
    await waitFor(
      async () => {
        const wasWriting = isWriting;
        const answer: Awaited<ReturnType<typeof read>> = await read(mine, {
          limit: 4,
          kind: 'deal',
          ...(cursor ? { after: cursor } : {}),
        });
        followed.push(...answer.items.map(({ subject }) => subject.id));
        cursor = answer.cursor;
        return !wasWriting && followed.length >= 90;
      },
      { deadlineMs: 60_000, everyMs: 1 },
    );
    await written;
    await Promise.all(releasing.map((one) => one.stop()));
    expect(new Set(followed).size).toBe(90);
    const whole = (await read(mine, { kind: 'deal' })).items.map(({ subject }) => subject.id);
    expect(followed).toEqual(whole);
  });

  it('stands where it is while only others have news', async () => {
    const { cursor } = await read(reader, { after: 'latest' });
    await ctx.db.orm.transaction((tx) => insertChanges(tx, newId(), [row('hidden', [newId()])]));
    await release();
    expect(await read(reader, { after: cursor, kind: 'deal' })).toEqual({ items: [], cursor, more: false });
    expect((await read(reader, { after: 'latest' })).cursor).toBe(cursor);
  });

  it('of a row that is no longer kept is refused; rows that are kept go on', async () => {
    const first = (await read(ANONYMOUS, { limit: 1 })).cursor;
    const later = new Date(now.getTime() + 3_600_000);
    await ctx.db.orm.transaction((tx) => dropChanges(tx, later, 10_000));
    await expect(read(ANONYMOUS, { after: first })).rejects.toMatchObject({
      kind: 'INVALID_STATE',
      reason: 'change.cursor_gone',
    });
    expect(await ctx.db.sql`select 1 from notifications.change_audience`).toHaveLength(0);
    expect((await read(ANONYMOUS)).items).toEqual([]);
    const listing = listingOf(testActor());
    await tell(published(listing));
    expect(await seen(ANONYMOUS, listing.id)).toHaveLength(1);
  });
});

describe('who waits for news', () => {
  it('is answered when there is something for it, not by what is for others', async () => {
    const [reader, owner] = [testActor(), testActor()];
    const { cursor } = await read(reader, { after: 'latest' });
    const answer = read(reader, { after: cursor, wait: 25 });
    const releasing = startReleasing({ ...ctx, log: silentLogger() });
    const hidden = eventOf('organisation.changed', owner.organisation.id, 1, {
      ...listingOf(owner).organisation,
      version: 1,
      verified: false,
      shownPlace: 'none',
    });
    await noteChange(ctx, hidden);
    const listing = listingOf(owner);
    await noteChange(ctx, published(listing));
    expect((await answer).items.map(({ subject }) => subject.id)).toEqual([listing.id]);
    await releasing.stop();
  });

  it('waits behind the last row that there is, wherever that stands', async () => {
    const [reader, owner] = [testActor(), testActor()];
    const answer = read(reader, { after: 'latest', wait: 25 });
    const releasing = startReleasing({ ...ctx, log: silentLogger() });
    const listing = listingOf(owner);
    await noteChange(ctx, published(listing));
    const { items, cursor } = await answer;
    expect(items.map(({ subject }) => subject.id)).toEqual([listing.id]);
    expect(await read(reader, { after: cursor ?? '' })).toMatchObject({ items: [], cursor });
    await releasing.stop();
  });

  it('is let go when it leaves, when its time is over and when the process ends', async () => {
    const reader = testActor();
    const { cursor } = await read(reader, { after: 'latest' });
    const empty = { items: [], cursor, more: false };
    const leaving = new AbortController();
    const left = read(reader, { after: cursor, wait: 25 }, leaving.signal);
    leaving.abort();
    expect(await left).toEqual(empty);
    expect(await read(reader, { after: cursor, wait: 1 })).toEqual(empty);
    const own = await testContext();
    const waiting = listChanges(own, reader, listChangesSchema.parse({ wait: 25 }), new AbortController().signal);
    own.news.end();
    await waiting;
    await own.close();
  });
});

it('what happens comes through the queue to who asks over HTTP', async () => {
  const own = await testContext();
  const app = await buildServer(own);
  const worker = buildWorker(own);
  const listing = listingOf(testActor());
  await own.queue.publish([published(listing)]);
  const rows = await waitFor(async () => {
    const reply = await app.inject({
      url: '/changes?wait=5&kind=listing',
      headers: await actorHeaders(),
    });
    const { items } = reply.json();
    return items.length > 0 ? items : undefined;
  });
  expect(rows).toMatchObject([{ type: 'listing.published', subject: { id: listing.id } }]);
  await worker.stop();
  await app.close();
  await own.close();
});
