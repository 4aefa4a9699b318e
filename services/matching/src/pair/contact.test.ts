import { pairIdOf, pairStates } from '@techbourse/domain';
import { newId } from '@techbourse/platform';
import { actorHeaders, testActor, testOperator, testSettings } from '@techbourse/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deliver, empty, restarted, testWorker } from '../../test/jobs.ts';
import { demandSnapshotOf, envelope, listingSnapshotOf, opened, published } from '../../test/records.ts';
import type { PairDetail } from '../api/pair.ts';
import { pairsIndex } from '../search/settings.ts';
import { indexPairs } from '../search/sync.ts';
import { buildServer } from '../server.ts';

const ctx = await testWorker({ ...(await testSettings()), MATCHING_SCORE_MIN: '0.05' });
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});
beforeAll(() => ctx.search.apply(pairsIndex));
beforeEach(() => empty(ctx));

const university = testActor({ kind: 'university' });
const company = testActor({ kind: 'company', name: 'Secret Mills' });
const text = 'A photocatalytic reactor takes azo dyes out of textile wastewater by visible light.';
const listing = listingSnapshotOf(university, { title: 'Reactor for azo dyes', abstract: text });
const id = (demandId: string) => pairIdOf(listing.id, demandId);

async function world({ anonymous = true } = {}) {
  const demand = demandSnapshotOf(company, { title: 'Remove azo dyes', problem: text }, { anonymous });
  await deliver(restarted(ctx), published(listing), opened(demand));
  const pair = id(demand.id);
  const pairs = [{ listingId: listing.id, demandId: demand.id }];
  const index = () => indexPairs(ctx, ctx.search.writer(pairsIndex), envelope('pairs.changed', pair, 1, { pairs }));
  await index();
  return { demand, pair, index };
}

async function ask(actor: typeof company, url: string) {
  const reply = await app.inject({ url, headers: await actorHeaders(actor) });
  return { status: reply.statusCode, body: reply.json() };
}
async function decide(actor: typeof company, pair: string, payload: object) {
  const headers = await actorHeaders(actor);
  const reply = await app.inject({ method: 'POST', url: `/pairs/${pair}/decisions`, headers, payload });
  return { status: reply.statusCode, body: reply.json() as PairDetail };
}
const lines = ({ decisions }: PairDetail) => decisions.map(({ side, decision, note }) => [side, decision, note]);
const told = async () => [
  ...(await ctx.db.sql`select key, payload from matching.outbox where type = 'pair.contacted' order by seq`),
];

describe('a contact', () => {
  test('shows its message to both sides, and is told once with it', async () => {
    const { demand, pair } = await world();
    const note = 'Could you run a two-week test on our press?';
    expect((await decide(company, pair, { decision: 'contact', note })).body.state.demand).toBe('contacted');
    expect(lines((await ask(university, `/pairs/${pair}`)).body)).toEqual([['demand', 'contact', note]]);
    expect(lines((await ask(company, `/pairs/${pair}`)).body)).toEqual([['demand', 'contact', note]]);
    expect(await told()).toMatchObject([
      {
        key: pair,
        payload: {
          pairId: pair,
          listingId: listing.id,
          demandId: demand.id,
          side: 'demand',
          from: company.organisation.id,
          to: university.organisation.id,
          message: note,
        },
      },
    ]);
  });

  test('takes an organisation that somebody has verified, which is told how; the rest of a pair does not', async () => {
    const { pair } = await world();
    const unknown = { ...company, organisation: { ...company.organisation, verified: false } };
    const refused = await decide(unknown, pair, { decision: 'contact', note: 'Hello' });
    expect([refused.status, refused.body]).toMatchObject([
      403,
      {
        reason: 'organisation.not_verified',
        details: { verification: `/api/organisations/${company.organisation.id}/verification-requests` },
      },
    ]);
    expect(await told()).toEqual([]);
    expect((await ask(unknown, `/pairs/${pair}`)).status).toBe(200);
    for (const decision of [{ decision: 'shortlist' }, { decision: 'decline', reason: 'price' }]) {
      expect((await decide(unknown, pair, decision)).status).toBe(200);
    }
  });

  test('says who acts: the agency, its mandate and its person', async () => {
    const { pair } = await world();
    const agency = testActor({ kind: 'agency' }).organisation.id;
    const by = { agency, mandateId: testActor().id, person: testActor().id };
    const acting = { ...company, by: { ...by, rights: company.scopes } };
    expect((await decide(acting, pair, { decision: 'contact', note: 'For our client' })).status).toBe(200);
    expect(await told()).toMatchObject([{ payload: { from: company.organisation.id, by } }]);
  });

  test('is made for the records of an organisation that was merged by the one that stays', async () => {
    const { pair } = await world();
    const kept = testActor({ kind: 'company' });
    const stays = { ...kept, organisation: { ...kept.organisation, absorbed: [company.organisation.id] } };
    expect((await ask(stays, `/pairs/${pair}`)).body).toMatchObject({ state: { demand: 'suggested' } });
    expect((await decide(stays, pair, { decision: 'contact', note: 'We go on' })).status).toBe(200);
    expect(await told()).toMatchObject([{ payload: { side: 'demand', from: company.organisation.id } }]);
    expect((await ask(kept, `/pairs/${pair}`)).status).toBe(404);
  });

  test('does not name an anonymous company, and the seller’s does not either', async () => {
    const { pair } = await world();
    await decide(university, pair, { decision: 'contact', note: 'Shall we talk?' });
    await decide(company, pair, { decision: 'contact', note: 'Gladly' });
    const seen = await ask(university, `/pairs/${pair}`);
    expect(lines(seen.body)).toHaveLength(2);
    expect(JSON.stringify(seen.body)).not.toMatch(new RegExp(`Secret|${company.organisation.id}`));
  });

  test('with another message is another one, without a message the same twice is one', async () => {
    const { pair } = await world();
    for (const note of ['First', 'Second', undefined]) await decide(company, pair, { decision: 'contact', note });
    expect((await told()).map(({ payload }) => payload.message)).toEqual(['First', 'Second']);
    await decide(university, pair, { decision: 'contact' });
    await decide(university, pair, { decision: 'contact' });
    expect(await told()).toHaveLength(3);
  });

  test.each([
    ['suggested', 'contacted'],
    ['contacted', 'contacted'],
    ['deal', 'deal'],
  ])('with the same message many times at once is one, of a side that is %s', async (from, to) => {
    const { pair } = await world();
    await ctx.db.sql`update matching.pairs set demand_state = ${from}`;
    const contact = () => decide(company, pair, { decision: 'contact', note: 'Shall we talk?' });
    const replies = [...(await Promise.all([contact(), contact(), contact(), contact()])), await contact()];
    for (const { status, body } of replies) expect([status, body.state.demand]).toEqual([200, to]);
    expect(await told()).toHaveLength(1);
    expect(lines((await ask(university, `/pairs/${pair}`)).body)).toEqual([['demand', 'contact', 'Shall we talk?']]);
  });

  test('is still one when its deal has opened meanwhile, and a new one when that deal is lost', async () => {
    const { demand, pair } = await world();
    const contact = () => decide(company, pair, { decision: 'contact', note: 'Shall we talk?' });
    await contact();
    const dealId = newId();
    const deal = { dealId, pairId: pair, listingId: listing.id, demandId: demand.id };
    const at = '2026-01-02T00:00:00.000Z';
    const openedBy = company.organisation.id;
    await deliver(restarted(ctx), envelope('deal.opened', dealId, 1, { ...deal, openedBy, openedAt: at }));
    expect((await contact()).body.state.demand).toBe('deal');
    expect(await told()).toHaveLength(1);
    const lost = { ...deal, reason: 'price', lostBy: university.organisation.id, lostAt: at };
    await deliver(restarted(ctx), envelope('deal.lost', dealId, 2, lost));
    expect((await contact()).body.state.demand).toBe('contacted');
    await contact();
    expect(await told()).toHaveLength(2);
  });

  test('is among what may be decided wherever it is taken, and refused where it is not', async () => {
    const { pair } = await world();
    for (const state of pairStates.codes) {
      await ctx.db.sql`update matching.pairs set demand_state = ${state}`;
      const { mayDecide } = (await ask(company, `/pairs/${pair}`)).body;
      const { status } = await decide(company, pair, { decision: 'contact', note: `In ${state}` });
      expect([state, mayDecide.includes('contact')]).toEqual([state, status === 200]);
    }
  });

  test('can be repeated with a message while there is a deal', async () => {
    const { pair } = await world();
    await ctx.db.sql`update matching.pairs set listing_state = 'deal', demand_state = 'deal'`;
    const { status, body } = await decide(university, pair, { decision: 'contact', note: 'One more question' });
    expect([status, body.state]).toEqual([200, { listing: 'deal', demand: 'deal' }]);
    expect(await told()).toHaveLength(1);
  });

  test('from before there were messages keeps its note to its side', async () => {
    const { pair } = await world();
    await decide(company, pair, { decision: 'contact', note: 'for ourselves' });
    await ctx.db.sql`update matching.pair_decisions set for_both = false`;
    expect(lines((await ask(university, `/pairs/${pair}`)).body)).toEqual([['demand', 'contact', null]]);
  });
});

describe('many decisions at once', () => {
  test.each([
    ['suggested', { decision: 'shortlist' }, 200],
    ['suggested', { decision: 'decline', reason: 'price' }, 200],
    ['declined', { decision: 'reopen' }, 422],
  ])('on a pair that is %s are one line of history', async (from, input, repeat) => {
    const { pair } = await world();
    await ctx.db.sql`update matching.pairs set demand_state = ${from}`;
    const replies = await Promise.all([1, 2, 3, 4].map(() => decide(company, pair, input)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, repeat, repeat, repeat]);
    expect(lines((await ask(company, `/pairs/${pair}`)).body)).toHaveLength(1);
  });
});

describe('what a side keeps to itself', () => {
  test.each([
    [company, university],
    [university, company],
  ])('changes no byte of what the other side sees, in no view', async (keeper, other) => {
    const { demand, pair, index } = await world();
    const side = other === university ? `listing=${listing.id}` : `demand=${demand.id}`;
    const views = async () => {
      const urls = [`/pairs/${pair}`, `/pairs?${side}`, '/pairs/search', '/pairs/search?state=suggested'];
      return Promise.all(urls.map((url) => ask(other, url)));
    };
    const before = await views();
    expect(before[0]?.status).toBe(200);
    for (const decision of ['seen', 'shortlist']) {
      await decide(keeper, pair, { decision, note: 'keep this' });
      await index();
      expect(await views()).toEqual(before);
    }
    expect((await ask(keeper, `/pairs/${pair}`)).body.decisions).toHaveLength(2);
    expect((await ask(testOperator(), `/pairs/${pair}`)).body.decisions).toHaveLength(2);
  });

  test('does not keep a pair before the other side that has left both lists', async () => {
    const { pair } = await world();
    await decide(company, pair, { decision: 'shortlist' });
    await ctx.db.sql`update matching.pairs set kept_by_listing = false, kept_by_demand = false`;
    expect((await ask(company, `/pairs/${pair}`)).status).toBe(200);
    expect((await ask(university, `/pairs/${pair}`)).status).toBe(404);
    expect((await ask(university, `/pairs?listing=${listing.id}`)).body.items).toEqual([]);
    await decide(company, pair, { decision: 'contact', note: 'Now you know' });
    expect((await ask(university, `/pairs/${pair}`)).status).toBe(200);
  });

  test('is not counted in the other side’s search, and a later contact does not tell of it', async () => {
    const { pair, index } = await world();
    await decide(company, pair, { decision: 'shortlist' });
    await decide(company, pair, { decision: 'contact', note: 'Hello' });
    await index();
    const { body } = await ask(university, `/pairs/${pair}`);
    expect(JSON.stringify(body.decisions)).not.toContain('shortlist');
    const facets = async (actor: typeof company, query: string) =>
      Object.keys((await ask(actor, `/pairs/search${query}`)).body.facets ?? {});
    expect(await facets(university, '')).not.toContain('demandState');
    expect(await facets(university, '?side=listing')).not.toContain('demandState');
    expect(await facets(testOperator(), '')).toContain('demandState');
  });
});
