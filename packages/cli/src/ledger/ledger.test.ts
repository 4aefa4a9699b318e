import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cli } from '../../test/cli.ts';
import { serverOf } from '../../test/server.ts';
import { readHeads, readKeys } from './heads-file.ts';
import type { Verification } from './verification-text.ts';

const dir = mkdtempSync(join(tmpdir(), 'ledger-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
let files = 0;
const fileOf = (text: string) => {
  const path = join(dir, String(++files));
  writeFileSync(path, text);
  return path;
};
const newKey = () =>
  generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const publicKey = newKey();

const headOf = (number: number, rootHash = 'a') => ({
  ...{ number, day: `2026-01-${String(number).padStart(2, '0')}`, size: number, rootHash: rootHash.repeat(64) },
  ...{ at: '2026-01-31T00:00:00.000Z', previousHash: null, signature: 's', publicKey },
});
const good: Verification = {
  ok: true,
  entries: 3,
  head: { seq: 3, hash: 'h' },
  fault: null,
  heads: { count: 1, covered: 3, keys: ['k'] },
  kept: { compared: 0, faults: [] },
  warnings: ['the clock ran ahead'],
  at: '2026-01-31T00:00:00.000Z',
  ms: 5,
};

/** A ledger with these heads, in pages of two, the newest first as the exchange shows them. */
const ledgerOf = (heads: readonly object[], verification: object = good) =>
  serverOf(({ method, path, query }) => {
    if (path.endsWith('/verify')) return { body: verification };
    if (method === 'POST') return { body: { items: heads, seq: 7 } };
    const newest = heads.toReversed();
    const from = Number(query.get('cursor') ?? 0);
    const next = from + 2 < newest.length ? String(from + 2) : null;
    return { body: { items: newest.slice(from, from + 2), nextCursor: next } };
  });

describe('ledger verify', () => {
  it('says that the ledger holds; exit code 0', async () => {
    await using server = await ledgerOf([]);
    const { code, out } = await cli(['ledger', 'verify', '--url', server.url]);
    expect(code).toBe(0);
    expect(out).toMatch(/^The ledger holds: 3 entries/);
    expect(out).toContain('Note: the clock ran ahead.');
  });

  it('says what does not hold, first of all; exit code 1, for programs too', async () => {
    const broken = { ...good, ok: false, fault: { seq: 2, problem: 'hash', message: 'Entry 2 was changed' } };
    await using server = await ledgerOf([], broken);
    const { code, out } = await cli(['ledger', 'verify', '--url', server.url]);
    expect(code).toBe(1);
    expect(out).toMatch(/^The ledger does not hold\. 3 entries were found good\.\n- Entry 2 was changed/);
    const json = await cli(['ledger', 'verify', '--json', '--url', server.url]);
    expect([json.code, JSON.parse(json.out).ok]).toEqual([1, false]);
  });

  it('compares with heads that were kept: all there is good, one that is gone is sent to be explained', async () => {
    const [one, two, three] = [headOf(1), headOf(2), headOf(3)];
    const kept = fileOf([one, two].map((head) => JSON.stringify(head)).join('\n'));
    await using whole = await ledgerOf([one, two, three]);
    expect(await cli(['ledger', 'verify', '--heads', kept, '--url', whole.url])).toMatchObject({ code: 0 });
    expect(whole.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/ledger/heads',
      'GET /api/ledger/heads',
      'GET /api/ledger/verify',
    ]);
    await using other = await ledgerOf([one, headOf(2, 'b'), three]);
    const { code, out } = await cli(['ledger', 'verify', '--heads', kept, '--json', '--url', other.url]);
    expect([code, JSON.parse(out).ok]).toEqual([1, false]);
    expect(other.seen.at(-1)).toMatchObject({ method: 'POST', body: { heads: [{ number: 2 }] } });
  });

  it('does not take an exchange at its word that says nothing of heads which are gone', async () => {
    const kept = fileOf(JSON.stringify(headOf(1)));
    await using server = await ledgerOf([], good);
    const { code, out } = await cli(['ledger', 'verify', '--heads', kept, '--json', '--url', server.url]);
    expect(code).toBe(1);
    expect(JSON.parse(out).comparison.faults).toEqual(['1 kept heads are not shown as they were kept']);
  });

  it('with keys names a head that another key signed', async () => {
    await using server = await ledgerOf([headOf(1)]);
    const { code, out } = await cli(['ledger', 'verify', '--keys', fileOf(newKey()), '--url', server.url]);
    expect(code).toBe(1);
    expect(out).toContain('Head 1 is signed by another key');
  });

  it('reads its files before it asks', async () => {
    await using server = await ledgerOf([]);
    for (const args of [
      ['--heads', fileOf('')],
      ['--heads', fileOf('{"number":1}')],
      ['--keys', fileOf('# none\n')],
      ['--keys', join(dir, 'missing')],
    ]) {
      expect((await cli(['ledger', 'verify', ...args, '--url', server.url])).code).toBe(1);
    }
    expect(server.seen).toEqual([]);
  });
});

describe('ledger heads export', () => {
  const exporting = (server: { url: string }, ...args: string[]) =>
    cli(['ledger', 'heads', 'export', ...args, '--url', server.url]);

  it('writes all heads, oldest first, however many pages they fill', async () => {
    const heads = [1, 2, 3, 4, 5].map((number) => headOf(number));
    await using server = await ledgerOf(heads);
    const { out } = await exporting(server);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(heads);
    const file = join(dir, 'exported');
    expect(await exporting(server, '--out', file)).toMatchObject({ code: 0, out: '', err: `5 heads in ${file}\n` });
    expect(readFileSync(file, 'utf8')).toBe(out);
    expect(existsSync(`${file}.new`)).toBe(false);
  });

  it('adds to a file that agrees, and never replaces evidence that does not', async () => {
    const file = fileOf(`${JSON.stringify(headOf(1))}\n`);
    await using grown = await ledgerOf([headOf(1), headOf(2)]);
    expect((await exporting(grown, '--out', file)).code).toBe(0);
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2);
    const before = readFileSync(file, 'utf8');
    for (const heads of [[headOf(1)], [headOf(1), headOf(2, 'c')], []]) {
      await using other = await ledgerOf(heads);
      const { code, err } = await exporting(other, '--out', file);
      expect(code).toBe(1);
      expect(err).toContain('was left as it is');
      expect(readFileSync(file, 'utf8')).toBe(before);
    }
  });
});

it('ledger heads sign and correct-clock say what was done', async () => {
  await using server = await ledgerOf([headOf(4)]);
  expect((await cli(['ledger', 'heads', 'sign', '--url', server.url])).out).toBe('Head 4 over 4 entries was signed.\n');
  const corrected = await cli(['ledger', 'correct-clock', '--reason', 'ran ahead', '--url', server.url]);
  expect(corrected.out).toContain('Entered as 7');
  expect(server.seen.at(-1)?.body).toEqual({ reason: 'ran ahead' });
  expect((await cli(['ledger', 'correct-clock', '--url', server.url])).code).toBe(1);
  await using covered = await ledgerOf([]);
  expect((await cli(['ledger', 'heads', 'sign', '--url', covered.url])).out).toContain('covers all entries already');
});

describe('files of heads and keys', () => {
  it('may be lines or an answer of the API; a line that is no head is named', async () => {
    const heads = [headOf(1), headOf(2)];
    const lines = heads.map((head) => JSON.stringify(head)).join('\n\n');
    expect(await readHeads(fileOf(lines))).toEqual(heads);
    expect(await readHeads(fileOf(JSON.stringify({ items: heads, nextCursor: null })))).toEqual(heads);
    const bad = fileOf(`${JSON.stringify(headOf(1))}\n{"number":2}`);
    await expect(readHeads(bad)).rejects.toThrow(`${bad}:2 is not a head of the ledger`);
    await expect(readHeads(fileOf('\n\n'))).rejects.toThrow('holds no heads');
  });

  it('hold keys one per line, with remarks; what is no key is named by its place', async () => {
    const [one, two] = [newKey(), newKey()];
    expect(await readKeys(fileOf(`# ours\n${one}\n\n  ${two}  \n`))).toEqual([one, two]);
    await expect(readKeys(fileOf(`${one}\n${two.slice(0, -1)}`))).rejects.toThrow('key 2 is not the base64');
  });
});
