import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@techbourse/client';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type Answer, problem, type Seen, serverOf } from '../../test/server.ts';
import { RejectionReport } from './report.ts';
import { type ImportOptions, importFile } from './run.ts';

const dir = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
let files = 0;

type Row = { n: number };
const rowsOf = ({ body }: Seen) => (body as { rows: Row[] }).rows;
/** What the exchange answers when it takes every row. */
const taken = (rows: readonly Row[], status: (row: Row) => string = () => 'created'): Answer => {
  const results = rows.map((row, index) => {
    const issues = status(row) === 'rejected' ? [{ pointer: '/n', rule: 'bad', message: 'No' }] : [];
    return { index, externalId: String(row.n), status: status(row), id: null, version: null, state: null, issues };
  });
  return { body: { counts: {}, results } };
};

/** A file of numbered rows, and a way to import it as often as one likes. */
function fileOf(count: number, more: (n: number) => object = () => ({})) {
  const path = join(dir, `${++files}.jsonl`);
  const write = (text: string) => writeFileSync(path, text);
  write(Array.from({ length: count }, (_, n) => JSON.stringify({ n, ...more(n) })).join('\n'));
  const [checkpointPath, reportPath] = [`${path}.checkpoint`, `${path}.rejected`];
  return {
    path,
    write,
    checkpointPath,
    rejected: (): { line: number; issues: { rule: string }[] }[] =>
      existsSync(reportPath)
        ? readFileSync(reportPath, 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line))
        : [],
    run: async (url: string, options: Partial<ImportOptions> = {}) => {
      const report = new RejectionReport(reportPath, existsSync(checkpointPath));
      const client = createClient({ url, tries: 1 });
      const mapping = (row: object) => ({ ...row });
      try {
        return await importFile({ client, kind: 'listings', file: path, mapping, report, checkpointPath, ...options });
      } finally {
        await report.close();
      }
    },
  };
}

describe('an import', () => {
  it('sends every row once, in batches of the asked size, and counts what became of each', async () => {
    const statuses = ['created', 'updated', 'unchanged', 'rejected'];
    await using server = await serverOf((seen) => taken(rowsOf(seen), ({ n }) => statuses[n % 4] ?? ''));
    const file = fileOf(23);
    const steps: number[] = [];
    const result = await file.run(server.url, { batchSize: 5, onProgress: ({ read }) => steps.push(read) });
    expect(result).toMatchObject({ read: 23, created: 6, updated: 6, unchanged: 6, rejected: 5 });
    expect(result.bytes).toBe(result.totalBytes);
    expect(server.seen.map((seen) => rowsOf(seen).length).sort()).toEqual([3, 5, 5, 5, 5]);
    const sent = server.seen.flatMap(rowsOf).map(({ n }) => n);
    expect(sent.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 23 }, (_, n) => n));
    expect(steps.at(-1)).toBe(23);
    expect(server.seen.every(({ path }) => path === '/api/listings/import')).toBe(true);
  });

  it('has no more requests under way than allowed', async () => {
    let [open, most] = [0, 0];
    await using server = await serverOf(async (seen) => {
      most = Math.max(most, ++open);
      await wait(5);
      open -= 1;
      return taken(rowsOf(seen));
    });
    await fileOf(60).run(server.url, { batchSize: 3, inFlight: 3 });
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(3);
  });

  it('keeps a request below what the exchange takes, however long the rows are', async () => {
    await using server = await serverOf((seen) => taken(rowsOf(seen)));
    await fileOf(6, () => ({ text: 'x'.repeat(2_000_000) })).run(server.url);
    for (const { headers } of server.seen) expect(Number(headers['content-length'])).toBeLessThan(6 * 1024 * 1024);
    expect(server.seen.flatMap(rowsOf).length).toBe(6);
  });

  it('stops after the asked number of rows, and before the first request when it was given up', async () => {
    await using server = await serverOf((seen) => taken(rowsOf(seen)));
    expect(await fileOf(20).run(server.url, { limit: 7, batchSize: 3 })).toMatchObject({ read: 7, created: 7 });
    const before = server.seen.length;
    expect(await fileOf(20).run(server.url, { signal: AbortSignal.abort() })).toMatchObject({ read: 0 });
    expect(server.seen.length).toBe(before);
  });
});

describe('a row that cannot be taken', () => {
  it('is in the report with line, field and rule, and stops nothing', async () => {
    await using server = await serverOf((seen) => taken(rowsOf(seen), ({ n }) => (n === 4 ? 'rejected' : 'created')));
    const file = fileOf(0);
    const lines = Array.from({ length: 8 }, (_, n) => JSON.stringify({ n }));
    file.write([...lines.slice(0, 3), 'not JSON', '', ...lines.slice(3)].join('\n'));
    const mapping = (row: Record<string, unknown>) => {
      if (row.n === 6) throw new Error('no such format');
      return row;
    };
    expect(await file.run(server.url, { mapping })).toMatchObject({ read: 9, created: 6, rejected: 3 });
    const rejected = file.rejected().sort((a, b) => a.line - b.line);
    expect(rejected.map(({ line, issues }) => [line, issues[0]?.rule])).toEqual([
      [4, 'invalid_json'],
      [7, 'bad'],
      [9, 'mapping'],
    ]);
  });

  it('is found alone when it spoils its whole request, whichever and however many there are', async () => {
    const poisons = fc.uniqueArray(fc.nat({ max: 19 }), { maxLength: 19 });
    const statuses = fc.constantFrom(400, 413, 422, 500);
    await fc.assert(
      fc.asyncProperty(poisons, statuses, fc.integer({ min: 1, max: 20 }), async (poison, status, batchSize) => {
        // Of a fault of the exchange's own that takes a whole batch the import stops; see below.
        const batches = Array.from({ length: Math.ceil(20 / batchSize) }, (_, at) => at * batchSize);
        const isWhole = (from: number) =>
          Array.from({ length: Math.min(batchSize, 20 - from) }, (_, at) => from + at).every((n) => poison.includes(n));
        fc.pre(status < 500 || !batches.some(isWhole));
        const accepted = new Set<number>();
        await using server = await serverOf((seen) => {
          if (rowsOf(seen).some(({ n }) => poison.includes(n))) return problem(status, 'poisoned');
          for (const { n } of rowsOf(seen)) accepted.add(n);
          return taken(rowsOf(seen));
        });
        const file = fileOf(20);
        const result = await file.run(server.url, { batchSize });
        expect(result).toMatchObject({ created: 20 - poison.length, rejected: poison.length });
        expect(accepted.size).toBe(20 - poison.length);
        const lines = file.rejected().map(({ line }) => line - 1);
        expect(lines.sort((a, b) => a - b)).toEqual(poison.toSorted((a, b) => a - b));
      }),
      { numRuns: 25 },
    );
  });
});

describe('an import that is cut off', () => {
  it('ends at once when nobody may send, and rejects no row for it', async () => {
    await using server = await serverOf(() => problem(401, 'actor.anonymous'));
    const file = fileOf(500);
    await expect(file.run(server.url, { batchSize: 10 })).rejects.toMatchObject({ status: 401 });
    expect(server.seen.length).toBeLessThan(10);
    expect([file.rejected(), existsSync(file.checkpointPath)]).toEqual([[], false]);
  });

  it('ends when the exchange itself is at fault for all that it is sent', async () => {
    await using server = await serverOf(() => problem(500, 'internal'));
    await expect(fileOf(4).run(server.url)).rejects.toMatchObject({ status: 500 });
  });

  it('goes on where it was, loses no row, and counts as read what was read before', async () => {
    const moments = fc.integer({ min: 0, max: 9 });
    await fc.assert(
      fc.asyncProperty(moments, fc.integer({ min: 1, max: 4 }), async (failsAt, inFlight) => {
        const accepted: number[] = [];
        let [requests, isAway] = [0, true];
        await using server = await serverOf((seen) => {
          if (isAway && requests++ >= failsAt) return problem(503, 'away');
          accepted.push(...rowsOf(seen).map(({ n }) => n));
          return taken(rowsOf(seen));
        });
        const file = fileOf(50);
        await expect(file.run(server.url, { batchSize: 5, inFlight })).rejects.toMatchObject({ status: 503 });
        const before = new Set(accepted);
        const line = existsSync(file.checkpointPath) ? JSON.parse(readFileSync(file.checkpointPath, 'utf8')).line : 0;
        // every line up to the checkpoint was answered
        for (let n = 0; n < line; n++) expect(before.has(n)).toBe(true);
        isAway = false;
        accepted.length = 0;
        expect(await file.run(server.url, { batchSize: 5, inFlight })).toMatchObject({ read: 50, created: 50 - line });
        expect(Math.min(...accepted)).toBe(line);
        expect(new Set([...before, ...accepted]).size).toBe(50);
        expect(existsSync(file.checkpointPath)).toBe(false);
      }),
      { numRuns: 15 },
    );
  });

  it('by its owner finishes what is under way and can go on later', async () => {
    const stop = new AbortController();
    await using server = await serverOf((seen) => {
      stop.abort();
      return taken(rowsOf(seen));
    });
    const file = fileOf(50);
    const first = await file.run(server.url, { batchSize: 5, inFlight: 1, signal: stop.signal });
    expect([first.read, JSON.parse(readFileSync(file.checkpointPath, 'utf8')).line]).toEqual([5, 5]);
    expect(await file.run(server.url)).toMatchObject({ read: 50, created: 45 });
  });

  it('begins anew when the file was changed meanwhile', async () => {
    await using server = await serverOf((seen) => taken(rowsOf(seen)));
    const file = fileOf(10);
    const stop = new AbortController();
    const onProgress = () => stop.abort();
    await file.run(server.url, { batchSize: 2, inFlight: 1, signal: stop.signal, onProgress });
    expect(existsSync(file.checkpointPath)).toBe(true);
    file.write(`${JSON.stringify({ n: 100 })}\n${JSON.stringify({ n: 101 })}`);
    expect(await file.run(server.url)).toMatchObject({ read: 2, created: 2 });
  });
});

it('a file that is not there is named, and nothing is sent', async () => {
  await using server = await serverOf((seen) => taken(rowsOf(seen)));
  const file = fileOf(1);
  rmSync(file.path);
  await expect(file.run(server.url)).rejects.toThrow(file.path);
  expect(server.seen).toEqual([]);
});
