import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder } from '../test-folder.mjs';
import { ensureDemo, ensureDemoPeople, readLastJson, runCheck } from './demo.mjs';

const loaded = { organisations: [{ name: 'Nordlab', id: '1', key: 'k' }], listings: 40, demands: 30 };
const log = () => {};
const ends =
  (code, stdout, tail = stdout) =>
  async () => ({ code, end: `exit code ${code}`, stdout, tail });

test('the demo is loaded once, and again after a week with the keys of before', async () => {
  const dir = freshFolder();
  const files = [];
  const run = async (_script, { DEMO_FILE }) => {
    files.push(fs.existsSync(DEMO_FILE));
    return { code: 0, end: '', stdout: `loading\n${JSON.stringify(loaded)}\n`, tail: '' };
  };
  expect(await ensureDemo({ dir, run, log })).toEqual(loaded);
  expect(await ensureDemo({ dir, run, log })).toEqual(loaded);
  expect(files).toEqual([false]);
  expect(fs.statSync(path.join(dir, 'demo.json')).mode & 0o777).toBe(0o600);
  const inTwoWeeks = Date.now() + 14 * 24 * 3_600_000;
  expect(await ensureDemo({ dir, run, log, now: inTwoWeeks })).toEqual(loaded);
  expect(files).toEqual([false, true]);
  expect(await ensureDemo({ dir, run: ends(1, '', 'Error: 503'), log, now: inTwoWeeks })).toEqual(loaded);
});

test('a load that was cut short is done again at the next start', async () => {
  const dir = freshFolder();
  await expect(ensureDemo({ dir, run: ends(1, '', 'Error: 503'), log })).rejects.toMatchObject({
    message: 'Could not load the demo catalogue (exit code 1).',
    remedy: expect.stringContaining('Error: 503'),
  });
  expect(await ensureDemo({ dir, run: ends(0, JSON.stringify(loaded)), log })).toEqual(loaded);
});

test('the check passes on its word and its exit code together', async () => {
  expect(await runCheck({ run: ends(0, '{"check":"ok","pairs":120}') })).toEqual({ check: 'ok', pairs: 120 });
  expect(await runCheck({ run: ends(1, '{"check":"ok"}') })).toMatchObject({ reason: expect.anything() });
  expect(await runCheck({ run: ends(1, '', 'Error: no pairs') })).toEqual({
    check: 'failed',
    reason: 'Error: no pairs',
  });
});

test.each([
  ['one\n{"a":1}\n{"b":2}\n', { b: 2 }],
  ['{"a":1}\n{broken\n', { a: 1 }],
  ['', undefined],
])('the last JSON line of %j is %j', (text, expected) => {
  expect(readLastJson(text)).toEqual(expected);
});

test('people of the demo come by caught mail, and none of them keeps the exchange from running', async () => {
  const dir = freshFolder();
  const log = [];
  const people = [{ name: 'Qiu Mingzhe', email: 'q@operator.example', password: 'p', role: 'admin', does: 'reviewer' }];
  const given = { dir, mailUrl: 'http://m/dev/mail?token=t', log: (line) => log.push(line) };
  const asked = [];
  const run = async (script, env) => {
    asked.push({ script, env });
    return { code: 0, end: '', stdout: `${JSON.stringify({ people })}\n`, tail: '' };
  };
  expect(await ensureDemoPeople({ ...given, run })).toEqual(people);
  const file = path.join(dir, 'demo-people.json');
  expect(asked).toEqual([
    { script: 'scripts/demo/people.ts', env: { DEMO_PEOPLE_FILE: file, MAIL_URL: given.mailUrl } },
  ]);
  expect(await ensureDemoPeople({ ...given, mailUrl: undefined, run })).toEqual([]);
  expect(asked).toHaveLength(1);
  expect(await ensureDemoPeople({ ...given, run: ends(1, '', 'no mail came for a@b.example') })).toEqual([]);
  expect(log).toEqual(['The people of the demo could not be signed up: no mail came for a@b.example']);
});
