import { fail, SERVED_BY, servedBy } from '@techbourse/platform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFromService, upstreamError } from './upstream-error.ts';

const coded = (code: string) => Object.assign(new Error('raw words of a library'), { code });
const named = (name: string) => Object.assign(new Error('raw words of a library'), { name });

describe('a service that did not answer', () => {
  it.each([
    [coded('UND_ERR_HEADERS_TIMEOUT'), 'upstream.timeout'],
    [coded('UND_ERR_BODY_TIMEOUT'), 'upstream.timeout'],
    [named('TimeoutError'), 'upstream.timeout'],
    [coded('ECONNREFUSED'), 'upstream.down'],
    [coded('UND_ERR_CONNECT_TIMEOUT'), 'upstream.down'],
    [coded('EAI_AGAIN'), 'upstream.down'],
    [coded('ECONNRESET'), 'upstream.interrupted'],
    [new SyntaxError('Unexpected token < in JSON'), 'upstream.interrupted'],
    ['no error at all', 'upstream.interrupted'],
    [undefined, 'upstream.interrupted'],
  ])('is 503 by what went wrong: %s is %s', (thrown, reason) => {
    const error = upstreamError('demands', thrown);
    expect(error).toMatchObject({ status: 503, reason, retry: true });
    expect(error.message).toContain('demands');
    expect(error.message).not.toContain('raw words');
  });

  it('is judged by the innermost cause that says something, and what is ours stays as it is', () => {
    const wrapped = new Error('fetch failed', { cause: new Error('socket', { cause: coded('ECONNREFUSED') }) });
    expect(upstreamError('demands', wrapped).reason).toBe('upstream.down');
    const tooLarge = fail.tooLarge('body.too_large', 'too large');
    expect(upstreamError('demands', new Error('aborted', { cause: tooLarge }))).toBe(tooLarge);
  });

  it('is judged also when its causes are a ring', () => {
    const [one, two] = [new Error('one'), new Error('two')];
    one.cause = two;
    two.cause = one;
    expect(upstreamError('demands', one)).toMatchObject({ status: 503, reason: 'upstream.interrupted' });
  });
});

it('an answer is of a service by its name and its exchange, and by nothing that is only similar', () => {
  const key = Buffer.from('a key').toString('base64');
  const own = servedBy('demands', key);
  expect(isFromService({ [SERVED_BY]: own }, 'demands', key)).toBe(true);
  expect(isFromService({ [SERVED_BY]: own }, 'listings', key)).toBe(false);
  expect(isFromService({ [SERVED_BY]: own }, 'demands', Buffer.from('another').toString('base64'))).toBe(false);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom(`${own} `, own.toUpperCase(), own.slice(0, -1))), (text) => {
      expect(isFromService({ [SERVED_BY]: text }, 'demands', key)).toBe(text === own);
      expect(isFromService({ [SERVED_BY]: [own, text] }, 'demands', key)).toBe(false);
    }),
  );
});
