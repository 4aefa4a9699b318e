import { resendEvents } from '@techbourse/db';
import type { Retriever } from '@techbourse/matching-engine';
import { newId } from '@techbourse/platform';
import { testActor, testSettings } from '@techbourse/testkit';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { allPairs, deliver, drain, empty, orderEverything, restarted, runJob, testWorker } from '../../test/jobs.ts';
import { closed, demandSnapshotOf, listingSnapshotOf, opened, published, withdrawn } from '../../test/records.ts';
import { readCorpus, recountCorpus } from '../profile/corpus-store.ts';
import { refreshBatch } from './refresh.ts';

const ctx = await testWorker({ ...(await testSettings()), MATCHING_SCORE_MIN: '0.05' });
afterAll(() => ctx.close());
beforeEach(() => empty(ctx));

const university = testActor({ kind: 'university' });
const company = testActor({ kind: 'company' });

const dyes = listingSnapshotOf(university, {
  title: 'Photocatalytic reactor for textile wastewater',
  abstract:
    'A fixed-bed photocatalytic reactor removes residual azo dyes and organics from textile wastewater at low energy cost.',
});
const battery = listingSnapshotOf(university, {
  title: 'Low temperature lithium battery electrolyte',
  abstract:
    'An ester electrolyte lets lithium cells for electric bicycles charge safely below minus twenty degrees in winter.',
});
const mill = demandSnapshotOf(company, {
  title: 'Remove dyes from wastewater',
  problem: 'Our dyeing mill must remove residual azo dyes and organics from textile wastewater at low energy cost.',
});
const bikes = demandSnapshotOf(company, {
  title: 'Batteries that charge in winter',
  problem:
    'Electric bicycle lithium batteries lose capacity in winter; we need cells that charge below minus twenty degrees.',
});

const shown = async () => (await allPairs(ctx)).filter((pair) => pair.shown).map((pair) => [pair.listing, pair.demand]);

describe('both directions', () => {
  test('a demand finds the listings that are there, best first', async () => {
    const worker = restarted(ctx);
    await deliver(worker, published(dyes), published(battery), opened(mill));
    const pairs = (await allPairs(ctx)).sort((a, b) => b.score - a.score);
    expect(pairs[0]).toMatchObject({ listing: dyes.id, demand: mill.id, shown: true, states: 'suggested/suggested' });
    expect(pairs[0]?.score).toBeGreaterThan(0.5);
    expect(pairs[1]?.score ?? 0).toBeLessThan(0.2);
  });

  test('a listing finds the demands that are there, with the same score', async () => {
    await deliver(restarted(ctx), published(dyes), published(battery), opened(mill), opened(bikes));
    await orderEverything(ctx);
    await drain(restarted(ctx));
    const there = await allPairs(ctx);
    await empty(ctx);
    await deliver(restarted(ctx), opened(bikes), opened(mill), published(battery), published(dyes));
    await orderEverything(ctx);
    await drain(restarted(ctx));
    expect(await allPairs(ctx)).toEqual(there);
  });

  test('one organisation is never paired with itself, and deal kinds must meet', async () => {
    const own = demandSnapshotOf(university, {
      title: 'Dyes in wastewater',
      problem: 'Remove azo dyes from textile wastewater',
    });
    const service = { ...mill, id: own.id.replace(/^.{8}/, 'ffffffff'), dealKinds: ['service' as const] };
    await deliver(restarted(ctx), published(dyes), opened(own), opened(service));
    expect(await allPairs(ctx)).toEqual([]);
  });
});

describe('leaving', () => {
  test('a withdrawn listing takes its pairs along, and comes back with its history', async () => {
    const worker = restarted(ctx);
    await deliver(worker, published(dyes), opened(mill));
    await ctx.db.sql`update matching.pairs set demand_state = 'shortlisted'`;
    await deliver(worker, withdrawn(dyes));
    expect(await allPairs(ctx)).toMatchObject([{ active: false, shown: false, states: 'suggested/shortlisted' }]);
    await deliver(worker, published({ ...dyes, version: 3 }));
    expect(await allPairs(ctx)).toMatchObject([{ active: true, shown: true, states: 'suggested/shortlisted' }]);
  });

  test('a closed demand takes its pairs along', async () => {
    const worker = restarted(ctx);
    await deliver(worker, published(dyes), opened(mill), closed(mill));
    expect(await shown()).toEqual([]);
  });

  test('an edit that removes the common words removes the pair', async () => {
    const worker = restarted(ctx);
    await deliver(worker, published(dyes), opened(mill));
    expect(await shown()).toHaveLength(1);
    const other = listingSnapshotOf(university, {
      title: 'Robot that picks apples',
      abstract: 'A soft gripper for orchards.',
    });
    await deliver(worker, published({ ...other, id: dyes.id, version: 2 }));
    expect(await shown()).toEqual([]);
  });

  test('pairs of an expired listing end at the next refresh', async () => {
    const worker = restarted(ctx);
    await deliver(worker, published({ ...dyes, validUntil: '2026-06-30' }));
    const june = { ...worker, clock: { now: () => new Date('2026-06-30T12:00:00Z') } };
    await deliver(june, opened(mill));
    expect(await shown()).toHaveLength(1);
    const july = { ...worker, clock: { now: () => new Date('2026-07-01T12:00:00Z') } };
    await deliver(july, opened({ ...mill, version: 2 }));
    expect(await shown()).toEqual([]);
  });
});

describe('delivery', () => {
  test('events that come twice, late or in any order end in the same state', async () => {
    const events = [
      published(dyes),
      published({ ...dyes, version: 2, keywords: ['photocatalyst'] }),
      withdrawn(dyes, 3),
      published({ ...dyes, version: 4 }),
      published(battery),
      withdrawn(battery, 2),
      published({ ...battery, version: 3 }),
      opened(mill),
      opened({ ...mill, version: 2, keywords: ['effluent'] }),
      opened(bikes),
      closed(bikes, 2),
      opened({ ...bikes, version: 3 }),
    ];
    const endState = async () => {
      await orderEverything(ctx);
      await drain(restarted(ctx));
      const corpus = await readCorpus(ctx.db.orm);
      expect(corpus).toEqual(await recountCorpus(ctx.db.orm));
      const profiles = await ctx.db.sql`select side, id, version, open from matching.profiles order by side, id`;
      const active = (await allPairs(ctx)).filter((pair) => pair.active);
      return { profiles: [...profiles], active, corpus };
    };
    await deliver(restarted(ctx), ...events);
    const expected = await endState();
    expect(expected.active).toHaveLength(2);

    const shuffled = fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 });
    await fc.assert(
      fc.asyncProperty(shuffled, fc.boolean(), async (order, late) => {
        await empty(ctx);
        const worker = restarted(ctx);
        for (const envelope of order) {
          await runJob(worker, envelope);
          if (!late) await drain(worker);
        }
        await drain(worker, (waiting) => [...waiting, ...waiting].reverse());
        expect(await endState()).toEqual(expected);
      }),
      { numRuns: 6 },
    );
  }, 120_000);

  test('publishing all events again makes up for lost jobs and duplicates nothing', async () => {
    const worker = restarted(ctx);
    const events = [
      published(dyes),
      published({ ...dyes, version: 2, keywords: ['photocatalyst'] }),
      opened(mill),
      published(battery),
      withdrawn(battery, 2),
      opened(bikes),
    ];
    await deliver(worker, ...events);
    await orderEverything(ctx);
    await drain(worker);
    const endState = async () => [
      await allPairs(ctx),
      [...(await ctx.db.sql`select side, id, version, open from matching.profiles order by side, id`)],
      await readCorpus(ctx.db.orm),
    ];
    const expected = await endState();
    const again = async () => {
      for (const envelope of events) await runJob(worker, envelope);
      await resendEvents(ctx.db, 'matching', new Date(Date.now() - 3_600_000));
      return drain(worker);
    };
    expect((await again()).length).toBeGreaterThan(0);
    expect(await endState()).toEqual(expected);

    const late = opened({ ...mill, version: 2, keywords: ['effluent'] });
    await runJob(worker, late);
    // What it told was taken out of the outbox and never done: the queue was lost with it.
    await ctx.db.sql`update matching.outbox set sent = true`;
    await again();
    const [pair] = await ctx.db.sql`select demand_version from matching.pairs where demand_id = ${mill.id}`;
    expect(pair).toMatchObject({ demand_version: 2 });
  });

  test('an older version changes nothing and embeds nothing', async () => {
    const worker = restarted(ctx);
    const embed = vi.spyOn(worker.embedders.own, 'embed');
    await deliver(worker, published({ ...dyes, version: 5 }));
    const before = embed.mock.calls.length;
    await deliver(worker, published({ ...dyes, version: 4 }), published({ ...dyes, version: 5 }), withdrawn(dyes, 5));
    expect(embed).toHaveBeenCalledTimes(before);
    embed.mockRestore();
    expect([...(await ctx.db.sql`select version, open from matching.profiles`)]).toEqual([{ version: 5, open: true }]);
  });
});

describe('keeping the best', () => {
  const keep = {
    MATCHING_KEEP_PER_LISTING: 2,
    MATCHING_KEEP_PER_DEMAND: 3,
    MATCHING_SCORE_MIN: 0.05,
    MATCHING_KEEP_AT_LEAST: 0,
    MATCHING_SCORE_FLOOR: 0.005,
  };
  const words = ['membrane', 'sorbent', 'ozone', 'biofilm', 'electrode', 'catalyst', 'clay', 'enzyme'];
  const offers = words.map((word, i) =>
    listingSnapshotOf(university, {
      title: `Textile wastewater dyes by ${word}`,
      abstract: `Removes dyes from textile wastewater with ${words.slice(0, i + 1).join(' and ')}.`,
    }),
  );
  const needs = words.slice(0, 5).map((word, i) =>
    demandSnapshotOf(company, {
      title: `Dyes in textile wastewater, ${word}`,
      problem: `We must remove dyes from textile wastewater, by ${words.slice(i, i + 2).join(' or ')}.`,
    }),
  );

  /** What must hold whatever happened before: the marks are those of the order of all active rows. */
  async function expectMarksRight(isGood = (score: number, _place: number) => score >= 0.05): Promise<void> {
    const pairs = (await allPairs(ctx)).filter((pair) => pair.active);
    for (const [side, other, best, mark] of [
      ['listing', 'demand', 2, 'byListing'],
      ['demand', 'listing', 3, 'byDemand'],
    ] as const) {
      for (const id of new Set(pairs.map((pair) => pair[side]))) {
        const own = pairs.filter((pair) => pair[side] === id);
        own.sort((a, b) => b.score - a.score || (a[other] < b[other] ? -1 : 1));
        expect(own.map((pair) => pair[mark])).toEqual(own.map((pair, i) => i < best && isGood(pair.score, i)));
      }
    }
  }

  test('each side keeps its best, and a pair is shown while either side keeps it', async () => {
    const worker = restarted(ctx, keep);
    for (const [i, offer] of offers.entries()) {
      await deliver(worker, published(offer));
      const need = needs[i];
      if (need) await deliver(worker, opened(need));
    }
    await expectMarksRight();
    const pairs = await allPairs(ctx);
    for (const need of needs) expect(pairs.filter((p) => p.demand === need.id && p.byDemand)).toHaveLength(3);
    for (const pair of pairs) expect(pair.shown).toBe(pair.active && (pair.byListing || pair.byDemand));
  });

  test('a pair that was pushed out comes back when a better one leaves', async () => {
    const worker = restarted(ctx, keep);
    await deliver(worker, ...needs.map(opened), ...offers.map(published));
    const need = needs[0];
    const best = (await allPairs(ctx)).filter((pair) => pair.demand === need?.id && pair.byDemand);
    for (const offer of offers.filter((one) => best.some((pair) => pair.listing === one.id))) {
      await deliver(worker, withdrawn(offer));
    }
    const after = (await allPairs(ctx)).filter((pair) => pair.demand === need?.id && pair.byDemand);
    expect(after).toHaveLength(3);
    expect(after.some((pair) => best.some((old) => old.listing === pair.listing))).toBe(false);
    await expectMarksRight();
  });

  test('a pair that was pushed out comes back when an edit makes a better one worse', async () => {
    const worker = restarted(ctx, { ...keep, MATCHING_KEEP_PER_LISTING: 0 });
    const need = needs[0];
    if (!need) throw new Error('there are needs');
    await deliver(worker, ...offers.map(published), opened(need));
    const kept = async () =>
      (await allPairs(ctx)).filter((pair) => pair.demand === need.id && pair.byDemand).map((pair) => pair.listing);
    const [first] = await kept();
    const best = offers.find((one) => one.id === first);
    if (!best) throw new Error('three are kept');
    const worse = {
      en: { text: 'Filter for dyes in wastewater of mills and laundries', origin: 'person' as const },
    };
    await deliver(worker, published({ ...best, version: 2, title: worse, abstract: worse }));
    const after = await kept();
    expect(after).toHaveLength(3);
    expect(after).not.toContain(best.id);
    const edited = (await allPairs(ctx)).find((pair) => pair.listing === best.id);
    expect(edited?.score).toBeGreaterThan(keep.MATCHING_SCORE_MIN);
    await orderEverything(ctx);
    await drain(worker);
    expect((await kept()).toSorted()).toEqual(after.toSorted());
  });

  test('a record without good pairs keeps its best two, and others come back when one leaves', async () => {
    const worker = restarted(ctx, { ...keep, MATCHING_SCORE_MIN: 1, MATCHING_KEEP_AT_LEAST: 2 });
    const isGood = (score: number, place: number) => place < 2 && score >= 0.005;
    await deliver(worker, ...offers.slice(0, 4).map(published), ...needs.map(opened));
    await deliver(worker, ...offers.slice(4).map(published));
    await expectMarksRight(isGood);
    const kept = async () => (await allPairs(ctx)).filter((pair) => pair.demand === needs[0]?.id && pair.byDemand);
    const before = await kept();
    expect(before).toHaveLength(2);
    for (const offer of offers.filter((one) => before.some((pair) => pair.listing === one.id))) {
      await deliver(worker, withdrawn(offer));
    }
    expect(await kept()).toHaveLength(2);
    await expectMarksRight(isGood);
  });

  test('no record keeps a pair below the score floor', async () => {
    const worker = restarted(ctx, {
      ...keep,
      MATCHING_SCORE_MIN: 1,
      MATCHING_KEEP_AT_LEAST: 2,
      MATCHING_SCORE_FLOOR: 1,
    });
    await deliver(worker, ...offers.map(published), ...needs.map(opened));
    expect(await allPairs(ctx)).toEqual([]);
  });

  test('a pair somebody decided on stays shown after it fell out of both', async () => {
    const worker = restarted(ctx, { ...keep, MATCHING_KEEP_PER_LISTING: 1, MATCHING_KEEP_PER_DEMAND: 1 });
    const [weak, strong] = [offers[7], offers[0]];
    const [need, other] = [needs[0], needs[4]];
    if (!weak || !strong || !need || !other) throw new Error('the corpus has eight offers and five needs');
    await deliver(worker, published(weak), opened(need));
    await ctx.db.sql`update matching.pairs set demand_state = 'declined'`;
    await deliver(worker, published(strong), opened(other));
    await ctx.db.sql`update matching.pairs set score = 0.06 where listing_id = ${weak.id} and demand_id = ${need.id}`;
    await ctx.db
      .sql`update matching.pairs set kept_by_listing = false, kept_by_demand = false where demand_state = 'declined'`;
    const pair = (await allPairs(ctx)).find((one) => one.listing === weak.id && one.demand === need.id);
    expect(pair).toMatchObject({ shown: true, states: 'suggested/declined' });
  });

  test('concurrent refreshes leave the same kept flags as sequential ones', async () => {
    const worker = restarted(ctx, keep);
    await Promise.all([...offers.map(published), ...needs.map(opened)].map((event) => runJob(worker, event)));
    for (;;) {
      const rows = await ctx.db.sql<
        { type: string; key: string; version: number; payload: unknown; event_id: string }[]
      >`
        update matching.outbox set sent = true where not sent returning type, key, version, payload, event_id`;
      if (rows.length === 0) break;
      const jobs = rows.map((row) => ({ ...row, eventId: row.event_id, occurredAt: '' }));
      await Promise.all(jobs.map((job) => runJob(worker, job)));
    }
    await expectMarksRight();
    for (const need of needs) {
      expect((await allPairs(ctx)).filter((pair) => pair.demand === need.id && pair.byDemand)).toHaveLength(3);
    }
  });

  test('records that other workers keep changing are paired too: each retry takes fewer of them', async () => {
    const worker = restarted(ctx, keep);
    await deliver(worker, ...offers.map(published), ...needs.map(opened));
    await ctx.db.sql`truncate matching.pairs`;
    const { retriever } = worker;
    const restless: Retriever = {
      corpus: retriever.corpus,
      ensureIndexed: (side, id) => retriever.ensureIndexed(side, id),
      // Between looking and locking somebody pairs one of the many.
      retrieveAll: async (side, subjects, today) => {
        if (subjects.length > 1) {
          await ctx.db.sql`
            insert into matching.pairs (listing_id, demand_id, listing_organisation_id, demand_organisation_id,
              listing_version, demand_version, score, base, parts, reasons, weights, active, kept_by_listing, kept_by_demand)
            values (${newId()}, ${subjects[0]?.id ?? ''}, ${newId()}, ${newId()}, 1, 1, 0, 0, '{}', '{}', 'first',
              false, false, false)`;
        }
        return retriever.retrieveAll(side, subjects, today);
      },
    };
    const requests = needs.map(({ id }) => ({ key: id, version: 1, cause: 'asked' as const }));
    await refreshBatch({ ...worker, retriever: restless }, 'demand', requests, { lists: 'own' });
    for (const need of needs) {
      expect((await allPairs(ctx)).filter((pair) => pair.demand === need.id && pair.byDemand)).toHaveLength(3);
    }
  });
});
