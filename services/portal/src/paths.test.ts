import { expect, it } from 'vitest';
import { inLanguage, paths, queryOf } from './paths.ts';

it('the addresses of the portal', () => {
  const id = '01a22d2c-7dde-7000-bee3-9642cf7c9202';
  const all = [
    paths.home('zh'),
    paths.listings('en'),
    paths.listings('en', { q: 'fluoride & water', kind: ['patent', 'software'], sort: undefined }),
    paths.listing('ru', id),
    paths.demands('en', { q: '' }),
    paths.demand('en', id),
    paths.organisation('en', id),
    paths.statistics('en'),
    paths.matching('zh'),
    paths.verify('en'),
    paths.verify('ru', '17-7K3M-9QXT-2B6D-ZW4P'),
    paths.asset('page.css'),
    paths.app(),
    paths.app('/listings/new'),
  ];
  expect(all).toMatchInlineSnapshot(`
    [
      "/zh",
      "/en/listings",
      "/en/listings?kind=patent,software&q=fluoride+%26+water",
      "/ru/listings/01a22d2c-7dde-7000-bee3-9642cf7c9202",
      "/en/demands",
      "/en/demands/01a22d2c-7dde-7000-bee3-9642cf7c9202",
      "/en/organisations/01a22d2c-7dde-7000-bee3-9642cf7c9202",
      "/en/statistics",
      "/zh/matching",
      "/en/verify",
      "/ru/verify/17-7K3M-9QXT-2B6D-ZW4P",
      "/assets/page.css",
      "/app",
      "/app/listings/new",
    ]
  `);
});

it('one page has one address, however its filters were chosen', () => {
  expect(queryOf({ b: 1, a: ['x', 'y'], c: undefined, d: '' })).toBe('?a=x,y&b=1');
  expect(queryOf({ d: '', a: ['x', 'y'], b: '1' })).toBe('?a=x,y&b=1');
  expect(queryOf()).toBe('');
});

it.each([
  ['/en/listings?q=en', '/ru/listings?q=en'],
  ['/zh', '/ru'],
  ['/zh?a=1', '/ru?a=1'],
  ['/english/x', '/english/x'],
])('%s in Russian is %s', (url, other) => {
  expect(inLanguage(url, 'ru')).toBe(other);
});
