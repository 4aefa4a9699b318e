import { newId } from '@techbourse/platform';
import { waitFor } from '@techbourse/testkit';
import { afterAll, expect, it } from 'vitest';
import { event, tellMember, tellOrganisation, testContext } from '../../test/notifications.ts';
import { readFeed } from '../notification/queries.ts';
import { buildWorker } from '../worker.ts';
import { tellDeadLetters } from './look.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

it('the operator is told of jobs that failed for good, once of the same state, and nobody else is', async () => {
  const operatorId = await tellOrganisation(ctx, { kind: 'operator', name: 'Operator' });
  const operator = await tellMember(ctx, { organisationId: operatorId, role: 'owner' });
  const other = await tellMember(ctx, { organisationId: await tellOrganisation(ctx), role: 'owner' });
  const told = async (actor: typeof other.actor) => (await readFeed(ctx, actor, { limit: 10 })).items;
  await tellDeadLetters(ctx);
  expect(await told(operator.actor)).toEqual([]);
  await ctx.queue.publish([event('organisation.changed', { id: newId(), version: 'wrong' })]);
  const worker = buildWorker(ctx);
  await waitFor(async () => (await ctx.queue.counts(['recipient.follow']))['recipient.follow']?.failed === 1, {
    deadlineMs: 60_000,
  });
  await worker.stop();
  await tellDeadLetters(ctx);
  await tellDeadLetters(ctx);
  const [item, ...more] = await told(operator.actor);
  expect([item?.kind, item?.link, more]).toEqual(['jobs.dead', '/api/operations/dead-letters', []]);
  expect(item?.text).toContain('recipient.follow');
  expect(await told(other.actor)).toEqual([]);
});
