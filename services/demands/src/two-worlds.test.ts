import { newId } from '@techbourse/platform';
import { type Actor, ANONYMOUS, type Member } from '@techbourse/policy';
import { actorHeaders, testActor } from '@techbourse/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { english, exampleDemand, testCompany, testContext } from '../test/demands.ts';
import { importDemands } from './demand/import.ts';
import { followOrganisation } from './organisation/follow.ts';
import { demandsIndex } from './search/settings.ts';
import { indexDemand } from './search/sync.ts';
import { buildServer } from './server.ts';

/**
 * Two exchanges with one difference. In the first, the company of the named demands imported the anonymous ones with
 * them. In the second, another company of the region imported them an hour later.
 */
const named = testCompany({ name: 'Harbin Pumps' });
const other = testCompany({ name: 'Bright Kilns', kind: 'agency' });
const NAMED = ['A', 'C', 'E'];
const UNNAMED = ['B', 'D', 'F'];
const readers: Actor[] = [ANONYMOUS, testActor(), testActor({ verified: false })];

type Found = { items: { id: string; anonymous: boolean }[]; nextCursor: string | null };
type World = {
  see: (actor: Actor) => Promise<unknown[]>;
  search: (query: string) => Promise<Found>;
  ids: Map<string, string>;
  /** The public record of a company changes, as the gateway publishes it. */
  change: (company: Member) => Promise<unknown>;
  /** An `organisation.changed` event arrives, and the index follows. */
  hear: (company: Member, version: number) => Promise<void>;
  written: () => Promise<unknown>;
  close(): Promise<void>;
};
const worlds: World[] = [];

const row = (title: string) => ({
  source: 'mine',
  externalId: title,
  open: true,
  ...exampleDemand({ title: english(`Need ${title}`), anonymous: UNNAMED.includes(title), deadline: '2026-09-30' }),
});

async function makeWorld(imports: [Member, string[]][]): Promise<World> {
  let now = new Date('2026-03-01T08:00:00Z');
  const ctx = await testContext(() => now);
  const app = await buildServer(ctx);
  await ctx.search.apply(demandsIndex);
  const ids = new Map<string, string>();
  for (const [owner, titles] of imports) {
    const { results } = await importDemands(ctx, owner, titles.map(row), {});
    for (const [at, { id }] of results.entries()) ids.set(titles[at] ?? '', id ?? '');
    now = new Date('2026-03-01T09:17:23.456Z');
  }
  for (const id of ids.values()) await indexDemand(ctx, { key: id });
  const letterOf = new Map([...ids].map(([title, id]) => [id, title]));
  const see = async (actor: Actor) => {
    const headers = await actorHeaders(actor);
    const told: unknown[] = [];
    const ask = async (url: string) => {
      const { statusCode, body } = await app.inject({ url, headers });
      told.push([url, statusCode, body.startsWith('{') ? JSON.parse(body) : body]);
    };
    for (const title of UNNAMED) {
      for (const what of ['', '/versions', '/events']) await ask(`/demands/${ids.get(title)}${what}`);
    }
    for (const query of ['', 'sort=newest', 'q=fluoride', 'q=Harbin', 'q=Kilns', 'region=CN-HL', 'kind=technology']) {
      await ask(`/demands/search?${query}`);
    }
    await ask(`/demands/search?organisation=${named.organisation.id}`);
    await ask(`/demands/search?organisation=${other.organisation.id}`);
    return told.map((each) =>
      JSON.parse(JSON.stringify(each), (key, value: unknown) => {
        // Moments of named ones are the named company's own; ids are random, and stand for their demand.
        if (key === 'items' && Array.isArray(value))
          return [...value].sort((a, b) => titleOf(a).localeCompare(titleOf(b)));
        if (typeof value !== 'string') return value;
        const letters = value.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => letterOf.get(id) ?? id);
        return key === 'requestId' ? '' : letters;
      }),
    );
  };
  const close = async () => {
    await app.close();
    await ctx.close();
  };
  const search = async (query: string) =>
    (await app.inject({ url: `/demands/search?${query}`, headers: await actorHeaders() })).json() as Found;
  const change = async (company: Member) => {
    const headers = await actorHeaders(company);
    const told = (await app.inject({ method: 'POST', url: '/demands/recheck', headers })).json();
    for (const id of ids.values()) await indexDemand(ctx, { key: id });
    return told;
  };
  const hear = async ({ organisation }: Member, version: number) => {
    const payload = { shownPlace: 'none', ...organisation, version };
    const event = { eventId: newId(), type: 'organisation.changed', key: organisation.id, version, payload };
    await followOrganisation(ctx, { ...event, occurredAt: now.toISOString() });
    for (const id of ids.values()) await indexDemand(ctx, { key: id });
  };
  const written = async () => [
    await ctx.db
      .sql`select id, state, version, content, shown_place, closes_at, updated_at from demands.demand order by id`,
    await ctx.db.sql`select seq, type, key, version from demands.outbox order by seq`,
    await ctx.db.sql`select count(*) from demands.demand_event`,
    await ctx.db.sql`select count(*) from demands.demand_version`,
  ];
  return { see, search, ids, change, hear, written, close };
}

const titleOf = (item: { title?: { en?: { text: string } } }) => item.title?.en?.text ?? '';
/** What was told, without moments of named demands: those differ by when this test ran. */
const withoutNamed = (told: unknown[]) =>
  JSON.parse(JSON.stringify(told), (_key, value: unknown) => {
    const item = value as { organisation?: { id?: unknown } } | null;
    if (typeof item !== 'object' || !item?.organisation?.id) return value;
    return { ...item, createdAt: '', updatedAt: '', openedAt: '' };
  });

beforeAll(async () => {
  worlds.push(await makeWorld([[named, ['A', 'B', 'C', 'D', 'E', 'F']]]));
  worlds.push(
    await makeWorld([
      [named, NAMED],
      [other, UNNAMED],
    ]),
  );
});
afterAll(() => Promise.all(worlds.map((world) => world.close())));

it('the owner of anonymous demands cannot be inferred from anything others see', async () => {
  for (const reader of readers) {
    const [one, two] = await Promise.all(worlds.map((world) => world.see(reader)));
    expect(withoutNamed(one ?? [])).toEqual(withoutNamed(two ?? []));
    const text = JSON.stringify(one);
    for (const secret of ['Bright', 'agency']) expect(text).not.toContain(secret);
  }
});

it('ids of demands are random, and moments of anonymous ones are days', async () => {
  for (const world of worlds) {
    for (const id of world.ids.values()) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    const moments = JSON.stringify((await world.see(ANONYMOUS)).slice(0, 9)).match(/20\d\d-\d\d-\d\dT[\d:.]+Z/g);
    expect(moments?.length).toBeGreaterThan(5);
    for (const moment of moments ?? []) expect(moment).toMatch(/T00:00:00\.000Z$/);
  }
});

it('anonymous demands of one day are sorted by random id, and no cursor reveals more than the day', async () => {
  for (const { search } of worlds) {
    const found: { id: string; anonymous: boolean }[] = [];
    for (let cursor = ''; ; ) {
      const page = await search(`sort=newest&limit=1${cursor && `&cursor=${cursor}`}`);
      found.push(...page.items);
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
      const [, ms] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
      if (page.items[0]?.anonymous) expect(ms).toBe(Date.parse('2026-03-01T00:00:00Z'));
    }
    expect(found).toHaveLength(6);
    const unnamed = found.filter((item) => item.anonymous).map((item) => item.id);
    expect(unnamed).toEqual([...unnamed].sort());
  }
});

it('a company that moves, is renamed or loses its verification moves nothing of its anonymous demands', async () => {
  const [world, still] = worlds;
  if (!world || !still) throw new Error('there are two worlds');
  const before = await Promise.all([world.written(), ...readers.map(world.see)]);
  const record = named.organisation;
  const moved = { ...record, region: 'CN-GD', shownPlace: 'country' as const };
  const records = [
    moved,
    { ...record, shownPlace: 'none' as const },
    { ...record, country: 'DE', region: 'DE-BY' },
    { ...moved, name: english('Zephyrine Water') },
    { ...moved, name: english('Zephyrine Water'), verified: false },
  ];
  for (const organisation of records) {
    expect(await world.change({ ...named, organisation })).toEqual({ checked: UNNAMED.length, held: [] });
    expect(await Promise.all([world.written(), ...readers.map(world.see)])).toEqual(before);
  }
  for (const [at, reader] of readers.entries()) {
    expect(withoutNamed(before[at + 1] as unknown[])).toEqual(withoutNamed(await still.see(reader)));
  }
});

it('an organisation.changed event updates named demands and changes nothing visible of anonymous ones', async () => {
  const [world, still] = worlds;
  if (!world || !still) throw new Error('there are two worlds');
  const moved = { ...named.organisation, region: 'CN-GD', name: english('Zephyrine Water') };
  const company = { ...named, organisation: moved };
  for (const version of [2, 3, 2]) for (const each of [world, still]) await each.hear(company, version);
  for (const reader of readers) {
    const [one, two] = [await world.see(reader), await still.see(reader)];
    expect(withoutNamed(one)).toEqual(withoutNamed(two));
    expect(JSON.stringify(one)).toContain('Zephyrine');
    expect(JSON.stringify(one.slice(0, UNNAMED.length * 3))).not.toContain('Zephyrine');
  }
});
