import { testActor, testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { audit, sampleContext, sampleDatabase, usage } from '../test/notes.ts';
import { bytesOf, countGrowth, countRows, type Quota, quotasOf, readUsage, setQuota } from './quota.ts';
import { getOwnUsage, setUsageOf } from './usage.ts';

const db = await sampleDatabase();
afterAll(() => db.close());

const ctx = sampleContext(db, { records: 10, bytes: 1000, rows: 20 });
const quotas = quotasOf(ctx.config);
const DAY = '2026-05-20';
type Who = ReturnType<typeof testActor>;

const grow = (actor: Who, growth: { records?: number; bytes?: number }, owner = actor) =>
  db.orm.transaction((tx) =>
    countGrowth(tx, usage, quotas, {
      actor,
      organisationId: owner.organisation.id,
      growth: { records: 0, bytes: 0, ...growth },
    }),
  );
const importRows = (actor: Who, rows: number, day = DAY) =>
  db.orm.transaction((tx) => countRows(tx, usage, quotas, { actor, organisationId: actor.organisation.id, rows, day }));
const usageOf = ({ organisation: { id, verified } }: Who, day = DAY) =>
  readUsage(db.orm, usage, quotas, { organisationId: id, verified, day });
const most = (owner: Who, given: { [K in keyof Quota]?: number | null | undefined }) =>
  db.orm.transaction((tx) => setQuota(tx, usage, owner.organisation.id, given));
const exceeded = (quota: string, limit: number) => ({
  kind: 'LIMIT_EXCEEDED',
  reason: `quota.${quota}`,
  details: { quota, most: limit },
});

describe('a quota', () => {
  it('is used up by the last record and the last byte, and not before', async () => {
    const owner = testActor();
    await grow(owner, { records: 10, bytes: 1000 });
    await expect(grow(owner, { records: 1 })).rejects.toMatchObject(exceeded('records', 10));
    await expect(grow(owner, { bytes: 1 })).rejects.toMatchObject(exceeded('bytes', 1000));
    expect((await usageOf(owner)).used).toEqual({ records: 10, bytes: 1000, rowsPerDay: 0 });
  });

  it('hinders no write that adds nothing to what it counts, also where it was lowered since', async () => {
    const owner = testActor();
    await grow(owner, { records: 3, bytes: 300 });
    await most(owner, { records: 1, bytes: 100 });
    await grow(owner, { records: 0, bytes: -50 });
    await expect(grow(owner, { bytes: 1 })).rejects.toMatchObject(exceeded('bytes', 100));
    await expect(grow(owner, { records: 1, bytes: -1 })).rejects.toMatchObject(exceeded('records', 1));
    expect((await usageOf(owner)).used).toEqual({ records: 3, bytes: 250, rowsPerDay: 0 });
  });

  it('never counts below nothing', async () => {
    const owner = testActor();
    await grow(owner, { records: 1, bytes: 10 });
    await grow(owner, { bytes: -11 });
    expect((await usageOf(owner)).used.bytes).toBe(0);
  });

  it('counts what others write for its owner, and refuses it to the owner alone', async () => {
    const owner = testActor();
    await grow(testOperator(), { records: 11 }, owner);
    expect((await usageOf(owner)).used.records).toBe(11);
    await expect(grow(owner, { records: 1 })).rejects.toMatchObject(exceeded('records', 10));
  });

  it('of a day is its own: the rows of another day do not count', async () => {
    const owner = testActor();
    await importRows(owner, 15);
    await importRows(owner, 5);
    await expect(importRows(owner, 1)).rejects.toMatchObject(exceeded('rows_per_day', 20));
    expect((await usageOf(owner)).used.rowsPerDay).toBe(20);
    expect((await usageOf(owner, '2026-05-21')).used.rowsPerDay).toBe(0);
    await importRows(owner, 20, '2026-05-21');
    expect((await usageOf(owner, '2026-05-21')).used.rowsPerDay).toBe(20);
  });

  it('of an organisation that nobody has verified is its own, and its refusal says how it rises', async () => {
    const stranger = testActor({ verified: false });
    expect((await usageOf(stranger)).most).toEqual({ records: 2, bytes: 10_000, rowsPerDay: 5 });
    await importRows(stranger, 5);
    await expect(importRows(stranger, 1)).rejects.toMatchObject({
      ...exceeded('rows_per_day', 5),
      message: expect.stringContaining('has verified your organisation'),
    });
    const owner = testActor();
    await expect(importRows(owner, 21)).rejects.toMatchObject({
      message: expect.stringMatching(/keep 20 imported rows in a day.*the operator can raise it/),
    });
  });
});

describe('the operator', () => {
  it('sets one quota of an organisation and leaves the others, until it gives the word back to the settings', async () => {
    const owner = testActor();
    await most(owner, { records: 12 });
    await most(owner, { bytes: 0 });
    await most(owner, {});
    expect((await usageOf(owner)).most).toEqual({ records: 12, bytes: 0, rowsPerDay: 20 });
    await most(owner, { records: null, rowsPerDay: 7 });
    expect((await usageOf(owner)).most).toEqual({ records: 10, bytes: 0, rowsPerDay: 7 });
  });

  it('is answered with what the organisation keeps and may keep from now on, and is on record', async () => {
    const [owner, operator] = [testActor(), testOperator()];
    await grow(owner, { records: 3, bytes: 30 });
    const set = await setUsageOf(ctx, operator, owner.organisation.id, { records: 5 }, { usage, audit });
    expect(set).toEqual({
      used: { records: 3, bytes: 30, rowsPerDay: 0 },
      most: { records: 5, bytes: 1000, rowsPerDay: 20 },
    });
    expect(await getOwnUsage(ctx, owner, usage)).toEqual(set);
    const stranger = { records: 5, verified: false };
    const lower = await setUsageOf(ctx, operator, testActor().organisation.id, stranger, { usage, audit });
    expect(lower.most).toEqual({ records: 5, bytes: 10_000, rowsPerDay: 5 });
    const rows = await db.sql`select action, actor_id from sample.audit where subject = ${owner.organisation.id}`;
    expect(rows).toMatchObject([{ action: 'quota.set', actor_id: operator.id }]);
  });
});

it('the bytes of a content are those of its text in UTF-8', () => {
  expect(bytesOf({ a: '水' })).toBe('{"a":"水"}'.length + 2);
});
