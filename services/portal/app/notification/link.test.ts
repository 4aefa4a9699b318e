import { expect, it } from 'vitest';
import { pageOf } from './link.ts';

it.each([
  ['/api/listings/a1', '/listings/a1', {}],
  ['/api/demands/a1?x=1', '/demands/a1', {}],
  ['/api/organisations/a1/verification-requests', '/verification', {}],
  ['/api/agencies/a1/accreditation-requests', '/verification', {}],
  ['/api/agencies/a1', '/clients/standing', {}],
  ['/api/memberships', '/join', {}],
  ['/api/organisations/a1/join-requests', '/members', {}],
  ['/api/organisations/a1/members', '/members', {}],
  ['/api/deals/a1', '/deals/a1', {}],
  ['/api/contracts/a1', '/contracts/a1', {}],
  ['/api/mandates/a1', '/mandates/a1', {}],
  ['/api/pairs?listing=a1', '/board', { listing: 'a1' }],
  ['/api/pairs/search', '/board', {}],
  ['/api/saved-searches/a1', '/saved-searches', {}],
])('the link %s of a notification leads to %s', (link, to, search) => {
  expect(pageOf(link)).toEqual({ to, search });
});

it.each(['/api/webhooks/a1', '/api/listings', 'https://elsewhere.example/api/listings/a1'])(
  'the link %s leads to no page',
  (link) => {
    expect(pageOf(link)).toBeUndefined();
  },
);

it.each([
  ['/api/listings/a1', '/operate', { queue: 'review_listings', item: 'a1' }],
  ['/api/demands/a1', '/operate', { queue: 'review_demands', item: 'a1' }],
  ['/api/organisations/a1/verification-requests', '/operate', { queue: 'verify_organisations' }],
  ['/api/organisations/verification-requests', '/operate', { queue: 'verify_organisations' }],
  ['/api/agencies/accreditation-requests', '/operate', { queue: 'accredit_agencies' }],
  ['/api/organisations/a1', '/operate/organisations/a1', {}],
  ['/api/deals/a1', '/deals/a1', {}],
])('who runs the exchange comes by %s to %s', (link, to, search) => {
  expect(pageOf(link, true)).toEqual({ to, search });
});
