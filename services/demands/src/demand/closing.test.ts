import type { Member } from '@techbourse/policy';
import { afterAll, describe, expect, it } from 'vitest';
import { exampleDemand, testCompany, testContext } from '../../test/demands.ts';
import { createDemand } from './create.ts';
import { expireDemands } from './expire.ts';
import { openDemand } from './open.ts';
import { getDemand } from './queries.ts';
import { updateDemand } from './update.ts';

let now = new Date('2026-12-31T23:00:00Z'); // New Year, seven in the morning in Harbin
const ctx = await testContext(() => now, 'Europe/Moscow');
afterAll(() => ctx.close());

const opened = async (owner: Member, changes: Parameters<typeof exampleDemand>[0] = {}) => {
  const { id } = await createDemand(ctx, owner, exampleDemand(changes), {});
  return openDemand(ctx, owner, id, { expectedVersion: 1 }, {});
};
const stateAt = async (at: string, owner: Member, id: string) => {
  now = new Date(at);
  await expireDemands(ctx);
  return (await getDemand(ctx, owner, id)).state;
};

describe('the last day of a demand', () => {
  it('is over at midnight of the place of its company, to the second', async () => {
    now = new Date('2026-12-31T23:00:00Z');
    const harbin = testCompany({ country: 'CN', region: 'CN-HL' });
    const demand = await opened(harbin, { deadline: '2027-01-01' });
    expect(demand).toMatchObject({ openUntil: '2027-01-01', closesAt: '2027-01-01T16:00:00.000Z' });
    expect(await stateAt('2027-01-01T15:59:59.999Z', harbin, demand.id)).toBe('open');
    expect(await stateAt('2027-01-01T16:00:00.000Z', harbin, demand.id)).toBe('closed');
  });

  it('is over at midnight of its own place when it names one, on a day of summer time too', async () => {
    now = new Date('2027-03-01T12:00:00Z');
    const harbin = testCompany({ country: 'CN', region: 'CN-HL' });
    const place = { country: 'US', region: 'US-NY' };
    expect(await opened(harbin, { deadline: '2027-03-13', place })).toMatchObject({
      closesAt: '2027-03-14T05:00:00.000Z',
    });
    const demand = await opened(harbin, { deadline: '2027-03-14', place });
    expect(demand).toMatchObject({ closesAt: '2027-03-15T04:00:00.000Z' });
    expect(await opened(harbin, { deadline: '2027-03-14', place: { country: 'US' } })).toMatchObject({
      closesAt: '2027-03-15T10:00:00.000Z',
    });
    const moved = await updateDemand(ctx, harbin, demand.id, { expectedVersion: 2, place: { country: 'JP' } }, {});
    expect(moved).toMatchObject({ openUntil: '2027-03-14', closesAt: '2027-03-14T15:00:00.000Z' });
  });

  it('may be today where the demand is, and not yesterday', async () => {
    now = new Date('2027-06-01T03:00:00Z'); // the evening before in New York
    const american = testCompany({ country: 'US', region: 'US-NY' });
    expect(await opened(american, { deadline: '2027-05-31' })).toMatchObject({ state: 'open' });
    const late = opened(testCompany({ country: 'CN', region: 'CN-HL' }), { deadline: '2027-05-31' });
    await expect(late).rejects.toMatchObject({ kind: 'INVALID_STATE', issues: [{ pointer: '/deadline' }] });
  });

  it('of an anonymous demand is that of the exchange, so that it does not reveal the company’s place', async () => {
    now = new Date('2027-06-10T12:00:00Z');
    const ends = new Set<unknown>();
    for (const place of [
      { country: 'CN', region: 'CN-HL' },
      { country: 'US', region: 'US-CA' },
    ]) {
      ends.add((await opened(testCompany(place), { anonymous: true, deadline: '2027-06-20' })).closesAt);
    }
    const own = { country: 'CN', region: 'CN-HL' };
    ends.add(
      (
        await opened(testCompany({ ...own, shownPlace: 'none' }), {
          anonymous: true,
          deadline: '2027-06-20',
          place: own,
        })
      ).closesAt,
    );
    expect([...ends]).toEqual(['2027-06-20T21:00:00.000Z']);
    const shown = { anonymous: true, deadline: '2027-06-20', place: { country: 'KZ' } };
    expect(await opened(testCompany(), shown)).toMatchObject({ closesAt: '2027-06-20T19:00:00.000Z' });
  });

  it('is found for demands from before, which did not keep it', async () => {
    now = new Date('2027-07-01T12:00:00Z');
    const harbin = testCompany({ country: 'CN', region: 'CN-HL' });
    const demand = await opened(harbin, { deadline: '2027-07-02' });
    await ctx.db.sql`update demands.demand set closes_at = null where id = ${demand.id}`;
    expect(await stateAt('2027-07-02T15:59:59Z', harbin, demand.id)).toBe('open');
    expect(await getDemand(ctx, harbin, demand.id)).toMatchObject({ version: 2, closesAt: demand.closesAt });
    expect(await stateAt('2027-07-02T16:00:00Z', harbin, demand.id)).toBe('closed');
  });
});
