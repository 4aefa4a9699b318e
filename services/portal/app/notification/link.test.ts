import { expect, it } from 'vitest';
import { pageOf } from './link.ts';

it.each([
  ['/api/listings/a1', '/listings/a1'],
  ['/api/demands/a1?x=1', '/demands/a1'],
  ['/api/organisations/a1/verification-requests', '/verification'],
  ['/api/memberships', '/join'],
  ['/api/webhooks/a1', undefined],
  ['/api/listings', undefined],
  ['https://elsewhere.example/api/listings/a1', undefined],
])('the link %s of a notification leads to %s', (link, page) => {
  expect(pageOf(link)).toBe(page);
});
