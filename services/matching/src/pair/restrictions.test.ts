import { testActor, testSettings } from '@techbourse/testkit';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { allPairs, deliver, empty, restarted, testWorker } from '../../test/jobs.ts';
import { demandSnapshotOf, listingSnapshotOf, opened, published } from '../../test/records.ts';

const ctx = await testWorker({ ...(await testSettings()), MATCHING_SCORE_MIN: '0.01' });
afterAll(() => ctx.close());
beforeEach(() => empty(ctx));

const university = testActor({ kind: 'university', country: 'CN' });
const [kazakh, german] = [testActor({ country: 'KZ' }), testActor({ country: 'DE' })];
const thruster = listingSnapshotOf(
  university,
  {
    title: 'Iodine plasma thruster for small satellites',
    abstract: 'A Hall thruster of 28 mm on solid iodine keeps the orbit of satellites of ten kilograms.',
  },
  { restrictions: { onlyCountries: ['CN', 'KZ'] } },
);
const texts = {
  title: 'Thruster for a small satellite',
  problem: 'We look for a plasma thruster on iodine for a satellite of ten kilograms.',
};
const shownTo = async () => (await allPairs(ctx)).filter((pair) => pair.shown).map((pair) => pair.demand);

test('a listing under export control is paired with allowed organisations only, from either side', async () => {
  const [near, far] = [demandSnapshotOf(kazakh, texts), demandSnapshotOf(german, texts)];
  const abroad = demandSnapshotOf(testActor({ country: 'KZ' }), texts, { place: { country: 'DE' } });
  await deliver(restarted(ctx), opened(near), opened(far), opened(abroad), published(thruster));
  expect(await shownTo()).toEqual([near.id]);
  await empty(ctx);
  await deliver(restarted(ctx), published(thruster), opened(near), opened(far), opened(abroad));
  expect(await shownTo()).toEqual([near.id]);
});

test('a restriction that comes later takes the pair away, and one that is lifted gives it back', async () => {
  const far = demandSnapshotOf(german, texts);
  const worker = restarted(ctx);
  await deliver(worker, opened(far), published({ ...thruster, restrictions: undefined }));
  expect(await shownTo()).toEqual([far.id]);
  await deliver(worker, published({ ...thruster, version: 2 }));
  expect(await shownTo()).toEqual([]);
  await deliver(worker, published({ ...thruster, version: 3, restrictions: { notCountries: ['US'] } }));
  expect(await shownTo()).toEqual([far.id]);
});

test('a demand that must be solved from some countries is paired with those only', async () => {
  const open = { ...thruster, restrictions: undefined };
  const funded = demandSnapshotOf(german, texts, { restrictions: { onlyCountries: ['DE', 'FR'] } });
  const worker = restarted(ctx);
  await deliver(worker, published(open), opened(funded));
  expect(await shownTo()).toEqual([]);
  await deliver(worker, opened({ ...funded, version: 2, restrictions: { onlyCountries: ['DE', 'CN'] } }));
  expect(await shownTo()).toEqual([funded.id]);
});
