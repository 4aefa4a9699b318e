import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cli } from '../../test/cli.ts';
import { RUN, type Seen, serverOf } from '../../test/server.ts';

const dir = mkdtempSync(join(tmpdir(), 'tables-'));
const here = process.cwd();
afterAll(() => {
  process.chdir(here);
  rmSync(dir, { recursive: true, force: true });
});
process.chdir(dir);

type Body = { rows: Record<string, unknown>[]; dryRun?: boolean; run?: string };
const taken = (seen: Seen) => {
  const { rows } = seen.body as Body;
  const changes = [{ pointer: '/ipc/0', from: 'c02f1/44', to: 'C02F 1/44' }];
  const results = rows.map(({ externalId }, index) => ({
    index,
    externalId,
    status: 'created',
    id: null,
    version: null,
    state: null,
    issues: [],
    changes,
  }));
  return { body: { counts: {}, results } };
};
const bodies = (server: { seen: Seen[] }) => server.seen.map(({ body }) => body as Body);

describe('a table', () => {
  it('whose headings leave no doubt is imported, and each row says what was changed or left out', async () => {
    writeFileSync(
      'clear.csv',
      'Title;Patent No;Abstract;Shelf\nRing;US10123456B2;"Binds CO<sub>2</sub>";7\nSeal;2.01911E+12;x;\n',
    );
    await using server = await serverOf(taken);
    const doubt = await cli(['import', 'listings', 'clear.csv', '--url', server.url]);
    expect(doubt).toMatchObject({ code: 1, err: expect.stringContaining('clear.csv.mapping.json') });
    expect(server.seen).toEqual([]);
    const mapping = JSON.parse(readFileSync('clear.csv.mapping.json', 'utf8'));
    expect(mapping.columns).toMatchObject({ Title: 'title', 'Patent No': 'patent.publicationNumber', Shelf: '' });
    const done = await cli([
      'import',
      'listings',
      'clear.csv',
      '--draft',
      '--mapping',
      'clear.csv.mapping.json',
      '--url',
      server.url,
    ]);
    expect(done.code).toBe(2);
    expect(bodies(server)[0]).toMatchObject({
      run: RUN,
      rows: [{ externalId: 'US10123456B2', publish: false, abstract: { en: { text: 'Binds CO₂' } } }],
    });
    const { report, notes, created, rejected, run } = JSON.parse(done.out);
    expect({ created, rejected, run }).toEqual({ created: 1, rejected: 1, run: RUN });
    expect(readFileSync(report, 'utf8')).toContain('Patent No: Excel made a rounded number');
    const said = JSON.parse(readFileSync(notes, 'utf8'));
    expect(said).toMatchObject({ line: 2, externalId: 'US10123456B2' });
    expect(said.issues.map(({ rule }: { rule: string }) => rule)).toEqual([
      'cell.cleaned',
      'row.column_left_out',
      'import.changed',
    ]);
  });

  it('with days that can be read in two ways is not imported before somebody has said which', async () => {
    writeFileSync('days.csv', 'Title,Patent No,Filing date\nRing,US10123456B2,03/04/2015\n');
    await using server = await serverOf(taken);
    expect((await cli(['import', 'listings', 'days.csv', '--url', server.url])).err).toContain('dayOrder');
    const mapping = JSON.parse(readFileSync('days.csv.mapping.json', 'utf8'));
    writeFileSync('days.json', JSON.stringify({ ...mapping, dayOrder: 'dmy' }));
    await cli(['import', 'listings', 'days.csv', '--mapping', 'days.json', '--url', server.url]);
    expect(bodies(server)[0]?.rows[0]).toMatchObject({ patent: { filedOn: '2015-04-03' } });
  });

  it('is tried without a trace: no import is begun, no checkpoint kept', async () => {
    writeFileSync('try.csv', 'externalId,title.en,kind\n1,Ring,software\n');
    await using server = await serverOf(taken);
    const { code, out } = await cli(['import', 'listings', 'try.csv', '--dry-run', '--url', server.url]);
    expect([code, JSON.parse(out)]).toMatchObject([0, { dryRun: true, created: 1 }]);
    expect(bodies(server)).toMatchObject([{ dryRun: true, rows: [{ externalId: '1', kind: 'software' }] }]);
    expect(bodies(server)[0]).not.toHaveProperty('run');
    expect(existsSync('.try.csv.listings.checkpoint.json')).toBe(false);
  });
});

describe('an export', () => {
  const rows = [
    {
      source: 'exchange',
      externalId: 'a-1',
      publish: true,
      kind: 'software',
      title: { en: { text: '=1+1', origin: 'person' }, zh: { text: '膜', origin: 'machine' } },
      keywords: ['a; b', 'c'],
    },
    {
      source: 'erp',
      externalId: '7',
      publish: false,
      kind: 'patent',
      patent: {
        publicationNumber: 'CN110569471A',
        legalEvents: [{ on: '2020-01-02', country: 'CN', kind: 'granted' }],
      },
    },
  ];

  it.each(['csv', 'xlsx', 'jsonl'])('as %s, imported again, sends the very same rows', async (format) => {
    await using server = await serverOf((seen, response) => {
      if (seen.method === 'POST') return taken(seen);
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      response.end(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      return undefined;
    });
    const file = `out.${format}`;
    expect((await cli(['export', 'listings', '--out', file, '--url', server.url])).code).toBe(0);
    const { code, err } = await cli(['import', 'listings', file, '--url', server.url]);
    expect([code, err]).toEqual([0, '']);
    expect(bodies(server).at(-1)?.rows).toEqual(rows);
  });
});
