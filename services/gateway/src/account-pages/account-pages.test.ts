import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { gatewaySettings, startGateway } from '../../test/gateway.ts';
import { PASSWORD } from '../../test/people.ts';
import { FORM_PAGES } from './texts.ts';

const gateway = await startGateway(await gatewaySettings({ PUBLIC_URL: 'http://localhost:3000' }));
const { app } = gateway;
afterAll(() => gateway.close());

type Form = Record<string, string>;

/** What a browser does with a page: runs its script, fills its form and sends it. Returns what the page says then. */
async function fillIn(address: string, fields: Form): Promise<{ said: string; cookie: string | undefined }> {
  const url = new URL(address);
  const page = (await app.inject(url.pathname)).body;
  const script = /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? '';
  const dataOf = (name: string) => new RegExp(`data-${name}="([^"]*)"`).exec(page)?.[1];
  const said = { textContent: '' };
  let cookie: string | undefined;
  let submit: (event: object) => Promise<void> = async () => {};
  const form = {
    dataset: { to: dataOf('to'), done: dataOf('done'), language: dataOf('language') },
    addEventListener: (_name: string, handler: typeof submit) => {
      submit = handler;
    },
    remove: () => {},
  };
  const location = { hash: url.hash, pathname: url.pathname };
  runInNewContext(script, {
    document: { querySelector: (name: string) => (name === 'form' ? form : said) },
    location,
    history: {
      replaceState: (_state: unknown, _title: string, path: string) => {
        location.hash = path.includes('#') ? path : '';
      },
    },
    URLSearchParams,
    FormData: class {
      [Symbol.iterator]() {
        return Object.entries(fields)[Symbol.iterator]();
      }
    },
    fetch: async (path: string, init: { method: 'POST'; headers: Form; body: string }) => {
      const headers = { ...init.headers, origin: 'http://localhost:3000' };
      const reply = await app.inject({ url: path, method: init.method, headers, payload: init.body });
      cookie = reply.cookies[0]?.value;
      return { ok: reply.statusCode < 300, json: async () => reply.json() };
    },
  });
  expect(location.hash).toBe('');
  await submit({ preventDefault: () => {} });
  return { said: said.textContent, cookie };
}

const linkIn = async (email: string) =>
  /http\S+#token=\S+/.exec((await (await gateway.mail()).take(email)).text)?.[0] ?? '';

describe('the pages that mails lead to', () => {
  it('sign somebody up and in, and give a new password', async () => {
    const email = 'wang.fang@example.org';
    const asked = await fillIn('http://localhost:3000/account/sign-up', {
      email,
      name: 'Wang Fang',
      password: PASSWORD,
    });
    expect(asked.said).toContain('Look into your mail');
    const link = await linkIn(email);
    expect((await fillIn(link, { password: 'not the password' })).said).toContain('not the password that you chose');
    const confirmed = await fillIn(link, { password: PASSWORD });
    expect(confirmed.said).toBe('You have an account and are signed in.');
    expect(confirmed.cookie).toMatch(/^[\w-]{43}$/);
    await fillIn('http://localhost:3000/account/recover', { email });
    const reset = await waitFor(() => linkIn(email));
    expect((await fillIn(reset, { password: 'aaaaaaaaaa' })).said).toContain('repeats a few characters');
    expect((await fillIn(reset, { password: 'another bridge of stones' })).said).toContain('in force');
  });

  it.each(FORM_PAGES.map(({ path }) => path))(
    'run their own script alone, and tell nobody where one comes from: %s',
    async (path) => {
      const page = await app.inject({ url: path, headers: { 'accept-language': 'zh-CN,zh;q=0.9' } });
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('<html lang="zh">');
      const script = /<script>([\s\S]*)<\/script>/.exec(page.body)?.[1] ?? '';
      const policy = String(page.headers['content-security-policy']);
      expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
      expect(policy).toContain("default-src 'none'");
      expect(page.headers['referrer-policy']).toBe('no-referrer');
      expect(page.headers['cache-control']).toBe('no-store');
    },
  );
});
