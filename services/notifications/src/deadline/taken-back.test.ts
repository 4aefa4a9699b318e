import { newId } from '@techbourse/platform';
import { waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { event, movableClock, take, tellMember, tellOrganisation, testContext } from '../../test/notifications.ts';
import { listingOf, published, withdrawn } from '../../test/records.ts';
import { makeDigests } from '../digest/make.ts';
import { markAll } from '../notification/mark.ts';
import { readFeed, readUnread } from '../notification/queries.ts';
import { setPreferences } from '../preference/set.ts';
import { createStreams } from '../stream/streams.ts';
import { remindOfDates } from './remind.ts';

const clock = movableClock('2026-11-01T00:00:00.000Z');
const ctx = await testContext({ clock });
const streams = createStreams(ctx, { heartbeatMs: 60_000 });
afterAll(async () => {
  await streams.close();
  await ctx.close();
});
const early = { occurredAt: '2026-11-01T00:00:00.000Z' };

/** An editor who was reminded of the end of a listing, with a stream open. */
async function world() {
  clock.set('2026-12-20T00:00:00.000Z');
  const organisationId = await tellOrganisation(ctx);
  const { id, actor } = await tellMember(ctx, { organisationId });
  await setPreferences(ctx, actor, { frequency: 'daily', hour: 8, zone: 'UTC' });
  const stream = streams.open({ personId: id, boundTo: undefined }, { after: 0, language: 'en' });
  let text = '';
  stream.on('data', (chunk) => (text += String(chunk)));
  const listing = listingOf(organisationId, { validUntil: '2026-12-31' });
  await take(ctx, published(listing, early));
  const remind = async () => {
    while (await remindOfDates(ctx));
  };
  await remind();
  const seen = async () => ({
    feed: (await readFeed(ctx, actor, { limit: 50 })).items.map(({ kind }) => kind),
    unread: (await readUnread(ctx, actor)).count,
  });
  const mails = async (at: string) => {
    clock.set(at);
    while (await makeDigests(ctx));
    const rows = await ctx.db.sql`select id from notifications.mail where recipient = ${`${id}@example.org`}`;
    return rows.length;
  };
  expect(await seen()).toEqual({ feed: ['record.expiring'], unread: 1 });
  await waitFor(() => text.includes('event: notification'));
  return { organisationId, actor, listing, seen, mails, remind, text: () => text };
}

describe('an unread reminder', () => {
  it('is taken back from feed, count, stream and mail when it is done', async () => {
    const { listing, seen, mails, text } = await world();
    await take(ctx, withdrawn(listing, 'withdrawn'));
    expect(await seen()).toEqual({ feed: [], unread: 0 });
    await waitFor(() => text().includes('event: taken_back') && text().includes('"count":0'));
    expect(await mails('2026-12-21T08:00:00.000Z')).toBe(0);
  });

  it('is taken back when its date moves, told of the new one, and told again when the old one comes back', async () => {
    const { listing, seen, remind } = await world();
    await take(ctx, published({ ...listing, version: 3, validUntil: '2027-06-30' }, early));
    expect(await seen()).toEqual({ feed: [], unread: 0 });
    await take(ctx, published({ ...listing, version: 4 }, early));
    await remind();
    expect(await seen()).toEqual({ feed: ['record.expiring'], unread: 1 });
  });

  it('stays when something else of its subject changes, and once it was read it stays as it was', async () => {
    const { actor, listing, seen } = await world();
    await take(ctx, published({ ...listing, version: 3 }, early));
    expect(await seen()).toEqual({ feed: ['record.expiring'], unread: 1 });
    await markAll(ctx, actor, {});
    await take(ctx, withdrawn({ ...listing, version: 3 }, 'withdrawn'));
    expect(await seen()).toEqual({ feed: ['record.expiring'], unread: 0 });
  });

  it('is not taken back by news that is older than its date', async () => {
    const { listing, seen, remind } = await world();
    await take(ctx, published({ ...listing, version: 9 }, early), withdrawn({ ...listing, version: 3 }, 'withdrawn'));
    await remind();
    expect(await seen()).toEqual({ feed: ['record.expiring'], unread: 1 });
  });
});

describe('what asks for an answer', () => {
  const asked = (organisationId: string, id: string, state: string, version: number) =>
    event('membership.requested', { id, organisationId, personId: newId(), state, version }, { key: id, version });

  it('is taken back once somebody has answered, and is not asked again by what comes late', async () => {
    const organisationId = await tellOrganisation(ctx);
    const { actor } = await tellMember(ctx, { organisationId, role: 'owner' });
    const kinds = async () => (await readFeed(ctx, actor, { limit: 50 })).items.map(({ kind }) => kind);
    const id = newId();
    await take(ctx, asked(organisationId, id, 'pending', 1));
    expect(await kinds()).toEqual(['membership.requested']);
    await take(ctx, asked(organisationId, id, 'withdrawn', 2));
    expect(await kinds()).toEqual([]);
    await take(ctx, asked(organisationId, id, 'pending', 1));
    expect(await kinds()).toEqual([]);
    const late = newId();
    await take(ctx, asked(organisationId, late, 'declined', 2), asked(organisationId, late, 'pending', 1));
    expect(await kinds()).toEqual([]);
  });
});
