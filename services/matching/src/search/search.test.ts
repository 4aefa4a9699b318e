import type { ClientCounts } from '@techbourse/api-schema';
import { type PairState, pairIdOf } from '@techbourse/domain';
import { newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { countPendingJobs } from '@techbourse/queue';
import { actorHeaders, testActor, testOperator, testSettings, waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testWorker } from '../../test/jobs.ts';
import { closed, demandSnapshotOf, envelope, listingSnapshotOf, opened, published } from '../../test/records.ts';
import type { Pair } from '../api/pair.ts';
import { createContext } from '../compose.ts';
import { buildServer } from '../server.ts';
import { buildWorker, startOutbox } from '../worker.ts';
import type { PairDocument } from './document.ts';
import { rebuildPairsIndex } from './rebuild.ts';
import { pairsIndex } from './settings.ts';
import { indexPairs } from './sync.ts';

/** The whole service as it runs: relay, queue, workers, index. */
const ctx = await testWorker({ ...(await testSettings()), MATCHING_SCORE_MIN: '0.05' });
const app = await buildServer(ctx);
await ctx.search.apply(pairsIndex);
const outbox = startOutbox(ctx);
const jobs = buildWorker(ctx);
afterAll(async () => {
  await jobs.stop();
  await outbox.stop();
  await app.close();
  await ctx.close();
});

const university = testActor({ kind: 'university', region: 'CN-HL' });
const company = testActor({ kind: 'company', region: 'CN-BJ', name: 'Quiet Company' });
const dyes = listingSnapshotOf(
  university,
  {
    title: { en: 'Photocatalytic reactor', zh: '光催化反应器' },
    abstract: 'Removes azo dyes from textile wastewater with visible light.',
  },
  { field: 'environment' },
);
const battery = listingSnapshotOf(
  university,
  {
    title: 'Cold electrolyte',
    abstract: 'Lithium batteries charge in winter at minus twenty degrees with this electrolyte.',
  },
  { field: 'energy' },
);
const mill = demandSnapshotOf(
  company,
  { title: 'Clean effluent', problem: 'Remove azo dyes from the textile wastewater of our confidential mill.' },
  { anonymous: true, field: 'environment' },
);
const bikes = demandSnapshotOf(
  company,
  {
    title: 'Winter batteries',
    problem: 'Lithium batteries of our bicycles must charge in winter at minus twenty degrees.',
  },
  { field: 'energy' },
);
const dyeing = pairIdOf(dyes.id, mill.id);

async function search(actor: Parameters<typeof actorHeaders>[0], query: string) {
  const response = await app.inject({ url: `/pairs/search?${query}`, headers: await actorHeaders(actor) });
  expect(response.statusCode, response.body).toBe(200);
  return response.json() as {
    items: Pair[];
    total: number | null;
    nextCursor: string | null;
    facets: unknown;
    clients?: ClientCounts;
  };
}
const found = async (actor: Parameters<typeof actorHeaders>[0], query: string) =>
  (await search(actor, query)).items.map((pair) => pair.listing.id);

/** What is in the index, as Meilisearch has it. */
async function documents(): Promise<PairDocument[]> {
  const index = ctx.search.client.index<PairDocument>(ctx.search.uidOf(pairsIndex));
  return (await index.getDocuments({ limit: 100 })).results.sort((a, b) => (a.id < b.id ? -1 : 1));
}

beforeAll(async () => {
  await ctx.queue.publish([published(dyes), published(battery), opened(mill), opened(bikes)]);
  await waitFor(async () => (await documents()).length >= 2, { what: 'both pairs in the index' });
});

describe('from an event to the index', () => {
  test('pairs arrive in Postgres and in the index, and nothing else does', async () => {
    const ids = (await documents()).map((document) => document.id);
    expect(ids).toContain(dyeing);
    expect(ids).toContain(pairIdOf(battery.id, bikes.id));
  });

  test('names and texts that are not public titles never enter it', async () => {
    const text = JSON.stringify(await documents());
    for (const word of ['Quiet', 'Owner', 'confidential', 'visible light']) expect(text).not.toContain(word);
    expect(text).toContain('Clean effluent');
  });

  test('decisions arrive, also when their jobs run twice and in the wrong order', async () => {
    const writer = ctx.search.writer(pairsIndex);
    const job = envelope('pairs.changed', dyeing, 1, { pairs: [{ listingId: dyes.id, demandId: mill.id }] });
    const states: PairState[] = ['seen', 'shortlisted', 'contacted'];
    for (const state of states) {
      await ctx.db.sql`update matching.pairs set demand_state = ${state}, revision = revision + 1
        where listing_id = ${dyes.id} and demand_id = ${mill.id}`;
      await Promise.all([indexPairs(ctx, writer, job), indexPairs(ctx, writer, job)]);
    }
    // A job of the pairing that read an older state may still be between its write and its second look.
    const indexed = async () => (await documents()).find((one) => one.id === dyeing)?.demandState;
    await waitFor(async () => (await indexed()) === 'contacted', { what: 'the last decision in the index' });
    await waitFor(async () => (await countPendingJobs(ctx.queue, ['pairs.index'])) === 0, { what: 'the jobs to end' });
    expect(await indexed()).toBe('contacted');
  });

  test('a pair of which a record is not known here is in no index, and its job ends', async () => {
    const pair = { listingId: newId(), demandId: mill.id };
    await ctx.db.sql`
      insert into matching.pairs (listing_id, demand_id, listing_organisation_id, demand_organisation_id, listing_version,
        demand_version, score, base, parts, reasons, weights, active, kept_by_listing, kept_by_demand)
      values (${pair.listingId}, ${pair.demandId}, ${university.organisation.id}, ${company.organisation.id}, 1, 1, .9, 0,
        '{}', '{}', 'first', true, true, true)`;
    await indexPairs(ctx, ctx.search.writer(pairsIndex), envelope('pairs.changed', 'x', 1, { pairs: [pair] }));
    await ctx.db.sql`delete from matching.pairs where listing_id = ${pair.listingId}`;
    expect((await documents()).some(({ id }) => id.includes(pair.listingId))).toBe(false);
  });
});

describe('search', () => {
  test('words, typos and Chinese find titles; each sees its own pairs only, the operator all', async () => {
    expect((await found(university, 'q=photocatalitic'))[0]).toBe(dyes.id);
    expect((await found(company, `q=${encodeURIComponent('光催化')}`))[0]).toBe(dyes.id);
    expect(await found(testActor(), '')).toEqual([]);
    expect((await search(testOperator(), '')).total).toBe((await documents()).length);
  });

  test('is over the clients of an agency, each counted, and counts nobody on their other sides', async () => {
    const clients = (...organisations: string[]): Member => ({
      ...testActor({ kind: 'agency' }),
      actsFor: [{ rights: ['pairs:read'], organisations }],
    });
    const [supply, need] = [university.organisation.id, company.organisation.id];
    const mine = (await search(company, 'limit=100')).items.length;
    const one = await search(clients(need), 'owner=clients&limit=100');
    expect(one.items.map(({ id }) => id)).toEqual((await search(company, 'limit=100')).items.map(({ id }) => id));
    expect(one.clients).toEqual([{ organisationId: need, count: mine }]);
    const both = await search(clients(need, supply), 'owner=clients&limit=1');
    expect(both.clients).toHaveLength(2);
    const side = await search(clients(need, supply), 'owner=clients&side=listing');
    expect(side.clients?.map(({ organisationId }) => organisationId)).toEqual([supply]);
    expect((await search(clients(need, supply), `client=${supply}&side=demand`)).items).toEqual([]);
    expect((await search(clients(need), 'owner=me')).items).toEqual([]);
    const url = `/pairs/search?client=${supply}`;
    const refused = await app.inject({ url, headers: await actorHeaders(clients(need)) });
    expect([refused.statusCode, refused.json().reason]).toEqual([403, 'mandate.none']);
  });

  test('without words the better pair comes first, in pages', async () => {
    const { items } = await search(company, 'limit=100');
    expect(items.map((pair) => pair.score)).toEqual(items.map((pair) => pair.score).toSorted((a, b) => b - a));
    const first = await search(company, 'limit=1');
    const rest = await search(company, `limit=100&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items].map((pair) => pair.id)).toEqual(items.map((pair) => pair.id));
    expect(rest).toMatchObject({ facets: null, total: null });
  });

  test('a pair that leaves or comes between two pages neither hides nor repeats another', async () => {
    const all = (await search(testOperator(), 'limit=100')).items.map((pair) => pair.id);
    const first = await search(testOperator(), 'limit=1');
    const [shown] = first.items;
    const writer = ctx.search.writer(pairsIndex);
    const before = (await documents()).find((one) => one.id === shown?.id);
    if (!before) throw new Error('the first pair is in the index');
    await writer.remove(before.id);
    const afterOneLeft = await search(testOperator(), `limit=100&cursor=${first.nextCursor}`);
    await writer.put({ ...before, id: pairIdOf(newId(), newId()), score: 1 });
    const afterOneCame = await search(testOperator(), `limit=100&cursor=${first.nextCursor}`);
    for (const page of [afterOneLeft, afterOneCame]) expect(page.items.map((pair) => pair.id)).toEqual(all.slice(1));
    const strays = (await documents()).filter((one) => one.score === 1 && one.id !== before.id);
    for (const { id } of strays) await writer.remove(id);
    await writer.put(before);
  });

  test('pages of a search by words leave out what came after the first', async () => {
    const first = await search(testOperator(), 'limit=1&q=batteries');
    const writer = ctx.search.writer(pairsIndex);
    const [pair] = (await documents()).filter((one) => one.demandTitles.includes('Winter batteries'));
    if (!pair) throw new Error('a pair about batteries is in the index');
    const later = { ...pair, id: pairIdOf(newId(), newId()), pairedAtMs: Date.now() + 60_000 };
    await writer.put(later);
    const again = await search(testOperator(), 'limit=1&q=batteries');
    expect(again.total).toBe(first.total);
    await writer.remove(later.id);
  });

  test('score, field, region, state, side and language narrow it', async () => {
    expect(await found(company, 'scoreMin=1')).toEqual([]);
    expect((await search(company, 'field=environment&scoreMin=0.3')).items.map((pair) => pair.id)).toEqual([dyeing]);
    expect((await found(university, 'region=CN-BJ')).length).toBeGreaterThan(0);
    expect(await found(university, 'region=CN-SH')).toEqual([]);
    expect(await found(company, 'state=contacted')).toEqual([dyes.id]);
    expect(await found(university, 'state=contacted')).toEqual([]);
    expect(await found(university, 'side=demand')).toEqual([]);
    expect(await found(university, 'language=ru')).toEqual([]);
    expect(await found(testOperator(), 'state=contacted,deal')).toEqual([dyes.id]);
  });

  test('filters cannot be broken out of', async () => {
    for (const query of [
      'region=CN-BJ"%20OR%20score%20>%200',
      'field=x',
      'state="',
      'scoreMin=2',
      'more=1',
      'cursor=eyI',
    ]) {
      const response = await app.inject({ url: `/pairs/search?${query}`, headers: await actorHeaders(company) });
      expect(response.statusCode).toBe(400);
    }
  });

  test('what Postgres no longer shows is not shown, whatever the index still holds', async () => {
    await ctx.db.sql`update matching.pairs set active = false where listing_id = ${battery.id}`;
    expect(await found(company, 'q=electrolyte')).not.toContain(battery.id);
    await ctx.db.sql`update matching.pairs set active = true where listing_id = ${battery.id}`;
  });
});

describe('operations', () => {
  test('a rebuild makes the index from Postgres while every search finds what it found before', async () => {
    const before = await documents();
    const index = ctx.search.client.index(ctx.search.uidOf(pairsIndex));
    await index.addDocuments([{ id: 'left-over', score: 1 }], { primaryKey: 'id' }).waitTask();
    let running = true;
    const search = async () => {
      let count = 0;
      for (; running; count++) expect((await found(company, 'q=photocatalytic'))[0]).toBe(dyes.id);
      return count;
    };
    const rebuilding = rebuildPairsIndex(ctx, () => {}).finally(() => {
      running = false;
    });
    const [searches] = await Promise.all([search(), rebuilding]);
    expect(searches).toBeGreaterThan(0);
    expect(await documents()).toEqual(before);
  });

  test('only one rebuild runs at a time, and only the operator starts one', async () => {
    const both = await Promise.allSettled([rebuildPairsIndex(ctx, () => {}), rebuildPairsIndex(ctx, () => {})]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = await app.inject({
      method: 'POST',
      url: '/operations/search/rebuild',
      headers: await actorHeaders(company),
    });
    expect(refused.statusCode).toBe(403);
  });

  test('a full re-match by the workers ends idle with the same pairs', async () => {
    const before = await ctx.db.sql`select listing_id, demand_id, shown from matching.pairs order by 1, 2`;
    const headers = await actorHeaders(testOperator());
    const url = '/operations/matching/rematches';
    const response = await app.inject({ method: 'POST', url, headers });
    expect(response.statusCode).toBe(202);
    const rematch = response.json() as { id: string };
    await waitFor(async () => {
      const { state } = (await app.inject({ url: `${url}/${rematch.id}`, headers })).json() as { state: string };
      const { idle } = (await app.inject({ url: '/pairs/progress', headers })).json() as { idle: boolean };
      return state === 'done' && idle;
    });
    const after = await ctx.db.sql`select listing_id, demand_id, shown from matching.pairs order by 1, 2`;
    expect([...after]).toEqual([...before]);
  });
});

describe('an index that is not as it should be', () => {
  const index = ctx.search.client.index(ctx.search.uidOf(pairsIndex));
  const fresh = async () => ({ ...ctx, ...(await restartedWatch()) });
  /** The watch of a process that has just started, every record long settled. */
  async function restartedWatch() {
    await ctx.db.sql`update matching.pairs set updated_at = now() - interval '1 hour'`;
    const { pairsWatch, close } = createContext(ctx.config);
    return { pairsWatch, close };
  }

  test.each([
    ['lost', () => ctx.search.client.deleteIndex(ctx.search.uidOf(pairsIndex)).waitTask(), 'there is no index'],
    ['emptied by hand', () => index.deleteAllDocuments().waitTask(), '0 documents for 2 records'],
    ['robbed of a pair', () => index.deleteDocument(dyeing).waitTask(), '1 documents for 2 records'],
    ['of foreign settings', () => index.resetSettings().waitTask(), 'foreign settings'],
  ])('when it is %s says so, answers nothing as if it were whole, and is made anew', async (_name, harm, reason) => {
    const before = await documents();
    expect(before.map(({ id }) => id)).toContain(dyeing);
    await harm();
    const worker = await fresh();
    const server = await buildServer(worker);
    const ready = (await server.inject('/health/ready')).json();
    expect(ready).toMatchObject({ status: 'degraded', degraded: [{ name: 'search' }] });
    expect(ready.degraded[0].reason).toContain(reason);
    const headers = await actorHeaders(company);
    const answer = await server.inject({ url: '/pairs/search?q=photocatalitic', headers });
    expect(answer.statusCode === 503 || answer.json().degraded).toBe(true);
    const watching = worker.pairsWatch.start();
    await waitFor(async () => (await server.inject('/health/ready')).json().status === 'ready', { deadlineMs: 60_000 });
    await watching.stop();
    expect(await documents()).toEqual(before);
    const whole = await server.inject({ url: '/pairs/search?q=photocatalitic', headers });
    expect(whole.json()).toMatchObject({ degraded: false, items: [{ id: dyeing }] });
    await server.close();
    await worker.close();
  });
});

test('a closed demand takes its pairs out of the index', async () => {
  await ctx.queue.publish([closed(mill)]);
  await waitFor(async () => !(await documents()).some((document) => document.id === dyeing));
});

test('a job that is no event of ours becomes a dead letter that the operator can read', async () => {
  const nonsense = envelope('listing.published', dyes.id, 99, { nothing: true });
  await ctx.queue.publish([nonsense]);
  const headers = await actorHeaders(testOperator());
  const letter = await waitFor(async () => {
    const { items } = (await app.inject({ url: '/operations/dead-letters', headers })).json() as {
      items: { jobId: string; job: string }[];
    };
    return items.find((item) => item.jobId === nonsense.eventId);
  });
  expect(letter.job).toBe('profile.build');
});
