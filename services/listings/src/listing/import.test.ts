import { connect } from '@techbourse/db';
import { asAdministrator, testActor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { handClock, readyContent, testContext } from '../../test/listings.ts';
import { createListing } from './create.ts';
import { importListings } from './import.ts';
import { undoListingImport } from './imports.ts';
import { publishListing } from './publish.ts';
import { exportListings, getListing, listListingEvents, listOwnListings } from './queries.ts';
import { transitionListing } from './transition.ts';

const clock = handClock('2026-03-01T10:00:00Z');
const ctx = await testContext({ clock });
const admin = connect(asAdministrator(ctx.config.DATABASE_URL), { max: 1 });
afterAll(() => admin.close());
afterAll(() => ctx.close());

const row = (externalId: string, changes: Record<string, unknown> = {}) => ({
  source: 'catalogue',
  externalId,
  publish: true,
  ...readyContent(),
  ...changes,
});
const run = (owner: ReturnType<typeof testActor>, rows: Record<string, unknown>[]) =>
  importListings(ctx, owner, rows, {});
const statuses = (answer: Awaited<ReturnType<typeof run>>) => answer.results.map((result) => result.status);
const eventsOf = async (id: string) =>
  (await ctx.db.sql`select type, version from listings.outbox where key = ${id} order by seq`).map((event) => ({
    ...event,
  }));

describe('import', () => {
  it('takes restrictions, publishes them and shows them to everyone', async () => {
    const restrictions = { onlyCountries: ['CN', 'KZ'] };
    const answer = await run(testActor(), [row('1', { restrictions })]);
    const id = answer.results[0]?.id ?? '';
    const [event] = await ctx.db.sql`select payload from listings.outbox where key = ${id}`;
    expect(event).toMatchObject({ payload: { restrictions } });
    expect(await getListing(ctx, testActor({ verified: false }), id)).toMatchObject({ sight: 'T0', restrictions });
  });

  it('gives each row a separate result and says what is wrong where', async () => {
    const owner = testActor();
    const answer = await run(owner, [
      row('1'),
      row('2', { ipc: ['Z99Z'] }),
      row('3', { title: { en: { text: '<b>Bold</b>', origin: 'person' } }, colour: 'red' }),
      row('1', { keywords: ['again'] }),
      row('4', { abstract: undefined }),
      row('5', { publish: false, abstract: undefined }),
      { externalId: 'six' },
    ]);
    expect(statuses(answer)).toEqual([
      'created',
      'rejected',
      'rejected',
      'rejected',
      'rejected',
      'created',
      'rejected',
    ]);
    expect(answer.counts).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: 5 });
    const issues = answer.results.map((result) => result.issues.map((issue) => `${issue.pointer} ${issue.rule}`));
    expect(issues[1]).toEqual(['/ipc/0 ipc.section']);
    expect(issues[2]).toEqual(['/title/en/text text.markup', '/colour unknown_field']);
    expect(issues[3]).toEqual(['/externalId import.repeated']);
    expect(issues[4]).toEqual(['/abstract listing.publish.missing_abstract']);
    expect(issues[6]).toEqual(['/source invalid_type', '/kind invalid_value']);
    expect(answer.results[0]).toMatchObject({ state: 'published', version: 1 });
    expect(answer.results[5]).toMatchObject({ state: 'draft' });
    expect((await listOwnListings(ctx, owner, { limit: 10, owner: 'me' })).items).toHaveLength(2);
  });

  it('changes nothing when the same rows come again, and makes a new version of what changed', async () => {
    const owner = testActor();
    const first = await run(owner, [row('a'), row('b')]);
    expect(statuses(await run(owner, [row('a'), row('b')]))).toEqual(['unchanged', 'unchanged']);
    const again = await run(owner, [row('b', { keywords: ['changed'] }), row('a')]);
    expect(statuses(again)).toEqual(['updated', 'unchanged']);
    const [a, b] = first.results.map((result) => result.id ?? '');
    expect(again.results.map((result) => result.id)).toEqual([b, a]);
    expect(await eventsOf(a ?? '')).toEqual([{ type: 'listing.published', version: 1 }]);
    expect(await eventsOf(b ?? '')).toEqual([
      { type: 'listing.published', version: 1 },
      { type: 'listing.published', version: 2 },
    ]);
    expect(await getListing(ctx, owner, b ?? '')).toMatchObject({ keywords: ['changed'], validUntil: '2027-03-01' });
    const history = await listListingEvents(ctx, owner, b ?? '', { limit: 5 });
    expect(history.items.map((event) => [event.action, event.from, event.to])).toEqual([
      ['publish', null, 'published'],
      ['edit', 'published', 'published'],
    ]);
  });

  it('an order of keys is no change, and an import does not bring back what was withdrawn', async () => {
    const owner = testActor();
    const [made] = (await run(owner, [row('a')])).results;
    const turned = Object.fromEntries(Object.entries(row('a')).reverse());
    expect(statuses(await run(owner, [turned]))).toEqual(['unchanged']);
    await transitionListing(ctx, owner, made?.id ?? '', { step: 'withdraw', reason: 'sold' }, {});
    expect(statuses(await run(owner, [row('a')]))).toEqual(['unchanged']);
    const changed = await run(owner, [row('a', { keywords: ['changed'] })]);
    expect(changed.results[0]?.issues).toMatchObject([{ rule: 'listing.edit.withdrawn' }]);
  });

  it('the same import twice at once writes once', async () => {
    const owner = testActor();
    const rows = Array.from({ length: 50 }, (_, index) => row(`r${index}`));
    const answers = await Promise.all([run(owner, rows), run(owner, rows), run(owner, rows)]);
    const created = answers.map((answer) => answer.counts.created).sort((a, b) => a - b);
    const unchanged = answers.map((answer) => answer.counts.unchanged).sort((a, b) => a - b);
    expect([created, unchanged]).toEqual([
      [0, 0, 50],
      [0, 50, 50],
    ]);
  });

  it('the same id of another organisation or source is another listing', async () => {
    const [one, two] = [testActor(), testActor()];
    expect(statuses(await run(one, [row('a'), row('a', { source: 'other' })]))).toEqual(['created', 'created']);
    expect(statuses(await run(two, [row('a')]))).toEqual(['created']);
  });

  it('refuses a second listing of a family, within a request too, and keeps the rest', async () => {
    const owner = testActor();
    const patent = { publicationNumber: 'CN 110569471 A', familyId: 'F1' };
    const answer = await run(owner, [
      row('p1', { kind: 'patent', patent }),
      row('p2', { kind: 'patent', patent: { publicationNumber: 'CN110569471B' } }),
      row('p3'),
    ]);
    expect(statuses(answer)).toEqual(['created', 'rejected', 'created']);
    expect(answer.results[1]?.issues).toMatchObject([{ pointer: '/patent', rule: 'listing.same_family' }]);
    expect(answer.results[1]?.issues[0]?.message).toContain(answer.results[0]?.id);
    expect(statuses(await run(testActor(), [row('q', { kind: 'patent', patent })]))).toEqual(['rejected']);
  });

  it('puts rows of an unverified organisation before the operator', async () => {
    const owner = testActor({ verified: false });
    const answer = await run(owner, [row('a')]);
    expect(answer.results[0]).toMatchObject({ status: 'created', state: 'in_review' });
    // The reviewers hear of it; nobody else does.
    expect(await eventsOf(answer.results[0]?.id ?? '')).toMatchObject([{ type: 'listing.reviewed' }]);
  });

  it('takes nineteen of twenty rows when one cannot be kept, under an Idempotency-Key too, and a repeat says the same', async () => {
    const owner = testActor();
    const bad: Record<string, Record<string, unknown>> = {
      3: { validUntil: '0000-01-01' },
      7: { externalId: 'a\u0000b' },
      9: { externalId: '\ud800' },
      11: { ['\u0000']: 1 },
      13: { title: { en: { text: 'a\uffff', origin: 'person' } } },
    };
    const rows = Array.from({ length: 20 }, (_, at) => row(`k${at}`, bad[at]));
    const key = { idempotencyKey: 'poison' };
    const answer = await importListings(ctx, owner, rows, key);
    expect(answer.counts).toEqual({ created: 15, updated: 0, unchanged: 0, rejected: 5 });
    const rejected = answer.results.filter((result) => result.status === 'rejected');
    expect(rejected.map(({ index, issues }) => [index, issues[0]?.pointer])).toEqual([
      [3, '/validUntil'],
      [7, '/externalId'],
      [9, '/externalId'],
      [11, '/\ufffd'],
      [13, '/title/en/text'],
    ]);
    expect(await importListings(ctx, owner, rows, key)).toEqual(answer);
    expect((await run(owner, rows)).counts).toEqual({ created: 0, updated: 0, unchanged: 15, rejected: 5 });
  });

  it('a row that only Postgres refuses is rejected alone, its events with it', async () => {
    const owner = testActor();
    await admin.sql`alter table listings.listing add constraint not_poison check (external_id <> 'poison')`;
    const answer = await run(owner, [row('a'), row('poison'), row('b')]);
    expect(statuses(answer)).toEqual(['created', 'rejected', 'created']);
    expect(answer.results[1]?.issues).toMatchObject([{ pointer: '' }]);
    expect(JSON.stringify(answer)).not.toContain('insert into');
    const told = await ctx.db
      .sql`select key from listings.outbox where payload->'organisation'->>'id' = ${owner.organisation.id}`;
    expect(told).toHaveLength(2);
    await admin.sql`alter table listings.listing drop constraint not_poison`;
    expect(statuses(await run(owner, [row('a'), row('poison'), row('b')]))).toEqual([
      'unchanged',
      'created',
      'unchanged',
    ]);
  });

  it('a draft imported before is published by the same row that asks for it', async () => {
    const owner = testActor();
    await run(owner, [row('a', { publish: false })]);
    const answer = await run(owner, [row('a')]);
    expect(answer.results[0]).toMatchObject({ status: 'updated', state: 'published', version: 2 });
  });
});

describe('an export', () => {
  it('imported again changes nothing, whatever the states of the listings and wherever they were written', async () => {
    const owner = testActor();
    const patent = { publicationNumber: 'CN105555555A' };
    await run(owner, [row('1', { kind: 'patent', patent }), row('2', { publish: false }), row('3')]);
    const written = await createListing(ctx, owner, readyContent(), {});
    await publishListing(ctx, owner, written.id, { expectedVersion: 1 }, {});
    const { items } = await listOwnListings(ctx, owner, { limit: 10, owner: 'me' });
    const third = items.find((item) => item.source?.externalId === '3');
    await transitionListing(ctx, owner, third?.id ?? '', { step: 'withdraw', reason: 'sold elsewhere' }, {});
    const rows: Record<string, unknown>[] = [];
    for await (const one of exportListings(ctx, owner)) rows.push(JSON.parse(JSON.stringify(one)));
    const before = (await listOwnListings(ctx, owner, { limit: 10, owner: 'me' })).items;
    const answer = await run(owner, rows);
    expect(answer.counts).toEqual({ created: 0, updated: 0, unchanged: 4, rejected: 0 });
    expect((await listOwnListings(ctx, owner, { limit: 10, owner: 'me' })).items).toEqual(before);
  });

  it('edited in a sheet changes the listing that it came from', async () => {
    const owner = testActor();
    const written = await createListing(ctx, owner, readyContent(), {});
    const [given] = await Array.fromAsync(exportListings(ctx, owner));
    const answer = await run(owner, [{ ...given, keywords: ['written in a sheet'] }]);
    expect(answer.results[0]).toMatchObject({ status: 'updated', id: written.id, version: 2, state: 'draft' });
    expect(await getListing(ctx, owner, written.id)).not.toHaveProperty('source');
  });
});

describe('the undo of an import', () => {
  it('lets go of the patents, so that the mended file can be imported', async () => {
    const owner = testActor();
    const patent = { publicationNumber: 'CN108889999A' };
    const rows = [row('1', { kind: 'patent', patent, publish: false }), row('2')];
    const first = await run(owner, rows);
    const undone = await undoListingImport(ctx, owner, first.run ?? '', {});
    expect(undone).toMatchObject({ deleted: 1, withdrawn: 1, kept: [], run: { remaining: 0 } });
    const again = await run(owner, [row('other', { kind: 'patent', patent }), row('2')]);
    expect(again.counts).toMatchObject({ created: 2, rejected: 0 });
    expect(await eventsOf(first.results[1]?.id ?? '')).toEqual([
      { type: 'listing.published', version: 1 },
      { type: 'listing.withdrawn', version: 2 },
    ]);
  });

  it('needs the right to take listings off the market, and an import of its own organisation', async () => {
    const owner = testActor();
    const { run: id } = await run(owner, [row('1')]);
    const other = undoListingImport(ctx, testActor(), id ?? '', {});
    await expect(other).rejects.toMatchObject({ reason: 'import.not_found' });
  });

  it('of a dry run there is none: nothing was held', async () => {
    const owner = testActor();
    const patent = { publicationNumber: 'CN107777777A' };
    const dry = await importListings(
      ctx,
      owner,
      [row('1', { kind: 'patent', patent }), row('2', { kind: 'patent', patent })],
      {},
      { dryRun: true },
    );
    expect(dry.results.map(({ status, issues }) => [status, issues[0]?.rule])).toEqual([
      ['created', undefined],
      ['rejected', 'listing.same_family'],
    ]);
    expect((await run(owner, [row('3', { kind: 'patent', patent })])).counts.created).toBe(1);
  });

  it('a text that was brought to another form is told', async () => {
    const patent = { publicationNumber: 'CN 106 666 666 A' };
    const answer = await run(testActor(), [row('1', { kind: 'patent', patent, ipc: ['c02f1/44'] })]);
    expect(answer.results[0]?.changes).toEqual([
      { pointer: '/ipc/0', from: 'c02f1/44', to: 'C02F 1/44' },
      { pointer: '/patent/publicationNumber', from: 'CN 106 666 666 A', to: 'CN106666666A' },
    ]);
  });
});
