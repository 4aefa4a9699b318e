import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailToken } from '../../infra/local/supervisor/plan.mjs';
import { linkFor } from '../demo/browser.ts';
import { type Exchange, startExchange } from '../exchange/exchange.ts';
import { browserProgram, openReader, type Reader, seriousFaults } from './browser.ts';

const PASSWORD = 'kettle-lantern-orchard';
const en = (text: string) => ({ en: { text, origin: 'person' as const } });
type Company = Awaited<ReturnType<Exchange['organisation']>>;

const SCREWS = 'Bone screws of a magnesium alloy that dissolve';

describe.skipIf(browserProgram === undefined)('the boards in a browser (skipped where there is no Chromium)', () => {
  let exchange: Exchange;
  let reader: Reader;
  let company: Company;
  let university: Company;

  beforeAll(async () => {
    exchange = await startExchange();
    reader = await openReader(exchange.url.replace('127.0.0.1', 'localhost'));
    company = await exchange.organisation('Zephyrine Implants Ltd', 'company');
    university = await exchange.organisation('University of Alloys', 'university');
    await signIn(exchange, reader, company.id);
  }, 600_000);
  afterAll(async () => {
    await reader?.[Symbol.asyncDispose]();
    await exchange?.stop();
  });

  it('a record that was opened just now waits for its pairs, which the API says instead of denying it', async () => {
    const demand = await openedDemand(company, 'Screws that dissolve in the body', ['non_exclusive_licence']);
    const { items, state } = await company.api.get('/api/pairs', { query: { demand } });
    expect([items, ['waiting', 'paired'].includes(state)]).toEqual([[], true]);
    const draft = await company.api.post('/api/demands', { body: { kind: 'technology' } });
    expect(await company.api.get('/api/pairs', { query: { demand: draft.id } })).toMatchObject({
      items: [],
      state: 'off_market',
    });
    const foreign = university.api.get('/api/pairs', { query: { demand: draft.id } });
    await expect(foreign).rejects.toMatchObject({ status: 404 });
    await company.api.delete('/api/demands/{id}', { path: { id: draft.id } });
  }, 120_000);

  it('the board of all records shows a new pair without a reload, with why and why not', async () => {
    const { page } = reader;
    await page.goto('/app/board');
    await page.getByRole('heading', { level: 1, name: 'Matches' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await publishedListing(university, SCREWS, ['non_exclusive_licence', 'exclusive_licence']);
    // Pairing takes as long as the machine lets it; the board shows what there is then by itself.
    await waitFor(async () => (await company.api.get('/api/pairs/search', {})).items.length > 0, {
      what: 'the pair',
      deadlineMs: 300_000,
    });
    const card = page.getByRole('article', { name: SCREWS });
    await card.waitFor();
    await page.getByRole('heading', { level: 2, name: 'Screws that dissolve in the body' }).waitFor();
    await card.getByText('Why:').waitFor();
    await card.getByText('Against:').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await card.focus();
    const answered = page.waitForResponse(/\/decisions$/);
    await page.keyboard.press('s');
    await answered;
    await page.getByRole('button', { name: 'Shortlist' }).first().click();
    await card.waitFor();
    await card.getByRole('button', { name: 'Side by side' }).click();
    await card.locator('mark').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  }, 400_000);

  it('what one condition keeps out stands below the board, with what would lift it', async () => {
    const { page } = reader;
    const demand = await openedDemand(company, 'Bone screws that dissolve, for us alone', ['assignment']);
    await waitFor(
      async () => (await company.api.get('/api/pairs/near-misses', { query: { demand } })).items.length > 0,
      { what: 'the near miss', deadlineMs: 300_000 },
    );
    await page.goto(`/app/board?demand=${demand}`);
    await page.getByRole('heading', { level: 2, name: 'Nearly' }).waitFor();
    await page.getByText('no form of deal suits both sides').first().waitFor();
    await page.getByRole('link', { name: 'Change it' }).first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  }, 400_000);

  it('a draft is copied and deleted, and a need is renewed', async () => {
    const { page } = reader;
    const demand = await openedDemand(company, 'A pump for brine', []);
    await page.goto(`/app/demands/${demand}`);
    await page.getByRole('button', { name: 'Renew' }).click();
    await page.getByLabel('New last day').fill('2020-01-01');
    await page.getByRole('dialog').getByRole('button', { name: 'Renew' }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByLabel('New last day').fill('');
    await page.getByRole('dialog').getByRole('button', { name: 'Renew' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Copy as a draft' }).click();
    await page.waitForURL(/\/edit/);
    await page.goto(page.url().replace(/\/edit.*$/, ''));
    await page.getByRole('button', { name: 'Delete the draft' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete the draft' }).click();
    await page.getByRole('heading', { level: 1, name: 'Demands' }).waitFor();
    await page.getByRole('link', { name: 'draft (0)' }).waitFor();
  }, 120_000);

  it('an anonymous need shows which passages give its owner away, and is posted with them by an explicit word alone', async () => {
    const { page } = reader;
    const { id } = await company.api.post('/api/demands', {
      body: {
        kind: 'technology',
        title: en('A coating for implants'),
        problem: en('Zephyrine makes implants and looks for a coating that bone grows on.'),
        anonymous: true,
      },
    });
    await page.goto(`/app/demands/${id}/edit?step=terms`);
    const box = page.getByRole('region', { name: 'Keep our name back' });
    await box.locator('mark', { hasText: 'Zephyrine' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByRole('button', { name: 'Post it' }).click();
    await page.getByRole('alert').waitFor();
    await page.goto(`/app/demands/${id}/edit?step=terms`);
    await page.getByRole('checkbox', { name: /Post it anyway/ }).check();
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByRole('button', { name: 'Post it' }).click();
    await page.waitForURL(new RegExp(`/app/demands/${id}$`));
    expect(await company.api.get('/api/demands/{id}', { path: { id } })).toMatchObject({ state: 'open' });
  }, 120_000);

  it('a patent number is understood as it is typed', async () => {
    const { page } = reader;
    const made = await company.api.post('/api/listings', { body: { kind: 'patent', title: en('A press') } });
    await page.goto(`/app/listings/${made.id}/edit?step=classes`);
    await page.getByLabel('Application number of the patent').fill('ZL 2019 1 0823456.0');
    await page.getByText('CN201910823456.0').waitFor();
    await page.getByText('the check digit is right').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.goto(`/app/listings/${made.id}/edit?step=sight`);
    await page.getByRole('switch', { name: 'The invention is not published yet' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.goto(`/app/listings/${made.id}/edit?step=check`);
    await page.getByText('A stranger').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  }, 120_000);

  it('saved searches and watches are listed, muted, looked at ahead and removed', async () => {
    const { page } = reader;
    const listing = await publishedListing(university, 'A valve of titanium for hot brine', ['non_exclusive_licence']);
    await page.goto('/app/saved-searches/new?of=listings&query=q%3Dtitanium');
    await page.getByRole('button', { name: 'Save the search' }).click();
    await page.getByText('The search is saved').waitFor();
    const origin = new URL(page.url()).origin;
    const body = { kind: 'listing', id: listing };
    await page.context().request.post('/api/watches', { data: body, headers: { origin } });
    await page.goto('/app/saved-searches');
    await page.getByRole('heading', { level: 3, name: 'titanium', exact: true }).waitFor();
    await page.getByRole('heading', { level: 3, name: 'A valve of titanium' }).waitFor();
    const searches = page.getByRole('region', { name: 'Saved searches' });
    const changed = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
    await searches.getByRole('switch').click({ force: true });
    expect((await changed).status()).toBe(200);
    await page.getByRole('button', { name: 'What it would tell: titanium' }).click();
    await searches.getByText(/^Since/).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Remove: titanium' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('You have saved no search yet').waitFor();
  }, 120_000);

  it('fits a phone, in the light and in the dark', async () => {
    const { page } = reader;
    for (const [width, colorScheme] of [
      [360, 'light'],
      [1280, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      for (const path of ['/app/board', '/app/board?group=shortlisted', '/app/saved-searches', '/app/demands']) {
        await page.goto(path);
        await page.locator('h1').waitFor();
        const overflow = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
        expect([path, width, Math.max(0, overflow), await seriousFaults(page)]).toEqual([path, width, 0, []]);
      }
    }
    expect(reader.complaints).toEqual([]);
  }, 120_000);
});

/** A member of an organisation, by sign-up and the operator's invitation, in the browser. */
async function signIn(exchange: Exchange, { page }: Reader, organisationId: string): Promise<void> {
  const email = 'ines.haugen@fjellheim.example';
  const origin = exchange.url.replace('127.0.0.1', 'localhost');
  const { request } = page.context();
  const post = async (path: string, data: object) => {
    const reply = await request.post(path, { data, headers: { origin } });
    expect([path, reply.ok()]).toEqual([path, true]);
  };
  const since = Date.now();
  await post('/api/account/sign-up', { email, name: 'Ines Haugen', language: 'en', password: PASSWORD });
  const secrets = JSON.parse(readFileSync(join(exchange.dir, 'secrets.json'), 'utf8'));
  const { token } = await linkFor(`${exchange.url}/dev/mail?token=${mailToken(secrets)}`, email, since);
  await post('/api/account/confirm', { token, password: PASSWORD });
  const { id } = await exchange.operator.post('/api/organisations/{id}/invitations', {
    path: { id: organisationId },
    body: { email, role: 'owner', language: 'en' },
  });
  await post(`/api/memberships/invitations/${id}/answer`, { answer: 'accept' });
}

async function openedDemand({ api }: Company, title: string, dealKinds: 'non_exclusive_licence'[] | 'assignment'[]) {
  const made = await api.post('/api/demands', {
    body: {
      kind: 'technology',
      title: en(title),
      problem: en(
        'Screws of a magnesium alloy shall hold a broken bone for half a year and dissolve in the body at a rate that can be ' +
          'set, so that patients need no second operation.',
      ),
      dealKinds,
    },
  });
  const body = { expectedVersion: made.version };
  return (await api.post('/api/demands/{id}/open', { path: { id: made.id }, body })).id;
}

async function publishedListing(
  { api }: Company,
  title: string,
  offers: ('non_exclusive_licence' | 'exclusive_licence')[],
): Promise<string> {
  const made = await api.post('/api/listings', {
    body: {
      kind: 'research_result',
      title: en(title),
      abstract: en(
        'Screws of a magnesium and zinc alloy hold a broken bone for half a year and dissolve in the body, so that no second ' +
          'operation takes them out. The rate of corrosion is set by the share of zinc.',
      ),
      keywords: ['magnesium'],
      readiness: { scale: 'trl', level: 6, origin: 'self_declared' },
      offers,
    },
  });
  const body = { expectedVersion: made.version };
  return (await api.post('/api/listings/{id}/publish', { path: { id: made.id }, body })).id;
}
