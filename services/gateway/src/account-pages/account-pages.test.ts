import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT_PAGES } from '@techbourse/gateway/api';
import { newId } from '@techbourse/platform';
import { waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { createBrowser } from '../../test/browser.ts';
import { gatewaySettings, newOrganisation, startGateway, startService } from '../../test/gateway.ts';
import { PASSWORD } from '../../test/people.ts';
import { FORM_PAGES, VIEW_PAGES } from './texts.ts';
import { LABELS, PROBLEMS, WORDS } from './words.ts';

const ROOT = join(import.meta.dirname, '../../../..');

/** What the service of notifications would answer. */
const notifications: { id: string; [more: string]: unknown }[] = [];
const service = await startService('notifications', (routes) => {
  const hidden = { config: { action: 'notification.read' }, schema: { hide: true } } as const;
  routes.get('/notifications', hidden, async () => ({ items: notifications, nextCursor: null }));
  routes.post<{ Params: { id: string } }>('/notifications/:id/read', hidden, async ({ params }, reply) => {
    const found = notifications.find(({ id }) => id === params.id);
    return found ?? reply.code(404).send({ reason: 'notification.not_found' });
  });
});
const settings = await gatewaySettings({ PUBLIC_URL: 'http://localhost:3000', NOTIFICATIONS_URL: service.url });
const gateway = await startGateway(settings);
const { app } = gateway;
afterAll(async () => {
  await gateway.close();
  await service.app.close();
});

const newEmail = () => `p-${newId()}@example.org`;
const linkIn = async (email: string) => /http\S+#\S+/.exec((await (await gateway.mail()).take(email)).text)?.[0] ?? '';

describe('the pages that mails lead to', () => {
  it('sign somebody up and in, and give a new password', async () => {
    const email = newEmail();
    const browser = createBrowser(gateway);
    const signUp = await browser.open('/account/sign-up');
    expect(await signUp.send({ email, name: 'Wang Fang', password: PASSWORD })).toContain('We have sent you a mail');
    const link = await linkIn(email);
    const wrong = await browser.open(link);
    expect(await wrong.send({ password: 'not the password' })).toContain('not the password that you chose');
    const confirm = await browser.open(link);
    expect(await confirm.send({ password: PASSWORD })).toContain('You have an account and are signed in.');
    expect(confirm.document.querySelector('main a.button')?.getAttribute('href')).toBe('/account');
    const account = await browser.open('/account');
    expect(account.text()).toContain(`Wang Fang (${email})`);
    expect(account.text()).toContain('You belong to no organisation yet');
    await account.press('Sign out');
    expect(account.wentTo()).toBe('/account/sign-in');
    await (await browser.open('/account/recover')).send({ email });
    const reset = await browser.open(await waitFor(() => linkIn(email)));
    expect(await reset.send({ password: 'aaaaaaaaaa' })).toContain('repeats a few characters');
    expect(await reset.send({ password: 'another bridge of stones' })).toContain('in force');
    const signIn = await browser.open('/account/sign-in');
    await signIn.send({ email, password: 'another bridge of stones' });
    expect(signIn.wentTo()).toBe('/account');
  });

  it('name what is wrong at its field, in the language of the reader, and put the cursor there', async () => {
    const page = await createBrowser(gateway, 'zh-CN').open('/account/sign-up');
    const fields = { email: newEmail(), name: '王芳', password: 'aaaaaaaaaaaa' };
    await page.send(fields);
    const input = page.document.querySelector('input[name=password]');
    expect(input?.getAttribute('aria-invalid')).toBe('true');
    const described = input?.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => page.document.getElementById(id)?.textContent)).toContain('密码只重复了少数字符。');
    expect(page.document.activeElement).toBe(input);
    await page.send({ ...fields, password: 'short' });
    expect(page.document.querySelector('label .wrong')?.textContent).toBe('太短：至少 10 个字符。');
    expect(await page.send({ ...fields, password: PASSWORD })).toContain('请查看您的邮箱');
  });

  it('tell who signs in without having confirmed, and send the mail again', async () => {
    const email = newEmail();
    const browser = createBrowser(gateway);
    await (await browser.open('/account/sign-up')).send({ email, name: 'Li Na', password: PASSWORD });
    await linkIn(email);
    const page = await browser.open('/account/sign-in');
    expect(await page.send({ email, password: 'a wrong password' })).toContain('address or the password is wrong');
    expect(page.document.querySelector('.again')).toBeNull();
    expect(await page.send({ email, password: PASSWORD })).toContain('not confirmed yet');
    expect(await page.press('Send the mail again')).toContain('We have sent you a mail');
    const confirm = await browser.open(await linkIn(email));
    expect(await confirm.send({ password: PASSWORD })).toContain('signed in');
  });

  it('let somebody without an account follow an invitation, sign up, and accept or decline it', async () => {
    const email = newEmail();
    const organisations = [await newOrganisation(app), await newOrganisation(app)];
    const invite = (id: string, headers: object) =>
      app.inject({
        method: 'POST',
        url: `/api/organisations/${id}/invitations`,
        headers: { ...headers },
        payload: { email, role: 'editor', language: 'en' },
      });
    const [one, other] = organisations;
    await invite(one?.id ?? '', one?.headers ?? {});
    const browser = createBrowser(gateway);
    const mailed = await linkIn(email);
    expect(mailed).toMatch(/^http:\/\/localhost:3000\/account\/invitations#email=/);
    const asked = await browser.open(mailed);
    expect(asked.text()).toContain('Sign in to go on.');
    expect((asked.document.querySelector('main input[name=email]') as unknown as { value: string }).value).toBe(email);
    const signUpAt =
      asked.document.querySelector('main .links a[href^="/account/sign-up"]')?.getAttribute('href') ?? '';
    const signUp = await browser.open(signUpAt);
    await signUp.send({ name: 'Zhang Wei', password: PASSWORD });
    await (await browser.open(await linkIn(email))).send({ password: PASSWORD });
    const page = await browser.open('/account');
    expect(page.text()).toContain('invites you as editor');
    expect(await page.press('Accept')).toContain('Accepted: you are a member of');
    expect((await browser.open('/account')).text()).toMatch(/Organisations.*editor/);
    await invite(other?.id ?? '', other?.headers ?? {});
    const second = await browser.open(await linkIn(email));
    expect(await second.press('Decline')).toContain('Declined.');
    expect((await browser.open('/account/invitations')).text()).toContain(`No invitation waits for ${email}`);
  });

  it('end other sessions, and ask for the code of a second factor', async () => {
    const email = newEmail();
    const browser = createBrowser(gateway);
    await (await browser.open('/account/sign-up')).send({ email, name: 'Li Na', password: PASSWORD });
    await (await browser.open(await linkIn(email))).send({ password: PASSWORD });
    const elsewhere = createBrowser(gateway);
    await (await elsewhere.open('/account/sign-in')).send({ email, password: PASSWORD });
    expect((await elsewhere.open('/account')).text()).toContain('Signed in as');
    expect(await (await browser.open('/account')).press('End')).toContain('Ended.');
    expect((await elsewhere.open('/account')).text()).toContain('Sign in to go on.');
  });

  it.each(ACCOUNT_PAGES)('run their own script alone, and tell nobody where one comes from: %s', async (path) => {
    const page = await app.inject({ url: path, headers: { 'accept-language': 'zh-CN,zh;q=0.9' } });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<html lang="zh">');
    const script = /<script type="module">([\s\S]*)<\/script>/.exec(page.body)?.[1] ?? '';
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    expect(policy).toContain("default-src 'none'");
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(page.headers['cache-control']).toBe('no-store');
    const russian = await app.inject({ url: `${path}?language=ru&utm_source=mail` });
    expect(russian.body).toContain('<html lang="ru">');
  });

  it('are all that mails of any service link to, but for the page that ends them', async () => {
    const links = new Set<string>();
    const byHand: string[] = [];
    for (const file of globSync('services/*/src/**/*.ts', { cwd: ROOT })) {
      const text = readFileSync(join(ROOT, file), 'utf8');
      if (file.includes('.test.') || !/writeMails\(|MailContent|MailTexts|newMailLink/.test(text)) continue;
      for (const [, page = ''] of text.matchAll(/accountPage\([^,]+,\s*'([^']+)'/g)) links.add(page);
      for (const [, path = ''] of text.matchAll(/publicUrl\}([^`$?]*)/gi)) byHand.push(path);
    }
    expect(byHand).toEqual(['/api/notifications/unsubscribe']);
    expect(links.size).toBeGreaterThan(4);
    for (const page of [...links, '/account/confirm', '/account/new-password', '/account/new-address']) {
      const { statusCode, headers } = await app.inject(page);
      expect([page, statusCode, headers['content-type']]).toEqual([page, 200, 'text/html; charset=utf-8']);
    }
  });

  it('show what a notification is about, and say so when it is there no more', async () => {
    const email = newEmail();
    const browser = createBrowser(gateway);
    await (await browser.open('/account/sign-up')).send({ email, name: 'Li Na', password: PASSWORD });
    await (await browser.open(await linkIn(email))).send({ password: PASSWORD });
    const [one, other] = [newId(), newId()];
    notifications.push(
      {
        id: one,
        text: 'Your membership changed',
        why: 'about you',
        link: '/api/memberships',
        createdAt: new Date().toISOString(),
        readAt: null,
      },
      {
        id: other,
        text: 'Another',
        why: 'about you',
        link: `/api/organisations/${newId()}`,
        createdAt: new Date().toISOString(),
        readAt: null,
      },
    );
    const page = await browser.open(`/account/notifications#id=${one}`);
    expect(page.text()).toContain('Your membership changed');
    expect([...page.document.querySelectorAll('details')].map(({ open }) => open)).toEqual([true, false]);
    notifications.length = 0;
    expect((await browser.open('/account/notifications')).text()).toContain('You were told nothing yet.');
    expect((await browser.open(`/account/notifications#id=${newId()}`)).text()).toContain('not there any more');
  });

  it('say everything in all languages, and lead to pages that there are', () => {
    const texts = [...Object.values(LABELS), ...Object.values(WORDS), ...Object.values(PROBLEMS)];
    for (const text of texts) expect(Object.keys(text).sort()).toEqual(['en', 'ru', 'zh']);
    const paths = [...FORM_PAGES, ...VIEW_PAGES].map(({ path }) => path);
    expect([...paths].sort()).toEqual([...ACCOUNT_PAGES].sort());
  });
});
