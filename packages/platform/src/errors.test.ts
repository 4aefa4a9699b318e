import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError, type ErrorKind, fail, kindOfStatus, titleOf } from './errors.ts';
import { asAppError, problemOf } from './problem.ts';

const STATUS: Record<ErrorKind, number> = {
  VALIDATION: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  CONFLICT: 409,
  TOO_LARGE: 413,
  UNSUPPORTED: 415,
  INVALID_STATE: 422,
  LIMIT_EXCEEDED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
};
const kinds = Object.keys(STATUS) as ErrorKind[];

describe('an error', () => {
  it('of each kind has its own status, by which the kind is found again', () => {
    for (const kind of kinds) {
      const { status } = new AppError(kind, 'a.reason', 'words');
      expect([kind, status, kindOfStatus(status)]).toEqual([kind, STATUS[kind], kind]);
    }
  });

  it('of the framework is a fault of the request below 500, and ours from there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), (status) => {
        const kind = kindOfStatus(status);
        expect(kinds).toContain(kind);
        if (status >= 400 && status < 500) expect(STATUS[kind]).toBeLessThan(500);
        else expect(STATUS[kind]).toBeGreaterThanOrEqual(500);
      }),
    );
  });

  it('may pass when the same call is made again only where nothing must change before', () => {
    const retried = kinds.filter((kind) => new AppError(kind, 'a.reason', 'words').retry);
    expect(retried.toSorted()).toEqual(['INTERNAL', 'LIMIT_EXCEEDED', 'UNAVAILABLE']);
    expect(new AppError('CONFLICT', 'a.reason', 'words', { retry: true }).retry).toBe(true);
  });

  it('thrown by a short maker is of the kind that it names', () => {
    const made = [
      fail.validation('r', 'm'),
      fail.unauthenticated('r', 'm'),
      fail.forbidden('r', 'm'),
      fail.notFound('r', 'm'),
      fail.conflict('r', 'm'),
      fail.invalidState('r', 'm'),
      fail.tooLarge('r', 'm'),
      fail.unavailable('r', 'm'),
    ];
    expect(made.map(({ status }) => status)).toEqual([400, 401, 403, 404, 409, 422, 413, 503]);
  });
});

describe('the document of an error', () => {
  const errors = fc.record({
    kind: fc.constantFrom(...kinds),
    reason: fc.constantFrom('listing.not_found', 'a.b'),
    message: fc.string({ minLength: 8 }).map((text) => `words ${text}`),
  });

  it('says status, reason and request, and the words of every kind but an internal one', () => {
    fc.assert(
      fc.property(errors, ({ kind, reason, message }) => {
        const document = problemOf(new AppError(kind, reason, message), 'request-1');
        expect(document).toMatchObject({ status: STATUS[kind], title: titleOf(kind), reason, requestId: 'request-1' });
        if (kind === 'INTERNAL') expect(JSON.stringify(document)).not.toContain(JSON.stringify(message).slice(1, -1));
        else expect(document.detail).toBe(message);
      }),
    );
  });

  it('names issues and details where there are some, and has no such field where there are none', () => {
    const issue = { pointer: '/title', rule: 'too_big', message: 'too long' };
    expect(problemOf(fail.validation('a.b', 'no', [issue]), 'r')).toMatchObject({ issues: [issue] });
    expect(problemOf(fail.conflict('a.b', 'no', { version: 3 }), 'r')).toMatchObject({ details: { version: 3 } });
    const bare = problemOf(fail.notFound('a.b', 'no'), 'r');
    expect([bare.issues, 'details' in bare]).toEqual([undefined, false]);
  });
});

describe('whatever was thrown', () => {
  it('is an error of the closed set, and one of ours is itself', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        const error = asAppError(thrown);
        expect(error).toBeInstanceOf(AppError);
        expect(asAppError(error)).toBe(error);
      }),
    );
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'CONNECTION_CLOSED', 'UND_ERR_SOCKET'])(
    'by a connection that is %s means that an engine is away, also as the cause of another error',
    (code) => {
      const lost = Object.assign(new Error('to 10.0.0.3'), { code });
      for (const thrown of [lost, new Error('while reading', { cause: lost })]) {
        expect(asAppError(thrown)).toMatchObject({ kind: 'UNAVAILABLE', reason: 'engine.unavailable' });
        expect(asAppError(thrown).message).not.toContain('10.0.0.3');
      }
    },
  );

  it('in a ring of causes is found out all the same', () => {
    const ring = new Error('one');
    ring.cause = new Error('two', { cause: ring });
    expect(asAppError(ring).kind).toBe('INTERNAL');
  });
});
