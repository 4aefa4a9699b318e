import { newId } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import { actorHeaders, testActor, testOperator, testSettings, waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allPairs, deliver, drain, orderEverything, restarted, runJob, testWorker } from '../../test/jobs.ts';
import { demandSnapshotOf, envelope, listingSnapshotOf, opened, published } from '../../test/records.ts';
import { REMATCH_CHUNK_MADE, type Rematch } from '../api/rematch.ts';
import type { WorkerContext } from '../context.ts';
import { buildServer } from '../server.ts';
import { claimChunk, finishChunk } from './claim-store.ts';
import { refreshRecords } from './refresh-records.ts';
import { endRematch, insertRematch } from './store.ts';

const ctx = await testWorker({ ...(await testSettings()), MATCHING_SCORE_MIN: '0.05' });
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});

const university = testActor({ kind: 'university' });
const company = testActor({ kind: 'company' });
const operator = testOperator();
const ways = ['membrane', 'sorbent', 'ozone', 'biofilm', 'electrode', 'catalyst', 'clay', 'enzyme', 'plasma', 'foam'];
const offers = ways.map((way) =>
  listingSnapshotOf(university, {
    title: `Textile wastewater dyes by ${way}`,
    abstract: `Removes azo dyes from the wastewater of a textile mill with ${way}.`,
  }),
);
const needs = ways.slice(0, 6).map((way, i) =>
  demandSnapshotOf(company, {
    title: `Dyes in textile wastewater, ${way}`,
    problem: `We must remove azo dyes from textile wastewater by ${ways.slice(i, i + 3).join(' or ')}.`,
  }),
);
const TOTAL = offers.length + needs.length;

beforeAll(async () => {
  await deliver(restarted(ctx), ...needs.map(opened), ...offers.map(published));
  // Scores of the early ones are by the statistics of their day; now each is refreshed alone, by those of all.
  await forgetPairs();
  const one = { cause: {}, lists: 'both' } as const;
  for (const { id } of offers) await refreshRecords(restarted(ctx), 'listing', [{ id, version: 1 }], one);
  for (const { id } of needs) await refreshRecords(restarted(ctx), 'demand', [{ id, version: 1 }], one);
});
beforeEach(() => ctx.db.sql`truncate matching.rematches, matching.rematch_chunks, matching.outbox`);

/** Everything is as wrong as it can be: what comes back was made by what ran since. */
const forgetPairs = () => ctx.db.sql`truncate matching.pairs`;
const order = (rest: Parameters<typeof orderEverything>[1] = {}) =>
  orderEverything(ctx, { chunkRecords: 4, actor: operator, ...rest });
const jobOf = (id: string): JobEnvelope => envelope(REMATCH_CHUNK_MADE, id, 1, { rematchId: id });
async function read(id: string): Promise<Rematch> {
  const headers = await actorHeaders(operator);
  return (await app.inject({ url: `/operations/matching/rematches/${id}`, headers })).json() as Rematch;
}
async function post(path: string, actor = operator, payload?: object) {
  const headers = await actorHeaders(actor);
  const response = await app.inject({
    method: 'POST',
    url: `/operations/matching/rematches${path}`,
    headers,
    ...(payload ? { payload } : {}),
  });
  return { status: response.statusCode, body: response.json() as Rematch & { reason: string; detail: string } };
}
const claims = async () => [
  ...(await ctx.db.sql<{ attempts: number; state: string }[]>`select attempts, state from matching.rematch_chunks`),
];
/** A worker that loses its head at the n-th look at the profiles. */
function troubled(n: number, trouble: () => Promise<void>): WorkerContext {
  const worker = restarted(ctx);
  let looks = 0;
  const catchUp = async () => {
    if (++looks === n) await trouble();
    await worker.sync.catchUp();
  };
  const sync = new Proxy(worker.sync, {
    get: (real, name) => (name === 'catchUp' ? catchUp : Reflect.get(real, name, real)),
  });
  return { ...worker, sync };
}

describe('a full re-match', () => {
  test.each([
    ['both sides', undefined],
    ['listings alone', ['listing']],
    ['demands alone', ['demand']],
  ] as const)('of %s ends as refreshing every record would', async (_, sides) => {
    const expected = await allPairs(ctx);
    expect(expected.length).toBeGreaterThan(20);
    await forgetPairs();
    const id = await order(sides ? { sides } : {});
    await drain(restarted(ctx));
    const total = sides ? (sides[0] === 'listing' ? offers : needs).length : TOTAL;
    expect(await read(id)).toMatchObject({ state: 'done', total, done: total, percent: 100, secondsLeft: null });
    expect(await allPairs(ctx)).toEqual(expected);
  });

  test('is shared by workers that never take the same chunk', async () => {
    const id = await order({ chunkRecords: 2 });
    const chunks = await claims();
    const workers = [restarted(ctx), restarted(ctx), restarted(ctx)];
    await Promise.all(chunks.map((_, i) => workRound(workers[i % 3] ?? ctx, id)));
    expect(await claims()).toEqual(chunks.map(() => ({ attempts: 1, state: 'done' })));
    expect(await read(id)).toMatchObject({ state: 'done', done: TOTAL });
  });
  const workRound = (worker: WorkerContext, id: string) => runJob(worker, jobOf(id));

  test('goes on after a worker died, and that worker changes nothing when it comes back', async () => {
    const expected = await allPairs(ctx);
    await forgetPairs();
    const id = await order();
    const dead = await claimChunk(ctx.db.orm, id, 60);
    if (!dead) throw new Error('the first chunk is free');
    const worker = restarted(ctx);
    for (let chunk = 2; chunk <= 5; chunk++) await runJob(worker, jobOf(id));
    expect(await read(id)).toMatchObject({ state: 'running', done: TOTAL - 4 });
    // The dead worker's job comes to another one: not before the claim has run out.
    await expect(runJob(worker, jobOf(id))).rejects.toMatchObject({ reason: 'rematch.chunks_taken' });
    await ctx.db.sql`update matching.rematch_chunks set claimed_until = now() where state = 'running'`;
    await runJob(worker, jobOf(id));
    expect(await read(id)).toMatchObject({ state: 'done', done: TOTAL });
    expect(await finishChunk(ctx.db, dead)).toBe(false);
    expect(await read(id)).toMatchObject({ state: 'done', done: TOTAL });
    await drain(worker);
    expect(await allPairs(ctx)).toEqual(expected);
  });

  test('reports its progress, and its chunks sum to the total', async () => {
    const id = await order();
    const worker = restarted(ctx);
    const done: number[] = [];
    for (const _ of await claims()) {
      await runJob(worker, jobOf(id));
      const now = await read(id);
      done.push(now.done);
      expect(now.percent).toBe(Math.floor((now.done / TOTAL) * 1000) / 10);
    }
    expect(done).toEqual([4, 8, 10, 14, 16]);
  });

  test('of an empty exchange is done at once', async () => {
    await ctx.db.sql`update matching.profiles set open = false`;
    const id = await order();
    expect(await read(id)).toMatchObject({ state: 'done', total: 0, percent: 100 });
    await ctx.db.sql`update matching.profiles set open = true`;
  });
});

describe('ending early', () => {
  test('a cancelled one leaves the chunks that wait, and goes on where it was when resumed', async () => {
    const id = await order();
    await runJob(restarted(ctx), jobOf(id));
    expect((await post(`/${id}/cancel`)).body).toMatchObject({ state: 'cancelled', done: 4 });
    expect((await post(`/${id}/cancel`)).status).toBe(200);
    await drain(restarted(ctx));
    expect(await read(id)).toMatchObject({ state: 'cancelled', done: 4 });
    expect((await post(`/${id}/resume`)).body).toMatchObject({ state: 'running', done: 4 });
    await drain(restarted(ctx));
    expect(await read(id)).toMatchObject({ state: 'done', done: TOTAL });
    expect((await claims()).map((chunk) => chunk.attempts)).toEqual([1, 1, 1, 1, 1]);
    expect((await post(`/${id}/cancel`)).body).toMatchObject({ reason: 'rematch.ended' });
    expect((await post(`/${id}/resume`)).body).toMatchObject({ reason: 'rematch.nothing_left' });
    const audit = await ctx.db.sql<{ action: string; actor_id: string }[]>`
      select action, actor_id from matching.audit where subject = ${id} order by at`;
    expect(audit.map((row) => [row.action, row.actor_id])).toEqual(
      ['rematch.started', 'rematch.cancelled', 'rematch.resumed'].map((action) => [action, operator.id]),
    );
  });

  test('a worker in the middle of a chunk stops when it is cancelled', async () => {
    const id = await order();
    const worker = troubled(1, async () => void (await post(`/${id}/cancel`)));
    await runJob(worker, jobOf(id));
    expect(await read(id)).toMatchObject({ state: 'cancelled', done: 0 });
    expect((await claims()).every((chunk) => chunk.state === 'waiting')).toBe(true);
  });

  test('a chunk that fails again and again fails it, with the error; an outage does not', async () => {
    const id = await order();
    const outage = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    for (let i = 0; i < 7; i++) {
      await expect(
        runJob(
          troubled(1, () => Promise.reject(outage)),
          jobOf(id),
        ),
      ).rejects.toThrow('ECONNREFUSED');
    }
    expect(await read(id)).toMatchObject({ state: 'running', done: 0 });
    for (let i = 0; i < 5; i++) {
      await expect(
        runJob(
          troubled(1, () => Promise.reject(new Error('a broken profile'))),
          jobOf(id),
        ),
      ).rejects.toThrow('a broken profile');
    }
    expect(await read(id)).toMatchObject({ state: 'failed', error: expect.stringMatching(/^chunk 1: Error at /) });
    expect((await post(`/${id}/resume`)).body).toMatchObject({ state: 'running', error: null });
  });
});

describe('ordering one', () => {
  test('a second one is refused with the name of the first, unless it supersedes it', async () => {
    const first = (await post('', operator, { reason: 'in doubt' })).body;
    expect(first).toMatchObject({ state: 'running', reason: 'in doubt', total: TOTAL, done: 0, askedBy: operator.id });
    const second = await post('');
    expect(second).toMatchObject({ status: 409, body: { reason: 'rematch.running' } });
    expect(second.body.detail).toContain(first.id);
    const next = await order({ supersede: true });
    expect(await read(first.id)).toMatchObject({ state: 'cancelled', error: `superseded by ${next}` });
    expect((await post(`/${first.id}/resume`)).body).toMatchObject({ reason: 'rematch.running' });
  });

  test('a chunk that ends while its re-match is superseded holds nobody up, and counts no more', async () => {
    const id = await order();
    const chunk = await claimChunk(ctx.db.orm, id, 60);
    if (!chunk) throw new Error('the first chunk is free');
    const begun = Promise.withResolvers<void>();
    const superseding = ctx.db.orm.transaction(async (tx) => {
      await endRematch(tx, id, { state: 'cancelled' });
      begun.resolve();
      const blocked = () =>
        ctx.db.sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      await waitFor(async () => (await blocked()).length > 0, { what: 'the end of the chunk to wait' });
      await insertRematch(tx, { id: newId(), reason: 'next', askedBy: operator.id, weights: 'first' }, ['listing'], 4);
    });
    const [finished] = await Promise.all([begun.promise.then(() => finishChunk(ctx.db, chunk)), superseding]);
    expect(finished).toBe(false);
    expect(await read(id)).toMatchObject({ state: 'cancelled', done: 0 });
  });

  test('two at once: one starts, the other is refused', async () => {
    const both = await Promise.all([post(''), post('')]);
    expect(both.map((one) => one.status).sort()).toEqual([202, 409]);
  });

  test('is the operator’s alone', async () => {
    const id = await order();
    for (const path of ['', `/${id}/cancel`, `/${id}/resume`]) expect((await post(path, company)).status).toBe(403);
    const headers = await actorHeaders(company);
    expect((await app.inject({ url: '/operations/matching/rematches', headers })).statusCode).toBe(403);
    expect((await post(`/${company.organisation.id}/cancel`)).status).toBe(404);
    expect((await post('', operator, { side: 'neither' })).status).toBe(400);
  });
});
