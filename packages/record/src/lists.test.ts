import type { Page } from '@techbourse/api-schema';
import { encodeCursor, newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { testActor } from '@techbourse/testkit';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newNote, newPermit, notes, permits, put, type State, sampleDatabase } from '../test/notes.ts';

const db = await sampleDatabase();
afterAll(() => db.close());
beforeEach(async () => {
  await db.sql`truncate sample.note, sample.permit`;
});

type Made = { id: string; state: string };

/** The two orders of a list: by ids that tell the time, and by creation, of which several may be in one moment. */
const kinds = [
  {
    name: 'listed by id',
    store: notes,
    insert: (owner: Member, states: readonly State[]): Promise<Made[]> =>
      put(
        db,
        states.map((state) => newNote(owner, { state })),
      ),
  },
  {
    name: 'listed by creation',
    store: permits,
    insert: (owner: Member, states: readonly State[]): Promise<Made[]> =>
      db.orm.transaction((tx) =>
        permits.write(
          tx,
          states.map((state) => newPermit(owner, { state })),
        ),
      ),
  },
];

const STATES: readonly State[] = ['draft', 'live', 'kept', 'over'];
const some = fc.array(fc.constantFrom(...STATES), { maxLength: 9 });
const size = fc.integer({ min: 1, max: 4 });
/** What somebody sees who sees the records of some organisations. */
const of = (...organisations: string[]) => ({ seen: { everything: false, organisations } });
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

/** Every page of a list, and what `between` does before each next one. */
async function walk<R>(read: (cursor: string | undefined) => Promise<Page<R>>, between = async () => {}): Promise<R[]> {
  const all: R[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await read(cursor);
    all.push(...page.items);
    if (page.nextCursor === null) return all;
    cursor = page.nextCursor;
    await between();
  }
}
async function collect<R>(pages: AsyncIterable<R[]>, between = async () => {}): Promise<R[]> {
  const all: R[] = [];
  for await (const page of pages) {
    expect(page.length).toBeGreaterThan(0);
    all.push(...page);
    await between();
  }
  return all;
}

describe.each(kinds)('a list of records $name', ({ store, insert }) => {
  const inserted = async (owner: Member, states: readonly State[]) => (states.length > 0 ? insert(owner, states) : []);

  it('has every row exactly once, newest first, whatever the sizes of pages', async () => {
    await fc.assert(
      fc.asyncProperty(some, some, size, async (early, late, limit) => {
        const owner = testActor();
        const made = [...(await inserted(owner, early)), ...(await inserted(owner, late))];
        const read = (cursor: string | undefined) =>
          store.list(db.orm, of(owner.organisation.id), { cursor, limit }) as Promise<Page<Made>>;
        const found = await walk(read);
        expect(idsOf(found).toSorted()).toEqual(idsOf(made).toSorted());
        const whole = await store.list(db.orm, of(owner.organisation.id), { limit: 100 });
        expect(idsOf(found)).toEqual(idsOf(whole.items));
        expect(new Set(idsOf(found.slice(0, late.length)))).toEqual(new Set(idsOf(made.slice(early.length))));
      }),
      { numRuns: 20 },
    );
  });

  it('shows every row that was there exactly once while rows are inserted between its pages', async () => {
    await fc.assert(
      fc.asyncProperty(some, size, size, async (states, limit, more) => {
        const owner = testActor();
        const there = await inserted(owner, states);
        const organisationId = owner.organisation.id;
        const arrive = async () => void (await inserted(owner, STATES.slice(0, more)));
        const read = (cursor: string | undefined) =>
          store.list(db.orm, of(organisationId), { cursor, limit }) as Promise<Page<Made>>;
        const found = await walk(read, arrive);
        // What came is newer than the first row that was shown.
        expect(idsOf(found)).toEqual(idsOf(await walk(read)).filter((id) => there.some((each) => each.id === id)));
      }),
      { numRuns: 20 },
    );
  });

  it('is of one organisation and one state when asked so, of all when not', async () => {
    const [owner, other] = [testActor(), testActor()];
    const mine = await insert(owner, STATES);
    await insert(other, STATES);
    const page = { limit: 100 };
    const ofOwner = of(owner.organisation.id);
    expect(idsOf((await store.list(db.orm, ofOwner, page)).items).toSorted()).toEqual(idsOf(mine).toSorted());
    const live = await store.list(db.orm, { ...ofOwner, state: 'live' }, page);
    expect(idsOf(live.items)).toEqual(idsOf(mine.filter(({ state }) => state === 'live')));
    expect((await store.list(db.orm, {}, page)).items).toHaveLength(8);
    expect((await store.list(db.orm, { state: 'kept' }, page)).items).toHaveLength(2);
    expect(await store.list(db.orm, of(newId()), page)).toEqual({ items: [], nextCursor: null });
  });

  it('is of several organisations at once, page by page, and counts those of each by the same filter', async () => {
    const [one, two, stranger] = [testActor(), testActor(), testActor()];
    const mine = [...(await insert(one, STATES)), ...(await insert(two, ['live', 'draft']))];
    await insert(stranger, STATES);
    const filter = of(one.organisation.id, two.organisation.id);
    const read = (cursor: string | undefined) =>
      store.list(db.orm, filter, { cursor, limit: 2 }) as Promise<Page<Made>>;
    expect(idsOf(await walk(read)).toSorted()).toEqual(idsOf(mine).toSorted());
    const count = (organisation: Member, of: number) => ({ organisationId: organisation.organisation.id, count: of });
    expect(await store.countByOwner(db.orm, filter)).toEqual([count(one, 4), count(two, 2)]);
    const drafts = await store.countByOwner(db.orm, { ...filter, state: 'draft' });
    expect(drafts).toHaveLength(2);
    expect(drafts).toEqual(expect.arrayContaining([count(one, 1), count(two, 1)]));
    expect(await store.countByOwner(db.orm, of())).toEqual([]);
  });

  it('ends without a cursor exactly at its last row', async () => {
    const owner = testActor();
    await insert(owner, STATES);
    const filter = of(owner.organisation.id);
    expect((await store.list(db.orm, filter, { limit: 4 })).nextCursor).toBeNull();
    expect((await store.list(db.orm, filter, { limit: 3 })).nextCursor).not.toBeNull();
  });

  it.each([
    ['no cursor at all', 'rubbish'],
    ['another list’s keys', encodeCursor([3])],
    ['too many keys', encodeCursor([newId(), newId()])],
    ['no keys', encodeCursor([])],
    ['an id that is none', encodeCursor(['x'])],
    ['what no table can hold', encodeCursor(['\u0000'])],
    ['something that is no list', Buffer.from('{"a":1}').toString('base64url')],
  ])('refuses as a cursor %s', async (_what, cursor) => {
    const asked = store.list(db.orm, {}, { cursor, limit: 5 });
    await expect(asked).rejects.toMatchObject({ kind: 'VALIDATION', reason: 'cursor.invalid' });
  });

  it('of an organisation goes oldest first, every row once, while rows are inserted', async () => {
    await fc.assert(
      fc.asyncProperty(some, some, size, async (early, late, limit) => {
        const owner = testActor();
        const first = await inserted(owner, early);
        const there = [...first, ...(await inserted(owner, late))];
        await inserted(testActor(), STATES);
        let arrivals = 0;
        const arrive = async () => void (arrivals++ < 3 && (await inserted(owner, ['draft'])));
        const found = await collect(
          store.ownPages(db.orm, owner.organisation.id, limit) as AsyncGenerator<Made[]>,
          arrive,
        );
        expect(new Set(idsOf(found)).size).toBe(found.length);
        expect(idsOf(found.slice(0, there.length)).toSorted()).toEqual(idsOf(there).toSorted());
        expect(new Set(idsOf(found.slice(0, first.length)))).toEqual(new Set(idsOf(first)));
      }),
      { numRuns: 20 },
    );
  });
});

describe.each(kinds)('what an index reads of records $name', ({ store, insert }) => {
  const LONG_AGO = new Date('2020-01-01T00:00:00Z');
  const table = store === notes ? 'note' : 'permit';
  const age = (ids: readonly string[], at: Date) =>
    db.sql`update sample.${db.sql(table)} set updated_at = ${at.toISOString()} where id in ${db.sql([...ids])}`;
  const live = (rows: readonly Made[]) => idsOf(rows.filter(({ state }) => state === 'live')).toSorted();

  it('is every live record exactly once in the order of ids, in each form, while rows are inserted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...STATES), { minLength: 1, maxLength: 9 }),
        size,
        async (states, limit) => {
          await db.sql`truncate sample.note, sample.permit`;
          const there = live(await insert(testActor(), states));
          let arrivals = 0;
          const arrive = async () => void (arrivals++ < 2 && (await insert(testActor(), ['live'])));
          const whole = await collect(store.livePages(db.orm, limit) as AsyncGenerator<Made[]>, arrive);
          const heads = await collect(store.liveHeads(db.orm, limit), arrive);
          const ids = await collect(store.liveIds(db.orm, limit), arrive);
          for (const found of [idsOf(whole), idsOf(heads), ids]) {
            expect(found).toEqual(found.toSorted());
            expect(new Set(found).size).toBe(found.length);
            expect(found.filter((id) => there.includes(id))).toEqual(there);
          }
          expect(await store.countLive(db.orm)).toBe((await collect(store.liveIds(db.orm, 50))).length);
          const versions = await store.findLiveVersions(db.orm, idsOf(heads));
          expect([...versions].toSorted()).toEqual(heads.map(({ id, version }) => [id, version]).toSorted());
        },
      ),
      { numRuns: 15 },
    );
  });

  it('changed since a moment are records of every state from that moment on', async () => {
    const made = await insert(testActor(), STATES);
    const [old, edge, ...rest] = idsOf(made);
    const since = new Date('2026-05-20T12:00:00.000Z');
    await age([old ?? ''], new Date(since.getTime() - 1));
    await age([edge ?? ''], since);
    const due = [edge, ...rest].toSorted();
    expect(idsOf(await collect(store.changedPages(db.orm, since, 2) as AsyncGenerator<Made[]>))).toEqual(due);
    expect(await collect(store.changedIds(db.orm, since, 2))).toEqual(due);
    expect(await collect(store.changedIds(db.orm, new Date('2100-01-01'), 2))).toEqual([]);
  });

  it('counts what settled by state, and what moves whatever its state', async () => {
    const made = await insert(testActor(), ['live', 'live', 'draft', 'over']);
    const before = new Date(Date.now() - 60_000);
    expect(await store.countExpected(db.orm, before)).toEqual({ settled: 0, moving: 4 });
    await age(idsOf(made.slice(0, 3)), LONG_AGO);
    expect(await store.countExpected(db.orm, before)).toEqual({ settled: 2, moving: 1 });
  });

  it('has no version of what is not live, or not there', async () => {
    const made = await insert(testActor(), ['live', 'draft']);
    const versions = await store.findLiveVersions(db.orm, [...idsOf(made), newId()]);
    expect([...versions]).toEqual([[live(made)[0], 1]]);
    expect(await store.findLiveVersions(db.orm, [])).toEqual(new Map());
  });
});
