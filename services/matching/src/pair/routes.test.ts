import { pairIdOf } from '@techbourse/domain';
import { termId } from '@techbourse/matching-engine';
import { newId } from '@techbourse/platform';
import { actorHeaders, testActor, testOperator, testSettings } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliver, restarted, testWorker } from '../../test/jobs.ts';
import { demandSnapshotOf, envelope, listingSnapshotOf, opened, published, withdrawn } from '../../test/records.ts';
import type { Pair, PairDetail } from '../api/pair.ts';
import { buildServer } from '../server.ts';

const ctx = await testWorker({ ...(await testSettings()), MATCHING_SCORE_MIN: '0.05' });
const worker = restarted(ctx);
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});

const university = testActor({ kind: 'university', region: 'CN-HL' });
const company = testActor({ kind: 'company', region: 'CN-BJ', name: 'Secret Mills' });
const stranger = testActor({ kind: 'company' });
const operator = testOperator();

const listing = listingSnapshotOf(
  university,
  {
    title: { en: 'Photocatalytic reactor for textile wastewater', zh: '印染废水光催化反应器' },
    abstract: 'Removes azo dyes.',
  },
  { ipc: ['C02F 1/30'], readiness: { scale: 'trl', level: 4, origin: 'self_declared' }, field: 'environment' },
);
const demand = demandSnapshotOf(
  company,
  { title: 'Remove azo dyes', problem: 'Textile wastewater of our mill holds azo dyes that a reactor must remove.' },
  { anonymous: true, ipc: ['C02F 1/72'], readinessWanted: 6, field: 'environment' },
);
const second = demandSnapshotOf(company, {
  title: 'Dyes in wastewater',
  problem: 'Remove dyes of a textile mill by light.',
});
const id = pairIdOf(listing.id, demand.id);

beforeAll(async () => {
  await deliver(worker, published(listing), opened(demand), opened(second));
});

async function get<T>(actor: Parameters<typeof actorHeaders>[0], url: string) {
  const response = await app.inject({ url, headers: await actorHeaders(actor) });
  return { status: response.statusCode, body: response.json() as T };
}
async function decide(actor: Parameters<typeof actorHeaders>[0], pair: string, payload: object, key?: string) {
  const headers = { ...(await actorHeaders(actor)), ...(key ? { 'idempotency-key': key } : {}) };
  const response = await app.inject({ method: 'POST', url: `/pairs/${pair}/decisions`, headers, payload });
  return { status: response.statusCode, body: response.json() as PairDetail & { reason?: string; issues?: unknown[] } };
}

describe('who sees what', () => {
  test('both owners list their pairs, best first and page by page', async () => {
    const all = await get<{ items: Pair[] }>(university, `/pairs?listing=${listing.id}`);
    expect(all.body.items.map((pair) => pair.demand.id)).toEqual([demand.id, second.id]);
    const first = await get<{ items: Pair[]; nextCursor: string }>(university, `/pairs?listing=${listing.id}&limit=1`);
    expect(first.body.items).toHaveLength(1);
    const rest = await get<{ items: Pair[]; nextCursor: null }>(
      university,
      `/pairs?listing=${listing.id}&limit=1&cursor=${first.body.nextCursor}`,
    );
    expect(rest.body).toMatchObject({ items: [{ demand: { id: second.id } }], nextCursor: null });
    expect((await get<{ items: Pair[] }>(company, `/pairs?demand=${demand.id}`)).body.items).toHaveLength(1);
  });

  test("another organisation's records and pairs do not exist, not even for who counts", async () => {
    for (const url of [`/pairs?listing=${listing.id}`, `/pairs?demand=${demand.id}`, `/pairs/${id}`]) {
      expect((await get(stranger, url)).status).toBe(404);
    }
    expect((await get(company, `/pairs?listing=${listing.id}`)).status).toBe(404);
    expect((await get(university, `/pairs?listing=${newId()}`)).status).toBe(404);
    expect((await get(university, `/pairs/${pairIdOf(newId(), newId())}`)).status).toBe(404);
    expect((await decide(stranger, id, { decision: 'seen' })).status).toBe(404);
  });

  test('an anonymous company is a company in its region to the other side, and itself to itself and the operator', async () => {
    const seen = await get<PairDetail>(university, `/pairs/${id}`);
    expect(seen.body.demand.organisation).toMatchObject({ id: null, kind: 'company', country: 'CN', region: 'CN-BJ' });
    expect(seen.body.demand.organisation.name.en?.text).toMatch(/^A company in China \(CN-BJ\)/);
    expect(JSON.stringify(seen.body)).not.toContain(company.organisation.id);
    // Pairs of records that came together are made together: to the other side the day alone.
    expect(seen.body.updatedAt).toMatch(/T00:00:00\.000Z$/);
    for (const actor of [company, operator]) {
      const own = await get<PairDetail>(actor, `/pairs/${id}`);
      expect(own.body.updatedAt).not.toMatch(/T00:00:00\.000Z$/);
      expect(own.body.demand.organisation.id).toBe(company.organisation.id);
    }
  });

  test('requests without a key, without the scope, or with nonsense are refused', async () => {
    expect((await app.inject({ url: '/pairs/search' })).statusCode).toBe(401);
    const reader = { ...university, scopes: university.scopes.filter((scope) => scope !== 'pairs:decide') };
    expect((await decide(reader, id, { decision: 'seen' })).status).toBe(403);
    expect((await get(university, '/pairs')).status).toBe(400);
    expect((await get(university, `/pairs?listing=${listing.id}&demand=${demand.id}`)).status).toBe(400);
    expect((await get(university, `/pairs?listing=${listing.id}&cursor=zzz`)).status).toBe(400);
    expect((await get(university, '/pairs/not-a-pair')).status).toBe(400);
    expect((await get(university, '/pairs/progress')).status).toBe(403);
    expect((await get(operator, '/pairs/progress')).body).toMatchObject({ profiles: { listings: 1, demands: 2 } });
  });
});

test('the API document names every shape once', async () => {
  const document = (await app.inject({ url: '/openapi.json' })).json() as { components: { schemas: object } };
  expect(Object.keys(document.components.schemas)).toEqual(
    expect.arrayContaining(['Pair', 'PairDetail', 'PairReason', 'DecidePair', 'MatchingProgress']),
  );
});

describe('one pair', () => {
  test('says why, in codes and in words of the language asked for', async () => {
    const { body } = await get<PairDetail>(university, `/pairs/${id}?language=ru`);
    const sum = Object.values(body.parts).reduce((all, part) => all + part.contribution, body.base);
    expect(sum).toBeCloseTo(body.score, 6);
    expect(body.reasons.map((reason) => [reason.code, reason.effect])).toEqual([
      ['shared_terms', 'for'],
      ['passages_meet', 'for'],
      ['classification', 'for'],
      ['too_early', 'against'],
    ]);
    const [terms, passages] = body.reasons;
    expect(terms?.code === 'shared_terms' && terms.data.terms.map((term) => term.term)).toContain('azo_dye');
    expect(passages?.code === 'passages_meet' && passages.data.passages[0]?.demand).toContain('Textile wastewater');
    expect(body.words.at(-1)).toMatch(
      /^Готовность технологии — уровень 4 \(проверено в лаборатории\); нужен уровень 6 \(отнимает 0,\d\d\)$/,
    );
  });

  test.each([
    ['zh', /^匹配度 0\.\d\d：/m, /^如果.+，匹配度将达到 0\.99.*。$/m],
    ['en', /^Score 0\.\d\d: /m, /^The score would reach 0\.99.* if .+\.$/m],
    ['ru', /^Оценка 0,\d\d: /m, /^Оценка достигла бы 0,99.*, если бы .+\.$/m],
  ] as const)('is read aloud in %s, and names no company that stays unnamed', async (language, score, would) => {
    const changes = [{ code: 'readiness_raised', to: 6 }];
    await ctx.db.sql`update matching.pairs
      set reasons = reasons || ${JSON.stringify({ counterfactual: { changes, score: 0.995 } })}::jsonb
      where listing_id = ${listing.id} and demand_id = ${demand.id}`;
    const [there, here] = await Promise.all(
      [university, company].map((actor) => get<PairDetail>(actor, `/pairs/${id}?language=${language}`)),
    );
    for (const seen of [there, here]) {
      expect(seen?.body.explanation).toMatch(score);
      expect(seen?.body.explanation).toMatch(would);
      expect(seen?.body.explanation).toContain('azo dyes');
    }
    expect(there?.body.explanation).not.toContain('Secret Mills');
    expect(there?.body.counterfactual).toEqual({ changes, score: 0.995 });
  });

  test('asks for a word that the listing lacks, as the demand writes it', async () => {
    const missing = {
      space: 'common',
      words: [
        [termId('textil'), 0.93],
        [termId('light'), 0.92],
      ],
    };
    await ctx.db.sql`update matching.pairs
      set reasons = reasons - 'counterfactual' || ${JSON.stringify({ missing })}::jsonb
      where listing_id = ${listing.id} and demand_id = ${second.id}`;
    const { body } = await get<PairDetail>(university, `/pairs/${pairIdOf(listing.id, second.id)}`);
    const quote = 'Remove dyes of a textile mill by light';
    expect(body.counterfactual).toEqual({
      changes: [{ code: 'word_used', to: 'light', english: null, quote }],
      score: 0.92,
    });
    expect(body.explanation).toMatch(
      /^Worth checking: does the technology also concern “light”, .+ would reach 0\.92.*\.$/m,
    );
  });
});

describe('decisions', () => {
  test('follow the transition rules, side by side, and stay on record', async () => {
    expect((await decide(university, id, { decision: 'shortlist' })).body.state).toEqual({
      listing: 'shortlisted',
      demand: 'suggested',
    });
    expect((await decide(company, id, { decision: 'shortlist' })).body.mayDecide).toContain('reopen');
    expect((await decide(company, id, { decision: 'reopen' })).body.state.demand).toBe('seen');
    expect((await decide(company, id, { decision: 'contact' })).body.state.demand).toBe('contacted');
    const shortlist = await decide(company, id, { decision: 'shortlist' });
    expect(shortlist).toMatchObject({ status: 422, body: { reason: 'pair.decision_not_allowed' } });
    const declined = await decide(company, id, { decision: 'decline', reason: 'other', note: 'We chose ozone' });
    expect(declined.body).toMatchObject({ state: { demand: 'declined' }, mayDecide: ['reopen'] });
    const seen = await get<PairDetail>(university, `/pairs/${id}`);
    expect(seen.body.decisions.map(({ side, to, reason, note }) => [side, to, reason, note])).toEqual([
      ['listing', 'shortlisted', null, null],
      ['demand', 'contacted', null, null],
      ['demand', 'declined', 'other', null],
    ]);
    const own = await get<PairDetail>(company, `/pairs/${id}`);
    expect(own.body.decisions.at(-1)?.note).toBe('We chose ozone');
    expect((await decide(company, id, { decision: 'reopen' })).body.state.demand).toBe('seen');
  });

  test('a decline needs a reason, and no other decision has one', async () => {
    for (const payload of [
      { decision: 'decline' },
      { decision: 'decline', reason: 'other' },
      { decision: 'decline', reason: 'ugly' },
      { decision: 'seen', reason: 'price' },
      { decision: 'deal' },
      { decision: 'seen', more: 1 },
    ]) {
      expect((await decide(company, id, payload)).status).toBe(400);
    }
  });

  test('once per Idempotency-Key, and the same twice is one line of history', async () => {
    const pair = pairIdOf(listing.id, second.id);
    await Promise.all([
      decide(company, pair, { decision: 'shortlist' }, 'key-1'),
      decide(company, pair, { decision: 'shortlist' }, 'key-1'),
    ]);
    await decide(company, pair, { decision: 'shortlist' });
    const { body } = await get<PairDetail>(company, `/pairs/${pair}`);
    expect(body.decisions).toHaveLength(1);
    expect((await decide(company, pair, { decision: 'contact' }, 'key-1')).status).toBe(409);
    const audit = await ctx.db.sql`select action from matching.audit where subject = ${pair}`;
    expect([...audit]).toEqual([{ action: 'pair.shortlist' }]);
  });

  test('a new score keeps them', async () => {
    await deliver(worker, opened({ ...second, version: 2, keywords: ['photocatalysis'] }));
    const { body } = await get<PairDetail>(company, `/pairs/${pairIdOf(listing.id, second.id)}`);
    expect(body).toMatchObject({ state: { demand: 'shortlisted' }, demand: { version: 2 } });
  });

  test('an impossible pair says why, and which change would allow it again', async () => {
    const pair = pairIdOf(listing.id, second.id);
    await deliver(worker, opened({ ...second, version: 3, dealKinds: ['assignment'] }));
    const { body } = await get<PairDetail>(company, `/pairs/${pair}`);
    expect(body).toMatchObject({
      shown: false,
      obstacle: { code: 'no_common_deal_kind', change: { code: 'offer_added', to: 'assignment' } },
      counterfactual: null,
    });
    expect(body.explanation).toContain('It would be one again if an assignment were also on offer.');
    await deliver(worker, opened({ ...second, version: 4 }));
    expect((await get<PairDetail>(company, `/pairs/${pair}`)).body).toMatchObject({ shown: true, obstacle: null });
  });
});

describe('deals', () => {
  const deal = newId();
  const told = { dealId: deal, pairId: id, listingId: listing.id, demandId: demand.id };
  const openedDeal = envelope('deal.opened', deal, 1, {
    ...told,
    openedBy: university.organisation.id,
    openedAt: '2026-01-02T00:00:00.000Z',
  });
  const lostDeal = envelope('deal.lost', deal, 2, {
    ...told,
    reason: 'price',
    lostBy: company.organisation.id,
    lostAt: '2026-01-03T00:00:00.000Z',
  });

  test('a deal that a seller opens names no anonymous company before it answers, in whatever order events come', async () => {
    const quiet = demandSnapshotOf(
      company,
      { title: 'Quiet dyes', problem: 'Remove azo dyes from textile wastewater.' },
      { anonymous: true },
    );
    await deliver(worker, opened(quiet));
    const at = '2026-01-02T00:00:00.000Z';
    const pair = pairIdOf(listing.id, quiet.id);
    const asked = (dealId: string) => ({ dealId, pairId: pair, listingId: listing.id, demandId: quiet.id });
    const asks = (dealId: string) =>
      envelope('deal.opened', dealId, 1, {
        ...asked(dealId),
        openedBy: university.organisation.id,
        openedAt: at,
        buyerNamed: false,
      });
    const seen = async () => (await get<PairDetail>(university, `/pairs/${pair}`)).body;

    const first = newId();
    await deliver(worker, asks(first), asks(first));
    expect(await seen()).toMatchObject({
      dealId: first,
      state: { demand: 'deal' },
      demand: { organisation: { id: null } },
    });
    const lost = { ...asked(first), reason: 'price', lostBy: company.organisation.id, lostAt: at, buyerNamed: false };
    await deliver(worker, envelope('deal.lost', first, 2, lost), asks(first));
    expect(await seen()).toMatchObject({ state: { demand: 'declined' }, demand: { organisation: { id: null } } });
    expect(JSON.stringify(await seen())).not.toContain(company.organisation.id);

    const second = newId();
    await deliver(worker, asks(second));
    expect(await seen()).toMatchObject({ dealId: second, demand: { organisation: { id: null } } });
    const answered = envelope('deal.answered', second, 2, { ...asked(second), answeredAt: at });
    await deliver(worker, answered, asks(second), answered);
    const named = await seen();
    expect(named).toMatchObject({
      state: { demand: 'deal' },
      demand: { organisation: { id: company.organisation.id } },
    });

    const early = demandSnapshotOf(
      company,
      { title: 'Early dyes', problem: 'Remove azo dyes from textile wastewater.' },
      { anonymous: true },
    );
    const third = { ...asked(newId()), pairId: pairIdOf(listing.id, early.id), demandId: early.id };
    await deliver(
      worker,
      envelope('deal.answered', third.dealId, 2, { ...third, answeredAt: at }),
      envelope('deal.opened', third.dealId, 1, {
        ...third,
        openedBy: university.organisation.id,
        openedAt: at,
        buyerNamed: false,
      }),
      opened(early),
    );
    const late = await get<PairDetail>(university, `/pairs/${third.pairId}`);
    expect(late.body).toMatchObject({
      state: { demand: 'deal' },
      demand: { organisation: { id: company.organisation.id } },
    });
  });

  test('a deal moves both sides and names the company; a lost one gives the reason of who ended it', async () => {
    await deliver(worker, openedDeal, openedDeal);
    const during = await get<PairDetail>(university, `/pairs/${id}`);
    const states = { listing: 'deal', demand: 'deal' };
    expect(during.body).toMatchObject({ dealId: deal, state: states, mayDecide: ['contact'] });
    expect(during.body.demand.organisation.id).toBe(company.organisation.id);
    await deliver(worker, lostDeal, openedDeal, lostDeal);
    const after = await get<PairDetail>(university, `/pairs/${id}`);
    expect(after.body.state).toEqual({ listing: 'contacted', demand: 'declined' });
    expect(after.body.decisions.at(-1)).toMatchObject({ side: 'demand', decision: 'deal_lost', reason: 'price' });
  });

  test('the end of a deal may arrive before its beginning and before the pair', async () => {
    const other = demandSnapshotOf(company, {
      title: 'Azo dyes again',
      problem: 'Remove azo dyes from textile wastewater.',
    });
    const ended = { ...told, dealId: newId(), demandId: other.id, pairId: pairIdOf(listing.id, other.id) };
    const at = '2026-01-03T00:00:00.000Z';
    await deliver(
      worker,
      envelope('deal.lost', ended.dealId, 2, {
        ...ended,
        reason: 'price',
        lostBy: company.organisation.id,
        lostAt: at,
      }),
      envelope('deal.opened', ended.dealId, 1, { ...ended, openedBy: company.organisation.id, openedAt: at }),
      opened(other),
    );
    const { body } = await get<PairDetail>(university, `/pairs/${ended.pairId}`);
    expect(body.state).toEqual({ listing: 'contacted', demand: 'declined' });
  });
});

test('a withdrawn listing leaves lists at once; its history stays with those who decided', async () => {
  await deliver(worker, withdrawn(listing));
  expect((await get<{ items: Pair[] }>(company, `/pairs?demand=${demand.id}`)).body.items).toEqual([]);
  const { body } = await get<PairDetail>(company, `/pairs/${id}`);
  expect(body).toMatchObject({ shown: false, mayDecide: [], listing: { open: false } });
  expect((await decide(company, id, { decision: 'reopen' })).body.reason).toBe('pair.gone');
});

describe('what a record brought', () => {
  test('is counted for its owner: who wrote, who declined and why; shortlists only where they are many', async () => {
    const offer = listingSnapshotOf(university, {
      title: 'Photocatalytic reactor for azo dyes in wastewater of textile mills',
      abstract: 'A reactor removes azo dyes from textile wastewater by light.',
    });
    const needs = Array.from({ length: 5 }, () =>
      demandSnapshotOf(testActor({ kind: 'company' }), {
        title: 'Remove azo dyes',
        problem: 'Textile wastewater of our mill holds azo dyes that a reactor must remove by light.',
      }),
    );
    await deliver(worker, published(offer), ...needs.map((need) => opened(need)));
    const by = async (at: number, decision: object) => {
      const need = needs[at];
      const owner = { ...company, organisation: { ...company.organisation, id: need?.organisation.id ?? '' } };
      const { status } = await decide(owner, pairIdOf(offer.id, need?.id ?? ''), decision);
      expect(status).toBe(200);
    };
    const interest = async () =>
      (await get<Record<string, unknown>>(university, `/pairs/interest?listing=${offer.id}`)).body;
    await by(0, { decision: 'shortlist' });
    await by(1, { decision: 'shortlist' });
    expect(await interest()).toMatchObject({ shortlisted: null, contacted: 0, declined: 0 });
    await by(2, { decision: 'shortlist' });
    await by(3, { decision: 'decline', reason: 'too_early' });
    await by(4, { decision: 'contact', note: 'Is it for sale?' });
    expect(await interest()).toMatchObject({
      shortlisted: 3,
      contacted: 1,
      declined: 1,
      reasons: [{ reason: 'too_early', count: 1 }],
    });
    expect((await get(company, `/pairs/interest?listing=${offer.id}`)).status).toBe(404);
  });
});
