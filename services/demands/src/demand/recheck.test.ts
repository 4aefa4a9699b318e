import type { Member } from '@techbourse/platform';
import { afterAll, expect, it } from 'vitest';
import { english, exampleDemand, testCompany, testContext } from '../testing.ts';
import { createDemand } from './create.ts';
import { openDemand } from './open.ts';
import { getDemand, listDemandEvents } from './queries.ts';
import { recheckDemands } from './recheck.ts';
import { updateDemand } from './update.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const opened = async (owner: Member, changes = {}) => {
  const { id } = await createDemand(ctx, owner, exampleDemand({ anonymous: true, ...changes }), {});
  await openDemand(ctx, owner, id, { expectedVersion: 1 }, {});
  return id;
};
const renamed = (owner: Member, name: string, more = {}): Member => ({
  ...owner,
  organisation: { ...owner.organisation, name: english(name), ...more },
});
const typesOf = async (id: string) =>
  (await ctx.db.sql`select type, version from demands.outbox where key = ${id} order by seq`).map((row) => row['type']);

it('a demand that names its company by its new name goes back to draft, and opens again without it', async () => {
  const owner = testCompany({ name: 'Acme Pumps' });
  const id = await opened(owner, { tried: english('A unit of Zephyrine was too slow') });
  const quiet = await opened(owner);
  const now = renamed(owner, 'Zephyrine Water');
  expect(await recheckDemands(ctx, now, {})).toEqual({ checked: 2, held: [id] });
  await expect(getDemand(ctx, testCompany(), id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  expect(await getDemand(ctx, now, id)).toMatchObject({ state: 'draft', version: 3 });
  expect((await listDemandEvents(ctx, now, id, { limit: 9 })).items.at(-1)).toMatchObject({
    action: 'hold',
    to: 'draft',
  });
  expect(await typesOf(id)).toEqual(['demand.opened', 'demand.closed']);
  expect(await getDemand(ctx, now, quiet)).toMatchObject({
    state: 'open',
    organisation: { name: english('Zephyrine Water') },
  });
  await expect(openDemand(ctx, now, id, { expectedVersion: 3 }, {})).rejects.toMatchObject({
    reason: 'demand.open.names_the_company',
  });
  await updateDemand(ctx, now, id, { tried: null, expectedVersion: 3 }, {});
  expect(await openDemand(ctx, now, id, { expectedVersion: 4 }, {})).toMatchObject({ state: 'open' });
  expect(await recheckDemands(ctx, now, {})).toEqual({ checked: 2, held: [] });
});

it('a place that fewer share is told no more, and nothing happens when nothing has changed', async () => {
  const owner = testCompany({ name: 'Acme Pumps' });
  const id = await opened(owner);
  const placeOf = async () => (await getDemand(ctx, testCompany(), id)).organisation;
  expect(await placeOf()).toMatchObject({ country: 'CN', region: 'CN-HL' });
  await recheckDemands(ctx, renamed(owner, 'Acme Pumps', { shownPlace: 'none' }), {});
  expect(await placeOf()).toMatchObject({ id: null, country: null });
  expect(JSON.stringify(await placeOf())).not.toContain('CN');
  const { version } = await getDemand(ctx, owner, id);
  await recheckDemands(ctx, renamed(owner, 'Acme Pumps', { shownPlace: 'none' }), {});
  expect((await getDemand(ctx, owner, id)).version).toBe(version);
});
