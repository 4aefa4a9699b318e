import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailToken } from '../../infra/local/supervisor/plan.mjs';
import { type DemoBrowser, linkFor, openBrowser } from '../demo/browser.ts';
import { type Exchange, startExchange } from '../exchange/exchange.ts';
import { browserProgram, openReader, type Reader, seriousFaults } from './browser.ts';
import { openedFaults } from './keyboard.ts';

const PASSWORD = 'kettle-lantern-orchard';
const CLIENT = 'Tromsdal Institute';
const AGENCY = 'Kvaløya Transfer';
const TITLE = 'Peptide coating that keeps ice from pump blades';
const ACCREDITED = {
  body: 'Ministry of Trade and Industry',
  number: 'NFD-31',
  scope: 'Transfer of technology between organisations',
};
type Organisation = Awaited<ReturnType<Exchange['organisation']>>;

describe.skipIf(browserProgram === undefined)('an agency and its client (skipped where there is no Chromium)', () => {
  let exchange: Exchange;
  let reader: Reader;
  let company: Organisation;
  let client: Organisation;
  let agency: Organisation;

  beforeAll(async () => {
    exchange = await startExchange();
    reader = await openReader(exchange.url.replace('127.0.0.1', 'localhost'));
    company = await exchange.organisation('Sunnhordland Pumps AS', 'company');
    client = await exchange.organisation(CLIENT, 'institute');
    agency = await exchange.organisation(AGENCY, 'agency');
    await demandOf(company);
    await signUp(exchange, 'broker@kvaloya.example', 'Sunniva Moe', agency.id);
    await signUp(exchange, 'head@tromsdal.example', 'Jonas Vik', client.id);
  }, 600_000);
  afterAll(async () => {
    await reader?.[Symbol.asyncDispose]();
    await exchange?.stop();
  });

  it('the agency proposes a mandate, with its commission', async () => {
    const { page } = reader;
    await signIn(reader, 'broker@kvaloya.example');
    await page.getByRole('link', { name: 'Clients', exact: true }).click();
    await heading(reader, 'Clients and mandates');
    await page.getByText('No mandate yet.').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Propose a mandate' }).first().click();
    await heading(reader, 'Propose a mandate to a client');
    await page.getByRole('button', { name: 'Send the proposal' }).click();
    await page.getByRole('link', { name: 'Choose whom you ask' }).waitFor();
    await page.getByRole('combobox', { name: 'The client' }).fill('Tromsdal');
    await page.getByRole('option', { name: new RegExp(CLIENT) }).click();
    await page.getByLabel('Rate in percent').fill('3');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send the proposal' }).click();
    await heading(reader, `Mandate of ${CLIENT} to ${AGENCY}`);
    await page.getByText('The other side is asked').waitFor();
    await page.getByText('3 % of: Total price of the contract').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  }, 300_000);

  it('the client reads who asks for what, and accepts', async () => {
    const { page } = reader;
    await signIn(reader, 'head@tromsdal.example');
    await page.getByRole('button', { name: /Change the organisation/ }).click();
    await page.getByRole('menuitem', { name: 'Agencies that act for us' }).click();
    await heading(reader, 'Agencies that act for us');
    await page.getByText('waits for your answer').waitFor();
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: AGENCY, exact: true }).click();
    await page.getByText('The agency may act for others today.').waitFor();
    await page.getByRole('button', { name: 'Accept the mandate' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Both names stand on what it writes.').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Accept the mandate' }).click();
    await page.getByText('in force').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  }, 300_000);

  it('the agency publishes for the client, under both names', async () => {
    const { page } = reader;
    await signIn(reader, 'broker@kvaloya.example');
    await page.getByRole('link', { name: 'Clients', exact: true }).click();
    await page.getByRole('button', { name: `Act for it: ${CLIENT}` }).click();
    await page.getByText(`You act for ${CLIENT}.`).waitFor();
    await page.getByText(AGENCY).first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const { id } = await client.api.post('/api/listings', { body: draft() });
    await page.goto(`/app/listings/${id}`);
    await heading(reader, TITLE);
    // Whoever reloads goes on for the same client.
    await page.getByText(`You act for ${CLIENT}.`).waitFor();
    await page.getByRole('link', { name: 'Continue writing' }).click();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('link', { name: 'Who fits' }).waitFor();
    const { items } = await client.api.get('/api/listings/{id}/events', { path: { id } });
    const published = items.find(({ action }) => action === 'publish');
    expect(published?.actor.agencyId).toBe(agency.id);
  }, 300_000);

  it('the agency sees the pair among those of all clients, and writes to the other side for the client', async () => {
    const { page } = reader;
    await waitFor(async () => {
      const { items } = await client.api.get('/api/pairs/search', { query: {} });
      return items.length > 0;
    });
    await page.getByRole('button', { name: `Act for ${AGENCY} again` }).click();
    await heading(reader, 'Clients and mandates');
    expect(await page.getByText(`You act for ${CLIENT}.`).count()).toBe(0);
    await page.getByRole('link', { name: 'New pairs' }).click();
    await heading(reader, 'New pairs of your clients');
    await page.getByText(`For ${CLIENT}: ${TITLE}`).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const card = page.getByRole('article', { name: 'Pump blades that shed ice' });
    await card.getByRole('button', { name: /^Contact/ }).click();
    await page.getByLabel('Your message').fill('Our client can coat two of your blades.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Your message was sent.').waitFor();
    const deal = await waitFor(async () => {
      const { items } = await client.api.get('/api/deals', { query: { agency: agency.id } });
      return items[0];
    });
    expect(deal).toMatchObject({ side: 'seller', stage: 'enquiry' });
    await page.getByRole('link', { name: 'Cases' }).click();
    await heading(reader, 'Cases');
    await page.getByText('Sunnhordland Pumps AS').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Performance' }).click();
    await page.getByText('you act under the mandate').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Accreditation and brokers' }).click();
    await page.getByText('The agency may act for others today.').waitFor();
    await page.getByRole('button', { name: 'Add a credential' }).first().click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'Member' }).click();
    await page.getByRole('option', { name: 'Sunniva Moe' }).click();
    await page.getByLabel('Number').fill('TB-204');
    await page.getByLabel('Who issued it').fill('Nordic Institute of Transfer');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('No. TB-204').waitFor();
    const { scope } = ACCREDITED;
    expect(await openedFaults(page, page.getByRole('button', { name: 'Add a credential' }).first())).toEqual([]);

    // Its own accreditation it asks for, and goes on acting as before until the operator has looked at it.
    await page.getByRole('link', { name: 'Ask for accreditation' }).first().click();
    await heading(reader, 'Verification');
    await page.getByRole('button', { name: 'Ask for accreditation' }).click();
    await page.getByRole('button', { name: 'Ask the operator' }).click();
    await page.getByRole('alert').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByLabel(/Who gave it/).fill(ACCREDITED.body);
    await page.getByLabel('Number').fill(ACCREDITED.number);
    await page.getByLabel(/What it lets/).fill(scope);
    await page.getByLabel('From').fill('2026-01-01');
    await page.getByLabel(/Remark/).fill('The ministry lists it under transfer');
    await page.getByRole('button', { name: 'Ask the operator' }).click();
    await page.getByText('waits for the operator').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const { items } = await exchange.operator.get('/api/agencies/accreditation-requests', {});
    expect(items).toMatchObject([{ ...ACCREDITED, agencyId: agency.id, state: 'pending' }]);
    await exchange.operator.post('/api/agencies/accreditation-requests/{id}/decide', {
      path: { id: items[0]?.id ?? '' },
      body: { decision: 'decline', reasons: ['number_differs'] },
    });
    await page.reload();
    await page.getByText('The number or the days differ from the evidence').waitFor();
    await page.getByRole('button', { name: 'Ask for accreditation' }).waitFor();
  }, 300_000);

  it('the client ends the mandate: the agency is told and led back, and goes on reading what it did', async () => {
    const { page } = reader;
    await page.goto('/app/clients');
    await page.getByRole('button', { name: `Act for it: ${CLIENT}` }).click();
    await page.getByText(`You act for ${CLIENT}.`).waitFor();
    await using other = await openReader(exchange.url.replace('127.0.0.1', 'localhost'));
    await signIn(other, 'head@tromsdal.example');
    await other.page.goto('/app/agencies');
    await other.page.getByRole('link', { name: AGENCY, exact: true }).click();
    await other.page.getByRole('button', { name: 'End the mandate' }).click();
    const dialog = other.page.getByRole('dialog');
    await dialog.getByText('itself acts from then on').waitFor();
    await dialog.getByText('1 open deal in which the agency acted goes on without it').waitFor();
    expect(await seriousFaults(other.page)).toEqual([]);
    await dialog.getByLabel('Reason').fill('We go on ourselves');
    await dialog.getByRole('button', { name: 'End the mandate' }).click();
    await other.page.getByText('by the client on').waitFor();

    await waitFor(async () => {
      const { items } = await agency.api.get('/api/mandates', { query: { side: 'agency', state: 'in_force' } });
      return items.every(({ client: { id } }) => id !== client.id);
    });
    await waitFor(async () => {
      await page.reload();
      await page.getByText(new RegExp(`You (?:do not )?act for ${CLIENT}`)).waitFor();
      return (await page.getByText(`You do not act for ${CLIENT} any more`).count()) > 0;
    });
    expect(await seriousFaults(page)).toEqual([]);
    await page.goto('/app/clients/performance');
    await page.getByText(`${CLIENT} acts itself`).waitFor();
    await page.getByText('opened the deal').waitFor();
    // From here on the client answers for itself.
    const [deal] = (await client.api.get('/api/deals', { query: {} })).items;
    const path = { id: deal?.id ?? '' };
    const moved = await client.api.post('/api/deals/{id}/stage', { path, body: { to: 'evaluation' } });
    expect(moved.agencies).toMatchObject([{ organisationId: agency.id, actsFor: [] }]);
  }, 300_000);

  it.each([
    ['zh-CN', '中文'],
    ['ru-RU', 'Русский'],
    ['en-GB', 'English'],
  ])(
    'fits into every width and theme in %s',
    async (_locale, name) => {
      const { page } = reader;
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto('/app/clients');
      await page.getByRole('button', { name: 'Sunniva Moe' }).click();
      const changed = page.waitForResponse(/\/api\/account$/);
      await page.getByRole('menuitem', { name }).click();
      await changed;
      const { items } = await agency.api.get('/api/mandates', { query: {} });
      for (const path of [
        '/app/clients',
        `/app/clients/${client.id}`,
        '/app/clients/pairs',
        '/app/clients/cases',
        '/app/clients/performance',
        '/app/clients/standing',
        '/app/verification',
        '/app/agencies',
        '/app/mandates/new',
        `/app/mandates/${items[0]?.id}`,
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
    400_000,
  );

  it('breaks no policy and no script of it fails', () => {
    expect(reader.complaints).toEqual([]);
  });
});

const heading = ({ page }: Reader, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

async function signIn({ page }: Reader, email: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/app/sign-in');
  await page.evaluate('sessionStorage.clear()');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await heading({ page } as Reader, 'Good to see you');
}

/** Somebody of an organisation, who may sign for it. */
async function signUp(exchange: Exchange, email: string, name: string, organisationId: string): Promise<void> {
  const secrets = JSON.parse(readFileSync(join(exchange.dir, 'secrets.json'), 'utf8'));
  const mailUrl = `${exchange.url}/dev/mail?token=${mailToken(secrets)}`;
  const browser = openBrowser(exchange.url);
  const since = Date.now();
  await done(browser.post('/api/account/sign-up', { email, name, language: 'en', password: PASSWORD }));
  const { token } = await linkFor(mailUrl, email, since);
  await done(browser.post('/api/account/confirm', { token, password: PASSWORD }));
  const { id } = await exchange.operator.post('/api/organisations/{id}/invitations', {
    path: { id: organisationId },
    body: { email, role: 'owner', language: 'en' },
  });
  await done(browser.post(`/api/memberships/invitations/${id}/answer`, { answer: 'accept' }));
}

async function done(asked: ReturnType<DemoBrowser['post']>): Promise<void> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
}

const en = (text: string) => ({ en: { text, origin: 'person' as const } });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function draft() {
  return {
    kind: 'research_result' as const,
    title: en(TITLE),
    abstract: en(
      'A thin coating of peptides keeps ice from the blades of pumps and turbines at minus twenty degrees. It is brushed on, cures at ' +
        'room temperature, and lasted 1,200 hours in sea water with no loss of its effect; ice slides off at a pull of 30 kPa.',
    ),
    ipc: ['C09D 5/00', 'F04D 29/22'],
    offers: ['non_exclusive_licence' as const],
    readiness: { scale: 'trl' as const, level: 6, origin: 'self_declared' as const },
    validUntil: inDays(300),
  };
}

async function demandOf({ api }: Organisation): Promise<void> {
  const made = await api.post('/api/demands', {
    body: {
      kind: 'technology',
      title: en('Pump blades that shed ice'),
      problem: en(
        'Ice builds up on the blades of our pumps and turbines at minus twenty degrees in sea water. We look for a coating that ' +
          'keeps ice from the blades for at least a thousand hours and can be brushed on at room temperature.',
      ),
      ipc: ['C09D 5/00', 'F04D 29/22'],
      dealKinds: ['non_exclusive_licence'],
      deadline: inDays(200),
    },
  });
  const body = { expectedVersion: made.version };
  await api.post('/api/demands/{id}/open', { path: { id: made.id }, body });
}
