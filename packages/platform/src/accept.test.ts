import { describe, expect, it } from 'vitest';
import { accepts } from './accept.ts';
import { codingFor } from './packed-answers.ts';
import { pageLinks } from './page-links.ts';

describe('a media type', () => {
  it.each([
    [undefined, true],
    ['', true],
    ['*/*', true],
    ['text/html,application/xhtml+xml,*/*;q=0.8', true],
    ['application/*', true],
    ['application/json; charset=utf-8', true],
    ['APPLICATION/JSON', true],
    ['text/html', false],
    ['*/*, application/json;q=0', false],
    ['application/json;q=0.1, */*;q=0', true],
    ['image/png, text/*', false],
  ])('of JSON is taken by %j: %s', (header, isTaken) => {
    expect(accepts(header, 'application/json')).toBe(isTaken);
  });
});

describe('the coding of an answer', () => {
  it.each([
    [undefined, undefined],
    ['identity', undefined],
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0.5, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', undefined],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
  ])('for %j is %j', (header, coding) => {
    expect(codingFor(header)).toBe(coding);
  });
});

describe('the links of a page', () => {
  it('lead on with the same query, and back to the first', () => {
    expect(pageLinks({ url: '/a?q=%C3%A9%26b&limit=2' }, { items: [], nextCursor: 'x=' })).toBe(
      '</a?q=%C3%A9%26b&limit=2&cursor=x%3D>; rel="next"',
    );
    expect(pageLinks({ url: '/a?cursor=x' }, { items: [], nextCursor: 'y' })).toBe(
      '</a?cursor=y>; rel="next", </a>; rel="first"',
    );
    expect(pageLinks({ url: '/a' }, { items: [], nextCursor: null })).toBeUndefined();
    expect(pageLinks({ url: '/a' }, { items: [] })).toBeUndefined();
    expect(pageLinks({ url: '/a' }, 'text')).toBeUndefined();
  });
});
