import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailToken } from '../../infra/local/supervisor/plan.mjs';
import { type DemoBrowser, linkFor, openBrowser } from '../demo/browser.ts';
import { type Exchange, startExchange } from '../exchange/exchange.ts';
import { browserProgram, openReader, type Reader, seriousFaults } from './browser.ts';
import { keyboardFaults, openedFaults } from './keyboard.ts';

const PASSWORD = 'kettle-lantern-orchard';
const OWNER = 'ylva.berg@vettersund.example';
const ASKING = 'tor.dahl@vettersund.example';
const INVITED = 'mia.holm@vettersund.example';

describe.skipIf(browserProgram === undefined)('coming in (skipped where there is no Chromium)', () => {
  let exchange: Exchange;
  let reader: Reader;
  let organisationId: string;

  beforeAll(async () => {
    exchange = await startExchange();
    reader = await openReader(exchange.url.replace('127.0.0.1', 'localhost'));
    organisationId = (await exchange.organisation('Vettersund Institute', 'institute')).id;
    const owner = await signUp(exchange, OWNER, 'Ylva Berg');
    const { id } = await exchange.operator.post('/api/organisations/{id}/invitations', {
      path: { id: organisationId },
      body: { email: OWNER, role: 'owner', language: 'en' },
    });
    await done(owner.post(`/api/memberships/invitations/${id}/answer`, { answer: 'accept' }));
    const asking = await signUp(exchange, ASKING, 'Tor Dahl');
    await done(asking.post('/api/memberships/requests', { organisationId, message: 'I work in the laboratory' }));
    await signIn(reader, OWNER);
  }, 600_000);
  afterAll(async () => {
    await reader?.[Symbol.asyncDispose]();
    await exchange?.stop();
  });

  it('an owner answers who asks to join, gives another role, and removes a member after a word', async () => {
    const { page } = reader;
    await page.getByRole('button', { name: /Change the organisation/ }).click();
    await page.getByRole('menuitem', { name: 'Members' }).click();
    await page.getByText('I work in the laboratory').waitFor();
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    expect(await seriousFaults(page)).toEqual([]);
    const accept = page.getByRole('button', { name: 'Accept: Tor Dahl' });
    expect(await openedFaults(page, accept)).toEqual([]);
    await accept.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: 'editor' }).click();
    await dialog.getByRole('button', { name: 'Accept' }).click();
    await dialog.waitFor({ state: 'detached' });
    const role = page.getByRole('combobox', { name: 'Role of Tor Dahl' });
    await role.waitFor();
    expect(await rolesOf(exchange, organisationId)).toContain(`${ASKING} editor`);
    const changed = page.waitForResponse((reply) => reply.request().method() === 'PATCH');
    await role.click();
    await page.getByRole('option', { name: 'admin' }).click();
    expect((await changed).status()).toBe(200);
    expect(await rolesOf(exchange, organisationId)).toContain(`${ASKING} admin`);
    await page.getByRole('button', { name: 'Remove: Tor Dahl' }).click();
    await dialog.getByText('What they wrote for it stays.').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await role.waitFor({ state: 'detached' });
    expect(await rolesOf(exchange, organisationId)).toEqual([`${OWNER} owner`]);
  }, 240_000);

  it('an owner invites somebody by mail, and takes it back', async () => {
    const { page } = reader;
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await page.getByRole('alert').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByLabel('E-mail address').fill(INVITED);
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await page.getByText(`The invitation is on its way to ${INVITED}.`).waitFor();
    await page.getByRole('button', { name: `Take back: ${INVITED}` }).click();
    await page.getByText('Invitations that wait for an answer').waitFor({ state: 'detached' });
  }, 240_000);

  it('a person sets a second factor up, and chooses when it is told by mail', async () => {
    const { page } = reader;
    await page.getByRole('button', { name: 'Ylva Berg' }).click();
    await page.getByRole('menuitem', { name: 'Your account' }).click();
    await heading(reader, 'Your account');
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Set up a second factor' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/present password/).fill('not the password');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByLabel(/present password/).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Continue' }).click();
    const secret = await dialog.locator('code').innerText();
    await dialog.getByLabel(/Code of the app/).fill(codeOf(secret));
    await dialog.getByRole('button', { name: 'Switch on' }).click();
    await dialog.getByText('Keep these recovery codes').waitFor();
    expect(await dialog.locator('li code').count()).toBeGreaterThan(4);
    await dialog.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('A code of your app is asked for beside the password.').waitFor();

    await page.getByRole('combobox', { name: 'Mail comes' }).click();
    await page.getByRole('option', { name: 'once a week' }).click();
    await page.getByRole('combobox', { name: 'On', exact: true }).waitFor();
    await page.reload();
    await page.getByRole('combobox', { name: 'On', exact: true }).waitFor();
    expect(await page.getByRole('combobox', { name: 'Mail comes' }).inputValue()).toBe('once a week');
  }, 240_000);

  it.each([
    ['zh-CN', '中文'],
    ['ru-RU', 'Русский'],
    ['en-GB', 'English'],
  ])(
    'fits into every width and theme in %s',
    async (_locale, name) => {
      const { page } = reader;
      const unreached: string[] = [];
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto('/app');
      await page.getByRole('button', { name: 'Ylva Berg' }).click();
      const changed = page.waitForResponse(/\/api\/account$/);
      await page.getByRole('menuitem', { name }).click();
      await changed;
      for (const path of ['/app/members', '/app/account']) {
        for (const [width, colorScheme] of [
          [360, 'light'],
          [1280, 'dark'],
        ] as const) {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme });
          await page.goto(path);
          await page.locator('h1').waitFor();
          const shots = process.env.SHOTS;
          if (shots) {
            const file = `${path.split('/').at(-1)}-${name}-${width}-${colorScheme}.png`;
            await page.screenshot({ path: join(shots, file), fullPage: true });
          }
          const overflow = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
          expect([path, width, Math.max(0, overflow)]).toEqual([path, width, 0]);
          expect([path, width, await seriousFaults(page)]).toEqual([path, width, []]);
          if (name === 'English' && width > 360)
            unreached.push(...(await keyboardFaults(page)).map((one) => `${path}: ${one}`));
        }
      }
      expect(unreached).toEqual([]);
    },
    400_000,
  );

  it('breaks no policy and no script of it fails', () => {
    expect(reader.complaints).toEqual([]);
  });
});

const heading = ({ page }: Reader, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

async function signIn(reader: Reader, email: string): Promise<void> {
  const { page } = reader;
  await page.goto('/app/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await heading(reader, 'Good to see you');
}

/** Somebody with an account and no organisation. */
async function signUp(exchange: Exchange, email: string, name: string): Promise<DemoBrowser> {
  const secrets = JSON.parse(readFileSync(join(exchange.dir, 'secrets.json'), 'utf8'));
  const browser = openBrowser(exchange.url);
  const since = Date.now();
  await done(browser.post('/api/account/sign-up', { email, name, language: 'en', password: PASSWORD }));
  const { token } = await linkFor(`${exchange.url}/dev/mail?token=${mailToken(secrets)}`, email, since);
  await done(browser.post('/api/account/confirm', { token, password: PASSWORD }));
  return browser;
}

async function done(asked: ReturnType<DemoBrowser['post']>): Promise<void> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
}

async function rolesOf({ operator }: Exchange, id: string): Promise<string[]> {
  const { items } = await operator.get('/api/organisations/{id}/members', { path: { id } });
  return items.map(({ email, role }) => `${email} ${role}`);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an app shows for a key just now (RFC 6238). */
function codeOf(secret: string): string {
  const bits = [...secret].map((one) => ALPHABET.indexOf(one).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 0xf) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
