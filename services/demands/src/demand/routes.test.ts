import { newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { actorHeaders, testActor, testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { exampleDemand, testCompany, testContext } from '../../test/demands.ts';
import { buildServer } from '../server.ts';

const ctx = await testContext();
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});

const isJson = (type: unknown) => /^application\/(problem\+)?json/.test(String(type));
type Sent = { actor?: Member; payload?: unknown; headers?: Record<string, string> };

async function send(method: 'GET' | 'POST' | 'PATCH', url: string, { actor, payload, headers }: Sent = {}) {
  const answer = await app.inject({
    method,
    url,
    headers: { ...(await actorHeaders(actor)), ...headers },
    ...(payload === undefined ? {} : { payload: payload as object }),
  });
  return {
    status: answer.statusCode,
    body: isJson(answer.headers['content-type']) ? answer.json() : answer.body,
    answer,
  };
}

const create = (actor: Member, payload: unknown) => send('POST', '/demands', { actor, payload });
const pointersOf = (body: { issues?: { pointer: string; rule: string }[] }) =>
  (body.issues ?? []).map((issue) => issue.pointer);

describe('bad input', () => {
  const owner = testCompany();
  const budget = (min: unknown, max: unknown) => ({ ...exampleDemand(), budget: { min, max } });
  const cny = (amount: string) => ({ amount, currency: 'CNY' });
  const result = { metric: 'yield', comparison: 'between', value: 5, valueTo: 3, unit: '%' };
  const cases: [string, unknown, string, string?][] = [
    ['an unknown field', { ...exampleDemand(), colour: 'red' }, '/colour', 'unknown_field'],
    ['a wrong type', { ...exampleDemand(), keywords: 'fluoride' }, '/keywords'],
    ['no kind', { ...exampleDemand(), kind: undefined }, '/kind'],
    ['an invalid IPC code', { ...exampleDemand(), ipc: ['Z99Z'] }, '/ipc/0', 'ipc.section'],
    ['wrong decimals', budget(undefined, { amount: '10.50', currency: 'JPY' }), '/budget/max/amount', 'money.decimals'],
    ['a negative amount', budget(cny('-1.00'), undefined), '/budget/min/amount', 'money.negative'],
    ['an absurd amount', budget(undefined, cny('99999999999999999.00')), '/budget/max/amount', 'money.too_large'],
    ['a budget that ends below its start', budget(cny('200.00'), cny('100.00')), '/budget/max', 'price.range'],
    ['a budget in two currencies', budget(cny('1.00'), { amount: '2.00', currency: 'EUR' }), '/budget/max'],
    [
      'a result that ends before it starts',
      { ...exampleDemand(), requiredResults: [result] },
      '/requiredResults/0/valueTo',
    ],
    ['a day that is none', { ...exampleDemand(), deadline: '2026-02-30' }, '/deadline'],
    [
      'a region of another country',
      { ...exampleDemand(), place: { country: 'CN', region: 'RU-MOW' } },
      '/place/region',
    ],
    ['HTML', { ...exampleDemand(), keywords: ['<b>fluoride</b>'] }, '/keywords/0', 'text.markup'],
    [
      'control characters',
      { ...exampleDemand(), keywords: ['fluo\u0007ride'] },
      '/keywords/0',
      'text.control_character',
    ],
    [
      'a problem of 2 MB',
      { ...exampleDemand(), problem: { en: { text: 'x'.repeat(2_000_000), origin: 'person' } } },
      '/problem/en/text',
      'too_big',
    ],
    ['a text in no language', { ...exampleDemand(), title: {} }, '/title', 'localized_text.empty'],
  ];
  it.each(cases)('%s is a 400 that points at it', async (_name, payload, pointer, rule) => {
    const { status, body } = await create(owner, payload);
    expect(status).toBe(400);
    expect(pointersOf(body)).toContain(pointer);
    if (rule) expect(body.issues.map((issue: { rule: string }) => issue.rule)).toContain(rule);
  });

  it('broken UTF-8 is a 400 and never becomes replacement characters', async () => {
    const payload = Buffer.concat([
      Buffer.from('{"kind":"technology","keywords":["'),
      Buffer.from([0xff]),
      Buffer.from('"]}'),
    ]);
    const headers = { 'content-type': 'application/json' };
    expect(await send('POST', '/demands', { actor: owner, payload, headers })).toMatchObject({
      status: 400,
      body: { reason: 'body.invalid_utf8' },
    });
  });

  it('a body of 50 MB is a 413', async () => {
    const headers = { 'content-type': 'application/json' };
    const payload = Buffer.alloc(50 * 1024 * 1024, 0x20);
    expect((await send('POST', '/demands', { actor: owner, payload, headers })).status).toBe(413);
  });

  it('more rows than an import takes is a 400', async () => {
    const rows = Array.from({ length: 201 }, () => ({}));
    const { status, body } = await send('POST', '/demands/import', { actor: owner, payload: { rows } });
    expect([status, pointersOf(body)]).toEqual([400, ['/rows']]);
  });
});

describe('routes', () => {
  it('walk a demand from draft to closed', async () => {
    const owner = testCompany();
    const made = await create(owner, exampleDemand());
    expect(made.status).toBe(201);
    const { id } = made.body;
    const step = (path: string, payload: unknown) => send('POST', `/demands/${id}/${path}`, { actor: owner, payload });
    expect((await step('open', { expectedVersion: 1 })).body.state).toBe('open');
    const patch = { actor: owner, payload: { expectedVersion: 2, exclusivity: 'preferred' } };
    expect((await send('PATCH', `/demands/${id}`, patch)).body.exclusivity).toBe('preferred');
    expect((await step('renew', { deadline: '2029-01-01' })).status).toBe(200);
    expect((await step('close', { outcome: 'solved' })).body).toMatchObject({ state: 'closed', outcome: 'solved' });
    const events = await send('GET', `/demands/${id}/events`, { actor: owner });
    expect(events.body.items.map((event: { action: string }) => event.action)).toEqual([
      ...['create', 'open', 'edit', 'renew', 'close'],
    ]);
    expect((await send('GET', `/demands/${id}/versions`, { actor: owner })).body.items).toHaveLength(3);
  });

  it('answer 401 without an actor token, to writes of anybody, and to own lists of nobody', async () => {
    expect((await app.inject({ url: '/demands' })).statusCode).toBe(401);
    expect((await send('GET', '/demands')).status).toBe(401);
    expect((await send('POST', '/demands', { payload: exampleDemand() })).status).toBe(401);
    expect((await send('GET', '/demands/export')).status).toBe(401);
  });

  it('answer 404 and not 403 for what belongs to others, and 403 when one’s own key lacks the scope', async () => {
    const owner = testCompany();
    const { body } = await create(owner, exampleDemand());
    const stranger = testCompany();
    const close = { actor: stranger, payload: { outcome: 'withdrawn' } };
    const edit = { actor: stranger, payload: { expectedVersion: 1, kind: 'testing' } };
    expect((await send('GET', `/demands/${body.id}`, { actor: stranger })).status).toBe(404);
    expect((await send('POST', `/demands/${body.id}/close`, close)).status).toBe(404);
    expect((await send('PATCH', `/demands/${body.id}`, edit)).status).toBe(404);
    const reader: Member = { ...owner, scopes: ['demands:read'] };
    expect((await send('POST', `/demands/${body.id}/close`, { ...close, actor: reader })).status).toBe(403);
    const writer: Member = { ...owner, scopes: ['demands:write'] };
    expect((await send('GET', `/demands/${body.id}`, { actor: writer })).status).toBe(403);
  });

  it('page through the own list by key, by state; the operator sees what waits for review of everybody', async () => {
    const owner = testCompany({ verified: false });
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.push((await create(owner, exampleDemand())).body.id);
    await send('POST', `/demands/${ids[0]}/open`, { actor: owner, payload: { expectedVersion: 1 } });
    const first = await send('GET', '/demands?limit=2', { actor: owner });
    const second = await send('GET', `/demands?limit=2&cursor=${first.body.nextCursor}`, { actor: owner });
    const seen = [...first.body.items, ...second.body.items].map((item: { id: string }) => item.id);
    expect(seen).toEqual(ids.toReversed());
    expect(second.body.nextCursor).toBeNull();
    const waiting = await send('GET', '/demands?state=in_review&owner=everyone', { actor: testOperator() });
    expect(waiting.body.items.map((item: { id: string }) => item.id)).toEqual([ids[0]]);
    expect((await send('GET', '/demands?owner=everyone', { actor: owner })).status).toBe(403);
    expect((await send('GET', '/demands?cursor=nonsense', { actor: owner })).body.reason).toBe('cursor.invalid');
  });

  it('are listed to an agency over all clients or one, counted, and of those alone whose mandate gives it', async () => {
    const [one, two, silent, stranger] = [testCompany(), testCompany(), testCompany(), testCompany()];
    for (const owner of [one, one, two, silent, stranger]) await create(owner, exampleDemand());
    const [first, second] = [one.organisation.id, two.organisation.id];
    const agency: Member = {
      ...testActor({ kind: 'agency' }),
      actsFor: [
        { rights: ['demands:read'], organisations: [first, second] },
        { rights: ['listings:read'], organisations: [silent.organisation.id] },
      ],
    };
    const own = (await create(agency, exampleDemand())).body.id;
    const list = async (query: string) => (await send('GET', `/demands?${query}`, { actor: agency })).body;
    const owners = (body: { items: { organisation: { id: string } }[] }) =>
      body.items.map((row) => row.organisation.id);
    const page = await list('owner=clients&limit=2');
    expect(page.clients).toEqual([
      { organisationId: first, count: 2 },
      { organisationId: second, count: 1 },
    ]);
    const rest = await list(`owner=clients&limit=2&cursor=${page.nextCursor}`);
    expect(rest.clients).toBeUndefined();
    expect([...owners(page), ...owners(rest)]).toEqual([second, first, first]);
    for (const query of [`client=${second}`, `owner=clients&client=${second}`]) {
      const of = await list(query);
      expect([owners(of), of.clients]).toEqual([[second], [{ organisationId: second, count: 1 }]]);
    }
    expect((await list('owner=clients&state=open')).clients).toEqual([]);
    const mine = await list('');
    expect([mine.items.map((row: { id: string }) => row.id), mine.clients]).toEqual([[own], undefined]);
    for (const id of [silent.organisation.id, stranger.organisation.id, agency.organisation.id, newId()]) {
      const refused = await send('GET', `/demands?client=${id}`, { actor: agency });
      expect([refused.status, refused.body.reason]).toEqual([403, 'mandate.none']);
    }
    const company = await send('GET', '/demands?owner=clients', { actor: one });
    expect(company.body).toEqual({ items: [], nextCursor: null, clients: [], states: {} });
    const operator = await send('GET', `/demands?owner=everyone&client=${first}`, { actor: testOperator() });
    expect(owners(operator.body)).toEqual([first, first]);
  });

  it('of an organisation that was merged are those of the one that stays: listed, edited, opened, exported', async () => {
    const [gone, kept] = [testCompany(), testCompany()];
    const stays: Member = { ...kept, organisation: { ...kept.organisation, absorbed: [gone.organisation.id] } };
    const { id } = (await create(gone, exampleDemand())).body;
    expect((await send('GET', '/demands', { actor: stays })).body.items).toMatchObject([{ id }]);
    const edit = { actor: stays, payload: { expectedVersion: 1, kind: 'testing' } };
    expect((await send('PATCH', `/demands/${id}`, edit)).body).toMatchObject({ kind: 'testing', version: 2 });
    const open = { actor: stays, payload: { expectedVersion: 2 } };
    const opened = await send('POST', `/demands/${id}/open`, open);
    expect(opened.body).toMatchObject({ state: 'open', organisation: { id: gone.organisation.id } });
    expect(String((await send('GET', '/demands/export', { actor: stays })).body)).toContain(id);
    expect((await send('GET', '/demands', { actor: kept })).body.items).toEqual([]);
    expect((await send('PATCH', `/demands/${id}`, { ...edit, actor: kept })).status).toBe(404);
  });

  it('stream the own demands as lines that an import takes', async () => {
    const owner = testCompany();
    await create(owner, exampleDemand());
    await create(owner, exampleDemand({ kind: 'testing' }));
    const { status, answer } = await send('GET', '/demands/export', { actor: owner });
    expect([status, answer.headers['content-type']]).toEqual([200, 'application/x-ndjson']);
    const lines = answer.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { source: 'exchange', open: false, kind: 'technology' },
      { source: 'exchange', open: false, kind: 'testing' },
    ]);
  });

  it('give the first answer again for a repeated Idempotency-Key', async () => {
    const actor = testCompany();
    const headers = { 'idempotency-key': 'once' };
    const sent = { actor, headers, payload: exampleDemand() };
    const [first, second] = [await send('POST', '/demands', sent), await send('POST', '/demands', sent)];
    expect([second.status, second.body]).toEqual([201, first.body]);
  });

  it('are in the OpenAPI document with named schemas', async () => {
    const document = (await app.inject({ url: '/openapi.json' })).json();
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/demands', '/demands/search', '/demands/import', '/demands/{id}/open']),
    );
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(['Demand', 'DemandImportRow']));
  });
});
