import { fail, withDeadline } from '@techbourse/platform';
import { MeilisearchApiError } from 'meilisearch';
import { describe, expect, it } from 'vitest';
import { testSearch } from '../test/search.ts';
import { asSearchError, waitForTask } from './task.ts';

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

it.each([429, 500, 502, 503])('an answer of status %i is an outage, to be tried again', (status) => {
  expect(asSearchError(said('anything', status))).toMatchObject({ reason: 'search.unavailable', retry: true });
});

it('an index that is not there is being set up, not an error of the search', () => {
  const error = asSearchError(said('index_not_found', 404));
  expect(error).toMatchObject({ kind: 'UNAVAILABLE', reason: 'search.being_set_up', retry: true });
});

it('an error of ours keeps its kind on its way out', () => {
  const error = fail.validation('cursor.invalid', 'no');
  expect(asSearchError(error)).toBe(error);
});

it('what is no answer at all means that the engine is away', () => {
  expect(asSearchError(new TypeError('fetch failed'))).toMatchObject({ reason: 'search.unavailable', retry: true });
});

describe('a task of Meilisearch', () => {
  it('that it could not do is an error with its code, unless that code is as good as success', async () => {
    const { client, settings } = await testSearch();
    const remove = () => client.deleteIndex(`${settings.prefix}never_there`);
    await expect(waitForTask(client, remove())).rejects.toMatchObject({
      reason: 'search.task_failed',
      code: 'index_not_found',
    });
    await waitForTask(client, remove(), ['index_not_found']);
  });

  it('that is not over when the time of its job is, ends the wait as unavailable', async () => {
    const { client, settings } = await testSearch();
    const uid = `${settings.prefix}slow`;
    // Behind all these the last one waits its turn.
    for (let n = 0; n < 20; n++) await client.createIndex(`${uid}${n}`);
    const waiting = withDeadline(AbortSignal.abort(), () => waitForTask(client, client.createIndex(uid)));
    await expect(waiting).rejects.toMatchObject({ kind: 'UNAVAILABLE', reason: 'search.slow' });
    await waitForTask(client, client.createIndex(uid), ['index_already_exists']);
  });
});
