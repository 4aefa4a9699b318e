import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogger } from './log.ts';

/** A log, and its lines. */
function told(level = 'info') {
  const lines: Record<string, unknown>[] = [];
  const log = createLogger({ name: 'sample', level }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { log, lines };
}

describe('a line of the log', () => {
  it('is one JSON document that says which process, when and how grave', () => {
    const { log, lines } = told();
    log.warn({ index: 'notes', documents: 3 }, 'documents were\nbehind');
    expect(lines).toEqual([
      {
        level: 40,
        time: expect.any(String),
        name: 'sample',
        pid: process.pid,
        index: 'notes',
        documents: 3,
        msg: 'documents were\nbehind',
      },
    ]);
    expect(new Date(String(lines[0]?.['time'])).toISOString()).toBe(lines[0]?.['time']);
  });

  it('below the level of the log is not written', () => {
    const { log, lines } = told('warn');
    log.info('no');
    log.debug('no');
    log.error('yes');
    expect(lines.map(({ msg }) => msg)).toEqual(['yes']);
  });

  it('holds no key, token or cookie, wherever it stands', () => {
    const secret = 'sk_live_0123456789';
    const { log, lines } = told();
    log.info({ authorization: secret, cookie: secret, request: { authorization: secret, cookie: secret } }, 'a');
    log.info({ req: { headers: { authorization: secret } }, settings: { key: secret, token: secret } }, 'b');
    expect(JSON.stringify(lines)).not.toContain(secret);
    expect(lines.map(({ msg }) => msg)).toEqual(['a', 'b']);
  });

  it('tells of an error what it is and nothing that it quotes, under whatever name it comes', () => {
    const value = fc.string({ minLength: 4 }).map((text) => `ACME ${text}`);
    fc.assert(
      fc.property(value, fc.constantFrom('err', 'error', 'reason', 'cause'), (quoted, name) => {
        const { log, lines } = told();
        const error = new Error(quoted, { cause: new Error(quoted) });
        log.warn({ [name]: error }, 'failed');
        log.warn(error);
        log.warn({ errors: [error, error] }, 'many failed');
        expect(lines.length).toBe(3);
        expect(JSON.stringify(lines)).not.toContain('ACME');
      }),
      { numRuns: 30 },
    );
  });

  it('of an error alone has words all the same', () => {
    const { log, lines } = told();
    log.error(new TypeError('of a record'));
    expect(lines[0]).toMatchObject({ msg: 'failed', err: { type: 'TypeError' } });
  });
});
