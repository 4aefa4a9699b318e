import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailToken } from '../../infra/local/supervisor/plan.mjs';
import { linkFor } from '../demo/browser.ts';
import { type Exchange, startExchange } from '../exchange/exchange.ts';
import { browserProgram, openReader, type Reader, seriousFaults } from './browser.ts';

const PASSWORD = 'kettle-lantern-orchard';
const TITLE = 'Spinel-coated separator for lithium cells in the cold';

type Company = Awaited<ReturnType<Exchange['organisation']>>;

describe.skipIf(browserProgram === undefined)('the workbench in a browser (skipped where there is no Chromium)', () => {
  let exchange: Exchange;
  let reader: Reader;
  let company: Company;
  let demandId: string;

  beforeAll(async () => {
    exchange = await startExchange();
    // Passkeys and the cookie of a session belong to a name.
    reader = await openReader(exchange.url.replace('127.0.0.1', 'localhost'));
    company = await exchange.organisation('Norrbotten Cells AB', 'company');
    demandId = await demandOf(company);
  }, 600_000);
  afterAll(async () => {
    await reader?.[Symbol.asyncDispose]();
    await exchange?.stop();
  });

  it('leads from a sign-up to a verified organisation', async () => {
    const { page } = reader;
    const email = 'ines.haugen@fjellheim.example';
    const since = Date.now();
    await page.goto('/app/listings/new');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Create one' }).click();
    await page.getByLabel('Mail address').fill(email);
    await page.getByLabel('Name', { exact: true }).fill('Ines Haugen');
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByText('We have sent you a mail').first().waitFor();
    const { page: path, token } = await linkFor(mailUrl(exchange), email, since);
    await page.goto(`${path}#token=${token}`);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    const confirmed = page.waitForResponse(/\/api\/account\/confirm$/);
    await page.getByRole('button', { name: 'Confirm and sign in' }).click();
    expect((await confirmed).status()).toBe(201);
    await page.goto('/app');

    await heading(reader, 'Your organisation');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByLabel('Name of the organisation').fill('Fjellheim University');
    await page.getByText('No organisation of a like name is here.').waitFor();
    await page.getByRole('button', { name: 'Mine is not in the list' }).click();
    await page.getByRole('button', { name: 'Found the organisation' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Name in English').inputValue()).toBe('Fjellheim University');
    await choose(reader, 'What it is', 'University');
    await choose(reader, 'Country', 'Norway');
    await page.getByRole('button', { name: 'Found the organisation' }).click();

    await heading(reader, 'Verification');
    await page.getByLabel('What it says').fill('Entry 4711 of the register of universities');
    await page.getByRole('button', { name: 'Ask for verification' }).click();
    await page.getByText('waits for the operator').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const { items } = await exchange.operator.get('/api/organisations/verification-requests', {});
    const path2 = { id: items[0]?.id ?? '' };
    await exchange.operator.post('/api/organisations/verification-requests/{id}/decide', {
      path: path2,
      body: { decision: 'approve' },
    });
  }, 300_000);

  it('takes a listing in steps, names what is wrong where it is, and shows the counterpart that comes', async () => {
    const { page } = reader;
    await page.goto('/app');
    await heading(reader, 'Good to see you');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'List a technology' }).first().click();
    await page.getByRole('radio', { name: 'Research result' }).check();
    await page.getByLabel('Title').fill(TITLE);
    // A closed page loses nothing that was typed.
    await page.reload();
    await page.getByText('was kept on this device').waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe(TITLE);
    await page
      .getByLabel('Description')
      .fill(
        'A separator coated with a thin spinel layer lets lithium ion cells deliver their power at minus thirty degrees. It is coated ' +
          'on existing lines, and cells of five ampere hours kept 82 % of their capacity over 900 cycles in the climate chamber.',
      );
    await saveStep(reader, 'What it does better');
    await page.getByLabel('Compared with what?').fill('Uncoated polyolefin separator');
    await page.getByRole('button', { name: 'Add a figure' }).click();
    await page.getByLabel('Quantity').fill('capacity at −30 °C');
    await page.getByLabel('This technology', { exact: true }).fill('82');
    await page.getByLabel('The comparator', { exact: true }).fill('40');
    await page.getByLabel('Unit', { exact: true }).fill('%');
    await saveStep(reader, 'Use and readiness');
    await page.getByLabel('Where it can be used').fill('Batteries of buses and machines in cold regions');
    await choose(reader, 'Readiness', /^6/);
    await saveStep(reader, 'Classes and patent');
    await page.getByLabel('IPC codes').fill('H01M 50/4xx');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByRole('link', { name: /is not an IPC code/ }).click();
    expect(await focused(reader)).toBe('ipc');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByLabel('IPC codes').fill('H01M 50/451, H01M 10/0525');
    await saveStep(reader, 'Terms and contact');
    await page.getByRole('checkbox', { name: 'Non-exclusive licence' }).check();
    await page.getByLabel('Offered until').fill(inDays(300));
    expect(await seriousFaults(page)).toEqual([]);
    await saveStep(reader, 'People and who sees what');
    await saveStep(reader, 'Check and publish');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('link', { name: 'Who fits' }).click();

    const card = page.getByRole('article', { name: 'Cells that work at minus thirty degrees' });
    await card.waitFor({ timeout: 60_000 });
    await card.getByText('Why:').waitFor();
    await card.getByText('Against:').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  }, 180_000);

  it('takes decisions by one key, undoes them, and carries a message to the other side', async () => {
    const { page } = reader;
    const card = page.getByRole('article', { name: 'Cells that work at minus thirty degrees' });
    await page.keyboard.press('j');
    expect(await focused(reader)).toBe(await card.getAttribute('id'));
    // The board shows a decision before the exchange has it.
    const decided = async (act: () => Promise<void>, shown: string) => {
      const answered = page.waitForResponse(/\/decisions$/);
      await act();
      await page.getByRole('button', { name: shown }).waitFor();
      await answered;
    };
    await decided(() => page.keyboard.press('s'), 'Shortlist (1)');
    await decided(() => page.keyboard.press('z'), 'New (1)');
    await card.focus();
    await page.keyboard.press('d');
    await page.getByRole('dialog').waitFor();
    await decided(() => page.keyboard.press('1'), 'Declined (1)');
    await decided(() => page.getByRole('button', { name: 'Undo' }).click(), 'New (1)');
    await card.getByRole('button', { name: 'Side by side' }).click();
    await card.locator('mark').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await card.getByRole('button', { name: /^Contact/ }).click();
    await page.getByLabel('Your message').fill('We can send you three cells to try.');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Your message was sent.').waitFor();
    await waitFor(async () => {
      const { items } = await company.api.get('/api/pairs', { query: { demand: demandId } });
      // A moment later the enquiry has become a deal.
      return ['contacted', 'deal'].includes(items[0]?.state.listing ?? '');
    });
    const { items } = await company.api.get('/api/pairs', { query: { demand: demandId } });
    const { decisions } = await company.api.get('/api/pairs/{id}', { path: { id: items[0]?.id ?? '' } });
    expect(decisions.map(({ note }) => note)).toContain('We can send you three cells to try.');
    // What was taken back before anybody heard of it stays with the side that did it.
    expect(decisions.map(({ decision }) => decision)).not.toContain('shortlist');
  }, 300_000);

  it('comes back to where somebody was when the session has ended', async () => {
    const { page } = reader;
    await page.goto('/app/demands/new');
    await page.getByLabel('Title').fill('Coating that binds to glass');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByText('Your session has ended').waitFor();
    await page.getByLabel('E-mail address').fill('ines.haugen@fjellheim.example');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await heading(reader, 'Post a need');
    expect(await page.getByLabel('Title').inputValue()).toBe('Coating that binds to glass');
  }, 300_000);

  it('says of what is not there, or not for this person, that it is not there', async () => {
    const { page } = reader;
    for (const path of [
      '/app/no-such-page',
      `/app/listings/${crypto.randomUUID()}`,
      `/app/board?listing=${crypto.randomUUID()}`,
    ]) {
      await page.goto(path);
      await heading(reader, 'There is no such page');
    }
  }, 300_000);

  it.each([
    ['zh-CN', '中文', '首页'],
    ['ru-RU', 'Русский', 'Главная'],
    ['en-GB', 'English', 'Home'],
  ])(
    'fits into every width and theme in %s',
    async (_locale, name, home) => {
      const { page } = reader;
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto('/app');
      await page.getByRole('button', { name: 'Ines Haugen' }).click();
      const changed = page.waitForResponse(/\/api\/account$/);
      await page.getByRole('menuitem', { name }).click();
      await changed;
      await page.getByRole('link', { name: home, exact: true }).waitFor();
      const listing = await ownListing(reader);
      for (const path of [
        '/app',
        '/app/listings',
        '/app/listings/new',
        `/app/listings/${listing}`,
        `/app/listings/${listing}/edit?step=terms`,
        `/app/board?listing=${listing}`,
        '/app/demands',
        '/app/demands/new',
        '/app/verification',
        '/app/notifications',
        '/app/join',
      ]) {
        for (const [width, colorScheme] of [
          [360, 'light'],
          [1280, 'dark'],
        ] as const) {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme });
          await page.goto(path);
          await page.locator('h1').waitFor();
          const overflow = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
          expect([path, width, Math.max(0, overflow)]).toEqual([path, width, 0]);
          expect([path, width, await seriousFaults(page)]).toEqual([path, width, []]);
        }
      }
    },
    240_000,
  );

  it('breaks no policy and no script of it fails', () => {
    expect(reader.complaints).toEqual([]);
  });
});

function mailUrl({ url, dir }: Exchange): string {
  const secrets = JSON.parse(readFileSync(join(dir, 'secrets.json'), 'utf8'));
  return `${url}/dev/mail?token=${mailToken(secrets)}`;
}

/** Waits for the page of a heading. */
const heading = ({ page }: Reader, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

/** The id of what has the focus. */
const focused = ({ page }: Reader) => page.locator(':focus').getAttribute('id');

async function choose({ page }: Reader, field: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click();
  await page.getByRole('option', { name: option }).click();
}

async function saveStep({ page }: Reader, next: string): Promise<void> {
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await page.getByRole('heading', { level: 2, name: next }).waitFor();
}

async function ownListing({ page }: Reader): Promise<string> {
  const answer = await page.context().request.get('/api/listings');
  const { items } = (await answer.json()) as { items: { id: string }[] };
  return items[0]?.id ?? '';
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function demandOf({ api }: Company): Promise<string> {
  const en = (text: string) => ({ en: { text, origin: 'person' as const } });
  const made = await api.post('/api/demands', {
    body: {
      kind: 'technology',
      title: en('Cells that work at minus thirty degrees'),
      problem: en(
        'Our lithium ion cells for buses lose more than half of their capacity at minus thirty degrees. We look for a separator, a ' +
          'coating or an electrolyte that keeps the power of the cell in the cold and can be made on our existing coating lines.',
      ),
      ipc: ['H01M 10/0525', 'H01M 50/451'],
      dealKinds: ['non_exclusive_licence'],
      deadline: inDays(200),
    },
  });
  const { id } = await api.post('/api/demands/{id}/open', {
    path: { id: made.id },
    body: { expectedVersion: made.version },
  });
  return id;
}
