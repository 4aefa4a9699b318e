import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeError, SetupError, summaryOf } from './error-log.ts';
import { AppError, fail } from './errors.ts';
import { createLogger } from './log.ts';

const SECRET = 'kept-to-myself';

/** Errors as the libraries make them: own properties and messages full of what they were given. */
const queryError = (cause?: unknown) =>
  Object.assign(new Error(`Failed query: insert into "t" values ($1)\nparams: ${SECRET}`, { cause }), {
    query: `insert into "t" ("a", "b") values ($1, '${SECRET}')`,
    params: [SECRET],
  });
const postgresError = (code: string) =>
  Object.defineProperties(
    Object.assign(new Error(`duplicate key: ${SECRET}`), {
      name: 'PostgresError',
      severity: 'ERROR',
      code,
      detail: `Key (a)=(${SECRET}) already exists.`,
      constraint_name: 't_a',
      table_name: 't',
      where: `JSON data, line 1: ${SECRET}(x)`,
    }),
    { query: { value: `select '${SECRET}'` }, parameters: { value: [SECRET] }, args: { value: [SECRET] } },
  );
const zodError = () => {
  const result = z.strictObject({ title: z.string() }).safeParse({ title: 5, [SECRET]: SECRET });
  return result.error;
};
const parserError = () => {
  try {
    return JSON.parse(`${SECRET} {`);
  } catch (error) {
    return error;
  }
};

const errors: [string, unknown][] = [
  ['a failed query', queryError(postgresError('23505'))],
  ['an error of Postgres', postgresError('22P02')],
  ['an error of zod', zodError()],
  ['an error of the parser', parserError()],
  [
    'an error of Redis',
    Object.assign(new Error(SECRET), { name: 'ReplyError', command: { name: 'set', args: [SECRET] } }),
  ],
  ['an answer of the search engine', new Error(SECRET, { cause: { code: 'invalid_document', message: SECRET } })],
  ['an error of ours about the input', fail.validation('a.b', `${SECRET} is no day`)],
  ['an error of ours around another', fail.unavailable('a.b', 'Try again', queryError())],
  ['a fault of the program', new TypeError(`Cannot read properties of undefined (reading '${SECRET}')`)],
  ['several errors', new AggregateError([queryError(), new Error(SECRET)], SECRET)],
  ['a message like a stack', new Error(`x\n    at ${SECRET} (${SECRET}.ts:1:1)`)],
  ['an error with a name of its own', Object.assign(new Error('x'), { name: `(${SECRET})` })],
  ['a text', SECRET],
  ['a rejected answer', { body: SECRET }],
];

describe('an error in the log', () => {
  it.each(errors)('tells no values: %s', (_name, error) => {
    expect(JSON.stringify(describeError(error))).not.toContain(SECRET);
    expect(summaryOf(error)).not.toContain(SECRET);
  });

  it.each(errors)('tells no values however it is logged: %s', (_name, error) => {
    const lines: string[] = [];
    const log = createLogger({ name: 't', level: 'trace' }, { write: (line) => void lines.push(line) });
    log.error({ err: error instanceof Error ? error : undefined });
    log.error({
      cause: error instanceof Error ? error : undefined,
      errors: [error].filter((one) => one instanceof Error),
    });
    if (error instanceof Error) {
      log.error(error);
      log.error(error, 'with words');
      log.error('and then %s', error);
      log.child({ part: 'x' }).warn({ error }, 'of a part');
    }
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).not.toContain(SECRET);
  });

  it('tells kind, code, rule, table, statement and place', () => {
    const described = describeError(queryError(postgresError('23505')));
    expect(described).toMatchObject({
      type: 'Error',
      statement: 'insert into "t" ("a", "b") values ($1, ?)',
      cause: { type: 'PostgresError', code: '23505', constraint: 't_a', table: 't' },
    });
    expect(described.stack).toContain('error-log.test.ts');
    expect(summaryOf(queryError(postgresError('23505')))).toBe('23505: t_a');
    expect(describeError(zodError())).toMatchObject({
      issues: [
        { pointer: 'title', rule: 'invalid_type' },
        { pointer: '*', rule: 'unknown_field' },
      ],
    });
    expect(describeError(new TypeError('x.y is not a function')).message).toBe('x.y is not a function');
    expect(describeError(new AppError('UNAVAILABLE', 'a.b', 'Try again'))).toMatchObject({ message: 'Try again' });
    expect(summaryOf(new SetupError('the setting PORT is missing'))).toBe('the setting PORT is missing');
    expect(summaryOf(new Error(SECRET))).toMatch(/^Error at error-log\.test\.ts:\d+$/);
  });

  it.each([
    ['while it starts', 'throw failure;'],
    ['awaited at the top', 'await Promise.reject(failure);'],
    ['that nobody awaits', 'Promise.reject(failure); await new Promise((done) => setTimeout(done, 5000));'],
    ['later', 'setTimeout(() => { throw failure; }); await new Promise((done) => setTimeout(done, 5000));'],
  ])('is all that a process says that fails %s', async (_name, statement) => {
    const file = join(mkdtempSync(join(tmpdir(), 'crash-')), 'main.ts');
    writeFileSync(
      file,
      `import { logCrashes } from '${join(import.meta.dirname, 'run.ts')}';
       logCrashes('sample');
       const failure = Object.assign(new Error('Failed query: ${SECRET}'), { params: ['${SECRET}'], query: 'select $1' });
       ${statement}`,
    );
    const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = once(child, 'close');
    const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect(said + complained).not.toContain(SECRET);
    expect(JSON.parse(said)).toMatchObject({ level: 60, name: 'sample', err: { statement: 'select $1' } });
    expect(await ended).toEqual([1, null]);
  });
});
