import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import whole from '@techbourse/client/openapi.json' with { type: 'json' };
import { afterAll, describe, expect, it } from 'vitest';
import { readyContent } from '../../services/listings/test/listings.ts';
import { startServers } from './manners-exchange.ts';

const { app, operator, close } = await startServers();
afterAll(close);

type Operation = { requestBody?: object; responses: Record<string, { content?: Record<string, object> }> };
const paths = Object.entries(whole.paths as unknown as Record<string, Record<string, Operation>>);

const ID = '01a229d8-9b66-7000-8000-000000000001';
const PARTS: Readonly<Record<string, string>> = {
  seq: '1',
  code: '0'.repeat(64),
  service: 'listings',
  job: 'listing.index',
};
const urlOf = (path: string) => path.replace(/\{(\w+)\}/g, (_, name: string) => PARTS[name] ?? ID);

/** The methods that the document has for an address, by each of its paths that fits. */
function methodsFor(url: string): string[] {
  const fits = paths.filter(([path]) =>
    new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(url),
  );
  const methods = new Set(fits.flatMap(([, item]) => Object.keys(item).map((method) => method.toUpperCase())));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods.add('OPTIONS')].sort();
}

const isStream = (path: string) => path.endsWith('/stream');
const reads = paths.filter(([path, item]) => item['get'] && !isStream(path));
const refused = (status: number) => status === 401 || status === 403;

describe('each address of the document, asked at the gateway', () => {
  it('answers another method with 405 and the methods that it takes, and OPTIONS with those, to anybody', async () => {
    const wrong: unknown[] = [];
    for (const [path] of paths) {
      const url = urlOf(path);
      const wanted = methodsFor(url).join(', ');
      for (const headers of [{}, operator]) {
        const put = await app.inject({ method: 'PUT', url, headers });
        if (put.statusCode !== 405 || put.headers.allow !== wanted || put.json().reason !== 'route.method')
          wrong.push({ url, status: put.statusCode, allow: put.headers.allow, wanted });
      }
      const options = await app.inject({ method: 'OPTIONS', url });
      if (options.statusCode !== 204 || options.headers.allow !== wanted)
        wrong.push({ url, options: options.statusCode, allow: options.headers.allow, wanted });
    }
    expect(wrong).toEqual([]);
  });

  it('refuses a body of another media type with 415, before it is read', async () => {
    const wrong: unknown[] = [];
    let asked = 0;
    for (const [path, item] of paths) {
      for (const [method, { requestBody }] of Object.entries(item)) {
        if (!requestBody) continue;
        for (const type of ['text/plain', 'application/xml']) {
          const sent = {
            method: method.toUpperCase() as 'POST',
            url: urlOf(path),
            headers: { ...operator, 'content-type': type },
          };
          const answer = await app.inject({ ...sent, payload: '<a/>' });
          if (refused(answer.statusCode)) continue;
          asked += 1;
          if (answer.statusCode !== 415 || answer.headers['accept'] !== 'application/json')
            wrong.push({ ...sent, status: answer.statusCode, body: answer.body.slice(0, 200) });
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(120);
  });

  it('reads: 406 for a type that it has not, the same for HEAD as for GET, and 304 for what one has', async () => {
    const wrong: unknown[] = [];
    let known = 0;
    for (const [path] of reads) {
      const url = urlOf(path);
      const other = await app.inject({ url, headers: { ...operator, accept: 'image/png' } });
      if (other.statusCode !== 406 && !refused(other.statusCode))
        wrong.push({ url, status: other.statusCode, wanted: 406 });
      const get = await app.inject({ url, headers: operator });
      const head = await app.inject({ method: 'HEAD', url, headers: operator });
      if (head.statusCode !== get.statusCode || head.body !== '')
        wrong.push({ url, get: get.statusCode, head: head.statusCode });
      if (get.statusCode !== 200 || !String(get.headers['content-type']).startsWith('application/json')) continue;
      known += 1;
      const { etag } = get.headers;
      if (etag === undefined) wrong.push({ url, etag });
      // what tells of this very moment is never the same
      if (/\/operations\/|\/api\/me$|\/ledger\/verify$/.test(url)) continue;
      const again = await app.inject({ url, headers: { ...operator, 'if-none-match': String(etag) } });
      if (again.statusCode !== 304 || again.body !== '') wrong.push({ url, again: again.statusCode });
    }
    expect(wrong).toEqual([]);
    expect(known).toBeGreaterThan(25);
  });

  it('that there is not is 404 and names no path, whoever asks and however', async () => {
    for (const headers of [{}, operator]) {
      for (const url of [
        '/api/listing',
        '/api/listings/a/b/c',
        '/api/nothing',
        '/nothing',
        `/api/deals/${ID}/nothing`,
      ]) {
        for (const method of ['GET', 'PUT', 'OPTIONS'] as const) {
          const answer = await app.inject({ method, url, headers });
          expect([method, url, answer.statusCode, answer.json().detail]).toEqual([
            method,
            url,
            404,
            'There is no such path',
          ]);
        }
      }
    }
  });
});

describe('what is made and read in pages', () => {
  it('says where it is, and where the next page is', async () => {
    const made = await app.inject({ method: 'POST', url: '/api/listings', headers: operator, payload: readyContent() });
    expect([made.statusCode, made.headers.location]).toEqual([201, `/api/listings/${made.json().id}`]);
    const copy = await app.inject({ method: 'POST', url: `${made.headers.location}/copy`, headers: operator });
    expect([copy.statusCode, copy.headers.location]).toEqual([201, `/api/listings/${copy.json().id}`]);
    expect((await app.inject({ url: String(copy.headers.location), headers: operator })).statusCode).toBe(200);
    const page = await app.inject({ url: '/api/listings?limit=1', headers: operator });
    const { nextCursor } = page.json();
    expect(page.headers.link).toBe(`</api/listings?limit=1&cursor=${nextCursor}>; rel="next"`);
    const next = await app.inject({ url: `/api/listings?limit=1&cursor=${nextCursor}`, headers: operator });
    expect(next.headers.link).toBe('</api/listings?limit=1>; rel="first"');
    const runs = await app.inject({ method: 'POST', url: '/api/listings/imports', headers: operator, payload: {} });
    expect([201, 400]).toContain(runs.statusCode);
    if (runs.statusCode === 201) expect(runs.headers.location).toBe(`/api/listings/imports/${runs.json().id}`);
  });
});

describe('an answer goes packed to who takes that', () => {
  const url = '/api/openapi.json';

  it('is the same, with a weak tag by which it is known again', async () => {
    const plain = await app.inject({ url });
    expect(plain.headers).toMatchObject({
      vary: expect.stringMatching(/accept-encoding/i),
      etag: expect.stringMatching(/^"/),
    });
    for (const [coding, unpack] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const packed = await app.inject({ url, headers: { 'accept-encoding': coding } });
      expect(packed.headers).toMatchObject({ 'content-encoding': coding, etag: `W/${plain.headers.etag}` });
      expect(unpack(packed.rawPayload).equals(plain.rawPayload)).toBe(true);
      expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 5);
      const again = await app.inject({
        url,
        headers: { 'accept-encoding': coding, 'if-none-match': String(packed.headers.etag) },
      });
      expect(again.statusCode).toBe(304);
    }
  });

  it('from a service too; but not what is short, what was written, or what a page elsewhere asked for with a session', async () => {
    for (let made = 0; made < 5; made++)
      await app.inject({ method: 'POST', url: '/api/listings', headers: operator, payload: readyContent() });
    const list = { url: '/api/listings', headers: { ...operator, 'accept-encoding': 'gzip' } };
    const packed = await app.inject(list);
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(packed.rawPayload).toString()).items.length).toBeGreaterThan(4);
    const written = await app.inject({ ...list, method: 'POST', payload: readyContent() });
    expect([written.statusCode, written.headers['content-encoding']]).toEqual([201, undefined]);
    const short = await app.inject({ url: '/api/me', headers: { 'accept-encoding': 'gzip' } });
    expect(short.headers['content-encoding']).toBeUndefined();
    const headers = { ...list.headers, cookie: 'a=b', 'sec-fetch-site': 'cross-site' };
    expect((await app.inject({ ...list, headers })).headers['content-encoding']).toBeUndefined();
  });
});
