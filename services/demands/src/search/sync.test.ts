import { type Call, newId } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import { actorHeaders, testOperator, waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english, exampleDemand, testCompany, testContext } from '../../test/demands.ts';
import { searchDemandsSchema } from '../api/search.ts';
import { closeDemand } from '../demand/close.ts';
import { createDemand } from '../demand/create.ts';
import { openDemand } from '../demand/open.ts';
import { updateDemand } from '../demand/update.ts';
import { buildServer } from '../server.ts';
import { buildWorker } from '../worker.ts';
import { searchDemands } from './search.ts';
import { demandsIndex } from './settings.ts';
import { indexDemand } from './sync.ts';

const ctx = await testContext();
const app = await buildServer(ctx);
const owner = testCompany();
const call: Call = {};
beforeAll(() => ctx.search.apply(demandsIndex));
afterAll(async () => {
  await app.close();
  await ctx.close();
});

async function opened(): Promise<string> {
  const { id } = await createDemand(ctx, owner, exampleDemand(), call);
  await openDemand(ctx, owner, id, { expectedVersion: 1 }, call);
  return id;
}
const envelope = (key: string, version: number, type = 'demand.opened'): JobEnvelope => ({
  eventId: newId(),
  type,
  key,
  version,
  occurredAt: new Date().toISOString(),
  payload: {},
});
async function found(id: string): Promise<number | undefined> {
  const { items } = await searchDemands(ctx, searchDemandsSchema.parse({ limit: 100 }));
  return items.find((item) => item.id === id)?.version;
}

describe('demand.index', () => {
  it('ends in the present state when events come twice, late or out of order', async () => {
    const id = await opened();
    await indexDemand(ctx, envelope(id, 2));
    await updateDemand(ctx, owner, id, { title: english('Later'), expectedVersion: 2 }, call);
    await indexDemand(ctx, envelope(id, 3));
    await indexDemand(ctx, envelope(id, 2));
    expect(await found(id)).toBe(3);
    await closeDemand(ctx, owner, id, { outcome: 'solved' }, call);
    await indexDemand(ctx, envelope(id, 4, 'demand.closed'));
    await Promise.all([indexDemand(ctx, envelope(id, 3)), indexDemand(ctx, envelope(id, 2))]);
    expect(await found(id)).toBeUndefined();
  });

  it('follows a demand from the outbox to the search and out of it again', async () => {
    const worker = buildWorker(ctx);
    try {
      const id = await opened();
      await waitFor(async () => (await found(id)) === 2, { what: 'the demand in the search' });
      await closeDemand(ctx, owner, id, { outcome: 'withdrawn' }, call);
      await waitFor(async () => (await found(id)) === undefined, { what: 'the demand to leave the search' });
    } finally {
      await worker.stop();
    }
  });
});

describe('a rebuild', () => {
  it('brings back what is open and drops what is not, for the operator only', async () => {
    const lost = await opened();
    const stale = await opened();
    await indexDemand(ctx, envelope(stale, 2));
    await closeDemand(ctx, owner, stale, { outcome: 'withdrawn' }, call);
    expect([await found(lost), await found(stale)]).toEqual([undefined, 2]);

    const url = '/operations/search/rebuild';
    const refused = await app.inject({ method: 'POST', url, headers: await actorHeaders(owner) });
    expect(refused.statusCode).toBe(403);
    const headers = await actorHeaders(testOperator());
    const started = await app.inject({ method: 'POST', url, headers });
    expect(started.statusCode).toBe(202);
    const task = await waitFor(async () => {
      const { state, ...rest } = (await app.inject({ url: `/operations/tasks/${started.json().id}`, headers })).json();
      return state === 'running' ? undefined : { state, ...rest };
    });
    expect(task).toMatchObject({ state: 'done', error: null });
    expect([await found(lost), await found(stale)]).toEqual([2, undefined]);
  });
});
