import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestHeaders, responseHeaders } from './headers.ts';

const ours = { token: 'signed', requestId: 'request-1', address: '192.0.2.7' };
const OURS = ['authorization', 'x-request-id', 'x-caller-address'];
const name = fc.oneof(
  fc.constantFrom(
    'authorization',
    'cookie',
    'x-api-key',
    'x-request-id',
    'x-forwarded-for',
    'x-caller-address',
    'host',
    'connection',
  ),
  fc.constantFrom('set-cookie', 'x-served-by', 'x-answer-of', 'server', 'transfer-encoding', 'keep-alive'),
  fc.constantFrom('accept', 'etag', 'if-none-match', 'location', 'content-type', 'idempotency-key', 'vary'),
  fc.stringMatching(/^x-[a-z]{1,10}$/),
);
const headers = fc.dictionary(name, fc.oneof(fc.constant('given'), fc.constant(undefined)));

describe('what a service is told of a request', () => {
  it('is the actor and the request as the gateway knows them, whatever the caller claims', () => {
    fc.assert(
      fc.property(headers, (given) => {
        const passed = requestHeaders(given, ours);
        expect(passed).toMatchObject({
          authorization: 'Bearer signed',
          'x-request-id': 'request-1',
          'x-caller-address': '192.0.2.7',
        });
        const others = Object.keys(passed).filter((one) => !OURS.includes(one));
        for (const one of others) expect([one, passed[one]]).toEqual([one, given[one]]);
        expect(others.filter((one) => /^(x-|cookie|host|connection|keep-alive|transfer|forwarded)/.test(one))).toEqual(
          [],
        );
      }),
    );
  });

  it('is all that a read, a write or a repeat of it depends on', () => {
    const given = {
      'accept-language': 'zh',
      'content-type': 'application/json',
      'content-length': '2',
      'idempotency-key': 'k',
      'if-none-match': '"x"',
    };
    expect(requestHeaders(given, ours)).toMatchObject(given);
  });
});

describe('what a caller is told of an answer', () => {
  it('is nothing that only the exchange itself needs to know, whatever a service says', () => {
    fc.assert(
      fc.property(headers, (given) => {
        const passed = responseHeaders(given);
        expect(
          Object.keys(passed).filter((one) => /^(x-|set-cookie|server|connection|keep-alive|transfer)/.test(one)),
        ).toEqual([]);
        for (const one of Object.keys(passed)) expect(passed[one]).toBeDefined();
      }),
    );
  });

  it.each([
    ['/listings/1', '/api/listings/1'],
    ['https://elsewhere.example/x', 'https://elsewhere.example/x'],
    [undefined, undefined],
  ])('is where a new record stands as callers reach it: %s is %s', (location, shown) => {
    expect(responseHeaders({ location }).location).toBe(shown);
  });

  it('is when to come again, what to come with and whether it is still the same', () => {
    const given = { 'retry-after': '2', 'www-authenticate': 'Bearer', etag: '"x"', vary: 'accept' };
    expect(responseHeaders(given)).toEqual(given);
  });
});
