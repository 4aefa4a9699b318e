import { newId } from '@techbourse/platform';
import { testActor, testSettings } from '@techbourse/testkit';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { allPairs, deliver, drain, empty, orderEverything, restarted, testWorker } from '../../test/jobs.ts';
import { demandSnapshotOf, listingSnapshotOf, opened, published, withdrawn } from '../../test/records.ts';
import { listPairs } from './list.ts';

const ctx = await testWorker({ ...(await testSettings()), MATCHING_SCORE_MIN: '0.01' });
afterAll(() => ctx.close());
beforeEach(() => empty(ctx));

const university = testActor({ kind: 'university' });
const agency = testActor({ kind: 'agency' });
const company = testActor({ kind: 'company' });

const sorbent = {
  title: 'Granular sorbent for fluoride in groundwater',
  abstract:
    'Granules of lanthanum and aluminium oxides take fluoride out of groundwater at neutral pH. A village plant of ten ' +
    'cubic metres a day has run for two years; the granules are regenerated with lye forty times before they are spent.',
};
const need = demandSnapshotOf(company, {
  title: 'Sorbent for fluoride in groundwater',
  problem:
    'Groundwater of our villages holds six milligrams of fluoride a litre; granules of a sorbent must take it out at ' +
    'neutral pH, and be regenerated with lye many times.',
});
const page = (actor: typeof company, rest: Partial<Parameters<typeof listPairs>[2]> = {}) =>
  listPairs(ctx, actor, { side: 'demand', id: need.id, duplicates: 'fold', limit: 50, ...rest });

describe('the same text posted twice by one owner', () => {
  const [first, again] = [listingSnapshotOf(university, sorbent), listingSnapshotOf(university, sorbent)];

  test('is one row of the page with one duplicate behind it, which follows when asked for', async () => {
    const worker = restarted(ctx);
    await deliver(worker, published(first), opened(need), published(again));
    const { items } = await page(company);
    expect(items).toMatchObject([{ listing: { id: first.id }, duplicates: 1, duplicateOf: null }]);
    const all = (await page(company, { duplicates: 'include' })).items;
    expect(all).toMatchObject([
      { listing: { id: first.id }, duplicates: 1, duplicateOf: null },
      { listing: { id: again.id }, duplicates: 0, duplicateOf: `${first.id}_${need.id}` },
    ]);
    // Each listing has a pair of its own.
    for (const listing of [first, again]) {
      const own = await page(university, { side: 'listing', id: listing.id });
      expect(own.items).toMatchObject([{ demand: { id: need.id }, duplicates: 0 }]);
    }
    await deliver(worker, withdrawn(first));
    expect((await page(company)).items).toMatchObject([{ listing: { id: again.id }, duplicates: 0 }]);
  });

  test('in pages neither repeats nor drops a row when better ones come in between, or the last one leaves', async () => {
    const words = ['membrane', 'electrode', 'resin', 'zeolite', 'filter'];
    const more = words.map((word) =>
      listingSnapshotOf(university, {
        title: `Fluoride in groundwater by ${word}`,
        abstract: `A ${word} of its own kind takes fluoride out of the groundwater of villages and towns.`,
      }),
    );
    await deliver(restarted(ctx), opened(need), ...more.map((one) => published(one)));
    // The order is told here; the last two are kept to come in later.
    const rank = (id: string, score: number, active = true) =>
      ctx.db.sql`update matching.pairs set score = ${score}, active = ${active} where listing_id = ${id}`;
    const [a = '', b = '', c = '', late = '', later = ''] = more.map(({ id }) => id);
    for (const duplicates of ['fold', 'include'] as const) {
      for (const [id, score] of [
        [a, 0.6],
        [b, 0.5],
        [c, 0.4],
      ] as const)
        await rank(id, score);
      for (const id of [late, later]) await rank(id, 0.1, false);
      const after = async (cursor: string | null) => {
        const { items, nextCursor } = await page(company, { limit: 1, duplicates, ...(cursor ? { cursor } : {}) });
        return { ids: items.map(({ listing }) => listing.id), nextCursor };
      };
      const first = await after(null);
      await rank(late, 0.9);
      const second = await after(first.nextCursor);
      await rank(b, 0.5, false);
      await rank(later, 0.8);
      const third = await after(second.nextCursor);
      expect([first.ids, second.ids, third.ids, third.nextCursor]).toEqual([[a], [b], [c], null]);
    }
  });

  test('pages by place without losing any', async () => {
    const other = listingSnapshotOf(university, {
      title: 'Ceramic membrane for fluoride in groundwater',
      abstract: 'A membrane of alumina holds back fluoride from groundwater under low pressure, for small towns.',
    });
    await deliver(restarted(ctx), opened(need), published(first), published(again), published(other));
    const one = await page(company, { limit: 1 });
    expect(one.items).toMatchObject([{ duplicates: 1 }]);
    const two = await page(company, { limit: 1, cursor: one.nextCursor ?? '' });
    expect(two).toMatchObject({ items: [{ listing: { id: other.id }, duplicates: 0 }], nextCursor: null });
    await expect(page(company, { cursor: 'nonsense' })).rejects.toMatchObject({ kind: 'VALIDATION' });
  });
});

describe('what a list says besides', () => {
  const offer = listingSnapshotOf(university, sorbent);

  test('each pair in a line for it, one against it and one of what would raise it, in the language asked for', async () => {
    await deliver(
      restarted(ctx),
      opened({ ...need, readinessWanted: 7 }),
      published({
        ...offer,
        readiness: { scale: 'trl', level: 5, origin: 'self_declared' },
      }),
    );
    const [plain] = (await page(company)).items;
    expect(plain?.brief).toBeUndefined();
    const [told] = (await page(company, { include: 'reasons', language: 'en' })).items;
    expect(told?.brief?.why).toMatch(/fluoride|groundwater|sorbent/);
    expect(told?.brief?.against).toMatch(/readiness level 5/i);
    const [russian] = (await page(company, { include: 'reasons', language: 'ru' })).items;
    expect(russian?.brief?.against).toMatch(/[а-я]/);
    expect(russian?.brief?.against).not.toMatch(/readiness/);
  });

  test('how many there are, and whether the record waits to be paired or has left the market', async () => {
    const worker = restarted(ctx);
    await deliver(worker, opened(need), published(offer));
    expect(await page(company)).toMatchObject({ total: 1, state: 'paired' });
    await ctx.db.sql`update matching.profiles set due_in = pg_current_xact_id(), due_at = now() where id = ${need.id}`;
    expect(await page(company)).toMatchObject({ state: 'waiting' });
    await deliver(worker, withdrawn(offer));
    expect(await page(university, { side: 'listing', id: offer.id })).toMatchObject({ total: 0, state: 'off_market' });
  });
});

describe('lists with little room', () => {
  const keep = { MATCHING_KEEP_PER_LISTING: 1, MATCHING_KEEP_PER_DEMAND: 2 };
  const copies = Array.from({ length: 4 }, () => listingSnapshotOf(agency, sorbent));
  const others = ['membrane', 'electrode'].map((word) =>
    listingSnapshotOf(university, {
      title: `Fluoride by ${word}`,
      abstract: `A ${word} of another kind for fluoride in well water of villages and towns.`,
    }),
  );
  const inList = async () =>
    (await allPairs(ctx)).filter((pair) => pair.demand === need.id && pair.byDemand).map((pair) => pair.listing);

  test('four copies of one text take one place of two', async () => {
    const worker = restarted(ctx, keep);
    await deliver(worker, opened(need), ...copies.map((one) => published(one)), ...others.map((one) => published(one)));
    const kept = await inList();
    expect(kept.filter((id) => copies.some((one) => one.id === id))).toHaveLength(4);
    expect(kept.filter((id) => others.some((one) => one.id === id))).toHaveLength(1);
    expect((await page(company)).items[0]).toMatchObject({ duplicates: 3 });
  });

  test('come out the same in whatever order the records came', async () => {
    const events = [...copies.map((one) => published(one)), opened(need), ...others.map((one) => published(one))];
    const endState = async (order: typeof events) => {
      await empty(ctx);
      const worker = restarted(ctx, keep);
      await deliver(worker, ...order);
      // Scores move with the statistics of words; what is kept must not depend on anything else.
      await orderEverything(ctx);
      await drain(worker);
      return allPairs(ctx);
    };
    const expected = await endState(events);
    expect(await endState([...events].reverse())).toEqual(expected);
    expect(await endState([...events.slice(3), ...events.slice(0, 3)])).toEqual(expected);
  });

  test('fill up again when an edit makes two listings one', async () => {
    const worker = restarted(ctx, keep);
    const [membrane, electrode] = others;
    if (!membrane || !electrode) throw new Error('there are two');
    const copy = listingSnapshotOf(university, sorbent);
    await deliver(worker, opened(need), published(copy), published(membrane), published(electrode));
    expect(await inList()).toHaveLength(2);
    // The membrane becomes a second one of its owner: it shares the place of the copy, and the electrode has room.
    const copied = { ...listingSnapshotOf(university, sorbent), id: membrane.id, version: 2 };
    await deliver(worker, published(copied));
    expect((await inList()).sort()).toEqual([copy.id, membrane.id, electrode.id].sort());
  });
});

test('of two similar pairs, the record that stands in many lists ranks second', async () => {
  const [common, special] = [newId(), newId()];
  const worker = restarted(ctx);
  await deliver(
    worker,
    published({ ...listingSnapshotOf(university, sorbent), id: common }),
    published({
      ...listingSnapshotOf(university, {
        title: 'Membrane for fluoride',
        abstract: 'A membrane takes fluoride out of the groundwater of villages.',
      }),
      id: special,
    }),
    opened(need),
  );
  await ctx.db.sql`delete from matching.pairs where demand_id <> ${need.id}`;
  await ctx.db.sql`update matching.pairs set score = 0.52 where listing_id = ${common}`;
  await ctx.db.sql`update matching.pairs set score = 0.5 where listing_id = ${special}`;
  const order = async () => (await page(company)).items.map(({ listing }) => listing.id);
  expect(await order()).toEqual([common, special]);
  // Forty other demands that it fits better, and that keep it.
  await ctx.db.sql`
    insert into matching.pairs (listing_id, demand_id, listing_organisation_id, demand_organisation_id, listing_version,
      demand_version, score, base, parts, reasons, weights, active, kept_by_listing, kept_by_demand)
    select listing_id, gen_random_uuid(), listing_organisation_id, demand_organisation_id, 1, 1, 0.6, base, parts, reasons,
      weights, true, false, true
    from matching.pairs, generate_series(1, 40) where listing_id = ${common}`;
  expect(await order()).toEqual([special, common]);
});
