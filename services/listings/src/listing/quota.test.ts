import { testActor, testOperator, testSettings } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { handClock, readyContent } from '../../test/listings.ts';
import { createContext } from '../compose.ts';
import { readListingsConfig } from '../config.ts';
import { createListing } from './create.ts';
import { importListings } from './import.ts';
import { publishListing } from './publish.ts';
import { getUsage, setUsage } from './quota.ts';
import { updateListing } from './update.ts';

const clock = handClock('2026-03-01T10:00:00Z');
const ctx = createContext(
  readListingsConfig({
    ...(await testSettings()),
    QUOTA_UNVERIFIED_RECORDS: '5',
    QUOTA_UNVERIFIED_BYTES: '20000',
    QUOTA_UNVERIFIED_ROWS_PER_DAY: '12',
  }),
  { clock },
);
afterAll(() => ctx.close());

const operator = testOperator();
const row = (externalId: string, more = {}) => ({
  source: 'own',
  externalId,
  publish: false,
  ...readyContent(),
  ...more,
});
const long = { abstract: { en: { text: 'long '.repeat(1500), origin: 'person' as const } } };

describe('what an organisation may keep', () => {
  it('is lower for an unverified organisation, and the refusal names the quota and how it rises', async () => {
    const newcomer = testActor({ verified: false });
    for (let count = 0; count < 5; count++) await createListing(ctx, newcomer, readyContent(), {});
    const refused = createListing(ctx, newcomer, readyContent(), {});
    await expect(refused).rejects.toMatchObject({
      kind: 'LIMIT_EXCEEDED',
      reason: 'quota.records',
      details: { quota: 'records', most: 5 },
      message: expect.stringContaining('verified your organisation'),
    });
    expect(await getUsage(ctx, newcomer)).toMatchObject({ used: { records: 5 }, most: { records: 5 } });
    const verified = { ...newcomer, organisation: { ...newcomer.organisation, verified: true } };
    await createListing(ctx, verified, readyContent(), {});
    expect((await getUsage(ctx, verified)).used.records).toBe(6);
  });

  it('counts bytes of contents and gives them back when a text becomes shorter', async () => {
    const newcomer = testActor({ verified: false });
    const { id } = await createListing(ctx, newcomer, { ...readyContent(), ...long }, {});
    await createListing(ctx, newcomer, { ...readyContent(), ...long }, {});
    const third = createListing(ctx, newcomer, { ...readyContent(), ...long }, {});
    await expect(third).rejects.toMatchObject({ reason: 'quota.bytes' });
    await updateListing(ctx, newcomer, id, { abstract: readyContent().abstract, expectedVersion: 1 }, {});
    await createListing(ctx, newcomer, { ...readyContent(), ...long }, {});
  });

  it('counts every public version, so that edits without end are bounded too', async () => {
    const owner = testActor();
    const { id } = await createListing(ctx, owner, readyContent(), {});
    const before = (await getUsage(ctx, owner)).used.bytes;
    await publishListing(ctx, owner, id, { expectedVersion: 1 }, {});
    expect((await getUsage(ctx, owner)).used.bytes).toBeGreaterThan(before * 1.9);
  });

  it('of an import the rows that still fit go in, and the others say which quota is used up', async () => {
    const newcomer = testActor({ verified: false });
    const answer = await importListings(
      ctx,
      newcomer,
      Array.from({ length: 8 }, (_, at) => row(`${at}`)),
      {},
    );
    expect(answer.counts).toMatchObject({ created: 5, rejected: 3 });
    expect(answer.results[7]?.issues).toMatchObject([{ rule: 'quota.records' }]);
    expect((await getUsage(ctx, newcomer)).used.records).toBe(5);
  });

  it('rows of imports are counted by the day', async () => {
    const newcomer = testActor({ verified: false });
    const rows = Array.from({ length: 5 }, (_, at) => row(`${at}`));
    for (let turn = 0; turn < 2; turn++) await importListings(ctx, newcomer, rows, {});
    await expect(importListings(ctx, newcomer, rows, {})).rejects.toMatchObject({ reason: 'quota.rows_per_day' });
    expect((await getUsage(ctx, newcomer)).used.rowsPerDay).toBe(10);
    clock.set('2026-03-02T10:00:00Z');
    expect((await importListings(ctx, newcomer, rows, {})).counts.unchanged).toBe(5);
  });

  it('is raised for one organisation by the operator only', async () => {
    const newcomer = testActor({ verified: false });
    for (let count = 0; count < 5; count++) await createListing(ctx, newcomer, readyContent(), {});
    await expect(setUsage(ctx, newcomer, newcomer.organisation.id, { records: 9 })).rejects.toMatchObject({
      kind: 'FORBIDDEN',
    });
    const { id } = newcomer.organisation;
    expect(await setUsage(ctx, operator, id, { records: 6 })).toMatchObject({
      used: { records: 5 },
      most: { records: 6 },
    });
    await createListing(ctx, newcomer, readyContent(), {});
    await expect(createListing(ctx, newcomer, readyContent(), {})).rejects.toMatchObject({ details: { most: 6 } });
    expect(await setUsage(ctx, operator, id, { records: null, verified: false })).toMatchObject({
      most: { records: 5 },
    });
  });

  it('holds when many come at the same moment', async () => {
    const newcomer = testActor({ verified: false });
    const all = Array.from({ length: 12 }, () => createListing(ctx, newcomer, readyContent(), {}));
    const results = await Promise.allSettled(all);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });
});
