import { testActor, testSettings } from '@techbourse/testkit';
import { afterAll, expect, test } from 'vitest';
import { allPairs, deliver, restarted, testWorker } from '../test/jobs.ts';
import { demandSnapshotOf, listingSnapshotOf, opened, published } from '../test/records.ts';

/*
 * A small market in three languages. Each demand gives the whole expected order of the listings it is paired with, and
 * the reason for each place. The minimum is lowered so that near misses can be seen at their places, too.
 */
const ctx = await testWorker({
  ...(await testSettings()),
  MATCHING_SCORE_MIN: '0.02',
  MATCHING_KEEP_PER_LISTING: '50',
});
afterAll(() => ctx.close());

const university = testActor({ kind: 'university' });
const company = testActor({ kind: 'company' });
const trl = (level: number) => ({ scale: 'trl' as const, level, origin: 'self_declared' as const });

const listings = {
  reactorEn: listingSnapshotOf(
    university,
    {
      title: 'Photocatalytic membrane reactor for dyeing effluent',
      abstract:
        'A photocatalytic membrane reactor removes azo dyes and organics from textile wastewater with visible light, at a third of the energy cost of ozone.',
    },
    { ipc: ['C02F 1/30'], readiness: trl(7) },
  ),
  reactorZh: listingSnapshotOf(
    university,
    {
      title: { zh: '印染废水臭氧催化氧化脱色技术' },
      abstract: { zh: '采用臭氧催化氧化去除印染废水中的偶氮染料和有机物，能耗低，脱色率高。' },
    },
    { ipc: ['C02F 1/78'], readiness: trl(7) },
  ),
  desalination: listingSnapshotOf(
    university,
    {
      title: 'Seawater desalination with energy recovery',
      abstract: 'Reverse osmosis membranes and a turbine recover energy while fresh water is made from seawater.',
    },
    { ipc: ['C02F 1/44'], readiness: trl(8) },
  ),
  dyeSynthesis: listingSnapshotOf(
    university,
    {
      title: 'New azo dyes for polyester',
      abstract: 'Synthesis of bright azo dyes with high fastness for polyester textile.',
    },
    { ipc: ['C09B 29/00'], readiness: trl(6) },
  ),
  electrolyteRu: listingSnapshotOf(
    university,
    {
      title: { ru: 'Электролит для литиевых аккумуляторов при низкой температуре' },
      abstract: {
        ru: 'Электролит позволяет заряжать литиевые аккумуляторы при температуре ниже минус двадцати градусов.',
      },
    },
    { ipc: ['H01M 10/0569'], readiness: trl(5) },
  ),
  solidElectrolyte: listingSnapshotOf(
    university,
    {
      title: 'Sulfide solid electrolyte',
      abstract: 'A sulfide solid electrolyte film for lithium batteries with high conductivity at room temperature.',
    },
    { ipc: ['H01M 10/0562'], readiness: trl(3) },
  ),
  appleRobot: listingSnapshotOf(
    university,
    { title: 'Apple picking robot', abstract: 'A soft gripper with a camera picks ripe apples without bruises.' },
    { ipc: ['A01D 46/30'], readiness: trl(6) },
  ),
};

const worker = restarted(ctx);
await deliver(worker, ...Object.values(listings).map(published));

async function orderFor(demand: Parameters<typeof opened>[0]): Promise<string[]> {
  await deliver(worker, opened(demand));
  const name = (id: string) => Object.entries(listings).find(([, listing]) => listing.id === id)?.[0] ?? id;
  const pairs = (await allPairs(ctx)).filter((pair) => pair.demand === demand.id && pair.byDemand);
  return pairs.sort((a, b) => b.score - a.score).map((pair) => name(pair.listing));
}

test('an English need for clean effluent', async () => {
  const order = await orderFor(
    demandSnapshotOf(
      company,
      {
        title: 'Remove dyes from textile wastewater',
        problem:
          'Our dyeing mill must remove azo dyes and organics from textile wastewater before discharge, at low energy cost.',
      },
      { ipc: ['C02F 1/72'], readinessWanted: 6 },
    ),
  );
  expect(order).toEqual([
    'reactorEn', // the same words, the same meaning, a neighbouring code
    'reactorZh', // the same in Chinese: meaning and terms through the gloss
    'dyeSynthesis', // shares the words, means the opposite, and lies in another code
    // desalination: the same subclass, but neither words nor purpose; the rest: nothing at all
  ]);
});

test('the same need in Chinese: the Chinese listing shares its words as written', async () => {
  const order = await orderFor(
    demandSnapshotOf(
      company,
      {
        title: { zh: '印染废水脱色' },
        problem: { zh: '我们印染厂需要在排放前以较低能耗去除印染废水中残留的偶氮染料和有机物。' },
      },
      { ipc: ['C02F 1/72'], readinessWanted: 6 },
    ),
  );
  expect(order).toEqual([
    'reactorZh', // words as written
    'reactorEn', // the gloss meets the English text
    'dyeSynthesis', // the same dyes, but made and not removed, and in another code
  ]);
});

test('a need for cold batteries, in English', async () => {
  const order = await orderFor(
    demandSnapshotOf(
      company,
      {
        title: 'Lithium batteries that charge in the cold',
        problem:
          'We look for an electrolyte that lets lithium batteries charge at temperatures below minus twenty degrees.',
      },
      { ipc: ['H01M 10/05'], readinessWanted: 5 },
    ),
  );
  expect(order).toEqual([
    'electrolyteRu', // Russian, but the very thing, and ready enough
    'solidElectrolyte', // a lithium electrolyte for another purpose, and too early
  ]);
});
