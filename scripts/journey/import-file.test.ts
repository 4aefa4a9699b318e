import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@techbourse/client';
import {
  csvOfRows,
  defaultsOf,
  openSource,
  proposeMapping,
  rowMapper,
  writeXlsx,
  xlsxOfRows,
} from '@techbourse/import-formats';
import { waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Exchange, startExchange } from '../exchange/exchange.ts';
import { browserProgram, openReader, type Reader, seriousFaults } from './browser.ts';

type Kind = 'listings' | 'demands';
type Row = Record<string, unknown>;
type Bytes = Uint8Array<ArrayBuffer>;
type Demo = { organisations: { name: string; key: string }[] };

const OFFICER = 'shen.liqun@songhe.example';
const FAULTY = [
  ['Tech ID', 'Title', 'Abstract', 'Patent No', 'Filing date', 'IPC', 'Licence type', 'TRL', 'Shelf'],
  [
    'N-1',
    'Thermal store of molten salt',
    'A store of 12 MWh that keeps 94 per cent over a day, against 81 for hot water.',
    'CN108123456A',
    '03/04/2018',
    'F28D 20/02',
    'Exclusive licence',
    '6',
    '7',
  ],
  [
    'N-2',
    'Sorbent for arsenic',
    'Takes arsenic down to 3 micrograms per litre over 400 cycles.',
    '2.01911E+12',
    '05/06/2019',
    'C02F 1/28',
    'Non-exclusive licence',
    '5',
    '',
  ],
  [
    'N-3',
    'Cold spray nozzle',
    'Deposits copper at 480 degrees with 97 per cent density.',
    '',
    '',
    'C23C 24/04',
    'barter',
    '7',
    '',
  ],
];

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

describe.skipIf(browserProgram === undefined)('a workbook with faults (skipped where there is no Chromium)', () => {
  let reader: Reader;
  beforeAll(async () => {
    const kept = join(exchange.dir, 'demo-people.json');
    const password = await waitFor(() => JSON.parse(readFileSync(kept, 'utf8'))[OFFICER], { deadlineMs: 120_000 });
    reader = await openReader(exchange.url.replace('127.0.0.1', 'localhost'));
    const { page } = reader;
    await page.goto('/app/sign-in');
    const origin = new URL(page.url()).origin;
    // The people of the demo come after its catalogue.
    await waitFor(
      async () =>
        (await page.request.post('/api/sessions', { data: { email: OFFICER, password }, headers: { origin } })).ok(),
      { deadlineMs: 120_000 },
    );
  }, 300_000);
  afterAll(() => reader?.[Symbol.asyncDispose]());

  it('is mapped by its headings, mended at its cells, imported as drafts, and undone', async () => {
    const { page, complaints } = reader;
    await page.goto('/app/listings');
    await page.locator('a[href="/app/import/listings"]').click();
    await page.locator('input[type=file]').waitFor({ state: 'attached' });
    expect(await seriousFaults(page)).toEqual([]);
    const workbook = await (await bytesOf(writeXlsx(FAULTY))).arrayBuffer();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'inventions.xlsx', mimeType: '', buffer: Buffer.from(workbook) });

    await page.locator('tbody tr').nth(8).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const chosen = await page
      .locator('tbody td input:not([type=hidden])')
      .evaluateAll((inputs) => inputs.map((one) => (one as unknown as { value: string }).value !== ''));
    expect(chosen).toEqual([true, true, true, true, true, true, true, true, false]);
    await page.locator('input[type=radio][value=dmy]').check();
    await page.locator('form button[type=submit]').click();

    const faulty = page.locator('form textarea:not([aria-hidden])');
    await faulty.nth(1).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    expect(
      await faulty.evaluateAll((cells) => cells.map((one) => (one as unknown as { value: string }).value)),
    ).toEqual(['2.01911E+12', 'barter']);
    await faulty.nth(0).fill('CN109123457A');
    await faulty.nth(1).fill('Assignment');
    await page.locator('form button[type=submit]').click();
    await page.locator('dd').filter({ hasText: /^3$/ }).first().waitFor();
    expect(await faulty.count()).toBe(0);

    // Whoever goes away and comes back finds the file as it was.
    await page.reload();
    await page.getByText('inventions.xlsx').first().waitFor();
    await page
      .locator('button')
      .filter({ hasText: /Go on|继续|Продолжить/ })
      .click();
    await page.locator('tbody tr').nth(8).waitFor();
    await page.locator('form button[type=submit]').click();
    await page.locator('dd').filter({ hasText: /^3$/ }).first().waitFor();
    expect(await faulty.count()).toBe(0);

    await page.locator('main button').filter({ hasText: /3/ }).first().click();
    await page.locator('section table').getByText('inventions.xlsx').first().waitFor();
    const titles = async () => {
      const { items } = (await (await page.request.get('/api/listings?state=draft')).json()) as {
        items: { title?: { en?: { text: string } } }[];
      };
      return items
        .flatMap(({ title }) => title?.en?.text ?? [])
        .filter((title) => FAULTY.some((row) => row.includes(title)));
    };
    expect((await titles()).toSorted()).toEqual(
      FAULTY.slice(1)
        .map(([, title]) => title)
        .toSorted(),
    );
    await page.locator('section table').getByText('inventions.xlsx').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await page
      .locator('main button')
      .filter({ hasText: /Undo|撤销|Отменить/ })
      .first()
      .click();
    await page
      .locator('[role=dialog] button')
      .filter({ hasText: /Undo|撤销|Отменить/ })
      .last()
      .click();
    await page.locator('[role=status]').filter({ hasText: /3/ }).first().waitFor();
    expect(await titles()).toEqual([]);
    expect(complaints).toEqual([]);
  }, 300_000);
});
