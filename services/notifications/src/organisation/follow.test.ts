import { newId } from '@techbourse/platform';
import { testActor, waitFor } from '@techbourse/testkit';
import { afterAll, expect, it } from 'vitest';
import { testContext } from '../../test/notifications.ts';
import { buildWorker } from '../worker.ts';
import { organisations } from './store.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

it('the register learns through the queue what was told while the service was down, twice and out of order', async () => {
  const { organisation } = testActor();
  const event = (version: number, name: string) => {
    const { id, kind, country } = organisation;
    const payload = {
      id,
      kind,
      country,
      name: { en: { text: name, origin: 'person' } },
      version,
      verified: true,
      shownPlace: 'none',
    };
    const occurredAt = new Date().toISOString();
    return { eventId: newId(), type: 'organisation.changed', key: id, version, occurredAt, payload };
  };
  await ctx.queue.publish([event(3, 'Third'), event(2, 'Second'), event(3, 'Third')]);
  const worker = buildWorker(ctx);
  const known = async () => (await organisations.find(ctx.db.orm, organisation.id))?.name.en?.text;
  await waitFor(async () => (await known()) === 'Third', { deadlineMs: 60_000 });
  await worker.stop();
  expect(await ctx.queue.deadLetters(['recipient.follow'])).toEqual([]);
});
