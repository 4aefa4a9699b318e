import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schemas } from '@techbourse/client';
import { waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailToken } from '../../infra/local/supervisor/plan.mjs';
import { exampleDemand } from '../../services/demands/test/demands.ts';
import { readyContent } from '../../services/listings/test/listings.ts';
import { linkFor } from '../demo/browser.ts';
import { type Exchange, startExchange } from '../exchange/exchange.ts';
import { browserProgram, openReader, type Reader, seriousFaults } from './browser.ts';

const PASSWORD = 'kettle-lantern-orchard';
type Organisation = Awaited<ReturnType<Exchange['organisation']>>;

describe.skipIf(browserProgram === undefined)('a deal in two browsers (skipped where there is no Chromium)', () => {
  let exchange: Exchange;
  let university: Organisation;
  let company: Organisation;
  let seller: Reader;
  let buyer: Reader;
  let deal = '';
  let contract = '';

  beforeAll(async () => {
    exchange = await startExchange();
    university = await exchange.organisation('Institute of Waters', 'university');
    company = await exchange.organisation('Quiet Mills', 'company');
    seller = await signedIn(exchange, university, 'Li Na');
    buyer = await signedIn(exchange, company, 'Hans Roth');
  }, 600_000);
  afterAll(async () => {
    await seller?.[Symbol.asyncDispose]();
    await buyer?.[Symbol.asyncDispose]();
    await exchange?.stop();
  });

  it('begins with a contact; the company that is not named answers, and is named because it says so', async () => {
    const { pairId } = await pairOf(university, company);
    await university.api.post('/api/pairs/{id}/decisions', {
      path: { id: pairId },
      body: { decision: 'contact', note: 'We have what you are looking for.' },
    });
    const { page } = buyer;
    await page.goto('/app/notifications');
    // Told of the contact, it is led to the deal.
    await waitFor(async () => (await company.api.get('/api/deals', {})).items.length === 1, { deadlineMs: 60_000 });
    deal = (await company.api.get('/api/deals', {})).items[0]?.id ?? '';
    await page.locator(`a[href="/app/deals/${deal}"]`).first().click({ timeout: 60_000 });
    await page.getByText('We have what you are looking for.').waitFor();
    await page.getByText('The other side does not know your name').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await seller.page.goto('/app/deals');
    await seller.page
      .getByText(/^A company/)
      .first()
      .waitFor();
    expect(await seriousFaults(seller.page)).toEqual([]);
    await seller.page.goto(`/app/deals/${deal}`);
    await seller.page.getByText('The company has not named itself').waitFor();
    expect(await seller.page.content()).not.toMatch(/Quiet Mills|Hans Roth/);

    await page.getByRole('button', { name: 'Answer and name ourselves' }).click();
    await page.getByLabel('Message to the other side').fill('How long does it last?');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('link', { name: 'Say that you agree to be named.' }).click();
    await page.getByRole('checkbox', { name: 'Yes, the other side may know that we are Quiet Mills' }).check();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('How long does it last?').waitFor();
    // The other browser is told of it, and shows it.
    await seller.page.getByText('With Quiet Mills').waitFor();
    await seller.page.getByText('How long does it last?').waitFor();
  }, 300_000);

  it('moves when one side proposes and the other accepts, each of whom is told what to do', async () => {
    await seller.page.getByRole('button', { name: 'Propose “Agreed”' }).click();
    await seller.page.getByRole('button', { name: 'Propose “Agreed”' }).last().click();
    await seller.page.getByText('You have proposed the step “Agreed”').waitFor();
    await buyer.page.getByText('The other side proposes the step “Agreed”').waitFor();
    await buyer.page.getByRole('button', { name: 'Accept “Agreed”' }).click();
    await buyer.page.getByRole('button', { name: 'Accept “Agreed”' }).last().click();
    await buyer.page.getByRole('link', { name: 'Draft the contract' }).waitFor();
    await seller.page.goto('/app/deals?turn=own');
    await seller.page.getByText('No deal is in this step.').waitFor();
    await seller.page.goto(`/app/deals/${deal}`);
    await seller.page.getByRole('link', { name: 'Draft the contract' }).click();
  }, 300_000);

  it('takes a draft, names what does not agree at its field, and shows the other side what changed', async () => {
    const { page } = seller;
    await heading(seller, 'Draft the contract');
    await page.getByLabel('Title', { exact: false }).first().fill('Licence of a fluoride sorbent');
    await page.getByLabel('Subject', { exact: false }).first().fill('The right to make and sell the sorbent.');
    await page.getByLabel('Total price').fill('1000000');
    await page.getByLabel('Due on').fill(inDays(30));
    await page.getByRole('group', { name: 'Line 1' }).getByLabel('Amount').fill('900000');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByRole('link', { name: /The schedule must come to 1000000.00 CNY/ }).click();
    expect(await page.locator(':focus').getAttribute('id')).toBe('schedule');
    // What was typed outlives the page.
    await page.reload();
    await page.getByText('was kept on this device').waitFor();
    await page.getByRole('group', { name: 'Line 1' }).getByLabel('Amount').fill('1000000');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.waitForURL(/\/app\/contracts\//);
    contract = page.url().split('/').at(-1) ?? '';
    await heading(seller, 'Licence of a fluoride sorbent');
    expect(await seriousFaults(page)).toEqual([]);

    await buyer.page.goto(`/app/contracts/${contract}/edit`);
    await buyer.page.getByLabel('Further clauses').fill('Samples are sent within a month.');
    await buyer.page.getByRole('button', { name: 'Save as a new version' }).click();
    await buyer.page.getByRole('heading', { name: 'What changed since version 1' }).waitFor();
    await seller.page.getByRole('heading', { name: 'What changed since version 1' }).waitFor();
    await seller.page.locator('ins', { hasText: 'Samples are sent within a month.' }).waitFor();
  }, 300_000);

  it('is signed when both have confirmed exactly what they saw', async () => {
    await confirm(buyer);
    await buyer.page.getByText('The other side has to confirm this version').waitFor();
    await seller.page.getByText(/Quiet Mills: confirmed on/).waitFor();
    await seller.page.goto('/app/deals?turn=own');
    await seller.page
      .getByRole('row', { name: /Quiet Mills/ })
      .getByText('You')
      .waitFor();
    await seller.page.goto(`/app/contracts/${contract}`);
    await confirm(seller);
    await seller.page.getByText(/Signed on/).waitFor();
    await buyer.page.getByRole('heading', { name: 'Payments', exact: true }).waitFor();
    await buyer.page.getByText(/^Signed on|· Signed on/).waitFor();
  }, 300_000);

  it('takes a payment of one side and counts it when the other confirms', async () => {
    await buyer.page.getByRole('button', { name: 'Record a payment' }).click();
    await buyer.page.getByLabel('Amount, CNY').fill('400000');
    expect(await seriousFaults(buyer.page)).toEqual([]);
    await buyer.page.getByRole('button', { name: 'Record a payment' }).last().click();
    await buyer.page.getByText(/recorded by Quiet Mills/).waitFor();
    const answer = seller.page.getByRole('button', { name: 'Confirm', exact: true });
    await answer.first().click();
    await seller.page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await buyer.page.locator('[data-state="confirmed"]').first().waitFor();
    const { paid } = await company.api.get('/api/contracts/{id}', { path: { id: contract } });
    expect(paid?.amount).toBe('400000.00');
  }, 300_000);

  it('is recorded as registered by a party, and taken back by who recorded it', async () => {
    const { page } = buyer;
    await page.getByRole('button', { name: 'Record the registration' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Authority').fill('Registry of Technology Contracts, Harbin');
    await dialog.getByLabel('Number').fill('HRB-2026-000451');
    await dialog.getByRole('button', { name: 'Record the registration' }).click();
    await dialog
      .getByRole('link', { name: /Registered on|day|date/i })
      .first()
      .waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByLabel('Registered on').fill(inDays(0));
    await dialog.getByRole('button', { name: 'Record the registration' }).click();
    await page.getByText(/number HRB-2026-000451.*recorded by a party/).waitFor();
    await page.getByRole('button', { name: 'Take the registration back' }).click();
    await dialog.getByLabel('Why').fill('The number was that of a draft');
    await dialog.getByRole('button', { name: 'Take the registration back' }).click();
    await page.getByText(/taken back: The number was that of a draft/).waitFor();
    await page.getByRole('button', { name: 'Record the registration' }).waitFor();
  }, 300_000);

  it('gives a code that anybody verifies, and checks its entries in the browser', async () => {
    await exchange.operator.post('/api/ledger/heads');
    const { page } = seller;
    await page.reload();
    await page.getByRole('button', { name: 'Check in this browser' }).click();
    await page.getByText('Everything that this browser could check is right.').waitFor();
    await page.getByText(/Signed head: 5 entries stand under/).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the proof' }).click();
    const proof = JSON.parse(readFileSync((await (await file).path()) ?? '', 'utf8'));
    expect(proof.proofs.map(({ head }: { head: object | null }) => head !== null)).toEqual(Array(5).fill(true));

    const code = await page
      .locator('strong', { hasText: /^\d+(-[0-9A-Z]{4}){4}$/ })
      .first()
      .innerText();
    for (const [language, found] of [
      ['en', 'This entry stands in the ledger'],
      ['zh', '台账中有此记录'],
      ['ru', 'Эта запись есть в реестре'],
    ]) {
      const reply = await fetch(`${exchange.url}/${language}/verify/${code.toLowerCase()}`);
      const body = await reply.text();
      expect([reply.status, body.includes(found ?? '')]).toEqual([200, true]);
      expect(body).not.toMatch(/Quiet Mills|Institute of Waters|1,?000,?000|undefined/);
    }
    const typed = await fetch(`${exchange.url}/en/verify?code=${encodeURIComponent(` ${code.replaceAll('-', ' ')} `)}`);
    expect(await typed.text()).toContain('A contract was signed by both parties');
    const other = await fetch(`${exchange.url}/en/verify/${code.slice(0, -4)}0000`);
    expect([other.status, (await other.text()).includes('No entry has this code')]).toEqual([404, true]);
    const noCode = await fetch(`${exchange.url}/en/verify/hello`);
    expect([noCode.status, (await noCode.text()).includes('This is not a code')]).toEqual([400, true]);
    await page.goto(`/en/verify/${code}`);
    expect(await seriousFaults(page)).toEqual([]);
  }, 300_000);

  it('grows the statistics of its parties at once; the public page says that it waits for the month and for others', async () => {
    const query = { by: 'type', kind: 'signed', of: 'own' } as const;
    for (const { api } of [university, company]) {
      const { items } = await api.get('/api/statistics/contracts', { query });
      expect(items.map(({ count, value }) => [count, value.amount])).toEqual([[1, '1000000.00']]);
    }
    const page = await (await fetch(`${exchange.url}/en/statistics`)).text();
    expect(page).toContain('No month is closed yet with three contracts at least');
    expect(page).not.toContain('1,000,000');
  }, 300_000);

  it.each([
    ['zh-CN', '中文', '交易'],
    ['ru-RU', 'Русский', 'Сделки'],
    ['en-GB', 'English', 'Deals'],
  ])(
    'fits into every width and theme in %s',
    async (_locale, name, deals) => {
      const { page } = buyer;
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto('/app');
      await page.getByRole('button', { name: 'Hans Roth' }).click();
      const changed = page.waitForResponse(/\/api\/account$/);
      await page.getByRole('menuitem', { name }).click();
      await changed;
      await page.getByRole('link', { name: deals, exact: true }).first().waitFor();
      for (const path of [
        '/app/deals',
        `/app/deals/${deal}`,
        `/app/contracts/${contract}`,
        `/app/deals/${deal}/draft`,
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
    expect([seller.complaints, buyer.complaints]).toEqual([[], []]);
  });
});

const heading = ({ page }: Reader, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function confirm({ page }: Reader): Promise<void> {
  await page.getByRole('button', { name: 'Read and confirm' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Samples are sent within a month.').waitFor();
  await dialog.getByRole('button', { name: 'Confirm', exact: true }).click();
  await dialog.getByRole('link', { name: 'Tick that you have read it.' }).click();
  await dialog.getByRole('checkbox', { name: 'I have read version 2' }).check();
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Confirm', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** A person of an organisation, who signs up by mail and comes in by an invitation. */
async function signedIn(exchange: Exchange, { id }: Organisation, name: string): Promise<Reader> {
  const url = exchange.url.replace('127.0.0.1', 'localhost');
  const reader = await openReader(url);
  const { request } = reader.page.context();
  const email = `${name.toLowerCase().replace(' ', '.')}@people.example`;
  const headers = { origin: url };
  const post = async (path: string, data: object) => {
    const reply = await request.post(path, { headers, data });
    if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`);
  };
  const since = Date.now();
  await post('/api/account/sign-up', { email, name, language: 'en', password: PASSWORD });
  const secrets = JSON.parse(readFileSync(join(exchange.dir, 'secrets.json'), 'utf8'));
  const { token } = await linkFor(`${exchange.url}/dev/mail?token=${mailToken(secrets)}`, email, since);
  await post('/api/account/confirm', { token, password: PASSWORD });
  const invited = await exchange.operator.post('/api/organisations/{id}/invitations', {
    path: { id },
    body: { email, role: 'owner', language: 'en' },
  });
  await post(`/api/memberships/invitations/${invited.id}/answer`, { answer: 'accept' });
  return reader;
}

/** A listing and an anonymous need that fit, once they are paired. */
async function pairOf(university: Organisation, company: Organisation): Promise<{ pairId: string }> {
  const listing = await university.api.post('/api/listings', {
    body: readyContent() as Schemas['ListingContentInput'],
  });
  await university.api.post('/api/listings/{id}/publish', { path: { id: listing.id }, body: { expectedVersion: 1 } });
  const demand = await company.api.post('/api/demands', {
    body: exampleDemand({ anonymous: true }) as Schemas['NewDemandInput'],
  });
  await company.api.post('/api/demands/{id}/open', { path: { id: demand.id }, body: { expectedVersion: 1 } });
  const query = { listing: listing.id };
  await waitFor(
    async () => {
      const found = await university.api.get('/api/pairs', { query }).catch(() => undefined);
      return found?.items.some((pair) => pair.demand.id === demand.id) ?? false;
    },
    { deadlineMs: 120_000, everyMs: 500, what: 'the pair' },
  );
  return { pairId: `${listing.id}_${demand.id}` };
}
