import { afterAll, describe, expect, it } from 'vitest';
import { company, movableClock, openDemand, publish, startDeal, testContext, university } from '../../test/exchange.ts';
import { licenceDraft } from '../../test/records.ts';
import { confirmContract } from '../contract/confirm.ts';
import { draftContract } from '../contract/draft.ts';
import { editContract } from '../contract/edit.ts';
import { getContract } from '../dossier/queries.ts';
import { loseDeal } from './lose.ts';
import { moveDeal } from './move.ts';
import { openDeal } from './open.ts';
import { getDeal, listDeals } from './queries.ts';
import { writeMessage } from './write-message.ts';

const clock = movableClock();
const ctx = await testContext(clock);
afterAll(() => ctx.close());

type Party = ReturnType<typeof company>;

/** Of both sides: what the deal needs next, and whether the list finds it where that side, or the other, must act. */
async function turns(id: string, sides: readonly Party[]) {
  return Promise.all(
    sides.map(async (side) => {
      const { next, clock: told, side: name } = await getDeal(ctx, side, id);
      expect(told.waitsFor).toBe(next?.by ?? null);
      const listed = async (turn: 'own' | 'other') => {
        const page = await listDeals(ctx, side, { turn, limit: 10 });
        expect(page.counts?.[turn]).toBe(page.items.length);
        return page.items.length;
      };
      return [name, next?.act, next?.by, await listed('own'), await listed('other')];
    }),
  );
}

describe('who must act in a deal', () => {
  it('is told with what it must do, and the lists and counts of both sides agree, from the enquiry to the signature', async () => {
    const { id, seller, buyer } = await startDeal(ctx, { stage: 'enquiry' });
    const expected = (act: string | undefined, by: 'seller' | 'buyer' | null | undefined) =>
      (['seller', 'buyer'] as const).map((side) => [side, act, by, by === side ? 1 : 0, by && by !== side ? 1 : 0]);
    const both = [seller, buyer];
    expect(await turns(id, both)).toEqual(expected('answer_enquiry', 'seller'));
    await moveDeal(ctx, seller, id, { to: 'nda' }, {});
    expect(await turns(id, both)).toEqual(expected('answer_stage', 'buyer'));
    await moveDeal(ctx, buyer, id, { to: 'nda' }, {});
    expect(await turns(id, both)).toEqual(expected('propose_stage', null));
    await moveDeal(ctx, seller, id, { to: 'agreed' }, {});
    await moveDeal(ctx, buyer, id, { to: 'agreed' }, {});
    expect(await turns(id, both)).toEqual(expected('draft_contract', null));

    const contract = await draftContract(ctx, seller, id, licenceDraft(), {});
    expect(await turns(id, both)).toEqual(expected('confirm_contract', null));
    const text = await getContract(ctx, seller, contract.id);
    await confirmContract(ctx, buyer, contract.id, { version: text.version, hash: text.hash }, {});
    expect(await turns(id, both)).toEqual(expected('confirm_contract', 'seller'));
    // Another text waits for nobody in particular.
    await editContract(ctx, seller, contract.id, { title: 'Licence, amended', expectedVersion: 1 }, {});
    expect(await turns(id, both)).toEqual(expected('confirm_contract', null));
    const { version, hash } = await getContract(ctx, seller, contract.id);
    await confirmContract(ctx, seller, contract.id, { version, hash }, {});
    expect(await turns(id, both)).toEqual(expected('confirm_contract', 'buyer'));
    await confirmContract(ctx, buyer, contract.id, { version, hash }, {});
    expect(await turns(id, both)).toEqual(expected(undefined, undefined).map((row) => [...row.slice(0, 3), 0, 0]));
    expect((await getDeal(ctx, seller, id)).next).toBeNull();
  });

  it('is nobody once a proposal has lapsed, and the answer until then has its day', async () => {
    clock.set('2026-12-01T08:00:00.000Z');
    const { id, seller, buyer } = await startDeal(ctx, { stage: 'negotiation' });
    await moveDeal(ctx, seller, id, { to: 'agreed' }, {});
    const asked = await getDeal(ctx, buyer, id);
    expect(asked.next).toEqual({ act: 'answer_stage', by: 'buyer', until: asked.proposal?.lapsesAt });
    clock.set('2026-12-31T08:00:00.000Z');
    expect(await turns(id, [seller, buyer])).toEqual([
      ['seller', 'draft_contract', null, 0, 0],
      ['buyer', 'draft_contract', null, 0, 0],
    ]);
  });

  it('is counted by stage on the first page, whichever stage it is narrowed to', async () => {
    const seller = university();
    for (const stage of ['enquiry', 'enquiry', 'negotiation'] as const) await startDeal(ctx, { seller, stage });
    const first = await listDeals(ctx, seller, { stage: 'negotiation', limit: 1 });
    expect(first).toMatchObject({
      items: [{ stage: 'negotiation' }],
      counts: { stages: { enquiry: 2, negotiation: 1 }, own: 2, other: 0 },
    });
    const page = await listDeals(ctx, seller, { limit: 2 });
    const rest = await listDeals(ctx, seller, { limit: 2, cursor: page.nextCursor ?? '' });
    expect([rest.items.length, rest.counts]).toEqual([1, undefined]);
    expect((await listDeals(ctx, company(), { limit: 1 })).counts).toEqual({ stages: {}, own: 0, other: 0 });
  });
});

describe('a message in a deal', () => {
  it('is read by both sides, also of an enquiry without a demand and after the signature, and is no step', async () => {
    const [seller, buyer] = [university(), company()];
    const listing = await publish(ctx, seller);
    const { id } = await openDeal(ctx, buyer, { listingId: listing.id, note: 'May we test it?' }, {});
    const before = await getDeal(ctx, seller, id);
    await writeMessage(ctx, seller, id, { text: 'Gladly. In which water?', expectedVersion: before.version }, {});
    const read = await getDeal(ctx, buyer, id);
    expect(read.events.map(({ kind, side, note }) => [kind, side, note])).toEqual([
      ['opened', 'buyer', 'May we test it?'],
      ['message', 'seller', 'Gladly. In which water?'],
    ]);
    expect([read.stage, read.version, read.clock.since]).toEqual(['enquiry', before.version, before.clock.since]);
    const told = await ctx.jobs.sql`
      select payload from contracts.outbox where key = ${id} and type = 'deal.changed' order by seq desc limit 1`;
    expect(told).toMatchObject([{ payload: { act: 'message', by: 'seller', contact: false } }]);
  });

  it('names an unnamed company, which is told before that it is unnamed', async () => {
    const [seller, buyer] = [university(), company('Quiet Mills')];
    const listing = await publish(ctx, seller);
    const demand = await openDemand(ctx, buyer, { anonymous: true });
    const { id } = await openDeal(ctx, seller, { listingId: listing.id, demandId: demand.id }, {});
    await expect(writeMessage(ctx, seller, id, { text: 'Are you there?' }, {})).rejects.toMatchObject({
      reason: 'deal.awaits_answer',
    });
    expect(await getDeal(ctx, buyer, id)).toMatchObject({ buyerNamed: false, next: { by: 'buyer' } });
    expect(await getDeal(ctx, seller, id)).toMatchObject({ buyerNamed: false, buyer: { id: null } });
    await writeMessage(ctx, buyer, id, { text: 'We are Quiet Mills' }, { requestId: 'request-5' });
    for (const side of [seller, buyer]) {
      expect(await getDeal(ctx, side, id)).toMatchObject({ buyerNamed: true, buyer: { id: buyer.organisation.id } });
    }
    const told = await ctx.jobs.sql`select version from contracts.outbox where key = ${id} and type = 'deal.answered'`;
    expect(told).toEqual([{ version: 2 }]);
  });

  it('sent twice is one, until a key or another sender says that it is meant', async () => {
    const { id, seller, buyer } = await startDeal(ctx, { stage: 'enquiry' });
    const send = (actor: Party, key?: string) =>
      writeMessage(ctx, actor, id, { text: 'Send us a sample' }, key ? { idempotencyKey: key } : {});
    const said = async () => (await getDeal(ctx, seller, id)).events.filter(({ kind }) => kind === 'message').length;
    await Promise.all([send(buyer), send(buyer)]);
    await send(buyer);
    expect(await said()).toBe(1);
    await send(buyer, 'meant');
    await send(seller);
    expect(await said()).toBe(3);
  });

  it('is refused where the deal was lost, to strangers, and beside a version that has moved on', async () => {
    const { id, seller, buyer } = await startDeal(ctx, { stage: 'enquiry' });
    const write = (actor: Party, expectedVersion?: number) =>
      writeMessage(ctx, actor, id, { text: 'Hello', expectedVersion }, {});
    await expect(write(company())).rejects.toMatchObject({ reason: 'deal.not_found' });
    await expect(write(seller, 7)).rejects.toMatchObject({ reason: 'deal.version' });
    await loseDeal(ctx, buyer, id, { reason: 'price' }, {});
    await expect(write(seller)).rejects.toMatchObject({ kind: 'INVALID_STATE', reason: 'deal.ended' });
    expect((await getDeal(ctx, seller, id)).actions).toEqual([]);
  });
});
