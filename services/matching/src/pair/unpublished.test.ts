import { testActor, testSettings } from '@techbourse/testkit';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { allPairs, deliver, empty, restarted, testWorker } from '../../test/jobs.ts';
import { demandSnapshotOf, listingSnapshotOf, opened, published } from '../../test/records.ts';

const ctx = await testWorker({ ...(await testSettings()) });
afterAll(() => ctx.close());
beforeEach(() => empty(ctx));

/** An unpublished invention as its event carries it: the title is made by the exchange of class and field. */
const hidden = (keywords: string[]) =>
  listingSnapshotOf(
    testActor(),
    { title: 'Unpublished invention: Environment and resource recovery (C02)' },
    { unpublishedInvention: true, ipc: ['C02'], field: 'environment', keywords },
  );
const need = demandSnapshotOf(
  testActor(),
  {
    title: 'Fluoride removal from mine water',
    problem: 'Water of a fluorite mine holds 18 mg/l of fluoride. We look for a sorbent or a membrane.',
  },
  { ipc: ['C02F 1/58'], field: 'environment' },
);
const other = demandSnapshotOf(
  testActor(),
  { title: 'Recovery of solvents from sludge', problem: 'An environment unit needs recovery of resource from sludge.' },
  { ipc: ['C02F 11/00'], field: 'environment' },
);

test('an unpublished invention is matched by the keywords that its owner released', async () => {
  const listing = hidden(['fluoride removal', 'sorbent', 'mine water']);
  await deliver(restarted(ctx), opened(need), opened(other), published(listing));
  const shown = (await allPairs(ctx)).filter((pair) => pair.shown);
  expect(shown.map((pair) => pair.demand)).toContain(need.id);
  const scoreOf = (id: string) => shown.find((pair) => pair.demand === id)?.score ?? 0;
  expect(scoreOf(need.id)).toBeGreaterThan(scoreOf(other.id));
});
