import { newId } from '@techbourse/platform';
import { testActor, testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { company, movableClock, openDemand, publish, startDeal, testContext, university } from '../../test/exchange.ts';
import { licenceDraft } from '../../test/records.ts';
import { draftContract } from '../contract/draft.ts';
import { getContract } from '../dossier/queries.ts';
import { projectRecord } from '../ingest/jobs.ts';
import { loseDeal } from './lose.ts';
import { acceptStage, moveDeal } from './move.ts';
import { openDeal } from './open.ts';
import { getDeal, listDeals } from './queries.ts';
import { declineStage, withdrawStage } from './withdraw-stage.ts';

const clock = movableClock();
const ctx = await testContext(clock);
afterAll(() => ctx.close());

describe('opening a deal', () => {
  it('takes an organisation that somebody has verified; another is told how to become one', async () => {
    const [seller, buyer] = [university(), company()];
    const listing = await publish(ctx, seller);
    const unknown = { ...buyer, organisation: { ...buyer.organisation, verified: false } };
    await expect(openDeal(ctx, unknown, { listingId: listing.id }, {})).rejects.toMatchObject({
      kind: 'FORBIDDEN',
      reason: 'organisation.not_verified',
      details: { verification: `/api/organisations/${buyer.organisation.id}/verification-requests` },
    });
    expect((await listDeals(ctx, unknown, { limit: 1 })).items).toEqual([]);
    // Whoever was written to answers, whatever became of its verification.
    const { id } = await openDeal(ctx, buyer, { listingId: listing.id }, {});
    const asked = { ...seller, organisation: { ...seller.organisation, verified: false } };
    await loseDeal(ctx, asked, id, { reason: 'price' }, {});
  });

  it('keeps listing and demand as they were, and tells of it', async () => {
    const seller = university();
    const buyer = company();
    const listing = await publish(ctx, seller);
    const demand = await openDemand(ctx, buyer);
    const pairId = `${listing.id}_${demand.id}`;
    const { id } = await openDeal(ctx, seller, { listingId: listing.id, pairId, note: 'Shall we talk?' }, {});
    await publish(ctx, seller, { id: listing.id, version: 3, keywords: ['edited since'] });
    const deal = await getDeal(ctx, buyer, id);
    expect(deal).toMatchObject({
      stage: 'enquiry',
      version: 1,
      side: 'buyer',
      openedBy: 'seller',
      pairId,
      contractId: null,
      listing: { id: listing.id, version: 2, snapshot: { keywords: ['fluoride'] } },
      demand: { id: demand.id, version: 3 },
      events: [{ kind: 'opened', side: 'seller', note: 'Shall we talk?' }],
    });
    const [event] = await ctx.jobs.sql`select * from contracts.outbox where key = ${id} and type = 'deal.opened'`;
    expect(event).toMatchObject({
      type: 'deal.opened',
      version: 1,
      payload: { dealId: id, pairId, listingId: listing.id, demandId: demand.id, openedBy: seller.organisation.id },
    });
    const [audit] = await ctx.jobs.sql`select * from contracts.audit where subject = ${id}`;
    expect(audit).toMatchObject({ action: 'deal.open', organisation_id: seller.organisation.id });
  });

  it('may be a direct enquiry of a company about a published listing', async () => {
    const seller = university();
    const buyer = company();
    const listing = await publish(ctx, seller);
    const { id } = await openDeal(ctx, buyer, { listingId: listing.id }, {});
    expect(await getDeal(ctx, seller, id)).toMatchObject({
      pairId: null,
      demand: null,
      side: 'seller',
      openedBy: 'buyer',
      buyer: { id: buyer.organisation.id },
    });
    const [event] = await ctx.jobs.sql`select payload from contracts.outbox where key = ${id} and type = 'deal.opened'`;
    expect(event).toMatchObject({ payload: { pairId: null, demandId: null } });
  });

  it('is refused where export control or the rules of the need keep the sides apart, to either of them', async () => {
    const seller = university();
    const buyer = company();
    const { id: listingId } = await publish(ctx, seller, { restrictions: { notCountries: ['CN'] } });
    const { id: demandId } = await openDemand(ctx, buyer);
    const refused = { kind: 'INVALID_STATE', reason: 'deal.listing_restricted', details: { countries: ['CN'] } };
    await expect(openDeal(ctx, buyer, { listingId }, {})).rejects.toMatchObject(refused);
    await expect(openDeal(ctx, buyer, { listingId, demandId }, {})).rejects.toMatchObject(refused);
    await expect(openDeal(ctx, seller, { listingId, demandId }, {})).rejects.toMatchObject(refused);

    const only = await publish(ctx, seller, { restrictions: { onlyCountries: ['CN'] } });
    const abroad = await openDemand(ctx, buyer, { place: { country: 'RU' } });
    await expect(openDeal(ctx, buyer, { listingId: only.id, demandId: abroad.id }, {})).rejects.toMatchObject({
      reason: 'deal.listing_restricted',
      details: { countries: ['CN', 'RU'] },
    });
    const funded = await openDemand(ctx, buyer, { restrictions: { onlyCountries: ['RU', 'KZ'] } });
    await expect(openDeal(ctx, buyer, { listingId: only.id, demandId: funded.id }, {})).rejects.toMatchObject({
      kind: 'INVALID_STATE',
      reason: 'deal.demand_restricted',
      details: { countries: ['CN'] },
    });
    expect(await openDeal(ctx, buyer, { listingId: only.id, demandId }, {})).toMatchObject({ id: expect.any(String) });
  });

  it('names an anonymous company to the other side, and to nobody else', async () => {
    const seller = university();
    const buyer = company('Clear Water Works');
    const listing = await publish(ctx, seller);
    const demand = await openDemand(ctx, buyer, { anonymous: true });
    const { id } = await openDeal(ctx, buyer, { listingId: listing.id, demandId: demand.id }, {});
    const seen = await getDeal(ctx, seller, id);
    expect(seen.buyer).toMatchObject({ id: buyer.organisation.id, name: { en: { text: 'Clear Water Works' } } });
    await expect(getDeal(ctx, university(), id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  });

  it('keeps an anonymous company unnamed to a seller who asks, until it answers itself', async () => {
    const seller = university();
    const buyer = company('Quiet Mills');
    const listing = await publish(ctx, seller);
    const openedAt = '2026-01-02T03:04:05.678Z';
    const hidden = { openedAt, shownPlace: 'country' as const, place: { country: 'CN', region: 'CN-SC' } };
    const demand = await openDemand(ctx, buyer, { anonymous: true, ...hidden });
    const { id } = await openDeal(ctx, seller, { listingId: listing.id, demandId: demand.id }, {});
    const unnamed = { id: null, kind: 'company', name: { en: { text: expect.stringMatching(/^A company in /) } } };
    const masked = async () => {
      const [deal, list] = [await getDeal(ctx, seller, id), await listDeals(ctx, seller, { limit: 10 })];
      expect(deal).toMatchObject({ buyer: unnamed, demand: { snapshot: { organisation: unnamed } } });
      expect(JSON.stringify([deal, list])).not.toMatch(new RegExp(`${buyer.organisation.id}|Quiet|03:04:05`));
      expect(deal.demand?.snapshot).toMatchObject({ openedAt: '2026-01-02T00:00:00.000Z' });
      return deal;
    };
    expect(await masked()).toMatchObject({ stage: 'enquiry', actions: ['lose'] });
    expect(await getDeal(ctx, buyer, id)).toMatchObject({ buyer: { id: buyer.organisation.id } });
    expect(await getDeal(ctx, testOperator(), id)).toMatchObject({ buyer: { id: buyer.organisation.id } });

    const moved = moveDeal(ctx, seller, id, { to: 'agreed' }, {});
    await expect(moved).rejects.toMatchObject({ kind: 'INVALID_STATE', reason: 'deal.awaits_answer' });
    const draft = draftContract(ctx, seller, id, licenceDraft(), {});
    await expect(draft).rejects.toMatchObject({ reason: 'contract.deal_stage' });
    await masked();

    await moveDeal(ctx, buyer, id, { to: 'nda' }, { requestId: 'request-3' });
    await moveDeal(ctx, seller, id, { to: 'nda' }, {});
    await moveDeal(ctx, seller, id, { to: 'evaluation' }, {});
    expect(await getDeal(ctx, seller, id)).toMatchObject({
      buyer: { id: buyer.organisation.id },
      demand: { snapshot: { organisation: { id: buyer.organisation.id } } },
    });
    const told = await ctx.jobs.sql`
      select type, version, payload from contracts.outbox where key = ${id} and type <> 'deal.changed' order by seq`;
    expect(told).toMatchObject([
      { type: 'deal.opened', version: 1, payload: { buyerNamed: false } },
      { type: 'deal.answered', version: 2, payload: { pairId: `${listing.id}_${demand.id}` } },
    ]);
  });

  it('never names an anonymous company whose deal ended unanswered, whoever ended it', async () => {
    for (const ender of ['seller', 'buyer'] as const) {
      const parties = { seller: university(), buyer: company('Quiet Mills') };
      const listing = await publish(ctx, parties.seller);
      const demand = await openDemand(ctx, parties.buyer, { anonymous: true });
      const input = { listingId: listing.id, demandId: demand.id };
      const { id } = await openDeal(ctx, parties.seller, input, {});
      await loseDeal(ctx, parties[ender], id, { reason: 'price' }, {});
      const seen = await getDeal(ctx, parties.seller, id);
      expect(seen).toMatchObject({ stage: 'lost', buyer: { id: null }, events: [{}, { side: ender }] });
      expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${parties.buyer.organisation.id}|Quiet`));
      const [lost] = await ctx.jobs.sql`select payload from contracts.outbox where key = ${id} and type = 'deal.lost'`;
      expect(lost).toMatchObject({ payload: { buyerNamed: false } });
    }
  });

  it('is refused without a live listing and demand, with somebody else’s, or with another pair', async () => {
    const { listing, demand, seller, buyer } = await startDeal(ctx);
    const open = (actor: typeof seller, input: Parameters<typeof openDeal>[2]) => openDeal(ctx, actor, input, {});
    await expect(open(buyer, { listingId: newId() })).rejects.toMatchObject({ reason: 'listing.not_found' });
    await expect(open(buyer, { listingId: listing.id, demandId: newId() })).rejects.toMatchObject({
      reason: 'demand.not_found',
    });
    const both = { listingId: listing.id, demandId: demand.id };
    await expect(open(company(), both)).rejects.toMatchObject({ kind: 'FORBIDDEN', reason: 'deal.not_your_side' });
    await expect(open(buyer, { ...both, pairId: `${demand.id}_${listing.id}` })).rejects.toMatchObject({
      kind: 'VALIDATION',
      issues: [{ pointer: '/pairId' }],
    });
    const agency = testActor({ kind: 'agency' });
    await expect(open(agency, { listingId: listing.id })).rejects.toMatchObject({ reason: 'deal.needs_mandate' });
    const unable = testActor({ kind: 'company', scopes: ['deals:read'] });
    await expect(open(unable, { listingId: listing.id })).rejects.toMatchObject({ kind: 'FORBIDDEN' });
    const left = { id: listing.id, organisationId: seller.organisation.id, reason: 'withdrawn' };
    const envelope = { eventId: newId(), type: 'listing.withdrawn', key: listing.id, version: 9 };
    await projectRecord(ctx, { ...envelope, occurredAt: clock.now().toISOString(), payload: left });
    await expect(open(company(), { listingId: listing.id })).rejects.toMatchObject({ reason: 'listing.not_found' });
  });

  it('makes one live deal per listing and need, however many ask at once', async () => {
    const seller = university();
    const buyer = company();
    const listing = await publish(ctx, seller);
    const demand = await openDemand(ctx, buyer);
    const input = { listingId: listing.id, demandId: demand.id };
    const asked = [seller, buyer, seller, buyer].map((actor) => openDeal(ctx, actor, input, {}));
    const results = await Promise.allSettled(asked);
    const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.id] : []));
    expect(made).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      expect(result.reason).toMatchObject({ reason: 'deal.already_open', details: { dealId: made[0] } });
    }
    await loseDeal(ctx, seller, made[0] ?? '', { reason: 'price' }, {});
    expect(await openDeal(ctx, buyer, input, {})).toHaveProperty('id');
  });

  it('repeated with its idempotency key gives the first answer', async () => {
    const listing = await publish(ctx, university());
    const buyer = company();
    const open = () => openDeal(ctx, buyer, { listingId: listing.id }, { idempotencyKey: 'once' });
    const [first, second] = await Promise.all([open(), open()]);
    expect(second).toEqual(first);
    expect(await open()).toEqual(first);
  });
});

describe('the stages of a deal', () => {
  it('move when one side proposes and the other accepts, restart the clock then, and stay on record', async () => {
    const { id, seller, buyer } = await startDeal(ctx, { stage: 'enquiry' });
    const since = (await getDeal(ctx, seller, id)).clock.since;
    clock.set('2026-12-01T08:00:00.000Z');
    await moveDeal(ctx, buyer, id, { to: 'nda', note: 'Draft attached', expectedVersion: 1 }, {});
    expect(await getDeal(ctx, seller, id)).toMatchObject({
      stage: 'enquiry',
      version: 2,
      clock: { since, waitsFor: 'seller' },
      proposal: { to: 'nda', by: 'buyer', lapsesAt: '2026-12-31T08:00:00.000Z', lapsed: false },
      actions: expect.arrayContaining(['to_nda', 'decline_stage', 'lose']),
    });
    expect((await getDeal(ctx, buyer, id)).actions).toEqual(
      expect.arrayContaining(['withdraw_stage', 'to_evaluation', 'lose']),
    );
    expect((await getDeal(ctx, buyer, id)).actions).not.toContain('to_nda');
    clock.set('2026-12-02T08:00:00.000Z');
    await moveDeal(ctx, seller, id, { to: 'nda' }, {});
    const deal = await getDeal(ctx, seller, id);
    expect(deal).toMatchObject({
      stage: 'nda',
      version: 3,
      proposal: null,
      clock: { since: '2026-12-02T08:00:00.000Z', waitsFor: null },
    });
    expect(deal.events.map(({ kind, side, from, to }) => [kind, side, from, to])).toEqual([
      ['opened', 'buyer', null, 'enquiry'],
      ['stage_proposed', 'buyer', 'enquiry', 'nda'],
      ['stage_accepted', 'seller', 'enquiry', 'nda'],
    ]);
  });

  it('are never reached by one side alone, however often and by whatever way it asks', async () => {
    const { id, seller, buyer } = await startDeal(ctx, { stage: 'enquiry' });
    for (const to of ['nda', 'evaluation', 'negotiation', 'agreed'] as const) {
      await moveDeal(ctx, buyer, id, { to }, {});
      await expect(moveDeal(ctx, buyer, id, { to }, {})).rejects.toMatchObject({ reason: 'deal.stage.own_proposal' });
      const own = acceptStage(ctx, buyer, id, { to }, {});
      await expect(own).rejects.toMatchObject({ kind: 'INVALID_STATE', reason: 'deal.stage.own_proposal' });
    }
    expect(await getDeal(ctx, seller, id)).toMatchObject({ stage: 'enquiry', proposal: { to: 'agreed' } });
    const draft = draftContract(ctx, buyer, id, licenceDraft(), {});
    await expect(draft).rejects.toMatchObject({ reason: 'contract.deal_stage' });
  });

  it('that are proposed can be taken back, declined with words, or answered with another', async () => {
    const { id, seller, buyer } = await startDeal(ctx, { stage: 'enquiry' });
    await moveDeal(ctx, seller, id, { to: 'agreed' }, {});
    const foreign = withdrawStage(ctx, buyer, id, {}, {});
    await expect(foreign).rejects.toMatchObject({ reason: 'deal.stage.not_own_proposal' });
    const own = declineStage(ctx, seller, id, { note: 'changed our minds' }, {});
    await expect(own).rejects.toMatchObject({ reason: 'deal.stage.own_proposal' });
    await withdrawStage(ctx, seller, id, {}, {});
    const late = acceptStage(ctx, buyer, id, { to: 'agreed' }, {});
    await expect(late).rejects.toMatchObject({ kind: 'INVALID_STATE', reason: 'deal.stage.no_proposal' });

    await moveDeal(ctx, seller, id, { to: 'agreed' }, {});
    await declineStage(ctx, buyer, id, { note: 'too early' }, {});
    await moveDeal(ctx, seller, id, { to: 'agreed' }, {});
    await moveDeal(ctx, buyer, id, { to: 'nda' }, {});
    const other = acceptStage(ctx, seller, id, { to: 'agreed' }, {});
    await expect(other).rejects.toMatchObject({ kind: 'CONFLICT', details: { to: 'nda' } });
    await acceptStage(ctx, seller, id, { to: 'nda' }, {});
    const { stage, events } = await getDeal(ctx, seller, id);
    expect([stage, ...events.slice(1).map(({ kind, side }) => `${kind} ${side}`)]).toEqual([
      ...['nda', 'stage_proposed seller', 'stage_withdrawn seller', 'stage_proposed seller', 'stage_declined buyer'],
      ...['stage_proposed seller', 'stage_proposed buyer', 'stage_accepted seller'],
    ]);
  });

  it('that are proposed lapse after 30 days, and are proposed anew', async () => {
    const { id, seller, buyer } = await startDeal(ctx, { stage: 'enquiry' });
    clock.set('2027-01-01T00:00:00.000Z');
    await moveDeal(ctx, seller, id, { to: 'nda' }, {});
    clock.set('2027-01-31T00:00:00.000Z');
    expect(await getDeal(ctx, buyer, id)).toMatchObject({ proposal: { to: 'nda', lapsed: true } });
    const late = acceptStage(ctx, buyer, id, { to: 'nda' }, {});
    await expect(late).rejects.toMatchObject({ kind: 'INVALID_STATE', reason: 'deal.stage.lapsed' });
    await moveDeal(ctx, buyer, id, { to: 'nda' }, {});
    expect(await getDeal(ctx, buyer, id)).toMatchObject({ stage: 'enquiry', proposal: { by: 'buyer', lapsed: false } });
    await moveDeal(ctx, seller, id, { to: 'nda' }, {});
    expect(await getDeal(ctx, buyer, id)).toMatchObject({ stage: 'nda' });
    clock.set('2026-12-02T08:00:00.000Z');
  });

  it('are accepted or taken back, never both, when the two happen at once', async () => {
    for (let round = 0; round < 8; round++) {
      const { id, seller, buyer } = await startDeal(ctx, { stage: 'enquiry' });
      await moveDeal(ctx, seller, id, { to: 'agreed' }, {});
      const results = await Promise.allSettled([
        acceptStage(ctx, buyer, id, { to: 'agreed' }, {}),
        withdrawStage(ctx, seller, id, {}, {}),
      ]);
      expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
      const { stage } = await getDeal(ctx, seller, id);
      expect(stage).toBe(results[0].status === 'fulfilled' ? 'agreed' : 'enquiry');
    }
  });

  it('refuse what the table does not allow, a stale version, and strangers', async () => {
    const { id, seller } = await startDeal(ctx, { stage: 'agreed' });
    await expect(moveDeal(ctx, seller, id, { to: 'nda' }, {})).rejects.toMatchObject({
      kind: 'INVALID_STATE',
      details: { allowed: ['negotiation'] },
    });
    const stale = moveDeal(ctx, seller, id, { to: 'negotiation', expectedVersion: 1 }, {});
    await expect(stale).rejects.toMatchObject({ kind: 'CONFLICT', details: { version: 3 } });
    await expect(moveDeal(ctx, company(), id, { to: 'negotiation' }, {})).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    const operator = testOperator();
    await expect(moveDeal(ctx, operator, id, { to: 'negotiation' }, {})).rejects.toMatchObject({
      kind: 'FORBIDDEN',
      reason: 'deal.not_party',
    });
  });

  it('end in lost with a reason, once, and take the draft along', async () => {
    const { id, seller, buyer } = await startDeal(ctx);
    const draft = await draftContract(ctx, seller, id, licenceDraft(), {});
    await loseDeal(ctx, buyer, id, { reason: 'other', note: 'The plant is closed' }, { requestId: 'request-9' });
    expect(await getDeal(ctx, seller, id)).toMatchObject({
      stage: 'lost',
      lost: { reason: 'other', note: 'The plant is closed' },
      actions: [],
      contractId: null,
    });
    expect(await getContract(ctx, seller, draft.id)).toMatchObject({ state: 'abandoned' });
    await expect(loseDeal(ctx, seller, id, { reason: 'price' }, {})).rejects.toMatchObject({ reason: 'deal.ended' });
    const [event] = await ctx.jobs.sql`select * from contracts.outbox where key = ${id} and type = 'deal.lost'`;
    expect(event).toMatchObject({ version: 4, request_id: 'request-9', payload: { reason: 'other' } });
  });
});

describe('the list of deals', () => {
  it('shows each side its own, the operator all, page by page', async () => {
    const seller = university();
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.unshift((await startDeal(ctx, { seller, stage: 'enquiry' })).id);
    const first = await listDeals(ctx, seller, { limit: 3 });
    const second = await listDeals(ctx, seller, { limit: 3, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map((deal) => deal.id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
    expect(await listDeals(ctx, seller, { limit: 3, side: 'buyer' })).toMatchObject({ items: [] });
    expect((await listDeals(ctx, testOperator(), { limit: 100 })).items.map((deal) => deal.id)).toEqual(
      expect.arrayContaining(ids),
    );
    expect(await listDeals(ctx, company(), { limit: 3 })).toEqual({
      items: [],
      nextCursor: null,
      counts: { stages: {}, own: 0, other: 0 },
    });
    await expect(listDeals(ctx, seller, { limit: 3, cursor: 'x' })).rejects.toMatchObject({ reason: 'cursor.invalid' });
  });

  it('finds those that are longer in their stage than usual', async () => {
    clock.set('2027-01-01T00:00:00.000Z');
    const seller = university();
    const slow = await startDeal(ctx, { seller, stage: 'enquiry' });
    clock.set('2027-01-10T00:00:00.000Z');
    await startDeal(ctx, { seller, stage: 'enquiry' });
    clock.set('2027-01-12T00:00:00.000Z');
    const overdue = await listDeals(ctx, seller, { limit: 10, overdue: 'true' });
    expect(overdue.items.map((deal) => [deal.id, deal.clock.overdue])).toEqual([[slow.id, true]]);
  });
});
