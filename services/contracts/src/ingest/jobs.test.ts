import { newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { testSettings, waitFor } from '@techbourse/testkit';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { company, university } from '../../test/exchange.ts';
import { demandOf, listingOf } from '../../test/records.ts';
import { readContractsConfig } from '../config.ts';
import { createContext } from '../context.ts';
import { findDemand, findListing } from '../projection/store.ts';
import { buildWorker } from '../worker.ts';
import { projectRecord } from './jobs.ts';

const ctx = createContext(readContractsConfig(await testSettings()));
afterAll(() => ctx.close());

const event = (type: string, key: string, version: number, payload: unknown) => ({
  eventId: newId(),
  type,
  key,
  version,
  occurredAt: new Date().toISOString(),
  payload,
});

function listingStory(seller: Member) {
  const listing = listingOf(seller, { version: 1 });
  const { id } = listing;
  const organisationId = seller.organisation.id;
  const events = [
    event('listing.published', id, 1, listing),
    event('listing.published', id, 2, { ...listing, version: 2, keywords: ['edited'] }),
    event('listing.withdrawn', id, 3, { id, organisationId, reason: 'withdrawn' }),
    event('listing.published', id, 5, { ...listing, version: 5, keywords: ['back'] }),
  ];
  return { id, events };
}

describe('copies of other services’ records', () => {
  it('end the same whether events come once, twice, late or out of order', async () => {
    const orders = fc.array(fc.nat(3), { minLength: 4, maxLength: 9 });
    const check = fc.asyncProperty(orders, async (order) => {
      const { id, events } = listingStory(university());
      const told = order.map((at) => events[at]).filter((one) => one !== undefined);
      for (const one of told) await projectRecord(ctx, one);
      const highest = [...told].sort((a, b) => b.version - a.version)[0];
      const copy = await findListing(ctx.jobs.orm, id);
      return copy?.version === highest?.version && copy?.live === (highest?.version !== 3);
    });
    await fc.assert(check, { numRuns: 30 });
  });

  it('end the same when jobs of one record overlap', async () => {
    for (let round = 0; round < 10; round++) {
      const { id, events } = listingStory(university());
      await Promise.all([...events, ...events].map((one) => projectRecord(ctx, one)));
      const copy = await findListing(ctx.jobs.orm, id);
      expect(copy).toMatchObject({ version: 5, live: true, snapshot: { version: 5, keywords: ['back'] } });
    }
  });

  it('keep the last snapshot of a record that left, and know of one that was never seen', async () => {
    const { id, events } = listingStory(university());
    for (const one of events.slice(0, 3)) await projectRecord(ctx, one);
    expect(await findListing(ctx.jobs.orm, id)).toMatchObject({ live: false, snapshot: { version: 2 } });
    const unseen = newId();
    const organisationId = newId();
    await projectRecord(ctx, event('listing.withdrawn', unseen, 4, { id: unseen, organisationId, reason: 'expired' }));
    expect(await findListing(ctx.jobs.orm, unseen)).toMatchObject({ live: false, version: 4, snapshot: null });
  });

  it('follow a demand from open to closed', async () => {
    const buyer = company();
    const demand = demandOf(buyer, { anonymous: true });
    const organisationId = buyer.organisation.id;
    await projectRecord(ctx, event('demand.opened', demand.id, 3, demand));
    expect(await findDemand(ctx.jobs.orm, demand.id)).toMatchObject({ live: true, snapshot: { anonymous: true } });
    const closed = { id: demand.id, organisationId, outcome: 'solved', snapshot: demand };
    await projectRecord(ctx, event('demand.closed', demand.id, 4, closed));
    expect(await findDemand(ctx.jobs.orm, demand.id)).toMatchObject({ live: false, version: 4 });
  });

  it('arrive through the queue, and what is no snapshot becomes a dead letter', async () => {
    const worker = buildWorker(ctx);
    const { id, events } = listingStory(university());
    const broken = event('listing.published', newId(), 1, { title: 'no snapshot' });
    await ctx.queue.publish([...events, broken]);
    await waitFor(async () => (await findListing(ctx.jobs.orm, id))?.version === 5);
    const letters = await waitFor(async () => {
      const found = await ctx.queue.deadLetters(['deal.copy']);
      return found.length > 0 ? found : undefined;
    });
    expect(letters).toMatchObject([{ job: 'deal.copy', jobId: broken.eventId, key: broken.key }]);
    await worker.stop();
  });
});
