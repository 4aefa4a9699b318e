import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Collector, startCollector } from '../exchange/collector.ts';
import { type Exchange, startExchange } from '../exchange/exchange.ts';

const root = join(import.meta.dirname, '../..');
let exchange: Exchange;
let collector: Collector;

beforeAll(async () => {
  collector = await startCollector();
  exchange = await startExchange({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }, { demo: true });
}, 600_000);
afterAll(async () => {
  await exchange?.stop();
  collector?.close();
});

it('every line of the README tour works as printed, from a search to a contract that is signed and paid, and from nothing to a mandate', async () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/^```bash\n(.*?)^```/gms)].map((match) => match[1]);
  expect(blocks.length).toBeGreaterThan(5);
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', blocks.join('\n')], {
    cwd: root,
    env: { ...process.env, TECHBOURSE_URL: exchange.url, DATA_DIR: exchange.dir, NO_COLOR: '1' },
  });
  for (const said of [
    /membrane/i,
    /energy: \d/,
    /^published$/m,
    /^open$/m,
    /Words that both texts share: /,
    /^匹配度 0\.\d\d：/m,
    /^agreed$/m,
    /^signed$/m,
    /^confirmed$/m,
    /open: \{ amount: '50000.00', currency: 'EUR' \}/,
    // from nothing to a mandate
    /^Mei Tan$/m,
    /^in_force$/m,
    /^\{ listing: 'contacted', demand: 'suggested' \}$/m,
    /^A company/m,
    /Steppe Polytechnic \d+ wrote to you about “Chelating sorbent/,
    /\[\s*'contacted the other side of a pair',\s*'Orlova Transfer \d+'\s*\]/,
  ]) {
    expect(stdout).toMatch(said);
  }
  expect(stdout).toContain("value: { amount: '75000.00', currency: 'EUR' }");
  expect(stdout).toContain('The ledger holds: ');
  expect(stdout).not.toContain('undefined\n');
}, 300_000);

it('heads of the ledger that were kept convict an exchange that shows others, and the copy is never written over', async () => {
  const kept = join(exchange.dir, 'heads.jsonl');
  const ledger = (...words: string[]) =>
    promisify(execFile)(process.execPath, ['scripts/cli.mjs', 'ledger', ...words], {
      cwd: root,
      env: { ...process.env, TECHBOURSE_URL: exchange.url, DATA_DIR: exchange.dir, NO_COLOR: '1' },
    });
  expect((await ledger('heads', 'sign')).stdout).toMatch(/signed|covers/);
  await ledger('heads', 'export', '--out', kept);
  const heads = readFileSync(kept, 'utf8');
  const own = JSON.parse(heads.split('\n')[0] ?? '');
  writeFileSync(`${kept}.keys`, `${own.publicKey}\n`);
  const good = await ledger('verify', '--heads', kept, '--keys', `${kept}.keys`);
  expect(good.stdout).toMatch(/^The ledger holds: \d+ entries[\s\S]*Compared with \d+ heads/);
  await ledger('heads', 'export', '--out', kept);

  writeFileSync(kept, heads.replace(own.rootHash, '0'.repeat(64)));
  const bad = ledger('verify', '--heads', kept);
  await expect(bad).rejects.toMatchObject({ code: 1, stdout: expect.stringMatching(/does not hold[\s\S]*- Head 1 /) });
  await expect(ledger('verify', '--heads', kept, '--json')).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringContaining('"problem":"kept_head"'),
  });
  await expect(ledger('heads', 'export', '--out', kept)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('left as it is'),
  });
}, 300_000);

it('one request is one trace: the gateway, the service, its statements, and the jobs of other services that came of it', async () => {
  const traces = () => [...Map.groupBy(collector.spans, ({ traceId }) => traceId).values()];
  const published = await waitFor(
    () =>
      traces().find((spans) => {
        const told = new Set(spans.map(({ service, name }) => `${service}: ${name}`));
        return [
          'gateway: POST /api/listings/*',
          'listings: POST /listings/:id/publish',
          'listings: job listing.index',
          'matching-worker: job profile.build',
          'matching-worker: job pairs.refresh',
          'contracts: job deal.copy',
        ].every((span) => told.has(span));
      }),
    { deadlineMs: 30_000 },
  );
  const statements = published.filter(({ name }) => /^(insert|update|with|select) listings\.\w+$/.test(name));
  expect(statements.length).toBeGreaterThan(0);
  expect(
    published.filter(({ service, name }) => service === 'listings' && name === 'transaction').length,
  ).toBeGreaterThan(0);
});
