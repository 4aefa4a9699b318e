import { testActor } from '@techbourse/testkit';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { countsOf, importNotes, type NoteRow, notes, sampleContext, sampleDatabase } from '../test/notes.ts';

const db = await sampleDatabase({ max: 6 });
afterAll(() => db.close());
const ctx = sampleContext(db);

const row = (externalId: string, title = `note ${externalId}`, more: Record<string, unknown> = {}) => ({
  source: 'catalogue',
  externalId,
  title,
  ...more,
});
type Answer = Awaited<ReturnType<typeof importNotes>>;
const statuses = ({ results }: Answer) => results.map(({ status }) => status);
const issuesOf = ({ results }: Answer) =>
  results.map(({ issues }) => issues.map(({ pointer, rule }) => `${pointer} ${rule}`));

/** What somebody sees who sees the records of one organisation. */
const of = (id: string) => ({ seen: { everything: false, organisations: [id] } });

describe('an import', () => {
  it('gives each row a separate result, in the order of the rows', async () => {
    const answer = await importNotes(ctx, testActor(), [
      row('1'),
      row('2', ''),
      row('3'),
      row('1', 'again'),
      { title: 'x' },
    ]);
    expect(statuses(answer)).toEqual(['created', 'rejected', 'created', 'rejected', 'rejected']);
    expect(answer.counts).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: 3 });
    expect(answer.results.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect(issuesOf(answer)).toEqual([
      [],
      ['/title too_small'],
      [],
      ['/externalId import.repeated'],
      ['/source invalid_type', '/externalId invalid_type'],
    ]);
  });

  it('repeated changes nothing and leaves no trace of it, however often', async () => {
    const owner = testActor();
    const rows = [row('1', 'one', { live: true }), row('2')];
    const first = await importNotes(ctx, owner, rows);
    const before = await countsOf(db);
    for (let n = 0; n < 3; n++) {
      const again = await importNotes(ctx, owner, rows.toReversed());
      expect(statuses(again)).toEqual(['unchanged', 'unchanged']);
      expect(again.results.map(({ id, version }) => [id, version])).toEqual(
        first.results.map(({ id, version }) => [id, version]).toReversed(),
      );
    }
    expect(await countsOf(db)).toEqual(before);
  });

  it('makes a new version of exactly what changed at its source', async () => {
    const owner = testActor();
    const first = await importNotes(ctx, owner, [row('1'), row('2')]);
    const again = await importNotes(ctx, owner, [row('2', 'another title'), row('1'), row('3')]);
    expect(statuses(again)).toEqual(['updated', 'unchanged', 'created']);
    expect(again.results[0]).toMatchObject({ id: first.results[1]?.id, version: 2 });
    expect((await notes.find(db.orm, again.results[0]?.id ?? ''))?.content).toEqual({ title: 'another title' });
  });

  it('does not take back what the owner did meanwhile with a row that is as it was', async () => {
    const owner = testActor();
    const first = await importNotes(ctx, owner, [row('1', 'one', { live: true })]);
    const made = await notes.find(db.orm, first.results[0]?.id ?? '');
    if (!made) throw new Error('it was created');
    await db.orm.transaction((tx) => notes.save(tx, made, { state: 'over' }));
    const again = await importNotes(ctx, owner, [row('1', 'one', { live: true })]);
    expect(again.results[0]).toMatchObject({ status: 'unchanged', state: 'over', version: 2 });
  });

  it('of other organisations is of other records, with the same source and ids', async () => {
    const answers = [await importNotes(ctx, testActor(), [row('1')]), await importNotes(ctx, testActor(), [row('1')])];
    expect(answers.flatMap(statuses)).toEqual(['created', 'created']);
    expect(new Set(answers.map(({ results }) => results[0]?.id)).size).toBe(2);
  });

  it('comes to the same records as a map of keys, whatever the batches', async () => {
    const given = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), title: fc.constantFrom('', 'x', 'y', 'z') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(given, { maxLength: 5 }), { maxLength: 4 }), async (batches) => {
        const owner = testActor();
        const model = new Map<string, { title: string; version: number }>();
        for (const batch of batches) {
          const taken = new Set<string>();
          const expected = batch.map(({ id, title }) => {
            if (title === '' || taken.has(id)) return 'rejected';
            taken.add(id);
            const known = model.get(id);
            if (known?.title === title) return 'unchanged';
            model.set(id, { title, version: (known?.version ?? 0) + 1 });
            return known ? 'updated' : 'created';
          });
          const answer = await importNotes(
            ctx,
            owner,
            batch.map(({ id, title }) => row(id, title)),
          );
          expect(statuses(answer)).toEqual(expected);
        }
        const { items } = await notes.list(db.orm, of(owner.organisation.id), { limit: 100 });
        const found = items.map(({ externalId, content, version }) => [externalId, { title: content.title, version }]);
        expect(new Map(found as [string, { title: string; version: number }][])).toEqual(model);
      }),
      { numRuns: 25 },
    );
  });
});

describe('an Idempotency-Key', () => {
  it('gives a repeat the first answer, though the records moved on', async () => {
    const owner = testActor();
    const first = await importNotes(ctx, owner, [row('1')], { idempotencyKey: 'k' });
    await importNotes(ctx, owner, [row('1', 'changed')]);
    const before = await countsOf(db);
    expect(await importNotes(ctx, owner, [row('1')], { idempotencyKey: 'k' })).toEqual(first);
    expect(await countsOf(db)).toEqual(before);
  });

  it('used for other rows is a CONFLICT, and another organisation may use the same', async () => {
    const owner = testActor();
    await importNotes(ctx, owner, [row('1')], { idempotencyKey: 'k' });
    const other = importNotes(ctx, owner, [row('2')], { idempotencyKey: 'k' });
    await expect(other).rejects.toMatchObject({ kind: 'CONFLICT', reason: 'idempotency.key_reused' });
    expect(statuses(await importNotes(ctx, testActor(), [row('2')], { idempotencyKey: 'k' }))).toEqual(['created']);
  });

  it('of an import that failed as a whole is free again', async () => {
    const owner = testActor();
    const poor = sampleContext(db, { rows: 1 });
    const rows = [row('1'), row('2')];
    const failed = importNotes(poor, owner, rows, { idempotencyKey: 'k' });
    await expect(failed).rejects.toMatchObject({ kind: 'LIMIT_EXCEEDED', reason: 'quota.rows_per_day' });
    expect(statuses(await importNotes(ctx, owner, rows, { idempotencyKey: 'k' }))).toEqual(['created', 'created']);
  });
});

describe('imports at the same time', () => {
  it('of the same rows create each record once, with and without a key', async () => {
    for (const call of [{}, { idempotencyKey: 'same' }]) {
      const owner = testActor();
      const rows = [row('1'), row('2'), row('3')];
      const answers = await Promise.all(Array.from({ length: 4 }, () => importNotes(ctx, owner, rows, call)));
      const { items } = await notes.list(db.orm, of(owner.organisation.id), { limit: 100 });
      expect(items.map(({ version }) => version)).toEqual([1, 1, 1]);
      for (const { results } of answers)
        expect(results.map(({ id }) => id)).toEqual(answers[0]?.results.map(({ id }) => id));
    }
  });
});

describe('a row that cannot be taken', () => {
  it('because Postgres refuses it, takes no other with it and leaves nothing of itself', async () => {
    const owner = testActor();
    const titles = ['a', 'refused by Postgres', 'b', 'c', 'refused by Postgres', 'd'];
    const answer = await importNotes(
      ctx,
      owner,
      titles.map((title, n) => row(`${n}`, title, { live: true })),
    );
    expect(statuses(answer)).toEqual(titles.map((title) => (title.length === 1 ? 'created' : 'rejected')));
    const { items } = await notes.list(db.orm, of(owner.organisation.id), { limit: 100 });
    expect(items.map(({ content }) => content.title).toSorted()).toEqual(['a', 'b', 'c', 'd']);
    const ids = items.map(({ id }) => id);
    const told = await db.sql`select key from sample.outbox where key in ${db.sql(ids)}`;
    expect(told.map((each) => each['key']).toSorted()).toEqual(ids.toSorted());
  });

  it('by a fault of ours is told as such and not how, and the others are taken', async () => {
    const answer = await importNotes(ctx, testActor(), [row('1'), row('2', 'breaks'), row('3')]);
    expect(statuses(answer)).toEqual(['created', 'rejected', 'created']);
    expect(issuesOf(answer)[1]).toEqual([' import.internal']);
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('may be named at the last moment, when the others are known', async () => {
    const owner = testActor();
    const issue = { pointer: '/title', rule: 'note.twin', message: 'There is one already' };
    const answer = await importNotes(
      ctx,
      owner,
      [row('1'), row('2', 'twin'), row('3')],
      {},
      async (_tx, records) =>
        new Map(records.filter(({ content }) => content.title === 'twin').map(({ id }) => [id, issue])),
    );
    expect(statuses(answer)).toEqual(['created', 'rejected', 'created']);
    expect(answer.results[1]).toMatchObject({ externalId: '2', id: null, issues: [issue] });
  });

  it('may be all of them: the answer says so, nothing is written, and no record is locked', async () => {
    const before = await countsOf(db);
    const answer = await importNotes(ctx, testActor(), [row('', ''), { a: 1 }, row('b\u0000')]);
    expect(answer.counts).toEqual({ created: 0, updated: 0, unchanged: 0, rejected: 3 });
    expect(await countsOf(db)).toEqual(before);
  });

  it.each([
    ['a null byte', { title: 'a\u0000b' }],
    ['half a character', { title: '\ud800' }],
    ['a field that nobody knows', { colour: 'red' }],
    ['a number for a text', { title: 7 }],
    ['a list for a text', { title: ['a'] }],
    ['an id of two lines', { externalId: 'a\nb' }],
    ['a text longer than allowed', { title: 'x'.repeat(101) }],
    ['a name of the language', { ['__proto__x']: 1 }],
  ])('with %s is rejected alone', async (_what, wrong) => {
    const answer = await importNotes(ctx, testActor(), [row('1'), { ...row('2'), ...wrong }, row('3')]);
    expect(statuses(answer)).toEqual(['created', 'rejected', 'created']);
    expect(answer.results[1]?.issues.length).toBeGreaterThan(0);
  });
});

describe('the quota of an importer', () => {
  it('of rows in a day counts every row that was sent, refused ones too, and starts anew with the next day', async () => {
    const owner = testActor();
    let now = new Date('2026-05-20T23:59:59Z');
    const four = sampleContext(db, { rows: 4, now: () => now });
    await importNotes(four, owner, [row('1'), row('2', '')]);
    await importNotes(four, owner, [row('1')]);
    const tooMuch = importNotes(four, owner, [row('3'), row('4')]);
    await expect(tooMuch).rejects.toMatchObject({ reason: 'quota.rows_per_day', details: { most: 4 } });
    const { items } = await notes.list(db.orm, of(owner.organisation.id), { limit: 100 });
    expect(items.map(({ externalId }) => externalId)).toEqual(['1']);
    now = new Date('2026-05-21T00:00:00Z');
    expect(statuses(await importNotes(four, owner, [row('3'), row('4')]))).toEqual(['created', 'created']);
  });

  it('of records takes as many rows as there is room for, and says of the others why not', async () => {
    const owner = testActor();
    const three = sampleContext(db, { records: 3 });
    const answer = await importNotes(
      three,
      owner,
      Array.from({ length: 5 }, (_, n) => row(`${n}`)),
    );
    expect(answer.counts).toMatchObject({ created: 3, rejected: 2 });
    expect(new Set(issuesOf(answer).flat())).toEqual(new Set([' quota.records']));
    expect(statuses(await importNotes(three, owner, [row('0', 'an edit needs no room')]))).toEqual(['updated']);
  });
});

it('what an import wrote says so in its history', async () => {
  const owner = testActor();
  const rows: NoteRow[] = [{ source: 'patents 2026', externalId: '1', title: 'one', live: true }];
  const { results } = await importNotes(ctx, owner, rows, { requestId: 'r-9' });
  const id = results[0]?.id ?? '';
  const [happened] = await db.sql`select action, reason, actor_id from sample.note_event where note_id = ${id}`;
  expect(happened).toEqual({ action: 'create', reason: 'import from patents 2026', actor_id: owner.id });
  const [told] = await db.sql`select request_id from sample.outbox where key = ${id}`;
  expect(told).toEqual({ request_id: 'r-9' });
});
