import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { importFile, RejectionReport } from '@techbourse/cli';
import { mappingOf } from '@techbourse/import-formats';
import { waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demandRow, listingRow, writeRows } from '../bench/texts.ts';
import { ifThere } from '../demo/check/steps.ts';
import { type Exchange, startExchange } from '../exchange/exchange.ts';
import { drained, openJobs } from '../exchange/jobs.ts';

const LISTINGS = 240;
const DEMANDS = 40;
const MINUTES = 60_000;

type Owner = Awaited<ReturnType<Exchange['organisation']>>;

const scratch = mkdtempSync(join(tmpdir(), 'techbourse-journey-'));
let exchange: Exchange;
let supply: Owner;
let need: Owner;

beforeAll(async () => {
  exchange = await startExchange();
  [supply, need] = await Promise.all([
    exchange.organisation('Journey supply', 'university'),
    exchange.organisation('Journey need', 'company'),
  ]);
}, 4 * MINUTES);
afterAll(async () => {
  await exchange?.stop();
  rmSync(scratch, { recursive: true, force: true });
}, MINUTES);

/** The pid of a process of this exchange, as soon as it is there: the door opens before the worker has its model. */
async function pidOf(name: string): Promise<number> {
  const found = () => exchange.processes().find((each) => each.name === name)?.pid;
  return waitFor(found, { deadlineMs: MINUTES, what: `a process "${name}"` });
}

/** Ends a process as a crash would; its supervisor brings it back. */
async function kill(name: string): Promise<void> {
  const victim = await pidOf(name);
  process.kill(victim, 'SIGKILL');
  await waitFor(() => !exchange.processes().some(({ pid }) => pid === victim), { what: `the end of ${name}` });
}

/** Throws away everything that the exchange's Redis holds. */
async function forgetQueue(): Promise<void> {
  const { hostname, port, password } = new URL(exchange.redisUrl());
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  socket.end(`AUTH ${decodeURIComponent(password)}\r\nFLUSHALL\r\nQUIT\r\n`);
  await once(socket, 'close');
  expect(answer).toBe('+OK\r\n+OK\r\n+OK\r\n');
}

/** Has every service tell its events again, and waits until they have. */
async function rebuildQueue(hours: number): Promise<void> {
  const { tasks, failures } = await exchange.operator.post('/api/operations/queue/rebuild', { body: { hours } });
  expect(failures).toEqual([]);
  expect(tasks.map((task) => task.service).sort()).toEqual([
    'contracts',
    'demands',
    'listings',
    'matching',
    'notifications',
  ]);
  for (const { service, id } of tasks) {
    const task = await waitFor(async () => {
      const now = await exchange.operator.get('/api/operations/tasks/{service}/{id}', { path: { service, id } });
      return now.state === 'running' ? undefined : now;
    });
    expect(task).toMatchObject({ state: 'done' });
  }
}

type Rematch = { id: string; state: string; total: number; done: number };

/** `techbourse matching rematch`, as an operator types it. */
async function rematch(): Promise<Rematch> {
  const cli = join(import.meta.dirname, '../../packages/cli/src/main.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [cli, 'matching', 'rematch', '--url', exchange.url], {
    env: { ...process.env, DATA_DIR: exchange.dir },
  });
  return JSON.parse(stdout) as Rematch;
}

async function load(owner: Owner, kind: 'listings' | 'demands', file: string, onRow?: (read: number) => void) {
  const report = new RejectionReport(join(scratch, `${kind}.rejected.jsonl`), false);
  const checkpointPath = join(scratch, `${kind}.checkpoint.json`);
  const result = await importFile({
    client: owner.api,
    kind,
    file,
    report,
    checkpointPath,
    batchSize: 20,
    inFlight: 2,
    mapping: mappingOf(kind, 'own', { publish: true, today: new Date().toISOString().slice(0, 10) }),
    onProgress: ({ read }) => onRow?.(read),
  });
  await report.close();
  return result;
}

const found = async (kind: 'listings' | 'demands') =>
  (await need.api.get(`/api/${kind}/search`, { query: { limit: 1 } })).total;

async function pairsOf(owner: Owner, demand: string) {
  return (await owner.api.get('/api/pairs', { query: { demand, limit: 100 } })).items;
}

async function open(number: number): Promise<string> {
  const { id, version } = await need.api.post('/api/demands', { body: demandRow(number) });
  await need.api.post('/api/demands/{id}/open', { path: { id }, body: { expectedVersion: version } });
  return id;
}

describe('an exchange that has bad luck', () => {
  it(
    'takes every row of an import during which Redis is killed',
    async () => {
      const file = await writeRows('listings', LISTINGS);
      const underWay = Promise.withResolvers<void>();
      const [result] = await Promise.all([
        load(supply, 'listings', file, (read) => {
          if (read >= 60) underWay.resolve();
        }),
        underWay.promise.then(() => kill('redis')),
      ]);
      expect(result).toMatchObject({ created: LISTINGS, rejected: 0 });
      const again = await load(supply, 'listings', await writeRows('listings', LISTINGS));
      expect(again).toMatchObject({ created: 0, updated: 0, unchanged: LISTINGS });
    },
    3 * MINUTES,
  );

  it(
    'pairs everything though the worker is killed in the middle of it',
    async () => {
      await load(need, 'demands', await writeRows('demands', DEMANDS));
      await kill('matching worker');
      await drained(exchange, 'after the worker was killed');
      expect(await waitFor(async () => ((await found('listings')) === LISTINGS ? LISTINGS : undefined))).toBe(LISTINGS);
      expect(await found('demands')).toBe(DEMANDS);
      const demand = (await need.api.get('/api/demands', { query: { limit: 1 } })).items[0];
      const pairs = await pairsOf(need, demand?.id ?? '');
      expect(pairs.length).toBeGreaterThan(0);
      expect(new Set(pairs.map((pair) => pair.id)).size).toBe(pairs.length);
    },
    5 * MINUTES,
  );

  it(
    'pairs and finds what was opened while Meilisearch was away',
    async () => {
      await kill('meilisearch');
      const id = await open(700_001);
      await waitFor(async () => (await pairsOf(need, id)).length > 0, {
        deadlineMs: MINUTES,
        what: 'pairs',
      });
      await waitFor(async () => (await found('demands')) === DEMANDS + 1, {
        deadlineMs: MINUTES,
        what: 'the demand in search',
      });
    },
    3 * MINUTES,
  );

  it(
    'answers and loses nothing when Postgres is killed',
    async () => {
      const before = await open(700_002);
      await kill('postgres');
      const answer = await need.api.get('/api/demands/{id}', { path: { id: before } });
      expect(answer).toMatchObject({ id: before, state: 'open' });
      const after = await open(700_003);
      for (const id of [before, after]) {
        await waitFor(async () => (await pairsOf(need, id)).length > 0, {
          deadlineMs: MINUTES,
          what: `pairs of ${id}`,
        });
      }
    },
    4 * MINUTES,
  );

  it(
    'pairs what waited in a queue that was lost, without anybody asking, and doubles nothing',
    async () => {
      const worker = await pidOf('matching worker');
      const ids: string[] = [];
      // It stands still, so that the jobs are sure to wait when they are lost.
      process.kill(worker, 'SIGSTOP');
      try {
        for (const number of [700_004, 700_005, 700_006]) ids.push(await open(number));
        await waitFor(async () => ((await openJobs(exchange)).byJob['profile.build']?.waiting ?? 0) >= ids.length, {
          what: 'jobs to wait',
        });
        await forgetQueue();
      } finally {
        process.kill(worker, 'SIGCONT');
      }
      for (const id of ids) {
        const paired = async () => (await ifThere(pairsOf(need, id)))?.length;
        await waitFor(paired, { deadlineMs: 2 * MINUTES, what: `pairs of ${id}` });
      }
      await drained(exchange, 'after the queue was lost');
      for (const id of ids) {
        const pairs = await pairsOf(need, id);
        expect(pairs.length).toBeGreaterThan(0);
        expect(new Set(pairs.map((pair) => pair.id)).size).toBe(pairs.length);
      }

      // Every record is paired once more, so that all lists are of the same statistics of words.
      const pairAnew = async () => {
        await forgetQueue();
        await rebuildQueue(1);
        await drained(exchange, 'after the queue was re-made');
      };
      await pairAnew();
      const before = await Promise.all(ids.map((id) => pairsOf(need, id)));
      const records = await Promise.all([found('listings'), found('demands')]);
      expect(records).toEqual([LISTINGS, DEMANDS + 3 + ids.length]);

      await pairAnew();
      const after = await Promise.all(ids.map((id) => pairsOf(need, id)));
      expect(after.map((pairs) => pairs.map((pair) => pair.id))).toEqual(
        before.map((pairs) => pairs.map((pair) => pair.id)),
      );
      expect(await Promise.all([found('listings'), found('demands')])).toEqual(records);
    },
    5 * MINUTES,
  );

  it(
    'finishes a full re-match that the operator asked for, though the worker is killed in the middle of it',
    async () => {
      const started = await rematch();
      expect(started).toMatchObject({ state: 'running', done: 0 });
      await kill('matching worker');
      const ended = await waitFor(
        async () => {
          const now = await exchange.operator.get('/api/operations/matching/rematches/{id}', {
            path: { id: started.id },
          });
          return now.state === 'running' ? undefined : now;
        },
        { deadlineMs: 4 * MINUTES, what: 'the end of the re-match' },
      );
      expect(ended).toMatchObject({ state: 'done', done: started.total, percent: 100 });
      expect(started.total).toBeGreaterThan(LISTINGS + DEMANDS);
    },
    6 * MINUTES,
  );

  it('publishes once when the same request is sent twice at the same time', async () => {
    const send = () => supply.api.post('/api/listings', { body: listingRow(800_001), idempotencyKey: 'twice' });
    const [first, second] = await Promise.all([send(), send()]);
    expect(second.id).toBe(first.id);
  });

  it(
    'has no dead letters and a whole ledger at the end',
    async () => {
      await drained(exchange, 'at the end');
      expect(await exchange.operator.get('/api/operations/dead-letters')).toMatchObject({ items: [], failures: [] });
      expect(await exchange.operator.get('/api/ledger/verify')).toMatchObject({ ok: true });
    },
    2 * MINUTES,
  );
});
