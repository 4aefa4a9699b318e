import { newId, today } from '@techbourse/platform';
import { type Actor, ANONYMOUS, type Member } from '@techbourse/policy';
import { actorHeaders, testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { company, openDemand, publish, startContract, startDeal, testContext, university } from '../test/exchange.ts';
import { licenceDraft } from '../test/records.ts';
import { buildServer } from './server.ts';

const ctx = await testContext();
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});

async function send(actor: Actor, method: 'GET' | 'POST' | 'PATCH', url: string, body?: unknown, key?: string) {
  const reply = await app.inject({
    method,
    url,
    headers: { ...(await actorHeaders(actor)), ...(key ? { 'idempotency-key': key } : {}) },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: reply.statusCode, body: reply.body ? reply.json() : undefined };
}

describe('a whole deal through the routes', () => {
  it('goes from a pair to a signed contract, a payment, the statistics and a ledger that verifies', async () => {
    const seller = university('Institute of Water');
    const buyer = company('Well Works');
    const operator = testOperator();
    const listing = await publish(ctx, seller);
    const demand = await openDemand(ctx, buyer, { anonymous: true });

    const opened = await send(buyer, 'POST', '/deals', { listingId: listing.id, pairId: `${listing.id}_${demand.id}` });
    expect(opened).toMatchObject({ status: 201, body: { stage: 'enquiry', side: 'buyer' } });
    const dealId: string = opened.body.id;
    expect(await send(seller, 'POST', `/deals/${dealId}/stage`, { to: 'negotiation' })).toMatchObject({
      status: 200,
      body: { stage: 'enquiry', proposal: { to: 'negotiation', by: 'seller' } },
    });
    expect(await send(buyer, 'POST', `/deals/${dealId}/stage/accept`, { to: 'negotiation' })).toMatchObject({
      status: 200,
      body: { stage: 'negotiation', proposal: null, buyer: { name: { en: { text: 'Well Works' } } } },
    });

    const drafted = await send(seller, 'POST', `/deals/${dealId}/contracts`, licenceDraft());
    expect(drafted).toMatchObject({ status: 201, body: { state: 'draft', version: 1 } });
    const path = `/contracts/${drafted.body.id}`;
    const edited = await send(buyer, 'PATCH', path, { expectedVersion: 1, title: 'Licence, as talked over' });
    expect(edited).toMatchObject({ status: 200, body: { version: 2 } });
    const { version, hash } = edited.body;
    await send(seller, 'POST', `${path}/confirm`, { version, hash });
    const signed = await send(buyer, 'POST', `${path}/confirm`, { version, hash });
    expect(signed).toMatchObject({ status: 200, body: { state: 'signed', ledger: { seq: 1 } } });

    const paidOn = today(ctx);
    const payment = { amount: '400000', currency: 'CNY', paidOn, scheduleLine: 1 };
    const paid = await send(buyer, 'POST', `${path}/payments`, payment, 'pay-1');
    expect(paid).toMatchObject({ status: 201, body: { state: 'reported', settles: [{ line: 1 }] } });
    expect(await send(buyer, 'POST', `${path}/payments`, payment, 'pay-1')).toEqual(paid);
    const again = await send(seller, 'POST', `${path}/payments`, payment);
    expect(again).toMatchObject({
      status: 409,
      body: { reason: 'payment.duplicate', details: { paymentId: paid.body.id } },
    });
    expect(await send(seller, 'POST', `${path}/payments/${paid.body.id}/confirm`)).toMatchObject({ status: 200 });
    const contract = await send(seller, 'GET', path);
    expect(contract.body).toMatchObject({
      paid: { amount: '400000.00' },
      payments: [{ scheduleLine: 1, state: 'confirmed' }],
      balance: { confirmed: { amount: '400000.00' }, nextDue: { line: 2, open: { amount: '600000.00' } } },
    });

    const totals = '/statistics/contracts?by=type&kind=signed&currency=CNY';
    expect(await send(ANONYMOUS, 'GET', totals)).toMatchObject({ status: 200, body: { of: 'public', items: [] } });
    expect(await send(ANONYMOUS, 'GET', `${totals}&from=2026-11-02`)).toMatchObject({
      status: 400,
      body: { issues: [{ pointer: '/from', rule: 'statistics.whole_months' }] },
    });
    const statistics = await send(buyer, 'GET', `${totals}&of=own`);
    expect(statistics.body.items).toMatchObject([{ group: 'licence', count: 1, value: { amount: '1000000.00' } }]);
    expect(JSON.stringify(statistics.body)).not.toContain('Well Works');
    const verified = await send(operator, 'GET', '/ledger/verify');
    expect(verified).toMatchObject({ status: 200, body: { ok: true, entries: 3, fault: null } });

    const own = await send(seller, 'GET', '/ledger');
    expect(own.body.items.map((entry: { content: { kind: string } }) => entry.content.kind)).toEqual([
      ...['payment.confirmed', 'payment.recorded', 'contract.signed'],
    ]);
    const strange = await send(company(), 'GET', '/ledger');
    expect(strange.body.items).toEqual([]);
    for (const actor of [ANONYMOUS, company()]) {
      const chain = await send(actor, 'GET', '/ledger?view=chain');
      const filtered = await send(actor, 'GET', '/ledger?view=chain&kind=contract.signed');
      expect([filtered.status, filtered.body.reason]).toEqual([400, 'ledger.chain_filter']);
      expect(chain.body.items).toMatchObject([
        { seq: 3, content: null },
        { seq: 2, content: null },
        { seq: 1, content: null },
      ]);
    }
    expect((await send(operator, 'GET', '/ledger?limit=1')).body).toMatchObject({ items: [{ seq: 3 }] });
  });
});

it('a seller who asks an anonymous company learns its name from no answer until it takes a step itself', async () => {
  const [seller, buyer] = [university(), company('Quiet Mills')];
  const listing = await publish(ctx, seller);
  const demand = await openDemand(ctx, buyer, { anonymous: true });
  const both = { listingId: listing.id, demandId: demand.id };
  const opened = await send(seller, 'POST', '/deals', both);
  const path = `/deals/${opened.body.id}`;
  const answers = [
    opened,
    await send(seller, 'POST', '/deals', both),
    await send(seller, 'GET', path),
    await send(seller, 'GET', '/deals'),
    await send(seller, 'POST', `${path}/stage`, { to: 'negotiation' }),
    await send(seller, 'POST', `${path}/contracts`, licenceDraft()),
    await send(seller, 'GET', '/contracts'),
  ];
  expect(answers.map((answer) => answer.status)).toEqual([201, 409, 200, 200, 422, 422, 200]);
  expect(JSON.stringify(answers)).not.toMatch(new RegExp(`${buyer.organisation.id}|Quiet`));
  expect(await send(buyer, 'POST', `${path}/stage`, { to: 'negotiation' })).toMatchObject({ status: 200 });
  expect((await send(seller, 'GET', path)).body.buyer).toMatchObject({ id: buyer.organisation.id });
});

describe('every route', () => {
  it('refuses a request without an actor token', async () => {
    for (const url of ['/deals', '/contracts', '/ledger', '/statistics/contracts?by=month&kind=signed']) {
      expect((await app.inject({ url })).statusCode, url).toBe(401);
    }
  });

  it('refuses anonymous reads and writes of records, and shows strangers nothing', async () => {
    const { id, dealId } = await startContract(ctx);
    const stranger = company();
    for (const url of ['/deals', `/deals/${dealId}`, '/contracts', `/contracts/${id}`, '/ledger/verify']) {
      expect((await send(ANONYMOUS, 'GET', url)).status, url).toBe(401);
    }
    for (const url of [`/deals/${dealId}`, `/contracts/${id}`, `/contracts/${id}/versions`]) {
      expect((await send(stranger, 'GET', url)).status, url).toBe(404);
    }
    const writes: [string, unknown][] = [
      [`/deals/${dealId}/stage`, { to: 'agreed' }],
      [`/deals/${dealId}/stage/accept`, { to: 'agreed' }],
      [`/deals/${dealId}/stage/withdraw`, {}],
      [`/deals/${dealId}/stage/decline`, { note: 'too early' }],
      [`/deals/${dealId}/lost`, { reason: 'price' }],
      [`/deals/${dealId}/contracts`, licenceDraft()],
      [`/contracts/${id}/confirm`, { version: 1, hash: 'a'.repeat(64) }],
      [`/contracts/${id}/payments`, { amount: '1.00', currency: 'CNY', paidOn: '2026-11-01' }],
      [`/contracts/${id}/changes/${id}/withdraw`, {}],
      [`/contracts/${id}/changes/${id}/decline`, { reason: 'no need' }],
      [`/contracts/${id}/payments/${newId()}/confirm`, undefined],
      [`/contracts/${id}/payments/${newId()}/dispute`, { reason: 'never came' }],
      [`/contracts/${id}/payments/${newId()}/void`, { reason: 'a slip' }],
      [`/contracts/${id}/registration`, { authority: 'Bureau', number: '1', registeredOn: '2026-11-01' }],
      [`/contracts/${id}/registrations/${newId()}/void`, { reason: 'a slip' }],
      [`/contracts/${id}/changes`, { kind: 'amendment', text: 'x', effectiveOn: '2027-01-01' }],
    ];
    for (const [url, body] of writes) {
      expect((await send(stranger, 'POST', url, body)).status, url).toBe(404);
      expect((await send(ANONYMOUS, 'POST', url, body)).status, url).toBe(401);
    }
  });

  it('names each fault of bad input by its field', async () => {
    const { id, seller } = await startDeal(ctx);
    const draft = licenceDraft();
    const cases: [object, string][] = [
      [{ colour: 'red' }, '/colour'],
      [{ title: 7 }, '/title'],
      [{ title: 'A <b>bold</b> title' }, '/title'],
      [{ subject: 'bell \u0007' }, '/subject'],
      [{ value: { amount: '1000000.5', currency: 'CNY' } }, '/value/amount'],
      [{ value: { amount: '1000000.00', currency: 'JPY' } }, '/value/amount'],
      [{ value: { amount: '-1', currency: 'CNY' } }, '/value/amount'],
      [{ value: { amount: `1${'0'.repeat(14)}`, currency: 'CNY' } }, '/value/amount'],
      [{ value: { amount: '1', currency: 'XXX' } }, '/value/currency'],
      [{ term: { from: '2027-02-30', to: null, law: 'CN' } }, '/term/from'],
      [{ term: { from: '2027-01-01', to: '2026-01-01', law: 'CN' } }, '/term/to'],
      [{ patents: ['CN999'] }, '/patents/0'],
      [{ kind: 'technical_training' }, '/kind'],
      [{ technologyValue: { amount: '1000000.01', currency: 'CNY' } }, '/technologyValue'],
      [{ otherItems: [] }, '/otherItems'],
      [{ place: { country: 'CN', region: 'RU-MOW' } }, '/place/region'],
      [{ licence: { ...draft.licence, fieldOfUse: { kind: 'ipc', codes: ['Z99'] } } }, '/licence/fieldOfUse/codes/0'],
    ];
    for (const [over, pointer] of cases) {
      const reply = await send(seller, 'POST', `/deals/${id}/contracts`, { ...draft, ...over });
      const pointers = (reply.body.issues ?? []).map((issue: { pointer: string }) => issue.pointer);
      expect([reply.status, pointers], JSON.stringify(over)).toEqual([400, expect.arrayContaining([pointer])]);
    }
  });

  it('refuses a body that is too large, not UTF-8 or not JSON', async () => {
    const { id, seller } = await startDeal(ctx);
    const url = `/deals/${id}/contracts`;
    const huge = await send(seller, 'POST', url, { ...licenceDraft(), clauses: 'x'.repeat(2_000_000) });
    expect(huge).toMatchObject({ status: 400, body: { issues: [{ pointer: '/clauses' }] } });
    const headers = { ...(await actorHeaders(seller)), 'content-type': 'application/json' };
    const raw = (payload: Buffer | string) => app.inject({ method: 'POST', url, headers, payload });
    expect((await raw(Buffer.alloc(50_000_000, 'x'))).statusCode).toBe(413);
    expect((await raw(Buffer.from([0x7b, 0xff, 0x7d]))).json()).toMatchObject({ reason: 'body.invalid_utf8' });
    expect((await raw('{')).json()).toMatchObject({ reason: 'body.invalid_json' });
  });

  it('never puts unlike values together', async () => {
    const ask = (query: string) => send(ANONYMOUS, 'GET', `/statistics/contracts?${query}`);
    for (const query of [
      'by=month',
      'kind=signed',
      'by=month&kind=signed,paid',
      'by=month&kind=signed&kind=paid',
      'by=month&kind=announced',
      'by=month&kind=signed&currency=CNY,USD',
      'by=month&kind=signed&sum=all',
    ]) {
      expect((await ask(query)).status, query).toBe(400);
    }
  });

  it('stands in one document of the API', async () => {
    const document = (await app.inject({ url: '/openapi.json' })).json();
    expect(document.openapi).toMatch(/^3\.1/);
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/deals', '/contracts/{id}/confirm', '/ledger/verify', '/statistics/contracts']),
    );
  });
});

describe('the audit', () => {
  it('notes that the operator reads a deal or contract, and not that a party does', async () => {
    const operator = testOperator();
    const { seller, buyer, dealId, id: contractId } = await startContract(ctx);
    for (const actor of [seller, buyer, operator]) {
      for (const url of [`/deals/${dealId}`, `/contracts/${contractId}`, `/contracts?deal=${dealId}`]) {
        expect(await send(actor, 'GET', url)).toMatchObject({ status: 200 });
      }
    }
    const reads = await ctx.jobs.sql`select actor_id, action, subject from contracts.audit
      where is_read and subject in (${dealId}, ${contractId}) order by id`;
    expect(reads.map(({ actor_id, action, subject }) => [actor_id, action, subject])).toEqual([
      [operator.id, 'deal.read', dealId],
      [operator.id, 'contract.read', contractId],
      [operator.id, 'contract.list', contractId],
    ]);
  });
});

describe('an organisation into which another was merged', () => {
  const withAbsorbed = (one: Member, ...absorbed: string[]): Member => ({
    ...one,
    organisation: { ...one.organisation, absorbed },
  });

  it('finds its deals and contracts and goes on with them as that side, to the signature; undone it does no more', async () => {
    const { seller: gone, buyer, id: contractId, dealId, text } = await startContract(ctx);
    const stranger = university();
    const stays = withAbsorbed(stranger, gone.organisation.id);
    const deals = async (actor: Actor) => (await send(actor, 'GET', '/deals')).body.items;
    expect(await deals(stays)).toMatchObject([{ id: dealId, side: 'seller' }]);
    expect((await send(stays, 'GET', '/contracts')).body.items).toMatchObject([{ id: contractId }]);
    const path = `/contracts/${contractId}/confirm`;
    expect(await send(stays, 'POST', path, text)).toMatchObject({
      status: 200,
      body: { state: 'draft', confirmedBy: [gone.organisation.id] },
    });
    expect(await send(buyer, 'POST', path, text)).toMatchObject({ status: 200, body: { state: 'signed' } });
    expect((await send(stays, 'GET', `/contracts/${contractId}`)).body.terms.parties).toMatchObject([
      { organisationId: gone.organisation.id },
      {},
    ]);
    expect((await send(testOperator(), 'GET', '/ledger/verify')).body).toMatchObject({ ok: true });
    expect(await deals(stranger)).toEqual([]);
    expect((await send(stranger, 'GET', `/deals/${dealId}`)).status).toBe(404);
    expect((await send(stranger, 'POST', path, text)).status).toBe(404);
  });

  it('opens deals for the records of the other, and none with itself', async () => {
    const [gone, buyer] = [university(), company()];
    const [own, need] = [await publish(ctx, gone), await openDemand(ctx, buyer)];
    const stays = withAbsorbed(university(), gone.organisation.id);
    expect(await send(stays, 'POST', '/deals', { listingId: own.id, demandId: need.id })).toMatchObject({
      status: 201,
      body: { side: 'seller', seller: { id: gone.organisation.id } },
    });
    const mine = await openDemand(ctx, stays);
    for (const body of [{ listingId: own.id }, { listingId: own.id, demandId: mine.id }]) {
      expect((await send(stays, 'POST', '/deals', body)).body.reason).toBe('deal.same_organisation');
    }
  });
});
