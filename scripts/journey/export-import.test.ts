import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@techbourse/client';
import { csvOfRows, defaultsOf, openSource, proposeMapping, rowMapper, xlsxOfRows } from '@techbourse/import-formats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Exchange, startExchange } from '../exchange/exchange.ts';

type Kind = 'listings' | 'demands';
type Row = Record<string, unknown>;
type Bytes = Uint8Array<ArrayBuffer>;
type Demo = { organisations: { name: string; key: string }[] };

let exchange: Exchange;
let demo: Demo;
beforeAll(async () => {
  exchange = await startExchange({}, { demo: true });
  demo = JSON.parse(readFileSync(join(exchange.dir, 'demo.json'), 'utf8'));
}, 600_000);
afterAll(() => exchange?.stop());

async function bytesOf(parts: AsyncIterable<string | Uint8Array>): Promise<Blob> {
  return new Blob((await Array.fromAsync(parts)) as (string | Bytes)[]);
}

/** The rows of a file as they are sent, by the mapping that is proposed for its headings. */
async function rowsIn(kind: Kind, file: Blob): Promise<Row[]> {
  const source = await openSource(file);
  const headings = source.shape === 'table' ? source.headings : [];
  const { columns } = proposeMapping(kind, headings, []);
  const mapping = {
    source: 'file',
    ...defaultsOf(kind, {}),
    columns: Object.fromEntries(columns.map(({ heading, field }) => [heading, field])),
  };
  const map = rowMapper(kind, mapping, { headings, publish: false });
  const mapped = (await Array.fromAsync(source.rows())).map(map);
  expect(mapped.flatMap(({ faults, notes }) => [...faults, ...notes])).toEqual([]);
  return mapped.map(({ row }) => row);
}

it('the whole demo exported and imported again changes nothing, as CSV, as XLSX and as lines of JSON', async () => {
  for (const { key } of demo.organisations) {
    const api = createClient({ url: exchange.url, key });
    for (const kind of ['listings', 'demands'] as const) {
      const lines = await new Response(await api.stream(`/api/${kind}/export`)).text();
      const rows = lines
        .split('\n')
        .filter(Boolean)
        .map((line): Row => JSON.parse(line));
      if (rows.length === 0) continue;
      const files = {
        csv: await bytesOf(csvOfRows(kind, rows)),
        xlsx: await bytesOf(xlsxOfRows(kind, rows)),
        jsonl: new Blob([lines]),
      };
      for (const [format, file] of Object.entries(files)) {
        const read = await rowsIn(kind, file);
        expect([format, read]).toEqual([format, rows]);
        const { counts, run } = await api.post(`/api/${kind}/import`, { body: { rows: read } });
        expect([format, counts, run]).toEqual([
          format,
          { created: 0, updated: 0, unchanged: rows.length, rejected: 0 },
          null,
        ]);
      }
      expect(await new Response(await api.stream(`/api/${kind}/export`)).text()).toBe(lines);
    }
  }
}, 300_000);
