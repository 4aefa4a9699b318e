import type { Member } from '@techbourse/policy';
import { testOperator } from '@techbourse/testkit';
import { afterAll, expect, it } from 'vitest';
import { english, exampleDemand, testCompany, testContext } from '../../test/demands.ts';
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
  expect(await getDemand(ctx, now, id)).toMatchObject({
    state: 'draft',
    version: 3,
    review: { act: 'hold', reasons: ['names_organisation'], note: null },
  });
  expect((await listDemandEvents(ctx, now, id, { limit: 9 })).items.at(-1)).toMatchObject({
    action: 'hold',
    to: 'draft',
  });
  expect(await typesOf(id)).toEqual(['demand.opened', 'demand.closed', 'demand.reviewed']);
  expect(await getDemand(ctx, now, quiet)).toMatchObject({
    state: 'open',
    version: 2,
    organisation: { name: english('Zephyrine Water') },
  });
  expect(await typesOf(quiet)).toEqual(['demand.opened']);
  await expect(openDemand(ctx, now, id, { expectedVersion: 3 }, {})).rejects.toMatchObject({
    reason: 'demand.open.names_the_company',
  });
  await updateDemand(ctx, now, id, { tried: null, expectedVersion: 3 }, {});
  expect(await openDemand(ctx, now, id, { expectedVersion: 4 }, {})).toMatchObject({ state: 'open' });
  expect(await recheckDemands(ctx, now, {})).toEqual({ checked: 2, held: [] });
});

it('the shown place stays until its owner writes, and then follows the rule of sharing', async () => {
  const owner = testCompany({ name: 'Acme Pumps' });
  const id = await opened(owner);
  const stored = async () => (await ctx.db.sql`select version, updated_at from demands.demand where id = ${id}`)[0];
  const before = [await getDemand(ctx, testCompany(), id), await stored()];
  const moved = renamed(owner, 'Acme Pumps', { country: 'DE', region: 'DE-NW', shownPlace: 'country' });
  for (const now of [moved, renamed(moved, 'Best Pumps'), renamed(moved, 'Best Pumps', { verified: false })]) {
    expect(await recheckDemands(ctx, now, {})).toEqual({ checked: 1, held: [] });
    expect([await getDemand(ctx, testCompany(), id), await stored()]).toEqual(before);
  }
  await updateDemand(ctx, moved, id, { tried: english('Lime'), expectedVersion: 2 }, {});
  const { organisation } = await getDemand(ctx, testCompany(), id);
  expect(organisation).toMatchObject({ id: null, country: 'DE' });
  expect(organisation).not.toHaveProperty('region');
});

it('an open or edit by the operator checks the present name of the company', async () => {
  const owner = testCompany({ name: 'Acme Pumps', verified: false });
  const operator = testOperator();
  const tried = english('A unit of Zephyrine was too slow');
  const { id } = await createDemand(ctx, owner, exampleDemand({ anonymous: true, tried }), {});
  const shown = await createDemand(ctx, owner, exampleDemand({ anonymous: true }), {});
  for (const each of [id, shown.id]) await openDemand(ctx, owner, each, { expectedVersion: 1 }, {});
  await openDemand(ctx, operator, shown.id, { expectedVersion: 2 }, {});
  expect(await recheckDemands(ctx, renamed(owner, 'Zephyrine Water'), {})).toEqual({ checked: 2, held: [] });
  expect(await getDemand(ctx, owner, id)).toMatchObject({ state: 'in_review', version: 2 });
  const refused = { reason: 'demand.open.names_the_company' };
  await expect(openDemand(ctx, operator, id, { expectedVersion: 2 }, {})).rejects.toMatchObject(refused);
  const edit = updateDemand(ctx, operator, shown.id, { tried, expectedVersion: 3 }, {});
  await expect(edit).rejects.toMatchObject(refused);
});
