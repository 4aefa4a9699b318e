import { newId } from '@techbourse/platform';
import { testActor, testOperator } from '@techbourse/testkit';
import { lt } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type Content,
  type Note,
  newNote,
  newPermit,
  note,
  notes,
  permits,
  put,
  type State,
  sampleDatabase,
} from '../test/notes.ts';
import { assertVersion } from './history.ts';
import { recordStore } from './store.ts';

const db = await sampleDatabase({ max: 8 });
afterAll(() => db.close());

const one = async (changes: Parameters<typeof newNote>[1] = {}, owner = testActor()): Promise<Note> => {
  const [made] = await put(db, [newNote(owner, changes)]);
  if (!made) throw new Error('a write gives back what it wrote');
  return made;
};
/** What became of each promise: true, or the kind of its error. */
const fates = async (all: Promise<unknown>[]) =>
  (await Promise.allSettled(all)).map((each) => (each.status === 'fulfilled' ? true : each.reason.kind));

describe('a write', () => {
  it('takes new and changed records in one statement and gives them back in the order given', async () => {
    const owner = testActor();
    const old = await one({ content: { title: 'old' } }, owner);
    const [first, second] = [newNote(owner), newNote(owner)];
    const written = await put(db, [second, notes.nextVersion(old, { content: { title: 'edited' } }), first]);
    expect(written.map(({ id, version }) => [id, version])).toEqual([
      [second.id, 1],
      [old.id, 2],
      [first.id, 1],
    ]);
    expect(written[1]).toMatchObject({ content: { title: 'edited' }, createdAt: old.createdAt });
  });

  it('of nothing asks nothing', async () => {
    expect(await put(db, [])).toEqual([]);
  });

  it('makes the copies of a content anew, also when the content loses the field', async () => {
    const made = await one({ content: { until: '2027-01-31' } });
    expect(made.until).toBe('2027-01-31');
    const after = await db.orm.transaction((tx) => notes.save(tx, made, { content: { title: 'no end' } }));
    expect(after.until).toBeNull();
  });

  it('replaces whatever may change, and never the owner or the moment of creation', async () => {
    const made = await one();
    const stranger = testActor();
    const everything = {
      ...notes.nextVersion(made, {}),
      organisationId: stranger.organisation.id,
      createdAt: new Date(0),
      state: 'live' as const,
      content: { title: 'b' },
      source: 's',
      externalId: 'e',
      importHash: 'h',
    };
    const [after] = await put(db, [everything]);
    expect(after).toMatchObject({
      state: 'live',
      content: { title: 'b' },
      source: 's',
      externalId: 'e',
      importHash: 'h',
    });
    expect(after).toMatchObject({ organisationId: made.organisationId, createdAt: made.createdAt });
    expect(after?.updatedAt.getTime()).toBeGreaterThanOrEqual(made.updatedAt.getTime());
  });

  it('that Postgres refuses leaves nothing of its statement', async () => {
    const owner = testActor();
    const [good, bad] = [newNote(owner), newNote(owner, { content: { title: 'refused by Postgres' } })];
    await expect(put(db, [good, bad])).rejects.toThrow();
    expect(await notes.find(db.orm, good.id)).toBeUndefined();
  });

  it('is refused for a table that lacks the named columns', () => {
    const rules = { noun: 'x', live: 'live', lapses: [], lastDay: { column: note.until, isOver: lt } } as const;
    const asRecord = (row: typeof note.$inferSelect) => row;
    const wrong = () =>
      recordStore(note, {
        ...rules,
        replaced: ['colour' as 'until'],
        listedBy: 'id',
        asRecord,
        asRow: (row: Note) => row,
      });
    expect(wrong).toThrow('colour');
  });
});

describe('versions', () => {
  it('only grow: a write of a version that is there already, or of an older one, is a CONFLICT', async () => {
    const made = await one();
    const second = await db.orm.transaction((tx) => notes.save(tx, made, { content: { title: 'second' } }));
    const stale = [
      notes.nextVersion(made, { content: { title: 'stale' } }),
      { ...notes.nextVersion(second, {}), version: 1 },
    ];
    for (const record of stale) {
      await expect(put(db, [record])).rejects.toMatchObject({ kind: 'CONFLICT', reason: 'listing.version' });
    }
    expect(await notes.find(db.orm, made.id)).toEqual(second);
  });

  it('a stale record takes the whole write with it', async () => {
    const owner = testActor();
    const made = await one({}, owner);
    await db.orm.transaction((tx) => notes.save(tx, made, {}));
    const fresh = newNote(owner);
    await expect(put(db, [fresh, notes.nextVersion(made, {})])).rejects.toMatchObject({ kind: 'CONFLICT' });
    expect(await notes.find(db.orm, fresh.id)).toBeUndefined();
  });

  it('count every edit once, whatever the edits, and keep what no edit names', async () => {
    const edits = fc.array(
      fc.record(
        {
          state: fc.constantFrom<State[]>('draft', 'live', 'kept', 'over'),
          content: fc.string({ unit: 'grapheme-ascii', maxLength: 20 }).map((title): Content => ({ title })),
          externalId: fc.option(fc.string({ unit: 'grapheme-ascii', maxLength: 8 })),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(edits, async (list) => {
        const made = await one({ source: newId() });
        let now = made;
        for (const edit of list) now = await db.orm.transaction((tx) => notes.save(tx, now, edit));
        const expected = list.reduce<Record<string, unknown>>((all, edit) => ({ ...all, ...edit }), { ...made });
        expect(now).toEqual({ ...expected, version: 1 + list.length, updatedAt: now.updatedAt });
        expect(await notes.findVersion(db.orm, made.id)).toBe(1 + list.length);
      }),
      { numRuns: 25 },
    );
  });

  it('the next one is made without touching the record it is made of', async () => {
    const made = await one();
    const before = structuredClone(made);
    const next = notes.nextVersion(made, { state: 'live' });
    expect(made).toEqual(before);
    expect(next).toMatchObject({ id: made.id, version: 2, state: 'live', content: made.content });
    expect(Object.keys(next)).not.toContain('updatedAt');
  });
});

describe('concurrent saves', () => {
  it('of one seen version: one wins, the others are a CONFLICT that names the present version', async () => {
    const owner = testActor();
    const { id } = await one({}, owner);
    const save = (title: string) =>
      db.orm.transaction(async (tx) => {
        const before = await notes.getOwnForUpdate(tx, owner, id, 'listing.edit');
        assertVersion('listing', before.version, 1);
        return notes.save(tx, before, { content: { title } });
      });
    const results = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map(save));
    const won = results.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const lost = results.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(won).toHaveLength(1);
    expect(lost.map(({ kind, details }) => [kind, details])).toEqual(Array(4).fill(['CONFLICT', { version: 2 }]));
    expect(await notes.find(db.orm, id)).toEqual(won[0]);
  });

  it('that expect no version come one after the other, and none is lost', async () => {
    const owner = testActor();
    const { id } = await one({ content: {} }, owner);
    const append = (letter: string) =>
      db.orm.transaction(async (tx) => {
        const before = await notes.getOwnForUpdate(tx, owner, id, 'listing.edit');
        return notes.save(tx, before, { content: { title: (before.content.title ?? '') + letter } });
      });
    await Promise.all([...'abcdefgh'].map(append));
    const after = await notes.find(db.orm, id);
    expect(after?.version).toBe(9);
    expect([...(after?.content.title ?? '')].toSorted().join('')).toBe('abcdefgh');
  });

  it('by code that forgot the lock: one wins all the same', async () => {
    const made = await one();
    const save = (title: string) => db.orm.transaction((tx) => notes.save(tx, made, { content: { title } }));
    const results = await fates(['a', 'b', 'c', 'd'].map(save));
    expect(results.toSorted()).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', true]);
    expect(await notes.findVersion(db.orm, made.id)).toBe(2);
  });

  it('of many records lock them in one order, so that none waits for another for ever', async () => {
    const owner = testActor();
    const all = await put(
      db,
      Array.from({ length: 6 }, () => newNote(owner)),
    );
    const ids = all.map(({ id }) => id);
    const touch = (order: string[]) =>
      db.orm.transaction(async (tx) => notes.saveAll(tx, await notes.lock(tx, order), () => ({ state: 'kept' })));
    const results = await fates([touch(ids), touch(ids.toReversed()), touch(ids), touch(ids.toReversed())]);
    expect(results).toEqual([true, true, true, true]);
    const after = await Promise.all(ids.map((id) => notes.findVersion(db.orm, id)));
    expect(after).toEqual(ids.map(() => 5));
  });
});

describe('saving all', () => {
  it('gives each record with what it was before', async () => {
    const owner = testActor();
    const before = await put(db, [
      newNote(owner, { content: { title: 'a' } }),
      newNote(owner, { content: { title: 'b' } }),
    ]);
    const written = await db.orm.transaction((tx) =>
      notes.saveAll(tx, before, ({ content }) => ({ content: { title: `${content.title}!` } })),
    );
    expect(written.map((each) => each.before)).toEqual(before);
    expect(written.map(({ after }) => [after.content.title, after.version])).toEqual([
      ['a!', 2],
      ['b!', 2],
    ]);
    expect(await db.orm.transaction((tx) => notes.saveAll(tx, [], () => ({})))).toEqual([]);
  });
});

describe('whose a record is', () => {
  it.each(['getOwn', 'getOwnForUpdate'] as const)(
    '%s gives it to its organisation and to the operator alone',
    async (name) => {
      const owner = testActor();
      const made = await one({}, owner);
      const get = (member: typeof owner, id = made.id) =>
        db.orm.transaction((tx) => notes[name](tx, member, id, 'listing.edit'));
      expect(await get(owner)).toEqual(made);
      expect(await get(testOperator())).toEqual(made);
      const refused = { kind: 'NOT_FOUND', reason: 'listing.not_found', message: 'There is no such listing' };
      await expect(get(testActor())).rejects.toMatchObject(refused);
      await expect(get(owner, newId())).rejects.toMatchObject(refused);
      await expect(get(testOperator(), newId())).rejects.toMatchObject(refused);
    },
  );

  it('names the record as its service does', () => {
    expect(permits.notFound()).toMatchObject({ reason: 'permit.not_found', message: 'There is no such permit' });
  });
});

describe('what was imported', () => {
  it('is found by source and id within one organisation, whatever the keys', async () => {
    const key = fc.record({ source: fc.constantFrom('s', 't'), externalId: fc.constantFrom('1', '2', '3') });
    const unique = (list: { source: string; externalId: string }[]) => [
      ...new Map(list.map((each) => [`${each.source}/${each.externalId}`, each])).values(),
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(key), fc.array(key), fc.array(key), async (own, others, asked) => {
        const [owner, other] = [testActor(), testActor()];
        const mine = await put(
          db,
          unique(own).map((each) => newNote(owner, each)),
        );
        await put(
          db,
          unique(others).map((each) => newNote(other, each)),
        );
        const found = await db.orm.transaction((tx) => notes.findImported(tx, owner.organisation.id, asked));
        const wanted = new Set(asked.map((each) => `${each.source}/${each.externalId}`));
        const due = mine.filter(({ source, externalId }) => wanted.has(`${source}/${externalId}`));
        expect(found.map(({ id }) => id)).toEqual(due.map(({ id }) => id).toSorted());
      }),
      { numRuns: 25 },
    );
  });

  it('no keys lock nothing: others may change the records of the organisation meanwhile', async () => {
    const owner = testActor();
    const made = await one({ source: 's', externalId: '1' }, owner);
    await db.orm.transaction(async (tx) => {
      expect(await notes.findImported(tx, owner.organisation.id, [])).toEqual([]);
      await db.orm.transaction(async (other) => {
        await other.execute("set local lock_timeout = '2s'");
        await notes.save(other, made, { state: 'live' });
      });
    });
    expect(await notes.findVersion(db.orm, made.id)).toBe(2);
  });

  it('imports of one organisation take turns, those of others do not wait', async () => {
    const [one, other] = [newId(), newId()];
    const order: string[] = [];
    let free: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      free = resolve;
    });
    let taken: () => void = () => {};
    const isTaken = new Promise<void>((resolve) => {
      taken = resolve;
    });
    const first = db.orm.transaction(async (tx) => {
      await notes.lockImports(tx, one);
      taken();
      await held;
      order.push('first');
    });
    await isTaken;
    const second = db.orm.transaction(async (tx) => {
      await notes.lockImports(tx, one);
      order.push('second');
    });
    await db.orm.transaction(async (tx) => {
      await notes.lockImports(tx, other);
      order.push('another organisation');
    });
    free();
    await Promise.all([first, second]);
    expect(order).toEqual(['another organisation', 'first', 'second']);
  });
});

it('two tables of one schema are kept apart', async () => {
  const owner = testActor();
  const id = crypto.randomUUID();
  await db.orm.transaction((tx) => permits.write(tx, [newPermit(owner, { id })]));
  expect(await notes.find(db.orm, id)).toBeUndefined();
  expect(await permits.find(db.orm, id)).toMatchObject({ id, organisationId: owner.organisation.id });
});
