import { testActor, testSettings } from '@techbourse/testkit';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { allPairs, deliver, empty, restarted, runJob, testWorker } from '../../test/jobs.ts';
import { demandSnapshotOf, envelope, listingSnapshotOf, opened, published } from '../../test/records.ts';
import { batchRefreshes } from './batch.ts';

const ctx = await testWorker({ ...(await testSettings()), MATCHING_SCORE_MIN: '0.05' });
afterAll(() => ctx.close());
beforeEach(() => empty(ctx));

const [university, company] = [testActor({ kind: 'university' }), testActor({ kind: 'company' })];
const trades = [
  'azo dyes from textile wastewater',
  'lithium battery electrolyte for winter',
  'gripper for apple orchards',
];
const listings = trades.flatMap((trade) =>
  ['Photocatalytic', 'Membrane', 'Robotic'].map((kind) =>
    listingSnapshotOf(university, {
      title: `${kind} ${trade}`,
      abstract: `${kind} equipment that deals with ${trade}.`,
    }),
  ),
);
const demands = trades.map((trade) =>
  demandSnapshotOf(company, { title: trade, problem: `Our plant needs ${trade}.` }),
);
const builtOf = (side: 'listing' | 'demand', id: string) =>
  envelope('profile.built', id, 1, { side, id, cause: 'asked' });
const allBuilt = [
  ...listings.map((one) => builtOf('listing', one.id)),
  ...demands.map((one) => builtOf('demand', one.id)),
];

test('batches of jobs leave the same pairs as jobs one by one, whatever comes twice', async () => {
  await deliver(restarted(ctx), ...listings.map(published), ...demands.map(opened));
  for (const job of allBuilt) await runJob(ctx, job);
  const expected = await allPairs(ctx);
  expect(expected.length).toBeGreaterThanOrEqual(listings.length);

  await ctx.db.sql`truncate matching.pairs`;
  const gathered = batchRefreshes(restarted(ctx));
  await Promise.all([...allBuilt, ...allBuilt].map(gathered));
  expect(await allPairs(ctx)).toEqual(expected);
});

test('a job whose payload is wrong fails alone', async () => {
  await deliver(restarted(ctx), ...listings.map(published));
  const gathered = batchRefreshes(restarted(ctx));
  const [first] = listings;
  if (!first) throw new Error('there are listings');
  const results = await Promise.allSettled([
    gathered(builtOf('listing', first.id)),
    (async () => gathered(envelope('profile.built', first.id, 1, { side: 'neither' })))(),
  ]);
  expect(results.map((one) => one.status)).toEqual(['fulfilled', 'rejected']);
});
