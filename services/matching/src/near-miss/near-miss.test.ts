import { newId } from '@techbourse/platform';
import { actorHeaders, testActor, testSettings } from '@techbourse/testkit';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { allPairs, deliver, empty, restarted, testWorker } from '../../test/jobs.ts';
import { demandSnapshotOf, listingSnapshotOf, opened, published, withdrawn } from '../../test/records.ts';
import type { NearMiss } from '../api/near-miss.ts';
import { buildServer } from '../server.ts';

const ctx = await testWorker({ ...(await testSettings()), MATCHING_SCORE_MIN: '0.01' });
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});
beforeEach(async () => {
  await empty(ctx);
  await ctx.db.sql`truncate matching.near_misses`;
});

const university = testActor({ kind: 'university', country: 'CN' });
const company = testActor({ kind: 'company', country: 'KZ', name: 'Secret Mills' });

const screws = listingSnapshotOf(
  university,
  {
    title: 'Bone screws of a magnesium alloy that dissolve in the body',
    abstract:
      'Screws of a magnesium and zinc alloy hold a broken bone for half a year and dissolve in the body, so that no ' +
      'second operation takes them out. The rate of corrosion is set by the share of zinc.',
  },
  { offers: ['exclusive_licence'], territory: { kind: 'countries', countries: ['CN', 'KZ'] } },
);
const need = demandSnapshotOf(
  company,
  {
    title: 'Bone screws that dissolve',
    problem:
      'Screws of a magnesium alloy that hold a broken bone for half a year and dissolve in the body, at a rate that can ' +
      'be set, so that patients need no second operation.',
  },
  { dealKinds: ['non_exclusive_licence'], anonymous: true },
);

const ask = async (actor: typeof company, query: string) => {
  const response = await app.inject({ url: `/pairs/near-misses?${query}`, headers: await actorHeaders(actor) });
  return { status: response.statusCode, items: (response.json() as { items: NearMiss[] }).items };
};

test('what one condition keeps out is named to both sides, with the change of each that lifts it', async () => {
  await deliver(restarted(ctx), published(screws), opened(need));
  expect(await allPairs(ctx)).toEqual([]);
  const { items } = await ask(university, `listing=${screws.id}`);
  expect(items).toMatchObject([
    {
      record: { side: 'demand', id: need.id, organisation: { country: 'KZ' } },
      condition: { code: 'no_common_deal_kind', text: 'no form of deal suits both sides' },
      lifts: [
        {
          side: 'listing',
          change: { code: 'offer_added', to: 'non_exclusive_licence' },
          text: 'They would be a pair if a non-exclusive licence were also on offer',
        },
        { side: 'demand', change: { code: 'deal_kind_accepted', to: 'exclusive_licence' } },
      ],
    },
  ]);
  expect(items[0]?.score).toBeGreaterThan(0.5);
  expect(items[0]?.why).toMatch(/screws|bone|magnesium/);
  expect(JSON.stringify(items)).not.toContain('Secret Mills');
  const russian = await ask(company, `demand=${need.id}&language=ru`);
  expect(russian.items[0]).toMatchObject({
    record: { side: 'listing', id: screws.id },
    condition: { text: 'нет формы сделки, которая подходит обеим сторонам' },
  });
});

test('two conditions in the way are no near miss', async () => {
  const elsewhere = { ...need, territory: { kind: 'countries' as const, countries: ['DE' as const] } };
  await deliver(restarted(ctx), published(screws), opened(elsewhere));
  expect((await ask(university, `listing=${screws.id}`)).items).toEqual([]);
});

test.each([
  [
    'no_common_territory',
    { territory: { kind: 'countries', countries: ['DE'] } },
    ['territory_widened', 'territory_narrowed'],
  ],
  ['nothing_exclusive', { exclusivity: 'required' }, ['offer_added', 'exclusivity_waived']],
] as const)('%s in the way can be lifted by either side', async (code, wanted, changes) => {
  const open = { ...screws, offers: ['non_exclusive_licence' as const] };
  const demand = { ...need, dealKinds: [], ...wanted } as typeof need;
  await deliver(restarted(ctx), opened(demand), published(open));
  const [found] = (await ask(company, `demand=${demand.id}`)).items;
  expect([found?.condition.code, found?.lifts.map(({ change }) => change.code)]).toEqual([code, changes]);
});

test('a near miss becomes a pair once its condition is lifted, and is none any more', async () => {
  const worker = restarted(ctx);
  await deliver(worker, published(screws), opened(need));
  await deliver(worker, opened({ ...need, version: 2, dealKinds: ['exclusive_licence'] }));
  expect((await allPairs(ctx)).filter(({ shown }) => shown)).toHaveLength(1);
  expect((await ask(university, `listing=${screws.id}`)).items).toEqual([]);
});

test('a near miss goes with a record that leaves the market', async () => {
  const worker = restarted(ctx);
  await deliver(worker, published(screws), opened(need));
  await deliver(worker, withdrawn(screws));
  expect((await ask(company, `demand=${need.id}`)).items).toEqual([]);
});

test('near misses are for the owner of the record alone', async () => {
  await deliver(restarted(ctx), published(screws), opened(need));
  for (const query of [`listing=${screws.id}`, `listing=${newId()}`, `demand=${screws.id}`]) {
    expect([query, (await ask(company, query)).status]).toEqual([query, 404]);
  }
  expect((await ask(university, `listing=${screws.id}&demand=${need.id}`)).status).toBe(400);
});
