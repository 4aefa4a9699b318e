import { hearNotifications } from '@techbourse/db';
import { ANSWER_OF, newId } from '@techbourse/platform';
import { type Actor, ANONYMOUS, type Member } from '@techbourse/policy';
import { actorHeaders, testActor, testOperator, waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { readyContent, testContext } from '../../test/listings.ts';
import type { ListingContent } from '../api/content.ts';
import { buildServer } from '../server.ts';
import { createListing } from './create.ts';
import { keepDisclosure } from './disclose.ts';
import { publishListing } from './publish.ts';
import { getListing, getListings } from './queries.ts';
import { transitionListing } from './transition.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const text = (value: string) => ({ en: { text: value, origin: 'person' as const } });
const person = (organisation: Member, id: string): Actor => ({
  ...organisation,
  kind: 'person',
  id,
  scopes: [],
  by: { person: id, role: 'editor' },
});

async function published(owner: Member, changes: Partial<ListingContent> = {}): Promise<string> {
  const { id } = await createListing(ctx, owner, readyContent(changes), {});
  await publishListing(ctx, owner, id, { expectedVersion: 1 }, {});
  return id;
}

type Told = {
  version?: number;
  tier?: 'T2' | 'T3';
  people?: string[] | null;
  ended?: boolean;
  by?: Member;
  id?: string;
};

/** What contracts tells of a disclosure. */
async function disclose(listingId: string, owner: Member, to: Member, told: Told = {}): Promise<string> {
  const { version = 1, tier = 'T2', people = null, ended = false, by = owner, id = newId() } = told;
  const at = new Date().toISOString();
  await keepDisclosure(ctx, {
    eventId: newId(),
    type: 'disclosure.changed',
    key: id,
    version,
    occurredAt: at,
    payload: {
      disclosureId: id,
      dealId: newId(),
      listingId,
      grantedBy: by.organisation.id,
      organisationId: to.organisation.id,
      tier,
      people,
      grantedAt: at,
      endedAt: ended ? at : null,
    },
  });
  return id;
}

const CONTENT: Partial<ListingContent> = {
  confidential: text('Sintered at 1180 degrees for nine hours'),
  advantage: { comparator: text('activated alumina') },
  applications: text('Wells of villages'),
  price: { kind: 'on_request' },
  tiers: { advantage: 'T1', applications: 'T3', price: 'T2' },
};
const OPEN = ['abstract'];
const seenBy = async (actor: Actor, id: string) => {
  const seen = await getListing(ctx, actor, id);
  const groups = ['abstract', 'advantage', 'applications', 'price', 'confidential', 'tiers'] as const;
  return { sight: seen.sight, groups: groups.filter((name) => seen[name] !== undefined) };
};

describe('a group of fields', () => {
  it('is seen from its tier on, and by no other organisation, key or person', async () => {
    const [owner, taker, other] = [testActor(), testActor({ kind: 'company' }), testActor({ kind: 'company' })];
    const id = await published(owner, CONTENT);
    const expert = newId();
    await disclose(id, owner, taker);
    await disclose(id, owner, taker, { tier: 'T3', people: [expert] });
    const T2 = { sight: 'T2', groups: [...OPEN, 'advantage', 'price', 'confidential'] };
    const T1 = { sight: 'T1', groups: [...OPEN, 'advantage'] };
    expect(await seenBy(ANONYMOUS, id)).toEqual({ sight: 'T0', groups: OPEN });
    expect(await seenBy(testActor({ verified: false }), id)).toEqual({ sight: 'T0', groups: OPEN });
    expect(await seenBy(other, id)).toEqual(T1);
    expect(await seenBy(person(other, expert), id)).toEqual(T1);
    expect(await seenBy(taker, id)).toEqual(T2);
    expect(await seenBy(person(taker, newId()), id)).toEqual(T2);
    expect(await seenBy(person(taker, expert), id)).toEqual({
      sight: 'T3',
      groups: [...OPEN, 'advantage', 'applications', 'price', 'confidential'],
    });
    const all = [...OPEN, 'advantage', 'applications', 'price', 'confidential', 'tiers'];
    for (const each of [owner, testOperator()]) expect(await seenBy(each, id)).toEqual({ sight: 'owner', groups: all });
    const unverified = { ...taker, organisation: { ...taker.organisation, verified: false } };
    expect(await seenBy(unverified, id)).toEqual({ sight: 'T0', groups: OPEN });
  });

  it('is hidden again when the disclosure ends, whatever comes late or twice', async () => {
    const [owner, taker] = [testActor(), testActor()];
    const id = await published(owner, CONTENT);
    const key = await disclose(id, owner, taker, { version: 2, ended: true });
    await disclose(id, owner, taker, { id: key, version: 1 });
    expect((await seenBy(taker, id)).sight).toBe('T1');
    await disclose(id, owner, taker, { id: key, version: 3 });
    expect((await seenBy(taker, id)).sight).toBe('T2');
    await disclose(id, owner, taker, { id: key, version: 3, ended: true });
    expect((await seenBy(taker, id)).sight).toBe('T2');
  });

  it('is disclosed by nobody but who owns the listing', async () => {
    const [owner, stranger, taker] = [testActor(), testActor(), testActor()];
    const id = await published(owner, CONTENT);
    await disclose(id, stranger, taker, { by: stranger });
    expect((await seenBy(taker, id)).sight).toBe('T1');
  });

  it('stays for those to whom it was disclosed while it is kept for a taker, and for nobody once it is withdrawn', async () => {
    const [owner, taker] = [testActor(), testActor()];
    const id = await published(owner, CONTENT);
    await disclose(id, owner, taker);
    await transitionListing(ctx, owner, id, { step: 'reserve', expectedVersion: 2, reason: 'for a taker' }, {});
    expect((await seenBy(taker, id)).sight).toBe('T2');
    await expect(seenBy(testActor(), id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    await expect(
      seenBy({ ...taker, organisation: { ...taker.organisation, verified: false } }, id),
    ).rejects.toMatchObject({
      kind: 'NOT_FOUND',
    });
    await transitionListing(ctx, owner, id, { step: 'withdraw', expectedVersion: 3, reason: 'sold' }, {});
    await expect(seenBy(taker, id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  });
});

it('whoever keeps answers about a listing hears that it was disclosed, and keeps none that was read under secrecy', async () => {
  const app = await buildServer(ctx);
  const heard: string[] = [];
  const { DATABASE_URL } = ctx.config;
  const channel = { channel: 'record_changed', name: 'tiers', onMessage: (text: string) => heard.push(text) };
  const up = Promise.withResolvers<void>();
  const hearing = hearNotifications(DATABASE_URL, { ...channel, onUp: up.resolve, onDown: () => {} });
  try {
    await up.promise;
    const [owner, taker] = [testActor(), testActor()];
    const id = await published(owner, CONTENT);
    const headers = await actorHeaders(taker);
    const keptOf = async () => (await app.inject({ url: `/listings/${id}`, headers })).headers[ANSWER_OF];
    expect(await keptOf()).toBe('record');
    heard.length = 0;
    const key = await disclose(id, owner, taker);
    await waitFor(() => heard.length === 1);
    expect(heard).toEqual([`listings ${id}`]);
    expect(await keptOf()).toBeUndefined();
    const [noted] = await ctx.db.sql`
      select organisation_id from listings.audit where subject = ${id} and action = 'listing.read'`;
    expect(noted).toEqual({ organisation_id: taker.organisation.id });
    await disclose(id, owner, taker, { id: key, version: 2, ended: true });
    await waitFor(() => heard.length === 2);
    expect(await keptOf()).toBe('record');
  } finally {
    await hearing.stop();
    await app.close();
  }
});

it('an unpublished invention shows class and field to all but its owner, the operator and those to whom it was disclosed', async () => {
  const [owner, taker] = [testActor(), testActor()];
  const id = await published(owner, { ...CONTENT, unpublishedInvention: true, releasedTerms: ['fluoride'] });
  const title = async (actor: Actor) => (await getListing(ctx, actor, id)).title?.en?.text;
  for (const each of [ANONYMOUS, testActor(), taker]) {
    expect(await seenBy(each, id)).toMatchObject({ groups: [] });
    expect(await title(each)).toMatch(/^Unpublished invention/);
  }
  await disclose(id, owner, taker);
  expect(await seenBy(taker, id)).toEqual({ sight: 'T2', groups: ['abstract', 'advantage', 'price', 'confidential'] });
  expect(await title(taker)).toBe('Membrane for fluoride removal');
  expect(await title(testActor())).toMatch(/^Unpublished invention/);
});

it('a person of another organisation reads the contacts of a listing by the right of its role', async () => {
  const owner = testActor();
  const id = await published(owner, { contact: { email: 'office@example.org' } });
  const reader = testActor();
  expect(await getListing(ctx, person(reader, newId()), id)).toMatchObject({
    contact: { email: 'office@example.org' },
  });
  const { contact } = await getListing(ctx, { ...reader, scopes: ['listings:read'] }, id);
  expect(contact).toBeUndefined();
});

it('several listings are read at once, each as far as its reader sees it', async () => {
  const [seller, reader] = [testActor(), testActor({ kind: 'company' })];
  const price = { kind: 'on_request' as const };
  const open = await published(seller, { price });
  const held = await published(seller, { price, tiers: { price: 'T2' } });
  const { id: draft } = await createListing(ctx, seller, readyContent(), {});
  const several = async (actor: Actor) =>
    (await getListings(ctx, actor, [held, draft, newId(), open, held])).map(({ id, price }) => [id, price?.kind]);
  expect(await several(reader)).toEqual([
    [held, undefined],
    [open, 'on_request'],
  ]);
  await disclose(held, seller, reader);
  expect(await several(reader)).toEqual([
    [held, 'on_request'],
    [open, 'on_request'],
  ]);
  expect((await several(seller)).map(([id]) => id)).toEqual([held, draft, open]);
});
