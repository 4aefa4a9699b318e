import { newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { afterAll, expect, it } from 'vitest';
import { english, exampleDemand, testCompany, testContext } from '../../test/demands.ts';
import { createDemand } from '../demand/create.ts';
import { openDemand } from '../demand/open.ts';
import { getDemand } from '../demand/queries.ts';
import { type DemandRecord, demands } from '../demand/store.ts';
import { documentOf } from '../search/document.ts';
import { followOrganisation } from './follow.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const opened = async (owner: Member, changes = {}) => {
  const { id } = await createDemand(ctx, owner, exampleDemand(changes), {});
  await openDemand(ctx, owner, id, { expectedVersion: 1 }, {});
  return id;
};
const changed = ({ organisation }: Member, version: number, text: string, more = {}, verified = true) => {
  const { id, kind, country, region } = organisation;
  const payload = {
    id,
    kind,
    country,
    region,
    name: english(text),
    version,
    verified,
    shownPlace: 'none',
    ...more,
  };
  const occurredAt = new Date().toISOString();
  return { eventId: newId(), type: 'organisation.changed', key: id, version, occurredAt, payload };
};
const rowOf = async (id: string) => {
  const [row] = await ctx.db.sql`select version, updated_at, state, shown_place from demands.demand where id = ${id}`;
  return row;
};

it('a demand that names its company shows the new name in its next version, and the others hear of it', async () => {
  const owner = testCompany({ name: 'Acme Pumps' });
  const id = await opened(owner);
  await ctx.db.sql`truncate demands.outbox`;
  await followOrganisation(ctx, changed(owner, 4, 'Best Pumps', { country: 'DE', region: 'DE-NW' }));
  await followOrganisation(ctx, changed(owner, 3, 'Former Pumps'));
  const seen = await getDemand(ctx, testCompany(), id);
  expect(seen).toMatchObject({ version: 3, organisation: { name: english('Best Pumps'), region: 'DE-NW' } });
  const told = await ctx.db.sql`select type, key, version from demands.outbox`;
  expect([...told]).toEqual([{ type: 'demand.opened', key: id, version: 3 }]);
});

it('an anonymous demand shows no change; it stores the name, and returns to draft if its text holds the name', async () => {
  const owner = testCompany({ name: 'Acme Pumps' });
  const quiet = await opened(owner, { anonymous: true });
  const telling = await opened(owner, { anonymous: true, tried: english('A unit of Zephyrine was too slow') });
  const draft = await createDemand(ctx, owner, exampleDemand({ anonymous: true }), {});
  const stranger = testCompany();
  const before = [await getDemand(ctx, stranger, quiet), await rowOf(quiet), await rowOf(draft.id)];
  await ctx.db.sql`truncate demands.outbox`;
  const news = changed(owner, 2, 'Zephyrine Water', { region: 'CN-GD' });
  for (const each of [news, news]) await followOrganisation(ctx, each);
  expect([await getDemand(ctx, stranger, quiet), await rowOf(quiet), await rowOf(draft.id)]).toEqual(before);
  expect((await demands.find(ctx.db.orm, quiet))?.organisation).toMatchObject({
    name: english('Zephyrine Water'),
    region: 'CN-HL',
  });
  expect(await rowOf(telling)).toMatchObject({ state: 'draft', version: 3 });
  // Everybody hears that it is closed, its company why.
  const told = await ctx.db.sql`select type, key from demands.outbox order by seq`;
  expect([...told]).toEqual(['demand.closed', 'demand.reviewed'].map((type) => ({ type, key: telling })));
});

it('a demand, anonymous or not, leaves public view with its company and comes back with it', async () => {
  const owner = testCompany({ name: 'Acme Pumps' });
  const ids = [await opened(owner), await opened(owner, { anonymous: true })];
  await ctx.db.sql`truncate demands.outbox`;
  await followOrganisation(ctx, changed(owner, 2, 'Acme Pumps', { shown: false, state: 'suspended' }));
  for (const id of ids) {
    await expect(getDemand(ctx, testCompany(), id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    expect(await getDemand(ctx, owner, id)).toMatchObject({ state: 'open', outOfView: true });
    expect(documentOf((await demands.find(ctx.db.orm, id)) as DemandRecord)).toBeNull();
  }
  await followOrganisation(ctx, changed(owner, 3, 'Acme Pumps'));
  for (const id of ids) expect(await getDemand(ctx, testCompany(), id)).toMatchObject({ state: 'open' });
  const told = await ctx.db.sql`select type, key from demands.outbox order by seq`;
  for (const id of ids) {
    expect(told.filter(({ key }) => key === id).map(({ type }) => type)).toEqual(['demand.closed', 'demand.opened']);
  }
});

it('an unverified name is never shown; an anonymous demand whose text holds it still returns to draft', async () => {
  const owner = testCompany({ name: 'Acme Pumps' });
  const named = await opened(owner);
  const telling = await opened(owner, { anonymous: true, tried: english('A unit of Borealis was too slow') });
  const quiet = await opened(owner, { anonymous: true });
  await followOrganisation(ctx, changed(owner, 1, 'Acme Pumps'));
  const before = await getDemand(ctx, testCompany(), named);
  await followOrganisation(ctx, changed(owner, 2, 'Borealis Works', {}, false));
  expect(await getDemand(ctx, testCompany(), named)).toEqual(before);
  expect(await rowOf(telling)).toMatchObject({ state: 'draft' });
  expect((await demands.find(ctx.db.orm, quiet))?.organisation.name).toEqual(english('Borealis Works'));
  await followOrganisation(ctx, changed(owner, 3, 'Borealis Works'));
  await followOrganisation(ctx, changed(owner, 2, 'Stolen Name', {}, false));
  expect(await getDemand(ctx, testCompany(), named)).toMatchObject({
    organisation: { name: english('Borealis Works') },
  });
});
