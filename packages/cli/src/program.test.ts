import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cli } from '../test/cli.ts';
import { problem, RUN, type Seen, serverOf } from '../test/server.ts';

const dir = mkdtempSync(join(tmpdir(), 'cli-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('a command', () => {
  it('that is none, or lacks what it needs, says so and how to find help; exit code 1', async () => {
    for (const args of [['imprt'], ['import', 'listings'], ['import', 'patents', 'x'], ['jobs', '--nonsense'], []]) {
      const { code, err, out } = await cli(args);
      expect([args, code, out]).toEqual([args, 1, '']);
      expect(err).toMatch(/--help|Usage/);
    }
  });

  it('that asks for help gets it on stdout; exit code 0', async () => {
    const { code, out, err } = await cli(['import', 'listings', '--help']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('--format');
  });

  it('refuses numbers that are none or out of bounds before anything is asked', async () => {
    await using server = await serverOf(() => ({ body: {} }));
    for (const batch of ['0', '201', '1.5', 'ten', '', '-1']) {
      const { code, err } = await cli(['import', 'listings', 'x.jsonl', '--batch', batch, '--url', server.url]);
      expect([batch, code]).toEqual([batch, 1]);
      expect(err).toContain('a whole number from 1 to 200');
    }
    expect(server.seen).toEqual([]);
  });

  it('goes to --url before TECHBOURSE_URL, with the key of the environment', async () => {
    await using one = await serverOf(() => ({ body: { explanation: 'one' } }));
    await using other = await serverOf(() => ({ body: { explanation: 'other' } }));
    const env = { TECHBOURSE_URL: other.url, TECHBOURSE_KEY: 'tbk_mine' };
    expect((await cli(['matching', 'explain', 'p', '--url', one.url], env)).out).toBe('one\n');
    expect((await cli(['matching', 'explain', 'p'], env)).out).toBe('other\n');
    expect([...one.seen, ...other.seen].map(({ headers }) => headers.authorization)).toEqual([
      'Bearer tbk_mine',
      'Bearer tbk_mine',
    ]);
  });

  it('takes no key as an option, because others can read the arguments', async () => {
    for (const option of ['--key', '--operator-key', '--token']) {
      expect((await cli(['jobs', option, 'secret'])).err).toContain(`unknown option '${option}'`);
    }
  });
});

describe('what the exchange refuses', () => {
  it('is told in words, with reason, request and fields, on stderr; exit code 1', async () => {
    const issues = Array.from({ length: 12 }, (_, n) => ({ pointer: n ? `/f${n}` : '', rule: 'r', message: `m${n}` }));
    const refusal = {
      type: 't',
      title: 't',
      status: 400,
      detail: 'Not valid',
      reason: 'input.invalid',
      requestId: 'q',
    };
    await using server = await serverOf(() => ({ status: 400, body: { ...refusal, issues } }));
    const { code, out, err } = await cli(['jobs', '--url', server.url]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('techbourse: Not valid (400 input.invalid, request q)');
    expect(err).toContain('\n  (body): m0 [r]\n  /f1: m1 [r]');
    expect(err).not.toContain('m10');
  });

  it('for want of a key says which to set', async () => {
    await using server = await serverOf(() => problem(401, 'key.unknown'));
    expect((await cli(['jobs', '--url', server.url])).err).toContain('set TECHBOURSE_KEY');
  });

  it('at an address that is none says what an address is', async () => {
    const { code, err } = await cli(['jobs', '--url', 'localhost:3000']);
    expect(code).toBe(1);
    expect(err).toContain('"localhost:3000" is not an address of an exchange');
  });
});

describe("the operator's key", () => {
  const asked = async (env: Record<string, string | undefined>) => {
    await using server = await serverOf(() => ({ body: { items: [], failures: [] } }));
    const run = await cli(['jobs', '--url', server.url], env);
    return { ...run, key: server.seen[0]?.headers.authorization };
  };

  it('is that of the environment, else that of the exchange started here', async () => {
    expect((await asked({ OPERATOR_KEY: 'tbo_env', DATA_DIR: dir })).key).toBe('Bearer tbo_env');
    writeFileSync(join(dir, 'secrets.json'), JSON.stringify({ OPERATOR_KEY: 'tbo_file' }));
    expect((await asked({ OPERATOR_KEY: undefined, DATA_DIR: dir })).key).toBe('Bearer tbo_file');
  });

  it('that nobody knows is asked for by name, and nothing is sent', async () => {
    for (const text of ['{}', 'no JSON', '{"OPERATOR_KEY":1}']) {
      writeFileSync(join(dir, 'secrets.json'), text);
      const { code, err, key } = await asked({ OPERATOR_KEY: undefined, DATA_DIR: dir });
      expect([text, code, key]).toEqual([text, 1, undefined]);
      expect(err).toContain('no operator key: set OPERATOR_KEY');
    }
  });
});

describe('import', () => {
  const importing = (server: { url: string }, file: string, ...more: string[]) =>
    cli([
      'import',
      'demands',
      join(dir, file),
      '--url',
      server.url,
      '--report',
      join(dir, `${file}.rejected`),
      ...more,
    ]);
  const answer = (bad: string) => (seen: Seen) => {
    const { rows } = seen.body as { rows: { externalId: string }[] };
    const results = rows.map(({ externalId }, index) => {
      const isBad = externalId === bad;
      const issues = isBad ? [{ pointer: '/title', rule: 'missing', message: 'Say something' }] : [];
      return {
        index,
        externalId,
        status: isBad ? 'rejected' : 'created',
        id: null,
        version: null,
        state: null,
        issues,
      };
    });
    return { body: { counts: {}, results } };
  };

  // checkpoints lie in the folder where a command is run
  beforeEach(() => {
    for (const name of readdirSync('.').filter((each) => /^\.rows.*checkpoint/.test(each))) rmSync(name);
  });

  it('ends with one line of JSON: what became of the rows, and exit code 0', async () => {
    writeFileSync(join(dir, 'rows.jsonl'), '{"id":"a"}\n{"id":"b","open":false}\n');
    await using server = await serverOf(answer(''));
    const { code, out, err } = await importing(server, 'rows.jsonl');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ import: 'demands', read: 2, created: 2, rejected: 0 });
    expect(server.seen[0]?.body).toEqual({
      run: RUN,
      rows: [
        { source: 'own', externalId: 'a', id: 'a', open: true },
        { source: 'own', externalId: 'b', id: 'b', open: false },
      ],
    });
  });

  it('keeps records as drafts when it is told to', async () => {
    writeFileSync(join(dir, 'rows2.jsonl'), '{"id":"a"}');
    await using server = await serverOf(answer(''));
    await importing(server, 'rows2.jsonl', '--draft');
    expect(server.seen[0]?.body).toMatchObject({ rows: [{ open: false }] });
  });

  it('of which a row was rejected ends with exit code 2 and says where the report is', async () => {
    writeFileSync(join(dir, 'rows3.jsonl'), '{"id":"a"}\n{"id":"b"}\n{"id":"c"}');
    await using server = await serverOf(answer('b'));
    const { code, out } = await importing(server, 'rows3.jsonl');
    expect(code).toBe(2);
    const { report } = JSON.parse(out);
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
      line: 2,
      externalId: 'b',
      issues: [{ rule: 'missing' }],
    });
  });

  it('of a file that is not there, or in a format that is none, is exit code 1', async () => {
    await using server = await serverOf(answer(''));
    expect(await importing(server, 'none.jsonl')).toMatchObject({ code: 1, err: expect.stringContaining('ENOENT') });
    const wrong = await importing(server, 'rows.jsonl', '--format', 'patents');
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('own, sbir, eu-calls') });
    expect(server.seen).toEqual([]);
  });
});

describe('export', () => {
  const lines = '{"id":"a"}\n{"id":"石墨烯"}\n';
  const whole = () =>
    serverOf((_seen, response) => {
      response.end(lines);
      return undefined;
    });

  it('writes what the exchange sends, to stdout, a file or a gzipped one', async () => {
    await using server = await whole();
    expect(await cli(['export', 'listings', '--url', server.url])).toMatchObject({ code: 0, out: lines, err: '' });
    for (const name of ['out.jsonl', 'out.jsonl.gz']) {
      const file = join(dir, name);
      expect((await cli(['export', 'demands', '--out', file, '--url', server.url])).code).toBe(0);
      const bytes = readFileSync(file);
      expect((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()).toBe(lines);
    }
    expect(server.seen.map(({ path }) => path)).toEqual([
      '/api/listings/export',
      '/api/demands/export',
      '/api/demands/export',
    ]);
  });

  it('that breaks off is exit code 1, leaves the file that was there, and nothing half', async () => {
    const file = join(dir, 'kept.jsonl');
    writeFileSync(file, 'the last whole export');
    await using server = await serverOf((_seen, response) => {
      response.write(lines, () => response.destroy());
      return undefined;
    });
    const { code, err } = await cli(['export', 'listings', '--out', file, '--url', server.url]);
    expect([code, err.startsWith('techbourse: ')]).toEqual([1, true]);
    expect(readFileSync(file, 'utf8')).toBe('the last whole export');
    expect(readdirSync(dir).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('that is refused writes nothing', async () => {
    await using server = await serverOf(() => problem(403, 'actor.missing_scope'));
    const file = join(dir, 'refused.jsonl');
    expect(await cli(['export', 'listings', '--out', file, '--url', server.url])).toMatchObject({ code: 1, out: '' });
    expect(readdirSync(dir)).not.toContain('refused.jsonl');
  });
});

describe('the program', () => {
  const main = join(import.meta.dirname, 'main.ts');
  const run = (args: string[], env: Record<string, string> = {}) =>
    promisify(execFile)(process.execPath, [main, ...args], { cwd: dir, env: { ...process.env, ...env } }).then(
      (ran) => ({ ...ran, code: 0 }),
      (failed: { code: number; stdout: string; stderr: string }) => failed,
    );

  it('ends with the exit code of its command, results on stdout and complaints on stderr', async () => {
    await using server = await serverOf(({ path }) =>
      path === '/api/operations/jobs' ? { body: { items: [], failures: [] } } : problem(404, 'pair.not_found'),
    );
    const env = { TECHBOURSE_URL: server.url, OPERATOR_KEY: 'k' };
    const good = await run(['jobs'], env);
    expect([good.code, JSON.parse(good.stdout), good.stderr]).toEqual([0, { items: [], failures: [] }, '']);
    const bad = await run(['matching', 'explain', 'x'], env);
    expect([bad.code, bad.stdout]).toEqual([1, '']);
    expect(bad.stderr).toContain('404 pair.not_found');
  });

  it('interrupted in an import finishes what is under way, keeps the checkpoint, and ends with 130', async () => {
    writeFileSync(join(dir, 'long.jsonl'), Array.from({ length: 50 }, (_, n) => JSON.stringify({ id: n })).join('\n'));
    let child: ReturnType<typeof execFile> | undefined;
    const heard = Promise.withResolvers<void>();
    await using server = await serverOf(async (seen) => {
      if (server.seen.length === 1) child?.kill('SIGINT');
      await heard.promise;
      const { rows } = seen.body as { rows: unknown[] };
      return {
        body: { results: rows.map((_, index) => ({ index, externalId: null, status: 'created', issues: [] })) },
      };
    });
    const args = ['import', 'listings', 'long.jsonl', '--batch', '5', '--parallel', '1', '--url', server.url];
    const { promise, resolve } = Promise.withResolvers<{ code: number | null; out: string; err: string }>();
    child = execFile(process.execPath, [main, ...args], { cwd: dir }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
    child.stderr?.on('data', (text: string) => {
      if (text.includes('finishing what is under way')) heard.resolve();
    });
    const { code, out, err } = await promise;
    expect(err).toContain('finishing what is under way');
    expect(code).toBe(130);
    const { read } = JSON.parse(out);
    expect(read).toBeLessThan(50);
    expect(JSON.parse(readFileSync(join(dir, '.long.jsonl.listings.checkpoint.json'), 'utf8')).line).toBe(read);
  });
});
