import {
  lookForNew,
  createContext as notificationsContext,
  buildServer as notificationsServer,
  readNotificationsConfig,
} from '@techbourse/notifications/testing';
import { actorHeaders, testActor, testSettings, waitFor } from '@techbourse/testkit';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../packages/platform/src/index.ts';
import type { Actor, Member } from '../../packages/policy/src/index.ts';
import { createContext as demandsContext } from '../../services/demands/src/compose.ts';
import { readDemandsConfig } from '../../services/demands/src/config.ts';
import { demandsIndex } from '../../services/demands/src/search/settings.ts';
import { buildServer as demandsServer } from '../../services/demands/src/server.ts';
import { buildWorker as demandsWorker } from '../../services/demands/src/worker.ts';
import { exampleDemand } from '../../services/demands/test/demands.ts';
import { createContext as listingsContext } from '../../services/listings/src/compose.ts';
import { readListingsConfig } from '../../services/listings/src/config.ts';
import { listingsIndex } from '../../services/listings/src/search/settings.ts';
import { buildServer as listingsServer } from '../../services/listings/src/server.ts';
import { buildWorker as listingsWorker } from '../../services/listings/src/worker.ts';
import { readyContent } from '../../services/listings/test/listings.ts';

/** A saved search over the real search of the services that own the records. */

const settings = await testSettings();
const listings = listingsContext(readListingsConfig(settings));
const demands = demandsContext(readDemandsConfig(settings));
await Promise.all([listings.search.apply(listingsIndex), demands.search.apply(demandsIndex)]);
const services = { listings: await listingsServer(listings), demands: await demandsServer(demands) };
const workers = [listingsWorker(listings), demandsWorker(demands)];
const urlOf = (name: 'listings' | 'demands') => services[name].listen({ host: '127.0.0.1', port: 0 });
const urls = { LISTINGS_URL: await urlOf('listings'), DEMANDS_URL: await urlOf('demands') };
let now = new Date();
const config = readNotificationsConfig({ ...settings, ...urls, SAVED_SEARCHES_MAX: '3' });
const ctx = notificationsContext(config, { clock: { now: () => now } });
const app = await notificationsServer(ctx);
afterAll(async () => {
  for (const worker of workers) await worker.stop();
  for (const one of [app, ...Object.values(services)]) await one.close();
  for (const one of [ctx, listings, demands]) await one.close();
});

const owner = testActor();
const company = testActor({ kind: 'company' });
const personOf = (id = newId()): Actor => ({ kind: 'person', id, organisation: null, scopes: [], by: { person: id } });
let reader: Actor;
beforeEach(() => {
  now = new Date();
});

const call = async (actor: Actor, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) => {
  const reply = await app.inject({ method, url, headers: await actorHeaders(actor), ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.body ? reply.json() : undefined };
};
const words = () =>
  `word${newId()
    .replaceAll('-', '')
    .slice(-12)
    .replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}`;
const en = (text: string) => ({ en: { text, origin: 'person' } });

async function publish(actor: Member, title: string): Promise<string> {
  const headers = await actorHeaders(actor);
  const payload = { ...readyContent(), title: en(title) };
  const made = await services.listings.inject({ method: 'POST', url: '/listings', headers, payload });
  const { id } = made.json();
  const url = `/listings/${id}/publish`;
  const published = await services.listings.inject({ method: 'POST', url, headers, payload: { expectedVersion: 1 } });
  expect([made.statusCode, published.statusCode], published.body).toEqual([201, 200]);
  await indexed('listings', title, id);
  return id;
}

async function open(actor: Member, title: string, more: object = {}): Promise<string> {
  const headers = await actorHeaders(actor);
  const payload = { ...exampleDemand(), ...more, title: en(title) };
  const made = await services.demands.inject({ method: 'POST', url: '/demands', headers, payload });
  const { id } = made.json();
  const url = `/demands/${id}/open`;
  const opened = await services.demands.inject({ method: 'POST', url, headers, payload: { expectedVersion: 1 } });
  expect([made.statusCode, opened.statusCode], made.body + opened.body).toEqual([201, 200]);
  await indexed('demands', title, id);
  return id;
}

const indexed = (service: 'listings' | 'demands', title: string, id: string) =>
  waitFor(
    async () => {
      const reply = await services[service].inject({
        url: `/${service}/search?words=all&q=${encodeURIComponent(title)}`,
      });
      return reply.json().items.some((item: { id: string }) => item.id === id);
    },
    { deadlineMs: 60_000 },
  );

const save = async (input: object) => {
  reader = personOf();
  const saved = await call(reader, 'POST', '/saved-searches', { name: 'Mine', of: 'listings', ...input });
  expect(saved.status).toBe(201);
  await lookForNew(ctx);
  return saved.body as { id: string };
};
const told = async () => {
  const { items } = (await call(reader, 'GET', '/notifications')).body;
  return items.map(({ kind, data }: { kind: string; data: { ids: string[] } }) => [kind, data.ids]);
};
const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
};
const DAY = 86_400_000;

describe('a saved search', () => {
  it('tells of what is published after it was saved, once, with every word, at its time', async () => {
    const word = words();
    await publish(owner, `Old ${word} pump`);
    const { id } = await save({ query: { q: `${word} pump` }, every: 'day' });
    expect(await told()).toEqual([]);
    const found = await publish(owner, `New ${word} pump`);
    await publish(owner, `Another ${word} thing`);
    await lookForNew(ctx);
    expect(await told()).toEqual([]);
    later(DAY);
    await lookForNew(ctx);
    expect(await told()).toEqual([['search.found', [found]]]);
    later(DAY);
    await lookForNew(ctx);
    expect(await told()).toHaveLength(1);
    const shown = await call(reader, 'GET', '/notifications');
    expect(shown.body.items[0]).toMatchObject({ link: `/api/saved-searches/${id}`, kind: 'search.found' });
    expect(shown.body.items[0].text ?? JSON.stringify(shown.body.items[0])).toContain('Mine');
  });

  it('of demands hears of an anonymous one, and of its owner nothing', async () => {
    const word = words();
    await save({ of: 'demands', query: { q: word }, every: 'hour' });
    const found = await open(company, `Seal ${word}`, { anonymous: true });
    later(3_600_000);
    await lookForNew(ctx);
    expect(await told()).toEqual([['search.found', [found]]]);
    const everything = JSON.stringify([
      await call(reader, 'GET', '/notifications'),
      await call(reader, 'GET', `/saved-searches`),
      await call(reader, 'POST', '/saved-searches/preview', { of: 'demands', query: { q: word } }),
    ]);
    expect(everything).toContain(found);
    expect(everything).not.toContain(company.organisation.id);
  });

  it('previews what it would have told, without what is muted; before it is saved too', async () => {
    const word = words();
    const [first, second] = [await publish(owner, `One ${word}`), await publish(testActor(), `Two ${word}`)];
    const { id } = await save({ query: { q: word } });
    const preview = async () => {
      const { body } = await call(reader, 'GET', `/saved-searches/${id}/preview`);
      return body.digests.flatMap(({ items }: { items: { id: string }[] }) => items.map((item) => item.id)).sort();
    };
    expect(await preview()).toEqual([first, second].sort());
    const before = await call(reader, 'POST', '/saved-searches/preview', {
      of: 'listings',
      query: { q: word },
      every: 'week',
    });
    expect(before.body).toMatchObject({ count: 2, more: false });
    await call(reader, 'POST', `/saved-searches/${id}/mute`, { organisation: owner.organisation.id });
    expect(await preview()).toEqual([second]);
    await call(reader, 'POST', `/saved-searches/${id}/mute`, { record: second });
    expect(await preview()).toEqual([]);
    await call(reader, 'POST', `/saved-searches/${id}/mute`, { organisation: owner.organisation.id, muted: false });
    expect(await preview()).toEqual([first]);
    expect((await call(reader, 'POST', `/saved-searches/${id}/mute`, {})).status).toBe(400);
    const third = await publish(owner, `Three ${word}`);
    await call(reader, 'POST', `/saved-searches/${id}/mute`, { record: third });
    later(DAY);
    await lookForNew(ctx);
    expect(await told()).toEqual([]);
  });

  it('that is paused tells what came meanwhile when it goes on; of another query only what comes after', async () => {
    const [word, other] = [words(), words()];
    const { id } = await save({ query: { q: word } });
    await call(reader, 'PATCH', `/saved-searches/${id}`, { paused: true });
    const found = await publish(owner, `Paused ${word}`);
    later(2 * DAY);
    await lookForNew(ctx);
    expect(await told()).toEqual([]);
    expect((await call(reader, 'PATCH', `/saved-searches/${id}`, { paused: false })).body.paused).toBe(false);
    later(DAY);
    await lookForNew(ctx);
    expect(await told()).toEqual([['search.found', [found]]]);
    await publish(owner, `Before ${other}`);
    expect((await call(reader, 'PATCH', `/saved-searches/${id}`, { query: { q: other } })).status).toBe(200);
    await lookForNew(ctx);
    expect(await told()).toHaveLength(1);
    const stale = await call(reader, 'PATCH', `/saved-searches/${id}`, { name: 'Late', expectedVersion: 1 });
    expect(stale).toMatchObject({ status: 409 });
  });

  it('is its person’s alone, says what is wrong with it, and has a limit', async () => {
    const { id } = await save({ query: { q: words() } });
    const stranger = personOf();
    for (const [method, url, payload] of [
      ['GET', `/saved-searches/${id}`],
      ['GET', `/saved-searches/${id}/preview`],
      ['PATCH', `/saved-searches/${id}`, {}],
      ['POST', `/saved-searches/${id}/mute`, { record: newId() }],
      ['DELETE', `/saved-searches/${id}`],
    ] as const) {
      expect(await call(stranger, method, url, payload)).toMatchObject({
        status: 404,
        body: { reason: 'saved_search.not_found' },
      });
    }
    expect((await call(owner, 'GET', '/saved-searches')).status).toBe(403);
    const bad = { name: 'Bad', of: 'listings', query: { readinessMin: 'high', budgetMin: 3 } };
    expect(await call(reader, 'POST', '/saved-searches', bad)).toMatchObject({
      status: 400,
      body: { issues: expect.arrayContaining([expect.objectContaining({ pointer: '/query/readinessMin' })]) },
    });
    const more = () => call(reader, 'POST', '/saved-searches', { name: 'More', of: 'demands', query: { q: 'x' } });
    const statuses = (await Promise.all([more(), more(), more(), more()])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([201, 201, 422, 422]);
    expect((await call(reader, 'DELETE', `/saved-searches/${id}`)).status).toBe(204);
    expect((await call(reader, 'GET', '/saved-searches')).body.items).toHaveLength(2);
  });
});

describe('the feed of a saved search', () => {
  const feedOf = async (service: 'listings' | 'demands', feed: string, language = '') => {
    const url = feed.replace(/^\/api/, '');
    return services[service].inject({ url, headers: language ? { 'accept-language': language } : {} });
  };

  it('has what it finds, newest first, for anybody, in the language asked for', async () => {
    const word = words();
    const ids = [await publish(owner, `First ${word} pump`), await publish(owner, `Second ${word} pump`)];
    const saved = await save({ query: { q: `${word} pump` } });
    const { feed } = (await call(reader, 'GET', `/saved-searches/${saved.id}`)).body;
    const reply = await feedOf('listings', feed, 'ru-RU');
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'application/atom+xml; charset=utf-8']);
    expect([...reply.body.matchAll(/<entry>\s*<id>urn:uuid:(.*?)<\/id>/g)].map(([, id]) => id)).toEqual(
      ids.toReversed(),
    );
    expect(reply.body).toContain(`<title>Предложения: ${word} pump</title>`);
    expect(reply.body).toContain(`<title xml:lang="en">Second ${word} pump</title>`);
    expect(reply.body).toContain(`href="${feed.replaceAll('&', '&amp;')}"`);
    expect((await feedOf('listings', feed, 'ru-RU')).body).toBe(reply.body);
    expect((await feedOf('listings', `${feed}&cursor=x`)).statusCode).toBe(400);
  });

  it('names nobody behind a demand whose company is not named, and tells of it by the day', async () => {
    const word = words();
    const id = await open(company, `Hidden ${word} need`, { anonymous: true });
    const saved = await save({ of: 'demands', query: { q: word } });
    const { feed } = (await call(reader, 'GET', `/saved-searches/${saved.id}`)).body;
    const { body } = await feedOf('demands', feed);
    expect(body).toContain(`<id>urn:uuid:${id}</id>`);
    expect(body).toMatch(/<published>\d{4}-\d\d-\d\dT00:00:00\.000Z<\/published>/);
    const name = Object.values(company.organisation.name).map((one) => (one as { text: string }).text);
    for (const secret of [company.organisation.id, ...name]) expect(body).not.toContain(secret);
  });
});
