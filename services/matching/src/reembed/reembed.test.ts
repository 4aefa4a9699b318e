import { actorHeaders, testActor, testOperator, testSettings } from '@techbourse/testkit';
import { startFakeEndpoint } from '@techbourse/text/testing';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { allPairs, deliver, drain, empty, orderEverything, restarted, testWorker } from '../../test/jobs.ts';
import { demandSnapshotOf, listingSnapshotOf, opened, published, withdrawn } from '../../test/records.ts';
import type { Embedding } from '../api/embedding.ts';
import type { WorkerContext } from '../context.ts';
import { claimProfiles } from '../embedding/store.ts';
import { buildServer } from '../server.ts';
import { reembedStep } from './reembed.ts';

const settings = { ...(await testSettings()), MATCHING_SCORE_MIN: '0' };
const old = await testWorker(settings);
/** Another model: a sixth of the numbers of the built-in one, behind an address. */
const endpoint = await startFakeEndpoint(async (texts) =>
  (await old.embedders.own.embed(texts)).map((vector) => vector.slice(100, 164)),
);
const other = {
  ...settings,
  MATCHING_EMBEDDER: 'endpoint',
  MATCHING_EMBEDDER_URL: endpoint.url,
  MATCHING_EMBEDDER_MODEL: 'narrow',
  MATCHING_EMBEDDER_DIMENSIONS: '64',
};
const app = await buildServer(old);
const workers: WorkerContext[] = [];
afterAll(async () => {
  await app.close();
  for (const worker of workers) await worker.close();
  await endpoint.close();
  await old.close();
});
beforeEach(async () => {
  await empty(old);
  await old.db.sql`update matching.embedding set serving = ${old.embedders.own.id}, serving_dimensions = 384,
    serving_recipe = '{}', target = null, refused = null, error = null`;
});

async function newWorker(): Promise<WorkerContext> {
  const worker = await testWorker(other);
  workers.push(worker);
  return worker;
}

const university = testActor({ kind: 'university' });
const company = testActor({ kind: 'company' });
const ways = ['membrane', 'sorbent', 'ozone', 'biofilm', 'electrode', 'catalyst', 'clay', 'enzyme'];
const offerOf = (way: string) =>
  listingSnapshotOf(university, {
    title: `Textile wastewater dyes by ${way}`,
    abstract: `Removes azo dyes from the wastewater of a textile mill with ${way}.`,
  });
const offers = ways.map(offerOf);
const needs = ways.slice(0, 3).map((way) =>
  demandSnapshotOf(company, {
    title: `Dyes in wastewater, ${way}`,
    problem: `We must remove azo dyes from textile wastewater by ${way}.`,
  }),
);
const [first, second] = offers as [(typeof offers)[0], (typeof offers)[0]];
const all = [...needs.map(opened), ...offers.map(published)];

/** Steps until there is nothing more to do now; the last answer that was not of a page. */
async function run(worker: WorkerContext, place: Parameters<typeof reembedStep>[1] = { after: undefined }) {
  for (;;) {
    const step = await reembedStep(worker, place, 4);
    if (step !== 'worked') return step;
  }
}

const profiles = async () => [
  ...(await old.db.sql`select side, id, version, embedder, packed from matching.profiles where open order by side, id`),
];
const livePairs = async () => (await allPairs(old)).filter((pair) => pair.active);
async function operate(method: 'GET' | 'POST', path = '') {
  const headers = await actorHeaders(testOperator());
  const answer = await app.inject({ method, url: `/operations/matching/embedder${path}`, headers });
  return { status: answer.statusCode, body: answer.json() as Embedding };
}

test('an embedder is replaced while pairs are served, and the end state is as if it had always served', async () => {
  await deliver(restarted(old), ...all);
  const before = await livePairs();

  const worker = await newWorker();
  expect((await operate('GET')).body).toMatchObject({
    serving: old.embedders.own.id,
    target: { id: 'narrow-64', done: 0, total: 11 },
  });
  const place = { after: undefined };
  expect(await reembedStep(worker, place, 4)).toBe('worked');
  expect((await operate('GET')).body.target).toMatchObject({ done: 4, error: null });
  expect(await livePairs()).toEqual(before);

  // New, changed and withdrawn meanwhile, by workers of both settings: they serve by the old vectors at once.
  const late = offerOf('plasma');
  const changed = { ...first, version: 2, title: second.title };
  await deliver(restarted(worker), published(late));
  await deliver(restarted(old), published(changed), withdrawn(second));
  const meanwhile = (await livePairs()).filter((pair) => pair.listing === late.id);
  expect(meanwhile).toHaveLength(needs.length);
  expect(new Set((await profiles()).map((row) => row.embedder))).toEqual(new Set([old.embedders.own.id]));

  // A worker that dies at a page: another takes it when its time is over.
  const [lost] = await old.db.orm.transaction((tx) =>
    claimProfiles(tx, 'narrow-64', { count: 1, seconds: 0, after: undefined }),
  );
  expect(lost).toBeDefined();
  expect(await run(worker, place)).toBe('switched');
  expect((await operate('GET')).body).toMatchObject({ serving: 'narrow-64', target: null });

  // A worker of before that still runs reads the new vectors, in another number of dimensions.
  await drain(restarted(old));
  expect(await run(worker)).toBe('idle');
  const [pairsAfter, profilesAfter] = [await livePairs(), await profiles()];
  expect([...(await old.db.sql`select 1 from matching.profile_vectors`)]).toEqual([]);

  await empty(old);
  const fresh = restarted(worker);
  await deliver(fresh, ...needs.map(opened), ...offers.slice(2).map(published), published(changed), published(late));
  await orderEverything(fresh);
  await drain(restarted(worker));
  expect(profilesAfter).toEqual(await profiles());
  expect(pairsAfter).toEqual(await livePairs());
  expect(pairsAfter.map(({ score }) => score)).not.toEqual(before.map(({ score }) => score));
}, 120_000);

test('workers share the work: every passage is embedded once', async () => {
  await deliver(restarted(old), ...all);
  const [one, two] = [await newWorker(), await newWorker()];
  const seen = endpoint.requests.length;
  const ends = await Promise.all([run(one), run(two)]);
  expect(ends).toContain('switched');
  const embedded = endpoint.requests.slice(seen).flat();
  expect(embedded).toHaveLength(all.length);
  expect(new Set(embedded).size).toBe(all.length);
});

test('the error of a refusing endpoint is shown, and nothing is lost', async () => {
  await deliver(restarted(old), ...all);
  const worker = await newWorker();
  const place = { after: undefined };
  endpoint.misbehave({ status: 400, says: 'out of credit' });
  await expect(reembedStep(worker, place, 4)).rejects.toThrow('out of credit');
  expect((await operate('GET')).body.target?.error).toContain('out of credit');
  expect(await run(worker, place)).toBe('switched');
});

test('an operator stops a change and begins it again', async () => {
  await deliver(restarted(old), ...all);
  const worker = await newWorker();
  await reembedStep(worker, { after: undefined }, 4);
  const stopped = await operate('POST', '/stop');
  expect(stopped.body).toMatchObject({ serving: old.embedders.own.id, target: null, refused: 'narrow-64' });
  expect(await run(worker)).toBe('idle');
  // What comes meanwhile serves by the old embedder, also in a worker whose settings name the new one.
  await deliver(restarted(await newWorker()), published(offerOf('plasma')));
  expect(new Set((await profiles()).map((row) => row.embedder))).toEqual(new Set([old.embedders.own.id]));
  expect((await operate('POST', '/stop')).status).toBe(422);

  expect((await operate('POST', '/resume')).body).toMatchObject({ refused: null, target: { done: 0, total: 12 } });
  expect(await run(worker)).toBe('switched');
  expect((await operate('POST', '/resume')).status).toBe(422);
});

test('only the operator may look', async () => {
  const headers = await actorHeaders(company);
  expect((await app.inject({ url: '/operations/matching/embedder', headers })).statusCode).toBe(403);
});
