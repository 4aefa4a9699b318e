import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Exchange, startExchange } from '../exchange/exchange.ts';

const root = join(import.meta.dirname, '../..');
let exchange: Exchange;

beforeAll(async () => {
  exchange = await startExchange({}, { demo: true });
}, 240_000);
afterAll(() => exchange?.stop(), 60_000);

it('every line of the README tour works as printed, from a search to a signed contract in the statistics', async () => {
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
    /Both texts speak of /,
    /^匹配度 0\.\d\d：/m,
    /^agreed$/m,
    /^signed$/m,
  ]) {
    expect(stdout).toMatch(said);
  }
  expect(stdout).toContain("value: { amount: '75000.00', currency: 'EUR' }");
  expect(stdout).toContain('"ok":true');
  expect(stdout).not.toContain('undefined\n');
}, 120_000);
