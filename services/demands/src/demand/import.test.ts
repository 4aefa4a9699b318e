import { connect } from '@techbourse/db';
import type { Member } from '@techbourse/policy';
import { asAdministrator } from '@techbourse/testkit';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { english, exampleDemand, testCompany, testContext } from '../../test/demands.ts';
import { type DemandImportRow, importRowSchema } from '../api/requests.ts';
import { demand, demandEvent, outbox } from '../db/schema.ts';
import { closeDemand } from './close.ts';
import { createDemand } from './create.ts';
import { importDemands } from './import.ts';
import { undoDemandImport } from './imports.ts';
import { exportDemands, getDemand } from './queries.ts';
import { updateDemand } from './update.ts';

const ctx = await testContext();
const admin = connect(asAdministrator(ctx.config.DATABASE_URL), { max: 1 });
afterAll(() => admin.close());
afterAll(() => ctx.close());

const row = (externalId: string, changes: Record<string, unknown> = {}) => ({
  source: 'mine',
  externalId,
  open: true,
  ...exampleDemand(),
  ...changes,
});
const send = (owner: Member, rows: Record<string, unknown>[]) => importDemands(ctx, owner, rows, {});
const countOf = (owner: Member) => ctx.db.orm.$count(demand, eq(demand.organisationId, owner.organisation.id));
const eventCount = (id: string) => ctx.db.orm.$count(outbox, eq(outbox.key, id));

describe('import', () => {
  it('creates and opens, with an event for each, and changes nothing when the same rows come again', async () => {
    const owner = testCompany();
    const rows = [row('1'), row('2', { open: false })];
    const first = await send(owner, rows);
    expect(first.counts).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: 0 });
    expect(first.results).toMatchObject([
      { index: 0, externalId: '1', status: 'created', state: 'open', version: 1 },
      { index: 1, externalId: '2', status: 'created', state: 'draft', version: 1 },
    ]);
    const again = await send(owner, rows);
    expect(again.results.map((result) => result.status)).toEqual(['unchanged', 'unchanged']);
    expect(again.results.map((result) => result.id)).toEqual(first.results.map((result) => result.id));
    expect(await countOf(owner)).toBe(2);
    const id = first.results[0]?.id ?? '';
    expect(await eventCount(id)).toBe(1);
    expect((await getDemand(ctx, owner, id)).source).toEqual({ source: 'mine', externalId: '1' });
  });

  it('updates a changed row as a new version, and leaves what the owner changed alone until the source changes', async () => {
    const owner = testCompany();
    const { results } = await send(owner, [row('1')]);
    const id = results[0]?.id ?? '';
    await updateDemand(ctx, owner, id, { title: english('By hand'), expectedVersion: 1 }, {});
    expect((await send(owner, [row('1')])).results[0]).toMatchObject({ status: 'unchanged', version: 2 });
    const changed = await send(owner, [row('1', { keywords: ['arsenic'] })]);
    expect(changed.results[0]).toMatchObject({ status: 'updated', id, version: 3, state: 'open' });
    expect((await getDemand(ctx, owner, id)).keywords).toEqual(['arsenic']);
    expect(await eventCount(id)).toBe(3);
  });

  it('a row that no table can hold, or that only Postgres refuses, is rejected alone, also under an Idempotency-Key', async () => {
    const owner = testCompany();
    await admin.sql`alter table demands.demand add constraint not_poison check (external_id <> 'poison')`;
    const rows = [row('1'), row('a\u0000b'), row('2', { deadline: '0000-01-01' }), row('poison'), row('3')];
    const answer = await importDemands(ctx, owner, rows, { idempotencyKey: 'once' });
    expect(answer.results.map((result) => result.status)).toEqual([
      ...(['created', 'rejected', 'rejected', 'rejected', 'created'] as const),
    ]);
    expect(await importDemands(ctx, owner, rows, { idempotencyKey: 'once' })).toEqual(answer);
    await admin.sql`alter table demands.demand drop constraint not_poison`;
    expect((await send(owner, rows)).counts).toEqual({ created: 1, updated: 0, unchanged: 2, rejected: 2 });
  });

  it('rejects a bad row with its fields and takes the others', async () => {
    const owner = testCompany();
    const answer = await send(owner, [
      row('1', { ipc: ['C98Z 1/00'], colour: 'red' }),
      row('2'),
      row('3', { deadline: '2001-01-01' }),
      { nothing: true },
    ]);
    expect(answer.counts).toEqual({ created: 1, updated: 0, unchanged: 0, rejected: 3 });
    expect(answer.results[0]?.issues.map((issue) => [issue.pointer, issue.rule])).toEqual(
      expect.arrayContaining([
        ['/ipc/0', 'ipc.class'],
        ['/colour', 'unknown_field'],
      ]),
    );
    expect(answer.results[2]).toMatchObject({
      status: 'rejected',
      issues: [{ pointer: '/deadline', rule: 'demand.open.deadline_passed' }],
    });
    expect(answer.results[3]).toMatchObject({ externalId: null, status: 'rejected' });
  });

  it('rejects a key that occurs twice, because it is unclear which row counts', async () => {
    const owner = testCompany();
    const answer = await send(owner, [row('1'), row('1', { keywords: ['later'] })]);
    expect(answer.results.map((result) => result.status)).toEqual(['created', 'rejected']);
    expect(answer.results[1]).toMatchObject({ issues: [{ rule: 'import.repeated' }] });
    expect(await countOf(owner)).toBe(1);
  });

  it('doubles nothing when the same rows come in several requests at once', async () => {
    const owner = testCompany();
    const rows = Array.from({ length: 40 }, (_, n) => row(`n${n}`));
    const answers = await Promise.all([send(owner, rows), send(owner, rows.toReversed()), send(owner, rows)]);
    expect(answers.map((answer) => answer.counts.rejected)).toEqual([0, 0, 0]);
    expect(answers.reduce((sum, answer) => sum + answer.counts.created, 0)).toBe(40);
    expect(await countOf(owner)).toBe(40);
  });

  it('keeps the rows of organisations and sources apart', async () => {
    const [one, other] = [testCompany(), testCompany()];
    await send(one, [row('1'), row('1', { source: 'yours' })]);
    await send(other, [row('1')]);
    expect([await countOf(one), await countOf(other)]).toEqual([2, 1]);
  });

  it('does not open a closed demand again, and sends that of an unverified organisation to review', async () => {
    const owner = testCompany();
    const { results } = await send(owner, [row('1')]);
    await closeDemand(ctx, owner, results[0]?.id ?? '', { outcome: 'solved' }, {});
    const changed = await send(owner, [row('1', { keywords: ['arsenic'] })]);
    expect(changed.results[0]).toMatchObject({ status: 'rejected', issues: [{ rule: 'demand.edit.closed' }] });

    const unknown = testCompany({ verified: false });
    const inReview = await send(unknown, [row('1')]);
    expect(inReview.results[0]).toMatchObject({ status: 'created', state: 'in_review' });
    const later = await send(unknown, [row('1', { keywords: ['arsenic'] })]);
    expect(later.results[0]).toMatchObject({ status: 'updated', state: 'in_review' });
  });

  it('writes 200 rows with their events in a handful of statements', async () => {
    const owner = testCompany();
    const answer = await send(
      owner,
      Array.from({ length: 200 }, (_, n) => row(`n${n}`)),
    );
    expect(answer.counts.created).toBe(200);
    const ids = answer.results.map((result) => result.id);
    expect(new Set(ids).size).toBe(200);
    expect(await ctx.db.orm.$count(demandEvent, eq(demandEvent.organisationId, owner.organisation.id))).toBe(200);
  });

  it('takes back what an export wrote', async () => {
    const [owner, heir] = [testCompany(), testCompany()];
    await send(owner, [row('1', { budget: { max: { amount: '5000', currency: 'CNY' } } }), row('2', { open: false })]);
    const rows: DemandImportRow[] = [];
    for await (const each of exportDemands(ctx, owner)) rows.push(each);
    // Ids are random, and so is the order of an export.
    rows.sort((one, other) => one.externalId.localeCompare(other.externalId));
    expect(rows.map((each) => importRowSchema.safeParse(each).success)).toEqual([true, true]);
    const carried = JSON.parse(JSON.stringify(rows)) as Record<string, unknown>[];
    expect((await send(owner, carried)).results.map((result) => result.status)).toEqual(['unchanged', 'unchanged']);
    expect((await send(heir, carried)).results.map((result) => result.state)).toEqual(['open', 'draft']);
  });
});

it('an export imported again changes nothing, also of demands that are closed or were written here', async () => {
  const owner = testCompany();
  const { results } = await send(owner, [row('1'), row('2', { open: false })]);
  await closeDemand(ctx, owner, results[0]?.id ?? '', { outcome: 'solved' }, {});
  await createDemand(ctx, owner, exampleDemand(), {});
  const rows = await Array.fromAsync(exportDemands(ctx, owner), (one) => JSON.parse(JSON.stringify(one)));
  expect((await send(owner, rows)).counts).toEqual({ created: 0, updated: 0, unchanged: 3, rejected: 0 });
});

it('the undo of an import deletes drafts and closes what was open', async () => {
  const owner = testCompany();
  const { run, results } = await send(owner, [row('1'), row('2', { open: false })]);
  const undone = await undoDemandImport(ctx, owner, run ?? '', {});
  expect(undone).toMatchObject({ deleted: 1, withdrawn: 1, kept: [] });
  expect(await getDemand(ctx, owner, results[0]?.id ?? '')).toMatchObject({ state: 'closed', outcome: 'withdrawn' });
  expect((await send(owner, [row('1'), row('2')])).counts).toMatchObject({ created: 2 });
});
