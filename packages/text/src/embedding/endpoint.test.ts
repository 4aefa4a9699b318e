import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEndpoint } from './endpoint.ts';
import { type FakeEndpoint, type Fault, startFakeEndpoint } from './fake-endpoint.ts';

/** A vector that tells texts apart by their letters. */
const lettersOf = (text: string) => Float32Array.from({ length: 4 }, (_, i) => 1 + text.charCodeAt(i % text.length));
const KEY = 'sk-very-secret';

let server: FakeEndpoint;
beforeEach(async () => {
  server = await startFakeEndpoint(async (texts) => texts.map(lettersOf), { key: KEY });
});
afterEach(() => server.close());

const open = (options: Partial<Parameters<typeof openEndpoint>[0]> = {}) =>
  openEndpoint({ url: server.url, model: 'letters', key: KEY, dimensions: 4, backoffMs: 1, tries: 4, ...options });

const passing: [string, Fault[]][] = [
  ['429 with a wait', [{ status: 429, retryAfter: '0' }]],
  ['500, 502 and 503', [{ status: 500 }, { status: 502 }, { status: 503 }]],
  ['a lost connection', ['cut off']],
  ['a server that hangs', ['hangs']],
];
test.each(passing)('%s: the same texts are asked again and answered', async (_name, faults) => {
  const embedder = open({ timeoutMs: 300 });
  const [proper] = await embedder.embed(['pump']);
  server.misbehave(...faults);
  expect(await embedder.embed(['pump'])).toEqual([proper]);
  expect(server.requests).toHaveLength(2 + faults.length);
});

test('texts go in batches and come back in their order, however the server orders them', async () => {
  const texts = Array.from({ length: 7 }, (_, i) => `text ${i}`);
  const proper = await Promise.all(texts.map(async (text) => (await open().embed([text]))[0]));
  server.misbehave('last first', 'last first', 'last first');
  expect(await open({ batch: 3 }).embed(texts)).toEqual(proper);
  expect(server.requests.slice(-3).map((batch) => batch.length)).toEqual([3, 3, 1]);
});

const failing: [Fault, string][] = [
  ['one too few', 'gave 1 vectors for 2 texts'],
  ['one dimension more', 'gave 5 dimensions for model letters, the settings say 4'],
  ['not json', 'not JSON: <html>busy'],
  [{ status: 400, says: 'no such model' }, 'answered 400: {"error":{"message":"no such model"}}'],
];
test.each(failing)('%j is an error that says what is wrong, and is not tried again', async (fault, message) => {
  server.misbehave(fault);
  await expect(open().embed(['a', 'b'])).rejects.toThrow(message);
  expect(server.requests).toHaveLength(1);
});

test('a server that stays away is an error after the last try', async () => {
  server.misbehave(...Array.from({ length: 4 }, () => ({ status: 503 })));
  await expect(open().embed(['a'])).rejects.toThrow('answered 503');
  expect(server.requests).toHaveLength(4);
});

test('a key is in no error, also when the server repeats it', async () => {
  const message = await open({ key: 'sk-wrong' })
    .embed(['a'])
    .catch((error: Error) => `${error.message} ${error.stack} ${JSON.stringify(error)}`);
  expect(message).toContain('answered 401');
  expect(message).not.toContain('sk-wrong');
});

test('needs and offers are sent behind the words that the model wants, which are part of the id', async () => {
  const prefixes = { need: 'query: ', offer: 'passage: ' };
  const embedder = open({ prefixes });
  await embedder.embed(['pump'], 'need');
  await embedder.embed(['pump'], 'offer');
  expect(server.requests).toEqual([['query: pump'], ['passage: pump']]);
  expect(embedder.id).not.toBe(open().id);
});
