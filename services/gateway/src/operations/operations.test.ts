import { type App, authorise, fail, newId } from '@techbourse/platform';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway, startService } from '../../test/gateway.ts';

const startedBy = { organisationId: null, actorId: 'key' };
const task = {
  name: 'search/rebuild',
  state: 'running',
  done: 0,
  total: 5,
  error: null,
  startedBy,
  startedAt: '',
  endedAt: null,
};
const letter = {
  job: 'listing.index',
  jobId: newId(),
  type: 'listing.published',
  key: 'k',
  version: 1,
  error: 'e',
  attempts: 20,
};
const discarded: string[] = [];
const importer = { id: newId() };
const replayed: string[] = [];
const rebuilt: string[] = [];

/** The private routes that every service has. */
function operations(name: string, failedAt: string): (app: App) => void {
  return (app) => {
    const taskId = newId();
    app.get('/operations/jobs', async (request) => {
      authorise(request.actor, 'exchange.operate');
      return { [`${name}.index`]: { waiting: 1, active: 2, delayed: 3, failed: 4 } };
    });
    app.get('/operations/dead-letters', async (request) => {
      authorise(request.actor, 'exchange.operate');
      const { cursor } = request.query as { cursor?: string };
      // Each has one dead letter; what lies behind a place is the test of the queue.
      return { items: cursor ? [] : [{ ...letter, job: `${name}.index`, failedAt }], nextCursor: null };
    });
    app.post('/operations/dead-letters/replay', async (request, reply) => {
      authorise(request.actor, 'exchange.operate');
      replayed.push(`${name} ${JSON.stringify(request.body)}`);
      return reply.code(202).send({ ...task, id: taskId, name: 'dead-letters/replay' });
    });
    app.post('/operations/dead-letters/:job/:jobId/replay', async (request, reply) => {
      authorise(request.actor, 'exchange.operate');
      const { job, jobId } = request.params as { job: string; jobId: string };
      if (jobId !== letter.jobId) throw fail.notFound('dead_letter.not_found', 'There is no such dead letter');
      replayed.push(`${name} ${job}`);
      return reply.code(204).send();
    });
    app.post('/operations/dead-letters/:job/:jobId/discard', async (request, reply) => {
      authorise(request.actor, 'exchange.operate');
      const { job, jobId } = request.params as { job: string; jobId: string };
      discarded.push(`${name} ${job} ${jobId}`);
      return reply.code(204).send();
    });
    app.get('/operations/imports', async (request) => {
      authorise(request.actor, 'exchange.read');
      const counts = { created: 3, updated: 0, unchanged: 1, rejected: 2 };
      const run = {
        id: newId(),
        file: `${name}.xlsx`,
        startedAt: failedAt,
        lastRowsAt: failedAt,
        counts,
        undoneAt: null,
      };
      return { items: [{ ...run, organisationId: importer.id, personId: null, agencyId: null }] };
    });
    app.get('/operations/outbox', async (request) => {
      authorise(request.actor, 'exchange.read');
      return { unpublished: 2, oldestAt: failedAt, unknown: 0 };
    });
    app.post('/operations/queue/rebuild', async (request, reply) => {
      authorise(request.actor, 'exchange.operate');
      rebuilt.push(`${name} ${JSON.stringify(request.body)}`);
      return reply.code(202).send({ ...task, id: taskId, name: 'queue/rebuild' });
    });
    app.post('/operations/search/rebuild', async (request, reply) => {
      authorise(request.actor, 'exchange.operate');
      return reply.code(202).send({ ...task, id: taskId });
    });
    app.get('/operations/tasks/:id', async (request) => {
      authorise(request.actor, 'exchange.operate');
      if ((request.params as { id: string }).id !== taskId)
        throw fail.notFound('task.not_found', 'There is no such task');
      return { ...task, id: taskId, state: 'done', done: 5 };
    });
  };
}

const listings = await startService('listings', operations('listings', '2026-01-01T00:00:00.000Z'));
const demands = await startService('demands', operations('demands', '2026-01-02T00:00:00.000Z'));
const gateway = await startGateway(await gatewaySettings({ LISTINGS_URL: listings.url, DEMANDS_URL: demands.url }));
const { app } = gateway;
afterAll(async () => {
  await gateway.close();
  await listings.app.close();
  await demands.app.close();
});

const get = (path: string) => app.inject({ url: `/api/operations/${path}`, headers: asOperator });
const post = (path: string, payload?: object) =>
  app.inject({ method: 'POST', url: `/api/operations/${path}`, headers: asOperator, ...(payload ? { payload } : {}) });
const away = (service: string) => ({ service, status: 503, reason: 'upstream.down', detail: expect.any(String) });

describe('operations', () => {
  it('are the operator’s alone', async () => {
    const mine = await newOrganisation(app);
    for (const url of ['jobs', 'health', 'dead-letters', `tasks/listings/${newId()}`]) {
      expect((await app.inject({ url: `/api/operations/${url}`, headers: mine.headers })).statusCode).toBe(403);
      expect((await app.inject(`/api/operations/${url}`)).statusCode).toBe(401);
    }
    for (const url of [
      'search/rebuild',
      'pairs/rebuild',
      'queue/rebuild',
      'dead-letters/replay',
      `dead-letters/listings/listing.index/${newId()}/replay`,
      `dead-letters/listings/listing.index/${newId()}/discard`,
    ]) {
      const reply = await app.inject({ method: 'POST', url: `/api/operations/${url}`, headers: mine.headers });
      expect(reply.statusCode).toBe(403);
    }
  });

  it('show jobs and dead letters of all services, and say which did not answer', async () => {
    const jobs = (await get('jobs')).json();
    expect(jobs.items.map((item: { service: string; job: string }) => [item.service, item.job])).toEqual([
      ['listings', 'listings.index'],
      ['demands', 'demands.index'],
    ]);
    expect(jobs.failures).toEqual([away('matching'), away('contracts'), away('notifications')]);
    const letters = (await get('dead-letters')).json();
    expect(letters.items.map((item: { service: string }) => item.service)).toEqual(['demands', 'listings']);
    expect(letters.failures).toHaveLength(3);
    expect(letters.nextCursor).toBeNull();
  });

  it('show dead letters in pages over all services', async () => {
    const first = (await get('dead-letters?limit=1')).json();
    expect(first.items.map((item: { service: string }) => item.service)).toEqual(['demands']);
    expect(JSON.parse(Buffer.from(first.nextCursor, 'base64url').toString())).toEqual([
      Date.parse('2026-01-02T00:00:00.000Z'),
      'demands.index',
      letter.jobId,
    ]);
    expect((await get(`dead-letters?limit=1&cursor=${first.nextCursor}`)).json()).toMatchObject({ nextCursor: null });
  });

  it('discard a dead letter for a reason that the audit keeps, with who did it', async () => {
    const url = `dead-letters/demands/demands.index/${letter.jobId}/discard`;
    expect((await post(url, {})).statusCode).toBe(400);
    expect((await post(url, { reason: 'The record is gone' })).statusCode).toBe(204);
    expect(discarded).toEqual([`demands demands.index ${letter.jobId}`]);
    const rows = await gateway.ctx.exchange.sql`
      select data, actor_kind from identity.audit where action = 'dead_letter.discarded'`;
    expect(rows).toEqual([
      {
        data: { service: 'demands', job: 'demands.index', reason: 'The record is gone' },
        actor_kind: 'key',
      },
    ]);
  });

  it('say how each service is and what its events wait for, also of one that is away', async () => {
    const { items } = (await get('health')).json();
    const ready = { state: 'ready', degraded: [], outbox: { unpublished: 2, unknown: 0 } };
    expect(items).toMatchObject([
      { service: 'gateway', state: 'ready', engines: [{ name: 'postgres', ok: true }] },
      { service: 'listings', ...ready },
      { service: 'demands', ...ready },
      ...['matching', 'contracts', 'notifications'].map((service) => ({ service, state: 'away', outbox: null })),
    ]);
  });

  it('list what was imported anywhere, newest first, with who did so', async () => {
    const mine = await newOrganisation(app, { name: { en: { text: 'Importing Institute', origin: 'person' } } });
    importer.id = mine.id;
    const { items, failures } = (await get('imports')).json();
    const name = { en: { text: 'Importing Institute', origin: 'person' } };
    const counts = { created: 3, updated: 0, unchanged: 1, rejected: 2 };
    expect(items).toMatchObject([
      { service: 'demands', file: 'demands.xlsx', organisation: { id: mine.id, name }, counts },
      { service: 'listings', file: 'listings.xlsx', organisation: { id: mine.id, name }, counts },
    ]);
    expect(failures).toEqual([]);
    expect((await get('imports?limit=1')).json().items).toHaveLength(1);
    expect((await app.inject({ url: '/api/operations/imports', headers: mine.headers })).statusCode).toBe(403);
  });

  it('replay all dead letters, or those of a kind, in every service', async () => {
    replayed.length = 0;
    const started = await post('dead-letters/replay', { reason: 'search.failed' });
    expect(started.json().tasks.map((one: { service: string }) => one.service)).toEqual(['listings', 'demands']);
    expect(replayed).toEqual(['listings', 'demands'].map((name) => `${name} {"reason":"search.failed"}`));
    expect((await post('dead-letters/replay')).statusCode).toBe(202);
    replayed.length = 0;
  });

  it('replay a dead letter where it lies', async () => {
    expect((await post(`dead-letters/demands/demand.index/${letter.jobId}/replay`)).statusCode).toBe(204);
    expect(replayed).toEqual(['demands demand.index']);
    const missing = await post(`dead-letters/demands/demand.index/${newId()}/replay`);
    expect(missing.json()).toMatchObject({ status: 404, reason: 'dead_letter.not_found' });
    expect((await post(`dead-letters/nobody/demand.index/${letter.jobId}/replay`)).statusCode).toBe(400);
  });

  it('start rebuilds and follow them', async () => {
    const all = (await post('search/rebuild')).json();
    expect(all.tasks.map((started: { service: string }) => started.service)).toEqual(['listings', 'demands']);
    const one = await post('search/rebuild', { index: 'demands' });
    expect([one.statusCode, one.json()]).toMatchObject([
      202,
      { tasks: [{ service: 'demands', state: 'running' }], failures: [] },
    ]);
    const [{ id }] = one.json().tasks;
    expect((await get(`tasks/demands/${id}`)).json()).toMatchObject({ service: 'demands', state: 'done', done: 5 });
    expect((await get(`tasks/listings/${id}`)).statusCode).toBe(404);
    expect((await post('search/rebuild', { index: 'pairs' })).statusCode).toBe(400);
  });

  it('re-make the queue of every service, and say which did not answer', async () => {
    const reply = await post('queue/rebuild', { hours: 3 });
    expect([reply.statusCode, reply.json()]).toMatchObject([
      202,
      {
        tasks: [{ service: 'listings', name: 'queue/rebuild' }, { service: 'demands' }],
        failures: [away('matching'), away('contracts'), away('notifications')],
      },
    ]);
    expect((await post('queue/rebuild')).statusCode).toBe(202);
    expect(rebuilt.sort()).toEqual(['demands {"hours":3}', 'demands {}', 'listings {"hours":3}', 'listings {}']);
    for (const body of [{ hours: 0 }, { hours: 73 }, { hours: 'all' }, { since: 1 }]) {
      expect((await post('queue/rebuild', body)).statusCode).toBe(400);
    }
  });

  it('name a service whose answer cannot be understood as one that did not answer, beside what others said', async () => {
    const other = await startService('matching', (service) => {
      service.get('/operations/jobs', async () => ({ 'pairs.index': 'many' }));
      service.get('/operations/dead-letters', async (_request, reply) => reply.type('text/html').send('<h1>busy</h1>'));
    });
    const urls = { LISTINGS_URL: listings.url, MATCHING_URL: other.url };
    const mixed = await startGateway(await gatewaySettings(urls));
    for (const path of ['jobs', 'dead-letters']) {
      const reply = await mixed.app.inject({ url: `/api/operations/${path}`, headers: asOperator });
      expect([path, reply.statusCode, reply.json().items.length]).toEqual([path, 200, 1]);
      const failure = reply.json().failures.find(({ service }: { service: string }) => service === 'matching');
      expect(failure).toMatchObject({ status: 503, reason: 'upstream.interrupted' });
      expect(reply.body).not.toContain('busy');
    }
    await mixed.close();
    await other.app.close();
  });

  it('fail as a whole only when no service answered', async () => {
    expect((await post('pairs/rebuild')).json()).toMatchObject({
      status: 503,
      details: { failures: [away('matching')] },
    });
    await demands.app.close();
    expect((await post('search/rebuild')).json()).toMatchObject({
      tasks: [{ service: 'listings' }],
      failures: [{ service: 'demands' }],
    });
  });
});
