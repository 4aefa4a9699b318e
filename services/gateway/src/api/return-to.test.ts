import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOwnPath } from './return-to.ts';

describe('where a browser is sent after signing in', () => {
  it.each([
    '/',
    '/deals/1',
    '/deals/1?tab=files#top',
    '/search?q=50%25&next=//a//b',
    '/search?next=https%3A%2F%2Felsewhere.example',
    '/对接/1',
    '/a/../b',
    '/a%20b',
    '/@name',
    '/a:b',
  ])('%j is a page of the exchange', (path) => {
    expect(isOwnPath(path)).toBe(true);
  });

  it.each([
    '',
    'deals',
    'https://elsewhere.example/',
    'HTTPS://elsewhere.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    '//elsewhere.example',
    '///elsewhere.example',
    '/\\elsewhere.example',
    '\\\\elsewhere.example',
    '/a\\b',
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    '/\r\nset-cookie: a=b',
    ' //elsewhere.example',
    '/%2felsewhere.example',
    '/%2F%2Felsewhere.example',
    '%2F%2Felsewhere.example',
    '/%5Celsewhere.example',
    '/%255Celsewhere.example',
    '/%25252felsewhere.example',
    '/%09/elsewhere.example',
    '/%0d%0aset-cookie:a=b',
    '/.//elsewhere.example',
    '/..//elsewhere.example',
    '/a/..//elsewhere.example',
    '/%2e//elsewhere.example',
    '/\u200b/elsewhere.example',
    '/\u2028/elsewhere.example',
    '/%',
    '@elsewhere.example',
    '?next=1',
    '#top',
  ])('%j is not', (path) => {
    expect(isOwnPath(path)).toBe(false);
  });

  it('is on our own origin for every reader, once decoded or twice, at whatever place it stands', () => {
    const part = fc.constantFrom(
      '/',
      '\\',
      '.',
      '%2f',
      '%5c',
      '%252f',
      '%09',
      '\t',
      '@',
      ':',
      '?',
      '#',
      'evil.example',
      'a',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        if (!isOwnPath(text)) return;
        for (const base of ['https://exchange.example', 'http://localhost:3000', 'https://exchange.example/api/a/b']) {
          expect(new URL(text, base).origin).toBe(new URL(base).origin);
          const [path = ''] = text.split(/[?#]/, 1);
          const once = decodeURIComponent(path);
          expect(new URL(once, base).origin).toBe(new URL(base).origin);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
