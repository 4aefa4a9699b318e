import { newId } from '@techbourse/platform';
import { actorHeaders, testActor, testOperator, waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readyContent, testContext } from '../../test/listings.ts';
import { buildServer } from '../server.ts';

const ctx = await testContext();
const app = await buildServer(ctx);
const owner = testActor();
let headers: Record<string, string>;
beforeAll(async () => {
  headers = await actorHeaders(owner);
});
afterAll(async () => {
  await app.close();
  await ctx.close();
});

type Method = 'GET' | 'POST' | 'PATCH';
const call = async (method: Method, url: string, body?: unknown, more: Record<string, string> = {}) => {
  const response = await app.inject({
    method,
    url,
    headers: { ...headers, ...more },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: response.statusCode, body: response.json() };
};
const faults = async (changes: Record<string, unknown>) => {
  const { status, body } = await call('POST', '/listings', { ...readyContent(), ...changes });
  expect(status).toBe(400);
  return body.issues.map((issue: { pointer: string; rule: string }) => `${issue.pointer} ${issue.rule}`);
};
const en = (text: string) => ({ en: { text, origin: 'person' } });
const fixed = (amount: string, currency = 'CNY') => ({ kind: 'fixed', amount: { amount, currency } });

describe('the listing routes', () => {
  it('carry a listing from draft to the public, its versions, events and export', async () => {
    const draft = await call('POST', '/listings', readyContent(), { 'idempotency-key': 'first' });
    expect(draft).toMatchObject({ status: 201, body: { state: 'draft', completeness: { score: expect.any(Number) } } });
    const { id } = draft.body;
    const again = await call('POST', '/listings', readyContent(), { 'idempotency-key': 'first' });
    expect(again.body.id).toBe(id);

    expect(await call('PATCH', `/listings/${id}`, { keywords: ['water'], expectedVersion: 1 })).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect(await call('POST', `/listings/${id}/publish`, { expectedVersion: 1 })).toMatchObject({ status: 409 });
    expect(await call('POST', `/listings/${id}/publish`, { expectedVersion: 2 })).toMatchObject({ status: 200 });
    expect(await call('POST', `/listings/${id}/renew`, {})).toMatchObject({ status: 200, body: { version: 4 } });
    expect((await call('GET', `/listings/${id}/versions`)).body.items).toHaveLength(2);
    expect((await call('GET', `/listings/${id}/events`)).body.items).toHaveLength(4);
    expect((await call('GET', '/listings?state=published&limit=1')).body).toMatchObject({ items: [{ id }] });
    expect(await call('POST', `/listings/${id}/withdraw`, { reason: 'sold' })).toMatchObject({ status: 200 });

    const exported = await app.inject({ method: 'GET', url: '/listings/export', headers });
    expect(exported.headers['content-type']).toContain('application/x-ndjson');
    const lines = exported.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([{ source: 'exchange', externalId: id, publish: false, keywords: ['water'] }]);
  });

  it('answer 401 without the gateway, 401 to anonymous writers, 404 for what is not theirs', async () => {
    for (const url of ['/listings', `/listings/${newId()}`])
      expect([url, (await app.inject({ url })).statusCode]).toEqual([url, 401]);
    // what anybody may ask needs no gateway
    expect((await app.inject({ url: '/listings/search?kind=nothing' })).statusCode).toBe(400);
    const anonymous = await actorHeaders();
    const write = await app.inject({ method: 'POST', url: '/listings', headers: anonymous, payload: readyContent() });
    expect(write.statusCode).toBe(401);
    const exporting = await app.inject({ method: 'GET', url: '/listings/export', headers: anonymous });
    expect(exporting.statusCode).toBe(401);
    const { body } = await call('POST', '/listings', readyContent());
    const stranger = await actorHeaders(testActor());
    for (const url of [`/listings/${body.id}`, `/listings/${body.id}/versions`, `/listings/${newId()}`]) {
      expect((await app.inject({ method: 'GET', url, headers: stranger })).statusCode).toBe(404);
    }
    expect(await call('GET', '/listings/not-an-id')).toMatchObject({ status: 400 });
  });

  it('a foreign id in differsFrom and in an edit says nothing about the foreign listing', async () => {
    const foreign = await app.inject({
      method: 'POST',
      url: '/listings',
      headers: await actorHeaders(testActor()),
      payload: readyContent(),
    });
    const { id } = foreign.json();
    expect(await call('PATCH', `/listings/${id}`, { keywords: ['x'], expectedVersion: 1 })).toMatchObject({
      status: 404,
      body: { reason: 'listing.not_found' },
    });
    expect(await call('POST', `/listings/${id}/publish`, { expectedVersion: 1 })).toMatchObject({ status: 404 });
  });

  it('answer the import with a result per row and refuse more than 200', async () => {
    const rows = [{ source: 's', externalId: '1', ...readyContent() }, { source: 's' }];
    const { status, body } = await call('POST', '/listings/import', { rows });
    expect({ status, counts: body.counts }).toEqual({
      status: 200,
      counts: { created: 1, updated: 0, unchanged: 0, rejected: 1 },
    });
    const many = await call('POST', '/listings/import', { rows: Array.from({ length: 201 }, () => ({})) });
    expect(many).toMatchObject({ status: 400, body: { issues: [{ pointer: '/rows', rule: 'too_big' }] } });
  });
});

describe('operations', () => {
  it('are the operator’s: jobs, dead letters and a rebuild that can be followed', async () => {
    const rebuild = '/operations/search/rebuild';
    expect(await call('GET', '/operations/jobs')).toMatchObject({ status: 403 });
    expect(await call('POST', rebuild)).toMatchObject({ status: 403 });
    const operator = await actorHeaders(testOperator());
    const ask = async (method: 'GET' | 'POST', url: string) =>
      (await app.inject({ method, url, headers: operator })).json();
    expect(await ask('GET', '/operations/jobs')).toMatchObject({ 'listing.index': { failed: 0 } });
    expect(await ask('GET', '/operations/dead-letters')).toEqual({ items: [], nextCursor: null });
    const { id } = await ask('POST', rebuild);
    await waitFor(async () => (await ask('GET', `/operations/tasks/${id}`)).state === 'done');
  });

  it('the API document describes every route', async () => {
    const document = (await app.inject({ method: 'GET', url: '/openapi.json' })).json();
    for (const path of ['/listings', '/listings/import', '/listings/search', '/listings/{id}/publish']) {
      expect(Object.keys(document.paths)).toContain(path);
    }
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['Listing', 'ListingHit', 'Patent']),
    );
  });
});

describe('bad input is named field by field', () => {
  it('unknown fields and wrong types', async () => {
    expect(await faults({ colour: 'red', keywords: 'water', kind: 'idea' })).toEqual([
      '/kind invalid_value',
      '/keywords invalid_type',
      '/colour unknown_field',
    ]);
    expect(await faults({ patent: { publicationNumber: 'CN110569471A', owner: 'us' } })).toEqual([
      '/patent/owner unknown_field',
    ]);
  });

  it('an abstract of 2 MB', async () => {
    expect(await faults({ abstract: en('a'.repeat(2 * 1024 * 1024)) })).toEqual(['/abstract/en/text too_big']);
  });

  it('HTML, control characters and broken encoding', async () => {
    expect(await faults({ title: en('<img src=x onerror=alert(1)>') })).toEqual(['/title/en/text text.markup']);
    expect(await faults({ title: en('bell \u0007') })).toEqual(['/title/en/text text.control_character']);
    expect(await faults({ keywords: ['\ud800'] })).toEqual(['/keywords/0 text.broken_encoding']);
    const raw = Buffer.concat([Buffer.from('{"kind":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    const sent = await app.inject({
      method: 'POST',
      url: '/listings',
      payload: raw,
      headers: { ...headers, 'content-type': 'application/json' },
    });
    expect(sent.json()).toMatchObject({ status: 400, reason: 'body.invalid_utf8' });
  });

  it('codes and numbers that do not exist', async () => {
    expect(await faults({ ipc: ['C02F 1/44', 'X99', 'C02F-1/44'] })).toEqual([
      '/ipc/1 ipc.section',
      '/ipc/2 ipc.format',
    ]);
    expect(await faults({ patent: { applicationNumber: 'CN201910823456.7' } })).toEqual([
      '/patent/applicationNumber patent_number.check_digit',
    ]);
    expect(await faults({ patent: { publicationNumber: 'CN201910823456.0' } })).toEqual([
      '/patent/publicationNumber patent_number.is_application',
    ]);
    expect(await faults({ patent: {} })).toEqual(['/patent patent.number_missing']);
  });

  it('money with wrong decimals, negative or absurd', async () => {
    expect(await faults({ price: fixed('10.5') })).toEqual(['/price/amount/amount money.decimals']);
    expect(await faults({ price: fixed('10.00', 'JPY') })).toEqual(['/price/amount/amount money.decimals']);
    expect(await faults({ price: fixed('-10.00') })).toEqual(['/price/amount/amount money.negative']);
    expect(await faults({ price: fixed('99999999999999.00') })).toEqual(['/price/amount/amount money.too_large']);
    expect(await faults({ price: fixed('10.00', 'XXX') })).toEqual(['/price/amount/currency invalid_value']);
  });

  it('an end before its start', async () => {
    const range = { kind: 'range', min: fixed('2.00').amount, max: fixed('1.00').amount };
    expect(await faults({ price: range })).toEqual(['/price/max price.range']);
    const patent = { publicationNumber: 'CN110569471A', filedOn: '2019-09-02', grantedOn: '2018-01-01' };
    expect(await faults({ patent })).toEqual(['/patent/grantedOn patent.date_order']);
    const applicants = [{ name: 'University', from: '2020-01-01', until: '2019-01-01' }];
    expect(await faults({ patent: { publicationNumber: 'CN110569471A', applicants } })).toEqual([
      '/patent/applicants/0/until patent.applicant_range',
    ]);
    const { body } = await call('POST', '/listings', readyContent({ validUntil: '2020-01-01' }));
    expect(await call('POST', `/listings/${body.id}/publish`, { expectedVersion: 1 })).toMatchObject({
      status: 422,
      body: { issues: [{ pointer: '/validUntil', rule: 'listing.publish.already_expired' }] },
    });
  });

  it('restrictions with two lists, with none, and with a country that does not exist', async () => {
    const both = { onlyCountries: ['CN'], notCountries: ['US'] };
    expect(await faults({ restrictions: both })).toEqual(['/restrictions restrictions.one_list']);
    expect(await faults({ restrictions: {} })).toEqual(['/restrictions restrictions.one_list']);
    expect(await faults({ restrictions: { onlyCountries: ['CN', 'XX'] } })).toMatchObject([
      expect.stringMatching(/^\/restrictions\/onlyCountries\/1 /),
    ]);
  });

  it('rules between fields, in an edit as well', async () => {
    const patent = { publicationNumber: 'CN110569471A' };
    const rule = '/unpublishedInvention listing.unpublished_but_published';
    expect(await faults({ patent, unpublishedInvention: true })).toEqual([rule]);
    const { body } = await call(
      'POST',
      '/listings',
      readyContent({ patent: { applicationNumber: 'CN201910823456.0' } }),
    );
    const edit = { unpublishedInvention: true, patent, expectedVersion: 1 };
    const answer = await call('PATCH', `/listings/${body.id}`, edit);
    expect(answer).toMatchObject({ status: 400, body: { issues: [{ pointer: '/unpublishedInvention' }] } });
  });

  it('queries with unknown or impossible parts', async () => {
    for (const query of ['colour=red', 'section=Z', 'readinessMin=0', 'readinessMin=7&readinessMax=3', 'cursor=x']) {
      expect(await call('GET', `/listings/search?${query}`), query).toMatchObject({ status: 400 });
    }
    expect(await call('GET', '/listings?limit=1000')).toMatchObject({ status: 400 });
  });
});

describe('what cannot be so', () => {
  const CASES: [string, Record<string, unknown>, string[]][] = [
    [
      'a filing that is still to come',
      { patent: { applicationNumber: 'CN202010765433', filedOn: '2199-12-31' } },
      ['/patent/filedOn patent.in_the_future'],
    ],
    [
      'a grant before there were patents',
      { patent: { publicationNumber: 'CN111961912B', grantedOn: '1701-01-01' } },
      ['/patent/grantedOn patent.too_early'],
    ],
    [
      'an event of the future',
      {
        patent: {
          publicationNumber: 'CN111961912B',
          legalEvents: [{ on: '2150-01-01', country: 'CN', kind: 'granted' }],
        },
      },
      ['/patent/legalEvents/0/on patent.in_the_future'],
    ],
    [
      'a day of the year 9999',
      { patent: { publicationNumber: 'CN111961912B', filedOn: '9999-12-31' } },
      ['/patent/filedOn day.range'],
    ],
    [
      'a listing that does not exist',
      { differsFrom: { listing: newId(), reason: 'Another field of use' } },
      ['/differsFrom/listing listing.differs_from_unknown'],
    ],
    ['a code that the classification does not have', { ipc: ['A99Z 9999/999999'] }, ['/ipc/0 ipc.range']],
    ['a price of nothing', { price: fixed('0') }, ['/price/amount money.zero']],
    [
      'a measure beyond all measures',
      { advantage: { comparator: en('lime'), measures: [{ metric: 'm', value: 1e308, unit: '' }] } },
      ['/advantage/measures/0/value too_big'],
    ],
    ['a title of fillers', { title: en('\u3164\u3164') }, ['/title/en/text too_small']],
    ['a title of dots', { title: en('....') }, ['/title/en/text text.no_letters']],
    ['a title of nothing seen', { title: en('\u200b\u00ad') }, ['/title/en/text too_small']],
    ['a title of marks', { title: en(`a${'\u0301'.repeat(250)}`) }, ['/title/en/text text.stacked_marks']],
  ];
  it.each(CASES)('%s is refused with its field and rule', async (_what, changes, expected) => {
    expect(await faults(changes)).toEqual(expected);
  });

  it('remains of PDF texts are removed, and a repeated legal event counts once', async () => {
    const legalEvents = Array.from({ length: 500 }, () => ({ on: '2022-01-01', country: 'CN', kind: 'granted' }));
    const patent = { publicationNumber: 'CN111961919B', legalEvents };
    const made = await call('POST', '/listings', { ...readyContent(), title: en('Mem\u00adbra\u200bne'), patent });
    expect(made).toMatchObject({
      status: 201,
      body: { title: en('Membrane'), patent: { legalEvents: [{ on: '2022-01-01' }] } },
    });
    expect(made.body.patent.legalEvents).toHaveLength(1);
    const again = await call('POST', '/listings', {
      ...readyContent(),
      differsFrom: { listing: made.body.id, reason: 'Another field of use' },
    });
    expect(again.status).toBe(201);
  });

  it('reads what offices paste: wide letters, raised and lowered text, references, what nobody sees', async () => {
    const title = en('\u202eＣＯ<sub>2</sub> sor\u00adbent\u2028of 5&nbsp;㎡');
    const made = await call('POST', '/listings', { ...readyContent(), title });
    expect(made).toMatchObject({ status: 201, body: { title: en('CO₂ sorbent of 5 m²') } });
    const row = { ...readyContent(), source: 'office', externalId: 'pasted', title };
    const imported = await call('POST', '/listings/import', { rows: [row] });
    expect(imported.body.results).toMatchObject([
      { status: 'created', changes: [{ pointer: '/title/en/text', from: title.en.text, to: 'CO₂ sorbent of 5 m²' }] },
    ]);
  });
});
