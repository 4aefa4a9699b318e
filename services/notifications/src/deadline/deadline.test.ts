import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { movableClock, take, tellMember, tellOrganisation, testContext } from '../../test/notifications.ts';
import { closed, demandOf, listingOf, opened, published, withdrawn } from '../../test/records.ts';
import { readFeed } from '../notification/queries.ts';
import { firstReminder, nextReminder } from './deadline.ts';
import { remindOfDates } from './remind.ts';

const clock = movableClock('2026-11-01T00:00:00.000Z');
const ctx = await testContext({ clock });
afterAll(() => ctx.close());

const DAY_MS = 86_400_000;
const days = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 });
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });

describe('a reminder', () => {
  it('comes before its date and never before the date was set; the first always comes when the date is ahead', () => {
    fc.assert(
      fc.property(moment, moment, days, (at, setAt, before) => {
        const first = firstReminder(at, before, setAt);
        expect(first === null).toBe(at <= setAt);
        if (first === null) return;
        expect(Number(first)).toBeGreaterThanOrEqual(setAt.getTime());
        expect(Number(first)).toBeLessThan(at.getTime());
      }),
    );
  });

  it('comes as many days before as there are, each once', () => {
    fc.assert(
      fc.property(moment, days, (at, before) => {
        const seen: number[] = [];
        let next = nextReminder(at, before, new Date(0));
        for (; next; next = nextReminder(at, before, new Date(next.getTime() + 1))) seen.push(next.getTime());
        expect(seen).toEqual(before.map((day) => at.getTime() - day * DAY_MS).sort((a, b) => a - b));
      }),
    );
  });
});

async function world() {
  const organisationId = await tellOrganisation(ctx);
  const reader = await tellMember(ctx, { organisationId });
  const told = async () => (await readFeed(ctx, reader.actor, { limit: 50 })).items;
  const at = async (moment: string) => {
    clock.set(moment);
    while (await remindOfDates(ctx));
    return (await told()).length;
  };
  return { organisationId, told, at };
}
const early = { occurredAt: '2026-11-01T00:00:00.000Z' };

describe('the end of a record', () => {
  it('is told fourteen and three days before, once each, with the date', async () => {
    const { organisationId, told, at } = await world();
    await take(ctx, published(listingOf(organisationId, { validUntil: '2026-12-31' }), early));
    expect(await at('2026-12-17T23:59:00.000Z')).toBe(0);
    expect(await at('2026-12-18T00:00:00.000Z')).toBe(1);
    expect(await at('2026-12-18T00:01:00.000Z')).toBe(1);
    expect(await at('2026-12-29T06:00:00.000Z')).toBe(2);
    expect(await at('2026-12-31T23:00:00.000Z')).toBe(2);
    expect((await told())[0]).toMatchObject({
      kind: 'record.expiring',
      text: '“Fluoride sorbent” ends on 31 December 2026; renew it if it still stands',
      dueAt: '2027-01-01T00:00:00.000Z',
    });
  });

  it('moves with a renewal, and is lifted by a withdrawal, whatever comes first', async () => {
    const { organisationId, at } = await world();
    const listing = listingOf(organisationId, { validUntil: '2026-12-31' });
    const renewed = { ...listing, version: 3, validUntil: '2027-06-30' };
    await take(ctx, published(renewed, early), published(listing, early));
    expect(await at('2026-12-30T00:00:00.000Z')).toBe(0);
    expect(await at('2027-06-18T00:00:00.000Z')).toBe(1);
    const demand = demandOf(organisationId, { openUntil: '2027-09-30' });
    await take(ctx, closed(demand, 'solved'), opened(demand, early));
    expect(await at('2027-09-29T00:00:00.000Z')).toBe(1);
  });

  it('that was near when it was set is told half way', async () => {
    const { organisationId, at } = await world();
    const soon = { occurredAt: '2026-12-29T00:00:00.000Z' };
    await take(ctx, published(listingOf(organisationId, { validUntil: '2026-12-30' }), soon));
    expect(await at('2026-12-29T23:00:00.000Z')).toBe(0);
    expect(await at('2026-12-30T00:00:00.000Z')).toBe(1);
  });

  it('that has passed while nobody could tell is told no more', async () => {
    const { organisationId, at } = await world();
    await take(ctx, published(listingOf(organisationId, { validUntil: '2026-12-31' }), early));
    expect(await at('2027-02-01T00:00:00.000Z')).toBe(0);
  });

  it('is told once by several processes', async () => {
    const { organisationId, told } = await world();
    const listings = Array.from({ length: 150 }, () => listingOf(organisationId, { validUntil: '2026-12-31' }));
    await take(ctx, ...listings.map((listing) => published(listing, early)));
    clock.set('2026-12-20T00:00:00.000Z');
    const pass = async () => {
      while (await remindOfDates(ctx));
    };
    await Promise.all([pass(), pass(), pass()]);
    await pass();
    expect(await told()).toHaveLength(50);
    const [row] = await ctx.db.sql`
      select count(*)::int as told from notifications.notification where organisation_id = ${organisationId}`;
    expect(row?.told).toBe(150);
    await take(ctx, ...listings.map((listing) => withdrawn(listing)));
  });
});
