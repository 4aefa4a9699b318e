import { smtpTransport } from '@techbourse/mail';
import { startMailCatcher } from '@techbourse/mail/catcher';
import { newId, offlineSettings } from '@techbourse/platform';
import { afterAll, describe, expect, it } from 'vitest';
import { gatewaySettings, startGateway } from '../../test/gateway.ts';
import { readGatewayConfig } from '../config.ts';
import { buildServer } from '../server.ts';

const TOKEN = 'a token of caught mail that is long enough';
const settings = await gatewaySettings({ MAIL_CATCHER: '0', MAIL_CATCHER_TOKEN: TOKEN });
const gateway = await startGateway(settings);
const catcher = await startMailCatcher();
const app = await buildServer(gateway.ctx, { catcher });
afterAll(async () => {
  await app.close();
  await catcher.stop();
  await gateway.close();
});

const transport = smtpTransport(catcher.url, 'exchange@localhost');
await transport.send({
  id: newId(),
  to: 'li.na@example.org',
  language: 'en',
  subject: 'Confirm <your> address',
  text: 'Open http://localhost:3000/confirm?token=abc&x=1 <script>alert(1)</script>',
  html: '<p>x</p>',
});
transport.close();

const get = (url: string, headers = {}) => app.inject({ method: 'GET', url, headers });

describe('caught mail', () => {
  it('is listed and shown to who has the token, as pages that run nothing', async () => {
    const list = await get(`/dev/mail?token=${encodeURIComponent(TOKEN)}`);
    expect(list.statusCode).toBe(200);
    expect(list.body).toContain('Confirm &lt;your&gt; address');
    const href = /href="(\/dev\/mail\/[^"]+)"/.exec(list.body)?.[1] ?? '';
    const page = await get(href.replaceAll('&amp;', '&'));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<a href="http://localhost:3000/confirm?token=abc&amp;x=1">');
    expect(page.body).not.toContain('<script>');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['referrer-policy']).toBe('no-referrer');
  });

  it('is JSON for programs', async () => {
    const { items } = (
      await get(`/dev/mail?token=${encodeURIComponent(TOKEN)}`, { accept: 'application/json' })
    ).json();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ recipients: ['li.na@example.org'], subject: 'Confirm <your> address' });
  });

  it.each(['', '?token=', '?token=wrong', `?token=${encodeURIComponent(TOKEN)}x`])(
    'is not there for who lacks the token: %j',
    async (query) => {
      expect((await get(`/dev/mail${query}`)).statusCode).toBe(404);
      expect((await get(`/dev/mail/${catcher.mails()[0]?.id}${query}`)).statusCode).toBe(404);
    },
  );

  it('is not there where mail is not caught', async () => {
    const url = `/dev/mail?token=${encodeURIComponent(TOKEN)}`;
    expect((await gateway.app.inject({ method: 'GET', url })).statusCode).toBe(404);
  });

  it('is refused in production, and needs a token', () => {
    const read = (more: Record<string, string>) => () => readGatewayConfig({ ...offlineSettings(), ...more });
    const caught = { MAIL_CATCHER: '2525', MAIL_CATCHER_TOKEN: TOKEN };
    expect(read({ ...caught, NODE_ENV: 'production' })).toThrow(/MAIL_CATCHER.*production/);
    expect(read({ MAIL_CATCHER: '2525' })).toThrow('MAIL_CATCHER_TOKEN');
    expect(read(caught)()).toMatchObject({ MAIL_CATCHER: 2525 });
    expect(read({ NODE_ENV: 'production' })()).toMatchObject({ NODE_ENV: 'production' });
  });

  it.each([
    ['SMTP_URL', 'http://mail.example'],
    ['MAIL_FROM', 'X\nBcc: y@z.cn <a@b.cn>'],
    ['PUBLIC_URL', 'https://exchange.example/path'],
    ['PUBLIC_URL', 'ftp://exchange.example'],
  ])('a wrong %s is named: %j', (name, value) => {
    expect(() => readGatewayConfig({ ...offlineSettings(), [name]: value })).toThrow(name);
  });
});
