import { type Actor, ANONYMOUS, type Member } from '@techbourse/policy';
import { testActor, testOperator } from '@techbourse/testkit';
import { afterAll, expect, it } from 'vitest';
import { exampleDemand, testCompany, testContext } from '../../test/demands.ts';
import { createDemand } from '../demand/create.ts';
import { openDemand } from '../demand/open.ts';
import { getDemand } from '../demand/queries.ts';
import { followOrganisation } from '../organisation/follow.ts';
import { endReader } from './end.ts';
import { nameReader } from './name.ts';
import { listReaders } from './queries.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

/** Identity tells of an organisation. */
async function known<M extends Member>(member: M): Promise<M> {
  const { organisation } = member;
  await followOrganisation(ctx, {
    eventId: organisation.id,
    type: 'organisation.changed',
    key: organisation.id,
    version: 1,
    occurredAt: new Date().toISOString(),
    payload: { ...organisation, version: 1, shownPlace: 'none' },
  });
  return member;
}
async function open(owner: Member, anonymous = true): Promise<string> {
  const { id } = await createDemand(
    ctx,
    owner,
    exampleDemand({ anonymous, place: { country: 'CN', region: 'CN-HL' } }),
    {},
  );
  await openDemand(ctx, owner, id, { expectedVersion: 1 }, {});
  return id;
}
const seenBy = async (actor: Actor, id: string) => {
  const { sight, organisation } = await getDemand(ctx, actor, id);
  return [sight, organisation.id];
};
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { reason: string }) => error.reason,
  );

it('an anonymous demand names its owner to the readers that it was named to, and to nobody else', async () => {
  const [owner, reader, other] = [testCompany(), await known(testActor()), testActor()];
  const id = await open(owner);
  expect(await seenBy(reader, id)).toEqual(['public', null]);
  const named = await nameReader(ctx, owner, id, { organisationId: reader.organisation.id }, {});
  expect(await nameReader(ctx, owner, id, { organisationId: reader.organisation.id }, {})).toEqual(named);
  expect(await seenBy(reader, id)).toEqual(['named', owner.organisation.id]);
  const unverified = { ...reader, organisation: { ...reader.organisation, verified: false } };
  for (const each of [ANONYMOUS, other, unverified]) expect(await seenBy(each, id)).toEqual(['public', null]);
  expect((await listReaders(ctx, owner, id, { limit: 10 })).items).toEqual([named]);
  await endReader(ctx, owner, { id, readerId: named.id }, {});
  expect(await seenBy(reader, id)).toEqual(['public', null]);
  expect(await refused(endReader(ctx, owner, { id, readerId: named.id }, {}))).toBe('demand.reader.not_found');
  expect((await listReaders(ctx, owner, id, { limit: 10 })).items).toEqual([]);
  const actions = await ctx.db.sql`select action from demands.audit where subject = ${id} order by at, id`;
  expect(actions.map((row) => row['action']).slice(2)).toEqual(['demand.name_reader', 'demand.end_reader']);
});

it('only its owner names readers: of an anonymous demand, and of organisations that the exchange knows', async () => {
  const [owner, reader] = [testCompany(), await known(testActor())];
  const [id, open_] = [await open(owner), await open(owner, false)];
  const name = (actor: Member, to: string, demand = id) =>
    refused(nameReader(ctx, actor, demand, { organisationId: to }, {}));
  const to = reader.organisation.id;
  expect(await name(reader, to)).toBe('demand.not_found');
  expect(await name(testOperator(), to)).toBe('demand.not_found');
  expect(await name(owner, owner.organisation.id)).toBe('demand.reader.unknown');
  expect(await name(owner, testActor().organisation.id)).toBe('demand.reader.unknown');
  expect(await name(owner, to, open_)).toBe('demand.reader.not_anonymous');
  expect(await refused(listReaders(ctx, reader, id, { limit: 10 }))).toBe('demand.not_found');
  const { id: readerId } = await nameReader(ctx, owner, id, { organisationId: to }, {});
  const second = await open(owner);
  expect(await refused(endReader(ctx, owner, { id: second, readerId }, {}))).toBe('demand.reader.not_found');
});
