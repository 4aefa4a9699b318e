import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PartValues, partNames, probabilityOf, reviewedWeights, seededRandom } from '@techbourse/matching-engine';
import { waitFor } from '@techbourse/testkit';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailToken } from '../../infra/local/supervisor/plan.mjs';
import { newId, silentLogger } from '../../packages/platform/src/index.ts';
import { createQueue } from '../../packages/queue/src/index.ts';
import { linkFor, openBrowser } from '../demo/browser.ts';
import { type Exchange, startExchange } from '../exchange/exchange.ts';
import { browserProgram, openReader, type Reader, seriousFaults } from './browser.ts';
import { keyboardFaults, openedFaults } from './keyboard.ts';

const PASSWORD = 'kettle-lantern-orchard';
const TITLE = 'Sorbent that takes fluoride from well water';
const OPERATOR = 'vera.lindqvist@exchange.example';
const OWNER = 'aino.korpela@suomela.example';

describe.skipIf(browserProgram === undefined)('the operator in a browser (skipped where there is no Chromium)', () => {
  let exchange: Exchange;
  let operator: Reader;
  let owner: Reader;
  let organisationId: string;
  let listingId: string;

  beforeAll(async () => {
    exchange = await startExchange();
    const { organisation } = await exchange.operator.get('/api/me');
    await member(exchange, OPERATOR, organisation?.id ?? '');
    const made = await exchange.operator.post('/api/organisations', {
      body: { kind: 'university', name: english('Suomela University'), country: 'FI' },
    });
    organisationId = made.id;
    await member(exchange, OWNER, organisationId);
    listingId = await inReview(exchange, organisationId);
    const url = exchange.url.replace('127.0.0.1', 'localhost');
    [operator, owner] = await Promise.all([openReader(url), openReader(url)]);
    await signIn(operator, OPERATOR);
    await signIn(owner, OWNER);
  }, 600_000);
  afterAll(async () => {
    await operator?.[Symbol.asyncDispose]();
    await owner?.[Symbol.asyncDispose]();
    await exchange?.stop();
  });

  it('returns a listing with reasons, which its owner is told and reads on the listing', async () => {
    const { page } = operator;
    await page.getByRole('link', { name: 'Operation' }).click();
    await heading(operator, 'What waits for you');
    await page.getByRole('link', { name: /Listings in review/ }).click();
    await page.getByRole('button', { name: new RegExp(TITLE) }).click();
    await page.getByText('Compared with what?').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Return' }).click();
    await dialog.getByRole('link', { name: /Say why/ }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByLabel('It is not clear who holds the rights').check();
    await dialog.getByLabel(/What to do/).fill('Name the applicant of the patent.');
    await dialog.getByRole('button', { name: 'Return' }).click();
    await page.getByText(`Returned: ${TITLE}`).waitFor();
    await page.getByText('Nothing waits here.').waitFor();

    const { page: theirs } = owner;
    await theirs.goto(`/app/listings/${listingId}`);
    await theirs.getByText('The reviewer gave it back').waitFor();
    // The history of the listing says it once more.
    await theirs.getByText('It is not clear who holds the rights', { exact: true }).waitFor();
    await theirs.getByText('Name the applicant of the patent.').first().waitFor();
    expect(await seriousFaults(theirs)).toEqual([]);
    await waitFor(async () => {
      await theirs.goto('/app/notifications');
      await heading(owner, 'Notifications');
      const told = theirs.getByText(/was returned to you by the reviewer: It is not clear who holds the rights/);
      return (await told.count()) > 0;
    });
  }, 240_000);

  it('verifies an organisation by its evidence, from its page or the queue, and not past it', async () => {
    const { page } = operator;
    const { page: theirs } = owner;
    await theirs.goto('/app/verification');
    await theirs.getByLabel('What it says').fill('Entry 4711 of the register of universities');
    await theirs.getByRole('button', { name: 'Ask for verification' }).click();
    await theirs.getByText('waits for the operator').waitFor();

    await page.goto('/app/operate/organisations');
    await page.getByLabel(/Name, web domain/).fill('suomela');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: 'Suomela University' }).click();
    await heading(operator, 'Suomela University');
    await page.getByRole('link', { name: 'Aino Korpela' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    expect(await page.getByRole('button', { name: 'Verify', exact: true }).count()).toBe(0);
    await page.getByRole('link', { name: 'To the request' }).click();
    await page.getByText('Entry 4711 of the register of universities').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: /^Approve/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await page.getByText('Approved: Suomela University').waitFor();
    const seen = await exchange.operator.get('/api/organisations/{id}', { path: { id: organisationId } });
    expect(seen.verified).toBe(true);
  }, 240_000);

  it('puts an accreditation on record that an agency asks for', async () => {
    const { page } = operator;
    const agency = await exchange.organisation('Kainuu Brokers', 'agency');
    const { key } = await exchange.operator.post('/api/organisations/{id}/keys', {
      path: { id: agency.id },
      body: { name: 'asks', scopes: ['organisations:write'] },
    });
    const asked = await fetch(`${exchange.url}/api/agencies/${agency.id}/accreditation-requests`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        body: 'Ministry of Economic Affairs',
        number: 'TEM-9',
        scope: 'Transfer of technology',
        from: '2026-01-01',
        evidence: 'https://register.example/tem-9',
      }),
    });
    expect(asked.status).toBe(201);
    await page.goto('/app/operate?queue=accredit_agencies');
    await page.getByRole('button', { name: /Kainuu Brokers/ }).click();
    await page.getByText('Ministry of Economic Affairs').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    expect(await openedFaults(page, page.getByRole('button', { name: /^Decline/ }))).toEqual([]);
    await page.getByRole('button', { name: /^Put on record/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Put on record' }).click();
    await page.getByText('Approved: Kainuu Brokers').waitFor();
    const { accreditations, mayAct } = await exchange.operator.get('/api/agencies/{id}', { path: { id: agency.id } });
    expect({ mayAct, accreditations }).toMatchObject({ mayAct: true, accreditations: [{ number: 'TEM-9' }] });
  }, 240_000);

  it('suspends an organisation for a reason, and takes it back by one key', async () => {
    const { page } = operator;
    await page.goto(`/app/operate/organisations/${organisationId}`);
    expect(await openedFaults(page, page.getByRole('button', { name: 'Suspend' }))).toEqual([]);
    await page.getByRole('button', { name: 'Suspend' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Under inquiry');
    await dialog.getByRole('button', { name: 'Suspend' }).click();
    await page.getByText('Suspended because').waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('z');
    await page.getByText('Taken back.').waitFor();
    // By its own button, with a reason, where the moment for the key is gone.
    await page.getByRole('button', { name: 'Suspend' }).click();
    await dialog.getByLabel('Reason').fill('Under inquiry again');
    await dialog.getByRole('button', { name: 'Suspend' }).click();
    await page.getByText('Suspended because').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Lift the suspension' }).click();
    await dialog.getByLabel('Reason').fill('The inquiry found nothing');
    await dialog.getByRole('button', { name: 'Lift the suspension' }).click();
    await page.getByText('The suspension is lifted.').waitFor();
    const { state } = await exchange.operator.get('/api/organisations/{id}', { path: { id: organisationId } });
    expect(state).toBe('active');
  }, 240_000);

  it('merges a double into the one that stays after showing what comes with it, and takes it back by one key', async () => {
    const { page } = operator;
    const double = await exchange.operator.post('/api/organisations', {
      body: { kind: 'university', name: english('Suomela Univ.'), country: 'FI' },
    });
    await page.goto(`/app/operate/organisations/${double.id}`);
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Suomela University' }).check();
    await dialog.getByRole('region', { name: 'What would happen' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByLabel('Reason').fill('The same university, entered twice');
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByText('Merged into Suomela University.').waitFor();
    await dialog.waitFor({ state: 'detached' });
    const stateOf = async () =>
      (await exchange.operator.get('/api/organisations/{id}', { path: { id: double.id } })).state;
    expect(await stateOf()).toBe('merged');
    await page.keyboard.press('z');
    await page.getByText('Taken back.').waitFor();
    expect(await stateOf()).toBe('active');
  }, 240_000);

  it('lets other weights rule that were learnt from decisions, and goes back to those before', async () => {
    const { page } = operator;
    await decisionsAsRows(exchange.databaseUrl());
    await page.goto('/app/operate/matching');
    await page.getByRole('button', { name: 'Learn from the decisions' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Learn from the decisions' }).click();
    await page.getByText(/^A better version was made/).waitFor();
    const [before] = await rulingWeights(exchange);
    const made = page.getByRole('row').filter({ has: page.getByRole('button', { name: 'Let it rule' }) });
    await made.getByRole('button', { name: 'Let it rule' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Reason/).fill('Better on what was decided');
    await dialog.getByRole('button', { name: 'Let it rule' }).click();
    await page.getByText(/rules now; every pair is scored anew/).waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('let rule – Better on what was decided').waitFor();
    expect((await rulingWeights(exchange))[0]).not.toBe(before);
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('z');
    await page.getByText('Taken back.').waitFor();
    expect((await rulingWeights(exchange))[0]).toBe(before);
  }, 240_000);

  it('makes an index anew, and tells how far it is', async () => {
    const { page } = operator;
    await page.goto('/app/operate/engines');
    for (const index of ['Index of listings', 'Index of demands', 'Index of pairs']) {
      await page.getByRole('button', { name: index }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Make anew' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page
        .getByText(/: done, \d+ of \d+$/)
        .first()
        .waitFor();
      await page.reload();
    }
  }, 240_000);

  it('runs a failed job again, and discards one for a reason', async () => {
    const { page } = operator;
    await failForGood(exchange);
    await page.goto('/app/operate/engines');
    await page.getByText(/not an event/).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Run again', exact: true }).click();
    await page.getByText('It is in line again.').waitFor();
    // It can never be done, and comes back.
    const letters = async () => (await exchange.operator.get('/api/operations/dead-letters', {})).items;
    await waitFor(async () => (await letters()).length === 1);
    await page.reload();
    await page.getByRole('button', { name: 'Run all again' }).click();
    await page.getByText('All of them are put in line again.').waitFor();
    await waitFor(async () => (await letters()).length === 1);
    await page.reload();
    await page.getByRole('button', { name: 'Discard' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('It was no event');
    await dialog.getByRole('button', { name: 'Discard' }).click();
    await page.getByText('No job has failed for good.').waitFor();
    expect(await letters()).toEqual([]);
  }, 240_000);

  it('has every page in three languages, narrow and wide, in light and in the dark, without a serious fault', async () => {
    const { page } = operator;
    const { items } = await exchange.operator.get('/api/people', { query: { q: OWNER } });
    for (const [width, colorScheme, language] of [
      [360, 'light', 'Русский'],
      [1280, 'dark', '中文'],
      [360, 'dark', 'English'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.getByRole('button', { name: 'Vera Lindqvist' }).click();
      await page.getByRole('menuitem', { name: language }).click();
      await page.getByRole('button', { name: 'Vera Lindqvist' }).waitFor();
      for (const path of [
        '/app/operate',
        '/app/operate/organisations',
        `/app/operate/organisations/${organisationId}`,
        '/app/operate/reports',
        '/app/operate/people',
        `/app/operate/people/${items[0]?.id}`,
        '/app/operate/imports',
        '/app/operate/engines',
        '/app/operate/matching',
        '/app/operate/use',
      ]) {
        await page.goto(path);
        await page.locator('h1').waitFor();
        const overflow = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
        expect([path, width, Math.max(0, overflow)]).toEqual([path, width, 0]);
        expect([path, width, await seriousFaults(page)]).toEqual([path, width, []]);
        expect([path, width, await keyboardFaults(page)]).toEqual([path, width, []]);
      }
    }
  }, 400_000);

  it('alone has these pages: to others there are none', async () => {
    const { page } = owner;
    await page.goto('/app/operate/people');
    await heading(owner, 'There is no such page');
    await page.goto('/app');
    await heading(owner, 'Good to see you');
    expect(await page.getByRole('link', { name: 'Operation' }).count()).toBe(0);
    expect([...operator.complaints, ...owner.complaints]).toEqual([]);
  }, 120_000);
});

const english = (text: string) => ({ en: { text, origin: 'person' as const } });
const heading = ({ page }: Reader, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

async function signIn(reader: Reader, email: string): Promise<void> {
  const { page } = reader;
  await page.goto('/app/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await heading(reader, 'Good to see you');
}

/** Somebody who signed up and is an owner of an organisation, by an invitation of the operator. */
async function member({ url, dir, operator }: Exchange, email: string, organisationId: string): Promise<void> {
  const secrets = JSON.parse(readFileSync(join(dir, 'secrets.json'), 'utf8'));
  const browser = openBrowser(url);
  const since = Date.now();
  const [first = '', last = ''] = (email.split('@')[0] ?? '').split('.');
  const name = [first, last].map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(' ');
  await browser.post('/api/account/sign-up', { email, name, language: 'en', password: PASSWORD });
  const { token } = await linkFor(`${url}/dev/mail?token=${mailToken(secrets)}`, email, since);
  await browser.post('/api/account/confirm', { token, password: PASSWORD });
  const { id } = await operator.post('/api/organisations/{id}/invitations', {
    path: { id: organisationId },
    body: { email, role: 'owner', language: 'en' },
  });
  const { status } = await browser.post(`/api/memberships/invitations/${id}/answer`, { answer: 'accept' });
  if (status !== 200) throw new Error(`nobody became a member: ${status}`);
}

/** A listing of an organisation that is not verified, sent to the review. */
async function inReview({ url, operator }: Exchange, organisationId: string): Promise<string> {
  const { key } = await operator.post('/api/organisations/{id}/keys', {
    path: { id: organisationId },
    body: { name: 'lists', scopes: ['listings:read', 'listings:write'] },
  });
  const ask = async (path: string, body: object) => {
    const reply = await fetch(`${url}/api/listings${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(await reply.text());
    return (await reply.json()) as { id: string; version: number };
  };
  const made = await ask('', {
    kind: 'research_result',
    title: english(TITLE),
    abstract: english(
      'Granules of a mixed oxide take fluoride from well water down to half a milligram per litre. They are washed with weak lye ' +
        'and used again for some sixty cycles, and were tried for a year at three village wells with hard water of high alkalinity.',
    ),
    advantage: { comparator: english('Activated alumina') },
    readiness: { scale: 'trl', level: 6, origin: 'self_declared' },
    ipc: ['C02F 1/28'],
    keywords: ['fluoride', 'sorbent'],
    offers: ['non_exclusive_licence'],
  });
  await ask(`/${made.id}/publish`, { expectedVersion: made.version });
  return made.id;
}

/** Which weights rule, and what ruled before them. */
async function rulingWeights({ operator }: Exchange): Promise<string[]> {
  const { active, activations } = await operator.get('/api/operations/matching/weights', {});
  return [active, ...activations.map(({ version }) => version)];
}

/** As much as organisations decide in a year, for whom the form of a deal is everything; on pairs that have left since. */
async function decisionsAsRows(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1 });
  const random = seededRandom(1);
  const wanted = {
    ...reviewedWeights,
    parts: { ...reviewedWeights.parts, terms: { weight: 8, neutral: 0.5 } },
    bias: 0,
  };
  const none = Object.fromEntries(partNames.map((name) => [name, 0])) as PartValues;
  try {
    for (let number = 0; number < 12 * 14; number++) {
      const organisation = ORGANISATIONS[number % ORGANISATIONS.length] ?? '';
      const unknown = { classification: null, readiness: null, requirements: null };
      const values = { ...none, ...unknown, terms: random(), semantic: random() / 10 };
      const takes = random() < probabilityOf(values, wanted);
      const parts = JSON.stringify(Object.fromEntries(partNames.map((name) => [name, { value: values[name] }])));
      const [listing, demand, weights] = [newId(), newId(), reviewedWeights.id];
      await sql`insert into matching.pairs (listing_id, demand_id, listing_organisation_id, demand_organisation_id,
          listing_version, demand_version, score, base, parts, reasons, weights, active, kept_by_listing, kept_by_demand)
        values (${listing}, ${demand}, ${newId()}, ${organisation}, 1, 1, .5, 0, ${parts}::text::jsonb, '[]', ${weights},
          false, false, false)`;
      await sql`insert into matching.pair_decisions (id, listing_id, demand_id, side, decision, from_state, to_state,
          reason, score, parts, weights, organisation_id)
        values (${newId()}, ${listing}, ${demand}, 'demand', ${takes ? 'contact' : 'decline'}, 'suggested',
          ${takes ? 'contacted' : 'declined'}, ${takes ? null : 'price'}, .5, ${parts}::text::jsonb, ${weights},
          ${organisation})`;
    }
  } finally {
    await sql.end();
  }
}
const ORGANISATIONS = Array.from({ length: 12 }, () => newId());

/** A job of which nothing can ever come: what it was given is no event. */
async function failForGood(exchange: Exchange): Promise<void> {
  const queue = createQueue({ redisUrl: exchange.redisUrl(), prefix: '{tb}', log: silentLogger() });
  const broken = { eventId: newId(), type: 'deal.lost', key: newId(), version: 0.5, occurredAt: '', payload: {} };
  await queue.publish([broken]);
  await waitFor(async () => (await queue.deadLetters(['pair.progress'])).length === 1);
  await queue.close();
}
