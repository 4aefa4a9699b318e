import type { OperationTask } from '@techbourse/api-schema';
import {
  type App,
  bearerActor,
  buildApp,
  createActorVerifier,
  operation,
  registerOperations,
  silentLogger,
} from '@techbourse/platform';
import { actorHeaders, testActor, testOperator, testSettings, waitFor } from '@techbourse/testkit';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { connect, type Database } from './connect.ts';
import { operationTasks } from './operation-tasks.ts';

const settings = await testSettings();
const operator = testOperator();
const headers = await actorHeaders(operator);

/** Runs of the test's work; the test finishes or fails each of them. */
const runs: { input: unknown; tell(done: number): void; finish(): void; fail(error: Error): void }[] = [];
const work = operation(z.strictObject({ hours: z.int() }).nullish(), (onProgress, input) => {
  const { promise, resolve, reject } = Promise.withResolvers<{ done: number; total: number }>();
  const tell = (done: number) => onProgress({ done, total: 10 });
  runs.push({ input, tell, finish: () => resolve({ done: 10, total: 10 }), fail: reject });
  return promise;
});

type Replica = { app: App; db: Database };
const replicas: Replica[] = [];

/** One of several processes of a service: separate connection and memory, shared database. */
async function replica(): Promise<Replica> {
  const log = silentLogger();
  const db = connect(settings.DATABASE_URL, { max: 2 });
  const authenticate = bearerActor(createActorVerifier(settings.ACTOR_PUBLIC_KEY));
  const app = await buildApp({ name: 'replica', log, authenticate });
  registerOperations(app, { log, tasks: operationTasks(db, 'listings') }, { work });
  replicas.push({ app, db });
  return { app, db };
}
afterAll(async () => {
  for (const { app, db } of replicas) {
    await app.close();
    await db.close();
  }
});

const [one, two] = [await replica(), await replica()];
const start = async ({ app }: Replica, payload: object = {}) => {
  const reply = await app.inject({ method: 'POST', url: '/operations/work', headers, payload });
  expect([reply.statusCode, reply.body]).toEqual([202, reply.body]);
  return reply.json() as OperationTask;
};
const look = async ({ app }: Replica, id: string) =>
  (await app.inject({ url: `/operations/tasks/${id}`, headers })).json() as OperationTask;
const ended = (at: Replica, id: string) =>
  waitFor(async () => {
    const task = await look(at, id);
    return task.state !== 'running' && task;
  });
const lastRun = () => {
  const run = runs.at(-1);
  if (!run) throw new Error('nothing runs');
  return run;
};

it('a task is known to every process of the service: who started it, how far it is, and its end', async () => {
  const { id, startedBy, state } = await start(one, { hours: 1 });
  expect([state, startedBy]).toEqual(['running', { organisationId: operator.organisation.id, actorId: operator.id }]);
  lastRun().tell(4);
  const seen = await waitFor(async () => {
    const task = await look(two, id);
    return task.done === 4 && task;
  });
  expect(seen).toMatchObject({ id, name: 'work', state: 'running', total: 10, error: null, endedAt: null });
  lastRun().finish();
  expect(await ended(two, id)).toMatchObject({ state: 'done', done: 10, total: 10, error: null });
  expect((await look(one, id)).endedAt).not.toBeNull();
});

it('the same work runs once, wherever it is asked for; work of another body is other work', async () => {
  const before = runs.length;
  const asked = await Promise.all([one, two, one, two].map((at) => start(at, { hours: 2 })));
  expect(new Set(asked.map((task) => task.id)).size).toBe(1);
  expect(runs.length).toBe(before + 1);
  const other = await start(two, { hours: 3 });
  expect(other.id).not.toBe(asked[0]?.id);
  expect(runs.slice(before).map((run) => run.input)).toEqual([{ hours: 2 }, { hours: 3 }]);
  for (const run of runs.slice(before)) run.finish();
  await ended(one, other.id);
  const again = await start(one, { hours: 3 });
  expect(again.id).not.toBe(other.id);
  lastRun().finish();
  await ended(one, again.id);
});

it('work that fails says why, without what it was working on, and can be started again', async () => {
  const { id } = await start(one, { hours: 4 });
  const query = 'Failed query: insert into listing ... params: a confidential text';
  lastRun().fail(
    new Error(query, { cause: Object.assign(new Error('a confidential text'), { severity: 'ERROR', code: '22012' }) }),
  );
  expect(await ended(two, id)).toMatchObject({ state: 'failed', error: '22012' });
  const next = await start(two, { hours: 4 });
  expect([next.id !== id, next.state]).toEqual([true, 'running']);
  lastRun().finish();
  await ended(one, next.id);
});

it('a task whose process died has failed for everybody, and does not keep others from starting it', async () => {
  const doomed = await replica();
  const { id } = await start(doomed, { hours: 5 });
  await doomed.db.close(); // no sign of life leaves this process any more
  await two.db.sql`update listings.operation_task set beat_at = now() - interval '29 seconds' where id = ${id}`;
  expect((await look(two, id)).state).toBe('running');
  expect((await start(two, { hours: 5 })).id).toBe(id);
  await two.db.sql`update listings.operation_task set beat_at = now() - interval '31 seconds' where id = ${id}`;
  expect(await look(two, id)).toMatchObject({ state: 'failed', error: expect.stringContaining('died') });
  const next = await start(two, { hours: 5 });
  expect(next.id).not.toBe(id);
  lastRun().finish();
  await ended(one, next.id);
});

it('a task whose process is stopped says so at once', async () => {
  const leaving = await replica();
  const { id } = await start(leaving, { hours: 6 });
  lastRun().tell(7);
  await leaving.app.close();
  expect(await look(one, id)).toMatchObject({ state: 'failed', done: 7, error: expect.stringContaining('stopped') });
});

it('tasks are the operator’s alone', async () => {
  const { id } = await start(one, { hours: 7 });
  const stranger = await actorHeaders(testActor());
  expect((await one.app.inject({ url: `/operations/tasks/${id}`, headers: stranger })).statusCode).toBe(403);
  lastRun().finish();
  await ended(one, id);
  const unknown = await one.app.inject({ url: `/operations/tasks/${operator.id}`, headers });
  expect(unknown.json()).toMatchObject({ status: 404, reason: 'task.not_found' });
});
