import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cli } from '../test/cli.ts';
import { serverOf } from '../test/server.ts';

const scratch = mkdtempSync(join(tmpdir(), 'techbourse-organisations-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
}

/** Takes every row but those whose name holds `like` or `wrong`. */
const takesRows = () =>
  serverOf(({ body }) => {
    const rows = (body as { rows: { name: { en?: { text: string } } }[] }).rows;
    const results = rows.map(({ name }, index) => {
      const text = name.en?.text ?? '';
      const status = text.includes('like') ? 'alike' : text.includes('wrong') ? 'rejected' : 'created';
      return { index, status, id: null, alike: [], issues: [] };
    });
    const counts = { created: 0, exists: 0, alike: 0, rejected: 0 };
    for (const { status } of results) counts[status as keyof typeof counts] += 1;
    return { body: { counts, results } };
  });

describe('org import', () => {
  it('sends a table as an office writes it, with `;` and in the encoding of its machine', async () => {
    await using server = await takesRows();
    const file = fileOf(
      'list.csv',
      '\ufeffkind;name.zh;name.en;country;region;uscc;verified;differsFrom\r\n' +
        'company;远山泵业;Far Hills Pumps;cn;cn-zj;91330000MA2GXY1234;yes;\r\n\r\n' +
        'university;;Like like University;RU;;;;a b\r\n',
    );
    const { code, out } = await cli(['org', 'import', file, '--url', server.url]);
    expect(server.seen[0]).toMatchObject({
      method: 'POST',
      path: '/api/organisations/import',
      body: {
        dryRun: false,
        rows: [
          {
            kind: 'company',
            country: 'CN',
            region: 'CN-ZJ',
            name: { zh: { text: '远山泵业', origin: 'person' }, en: { text: 'Far Hills Pumps', origin: 'person' } },
            identifiers: { uscc: '91330000MA2GXY1234' },
            verified: true,
          },
          { kind: 'university', country: 'RU', identifiers: {}, differsFrom: ['a', 'b'] },
        ],
      },
    });
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ line, status }) => [line, status]).slice(0, 2)).toEqual([
      [2, 'created'],
      [4, 'alike'],
    ]);
    expect(lines.at(-1)).toEqual({ import: 'organisations', created: 1, exists: 0, alike: 1, rejected: 0 });
    // What is asked back is not done.
    expect(code).toBe(2);
  });

  it('sends hundreds in parts, and says nothing is written in a dry run', async () => {
    await using server = await takesRows();
    const rows = Array.from({ length: 230 }, (_, at) => `company,Works ${at},CN`);
    const file = fileOf('many.csv', `kind,name.en,country\n${rows.join('\n')}\n`);
    const { code, out } = await cli(['org', 'import', file, '--dry-run', '--url', server.url]);
    expect(server.seen.map(({ body }) => (body as { rows: unknown[]; dryRun: boolean }).rows.length)).toEqual([
      100, 100, 30,
    ]);
    expect(server.seen.every(({ body }) => (body as { dryRun: boolean }).dryRun)).toBe(true);
    expect(JSON.parse(out.trim().split('\n').at(-1) ?? '')).toMatchObject({ dryRun: true, created: 230 });
    expect(code).toBe(0);
  });

  it('names headings that are no field before anything is sent', async () => {
    await using server = await takesRows();
    const file = fileOf('odd.csv', 'kind,name.en,land\ncompany,Works,CN\n');
    const { code, err } = await cli(['org', 'import', file, '--url', server.url]);
    expect([code, err]).toEqual([1, expect.stringContaining('land')]);
    expect(server.seen).toEqual([]);
  });

  it('prints a table to fill in, which reads as it is written', async () => {
    const { out } = await cli(['org', 'import', '--template']);
    expect(out).toMatch(/^\ufeffkind,name\.zh,name\.en,name\.ru,country,region,uscc,/);
    expect((await cli(['org', 'import'])).err).toContain('--template');
  });
});
