import { MeilisearchApiError } from 'meilisearch';
import { expect, it } from 'vitest';
import { asSearchError } from './task.ts';

const said = (code: string, status: number) =>
  new MeilisearchApiError(new Response(null, { status }), { message: 'in its words', code, type: 'system', link: '' });

it.each([
  ['no_space_left_on_device', 422],
  ['database_size_limit_reached', 500],
  ['io_error', 422],
])(
  'a Meilisearch without room (%s) is unavailable, whatever status it gives, and its words stay inside',
  (code, status) => {
    const error = asSearchError(said(code, status));
    expect(error).toMatchObject({ kind: 'UNAVAILABLE', reason: 'search.full', retry: true });
    expect(error.message).not.toContain('words');
  },
);

it('a key that the engine does not know, as after it lost its data, is an outage and no fault of a request', () => {
  expect(asSearchError(said('invalid_api_key', 403))).toMatchObject({
    kind: 'UNAVAILABLE',
    reason: 'search.unavailable',
  });
});

it('what it refuses of our own making stays an error', () => {
  expect(asSearchError(said('invalid_search_filter', 400)).kind).toBe('INTERNAL');
});
