import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFile, RejectionReport } from '@techbourse/cli';
import { createClient } from '@techbourse/client';
import { mappingOf } from '@techbourse/import-formats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readyContent } from '../../services/listings/test/listings.ts';
import { type FuzzedExchange, OPERATOR_KEY, openExchange } from './exchange.ts';

const dir = mkdtempSync(join(tmpdir(), 'import-'));
let exchange: FuzzedExchange;
let url: string;
beforeAll(async () => {
  exchange = await openExchange();
  url = await exchange.open();
}, 120_000);
afterAll(async () => {
  await exchange?.close();
  rmSync(dir, { recursive: true, force: true });
});

const row = (externalId: string, more: Record<string, unknown> = {}) =>
  JSON.stringify({ source: 'own', externalId, ...readyContent(), ...more });

it('an import continues after invalid rows and lines, names each, and answers the same when repeated', async () => {
  const operator = createClient({ url, key: OPERATOR_KEY });
  const name = { en: { text: 'Poisoned sender', origin: 'person' } } as const;
  const { id } = await operator.post('/api/organisations', { body: { kind: 'university', name, country: 'CN' } });
  await operator.post('/api/organisations/{id}/verify', { path: { id }, body: {} });
  const { key } = await operator.post('/api/organisations/{id}/keys', {
    path: { id },
    body: { name: 'test', scopes: ['listings:read', 'listings:write'] },
  });

  const lines = Array.from({ length: 30 }, (_, at) => row(`row ${at}`));
  lines[3] = row('day', { validUntil: '0000-01-01' });
  lines[7] = row('a\0b');
  lines[11] = `{"source":"own","externalId":"deep","title":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  lines[15] = row('long', { keywords: ['x'.repeat(4 * 1024 * 1024)] });
  lines[19] = row('wide', { ['\ud800']: 1 });
  const file = join(dir, 'poison.jsonl');
  writeFileSync(file, lines.join('\n'));
  const send = async (report: string) => {
    const rejections = new RejectionReport(join(dir, report), false);
    const { created, unchanged, rejected } = await importFile({
      client: createClient({ url, key }),
      kind: 'listings',
      file,
      report: rejections,
      batchSize: 10,
      checkpointPath: join(dir, 'checkpoint.json'),
      mapping: mappingOf('listings', 'own', { publish: false, today: '2026-01-01' }),
    });
    await rejections.close();
    const told = readFileSync(join(dir, report), 'utf8').trim().split('\n');
    const lines = told.map((line) => (JSON.parse(line) as { line: number }).line).sort((a, b) => a - b);
    return { created, unchanged, rejected, lines };
  };
  expect(await send('first.jsonl')).toEqual({ created: 25, unchanged: 0, rejected: 5, lines: [4, 8, 12, 16, 20] });
  expect(await send('again.jsonl')).toEqual({ created: 0, unchanged: 25, rejected: 5, lines: [4, 8, 12, 16, 20] });
}, 120_000);
