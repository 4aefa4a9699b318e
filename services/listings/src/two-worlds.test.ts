import { type Actor, ANONYMOUS } from '@techbourse/policy';
import { actorHeaders, testActor } from '@techbourse/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { handClock, readyContent, testContext } from '../test/listings.ts';
import type { ListingContent } from './api/content.ts';
import { createListing } from './listing/create.ts';
import { publishListing } from './listing/publish.ts';
import { listingsIndex } from './search/settings.ts';
import { indexListing } from './search/sync.ts';
import { buildServer } from './server.ts';

const text = (value: string) => ({ en: { text: value, origin: 'person' as const } });
const shown = { unpublishedInvention: true, ipc: ['C02F 1/44'], keywords: undefined, releasedTerms: ['fluoride'] };
/** Two inventions that differ in all that is hidden and in nothing that is shown. */
const WORLDS: Partial<ListingContent>[] = [
  { title: text('Zorbaxium membrane'), abstract: text('Zorbaxium takes fluoride out of water.') },
  {
    title: text('Quellinite beads'),
    abstract: text('Beads of quellinite bind fluoride.'),
    ipc: ['C02F 1/58'],
    applications: text('Wells'),
    readiness: { scale: 'trl', level: 8, evidence: 'two plants', origin: 'self_declared' },
    keywords: ['quellinite'],
    kind: 'patent',
    patent: { applicationNumber: 'CN202010765433', familyId: 'Q-1' },
    price: { kind: 'on_request' },
    inventors: [{ name: 'Li Wei', email: 'li@example.org' }],
    contact: { email: 'office@example.org' },
    tiers: { abstract: 'T0', readiness: 'T1' },
  },
];

const owner = testActor({ name: 'University of the North' });
const readers: Actor[] = [ANONYMOUS, testActor(), testActor({ verified: false })];
const worlds: { url: string; close(): Promise<void>; see: (actor: Actor) => Promise<string> }[] = [];

beforeAll(async () => {
  for (const secret of WORLDS) {
    const clock = handClock('2026-03-01T10:00:00Z');
    const ctx = await testContext({ clock });
    const app = await buildServer(ctx);
    await ctx.search.apply(listingsIndex);
    const content = { ...readyContent(), ...shown, ...secret, kind: 'know_how' as const };
    const { id } = await createListing(ctx, owner, content, {});
    await publishListing(ctx, owner, id, { expectedVersion: 1 }, {});
    const [event] = await ctx.db.sql`select event_id, payload from listings.outbox where key = ${id}`;
    await indexListing(ctx, { key: id } as Parameters<typeof indexListing>[1]);
    const see = async (actor: Actor) => {
      const headers = await actorHeaders(actor);
      const told: unknown[] = [];
      const ask = async (url: string, payload?: object) => {
        const request = { url, headers, ...(payload ? { method: 'POST' as const, payload } : {}) };
        const { statusCode, body } = await app.inject(request);
        told.push([url, statusCode, body]);
      };
      await ask(`/listings/${id}`);
      await ask(`/listings/${id}/versions`);
      await ask(`/listings/${id}/events`);
      for (const q of [
        '',
        'fluoride',
        'zorbaxium',
        'quellinite',
        'wells',
        'plants',
        'CN202010765433',
        'C02F 1/58',
        'Li Wei',
      ]) {
        await ask(`/listings/search?q=${encodeURIComponent(q)}`);
      }
      await ask('/listings/search?readinessMin=1&kind=patent');
      await ask('/listings', { kind: 'patent', patent: { applicationNumber: 'CN202010765433' } });
      await ask('/listings', { kind: 'patent', patent: { publicationNumber: 'CN111000222A', familyId: 'q-1' } });
      told.push((event as { payload: unknown }).payload);
      return JSON.stringify(told)
        .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
        .replace(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, 'moment')
        .replace(/publishedAtMs[^,]*,/g, '');
    };
    worlds.push({
      url: id,
      see,
      close: async () => {
        await app.close();
        await ctx.close();
      },
    });
  }
});
afterAll(() => Promise.all(worlds.map((world) => world.close())));

it('the hidden content of an unpublished invention changes nothing that others see', async () => {
  for (const reader of readers) {
    const [one, other] = await Promise.all(worlds.map((world) => world.see(reader)));
    expect(one).toBe(other);
    expect(one).toContain('Unpublished invention');
    expect(one).not.toMatch(/zorbaxium (?:membrane|takes)|beads of|Li Wei"|office@/i);
  }
  const [mine, others] = await Promise.all(worlds.map((world) => world.see(owner)));
  expect(mine).not.toBe(others);
});
