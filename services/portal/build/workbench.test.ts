import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ANONYMOUS } from '@techbourse/policy';
import { actorHeaders, testSettings } from '@techbourse/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAssets } from '../src/asset/assets.ts';
import { createContext } from '../src/compose.ts';
import { readPortalConfig } from '../src/config.ts';
import { buildServer } from '../src/server.ts';
import { buildWorkbench } from './build.ts';

/** What a first visit may take, scripts and styles without the words of its language, by gzip. */
const ENTRY_MAX_BYTES = 180 * 1024;

describe('the workbench', () => {
  let app: Awaited<ReturnType<typeof buildServer>>;
  beforeAll(async () => {
    await buildWorkbench();
    const settings = await testSettings();
    const service = 'http://127.0.0.1:9';
    app = await buildServer(
      createContext(
        readPortalConfig({
          ...settings,
          LISTINGS_URL: service,
          DEMANDS_URL: service,
          MATCHING_URL: service,
          CONTRACTS_URL: service,
          GATEWAY_URL: service,
        }),
      ),
    );
    return () => app.close();
  });

  /** As the gateway asks for a reader whom it does not know. */
  const ask = async (url: string, encoding = '') =>
    app.inject({ url, headers: { ...(await actorHeaders(ANONYMOUS)), 'accept-encoding': encoding } });

  it('is built once for each state of its sources', async () => {
    expect(await buildWorkbench()).toBe(false);
  });

  it('answers every address of it with one page, under a policy with a nonce of its own', async () => {
    const nonces = new Set<string>();
    for (const url of ['/app', '/app/', '/app/listings/new', '/app/no-such-page?x=1']) {
      const { statusCode, headers, body } = await ask(url);
      expect([url, statusCode, headers['cache-control']]).toEqual([url, 200, 'no-store']);
      const policy = String(headers['content-security-policy']);
      const [, nonce = ''] = /'nonce-([\w+/=]+)'/.exec(policy) ?? [];
      expect(policy).toBe(
        `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      );
      expect(body).toContain(`<meta property="csp-nonce" nonce="${nonce}" />`);
      // Nothing that the policy would have to make an exception for.
      expect(body).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(4);
  });

  it('gives its files for ever, by gzip to who takes it, and no others', async () => {
    const { body } = await ask('/app');
    const files = [...body.matchAll(/(?:src|href)="(\/app\/assets\/[^"]+)"/g)].map(([, url = '']) => url);
    expect(files.length).toBeGreaterThan(3);
    let bytes = 0;
    for (const url of files) {
      const plain = await ask(url);
      const zipped = await ask(url, 'br, gzip');
      expect([url, plain.statusCode, plain.headers['cache-control']]).toEqual([
        url,
        200,
        'public, max-age=31536000, immutable',
      ]);
      expect(plain.headers['content-encoding']).toBeUndefined();
      const isZipped = zipped.headers['content-encoding'] === 'gzip';
      expect((isZipped ? gunzipSync(zipped.rawPayload) : zipped.rawPayload).equals(plain.rawPayload)).toBe(true);
      if (!url.includes('/words-')) bytes += zipped.rawPayload.length;
      const refused = await ask(url, 'gzip;q=0');
      expect(refused.headers['content-encoding']).toBeUndefined();
    }
    expect(bytes).toBeLessThan(ENTRY_MAX_BYTES);
    for (const url of ['/app/assets/none.js', '/app/assets/..%2f..%2fpackage.json', '/app/assets/']) {
      const { statusCode, body: text } = await ask(url);
      expect([url, statusCode === 404 || text.includes('csp-nonce')]).toEqual([url, true]);
    }
  });

  it('names ahead what the page of an address will need, for every page, in the language that its reader wants', async () => {
    const pages = join(import.meta.dirname, '../app');
    // Below `/operate` addresses are relative; the start page is in the first file.
    const routes = globSync('*/routes.ts', { cwd: pages }).filter((file) => !file.startsWith('operate'));
    const paths = routes.flatMap((file) => [
      ...readFileSync(join(pages, file), 'utf8').matchAll(/ path: '(\/[^']+)'/g),
    ]);
    const addresses = ['/operate', ...paths.map(([, path = '']) => path.replace(/\$\w+/g, 'x'))];
    expect(addresses.length).toBeGreaterThan(30);
    const linksOf = async (url: string) => {
      const { body } = await ask(url);
      return [...body.matchAll(/<link rel="(?:modulepreload|preload)"[^>]*href="([^"]+)"/g)].map(
        ([, href = '']) => href,
      );
    };
    const ofStart = await linksOf('/app');
    expect(ofStart.some((href) => href.includes('words-en'))).toBe(true);
    const named = new Set<string>();
    for (const address of addresses) {
      const links = await linksOf(`/app${address}`);
      expect([address, links.length > ofStart.length]).toEqual([address, true]);
      expect([address, new Set(links).size]).toEqual([address, links.length]);
      for (const href of links) named.add(href);
    }
    for (const href of named) expect([href, (await ask(href)).statusCode]).toEqual([href, 200]);
    const headers = { ...(await actorHeaders(ANONYMOUS)), 'accept-language': 'ru-RU,ru' };
    expect((await app.inject({ url: '/app', headers })).body).toContain('words-ru');
  });

  it('packs the files of the public pages too', async () => {
    const { styles, script } = readAssets();
    for (const url of [styles, script]) {
      const [plain, zipped] = [await ask(url), await ask(url, 'br, gzip')];
      expect([url, plain.statusCode, plain.headers['content-encoding']]).toEqual([url, 200, undefined]);
      expect([url, zipped.headers['content-encoding'], zipped.headers['vary']]).toEqual([
        url,
        'gzip',
        'accept-encoding',
      ]);
      expect(gunzipSync(zipped.rawPayload).equals(plain.rawPayload)).toBe(true);
    }
    expect((await ask(script, 'gzip')).rawPayload.length).toBeLessThan(1024);
  });
});
