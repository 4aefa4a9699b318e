import { expect, it } from 'vitest';
import { asAppError } from './problem.ts';

const erring = (fields: object, message = 'as the engine says it') => Object.assign(new Error(message), fields);

it.each([
  ['a full disk', erring({ code: 'ENOSPC' }), 'disk.full'],
  ['a quota of the disk', erring({ code: 'EDQUOT' }), 'disk.full'],
  [
    'a full disk behind another error',
    new Error('could not write', { cause: erring({ code: 'ENOSPC' }) }),
    'disk.full',
  ],
  [
    'a Redis that cannot write its file',
    erring({ name: 'ReplyError' }, 'MISCONF Errors writing to the AOF file: No space left on device'),
    'queue.unavailable',
  ],
  ['a Redis without memory', erring({ name: 'ReplyError' }, 'OOM command not allowed'), 'queue.unavailable'],
  [
    'a Redis that starts',
    erring({ name: 'ReplyError' }, 'LOADING Redis is loading the dataset in memory'),
    'queue.unavailable',
  ],
  ['a connection refused', erring({ code: 'ECONNREFUSED' }), 'engine.unavailable'],
])('%s is 503, to be tried again, and says no more than that', (_what, thrown, reason) => {
  const error = asAppError(thrown);
  expect(error).toMatchObject({ kind: 'UNAVAILABLE', status: 503, retry: true, reason });
  expect(error.message).not.toMatch(/AOF|device|engine says/);
});

it('an order that Redis does not understand is our fault, not its trouble', () => {
  expect(asAppError(erring({ name: 'ReplyError' }, 'ERR unknown command')).kind).toBe('INTERNAL');
  expect(asAppError(new Error('OOM of something else')).kind).toBe('INTERNAL');
});
