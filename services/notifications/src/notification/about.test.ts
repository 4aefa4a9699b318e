import { expect, it } from 'vitest';
import { aboutOf } from './about.ts';

const id = '01a229e8-2a90-7000-b2a6-79135121cccc';

it.each([
  [`/api/listings/${id}`, { kind: 'listing', id }],
  [`/api/organisations/${id}/join-requests?state=pending`, { kind: 'organisation', id }],
  [`/api/saved-searches/${id}`, { kind: 'saved_search', id }],
  [`/api/pairs?demand=${id}`, { kind: 'demand', id }],
  ['/api/pairs/search', null],
  ['/api/memberships', null],
  ['/api/operations/dead-letters', null],
])('what %s leads to is named', (link, about) => {
  expect(aboutOf(link)).toEqual(about);
});
