import { encodeCursor, newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { testActor, testOperator } from '@techbourse/testkit';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  countsOf,
  history,
  type NewNote,
  type Note,
  newNote,
  notes,
  type State,
  sampleContext,
  sampleDatabase,
  usage,
} from '../test/notes.ts';
import { assertVersion, growthOf } from './history.ts';
import { bytesOf, quotasOf, readUsage } from './quota.ts';

const db = await sampleDatabase();
afterAll(() => db.close());
const ctx = sampleContext(db);

/** A new note, or the next version of one, with all that it leaves behind. */
const create = (owner: Member, changes: Partial<NewNote> = {}, within = ctx): Promise<Note> =>
  db.orm.transaction(async (tx) => {
    const [after] = await notes.write(tx, [newNote(owner, changes)]);
    if (!after) throw new Error('a write gives back what it wrote');
    await history.recordChanges(within, tx, { actor: owner, requestId: 'r-1' }, [
      { before: null, after, action: 'create' },
    ]);
    return after;
  });
const edit = (owner: Member, before: Note, changes: Parameters<typeof notes.save>[2], within = ctx): Promise<Note> =>
  db.orm.transaction(async (tx) => {
    const after = await notes.save(tx, before, changes);
    await history.recordChanges(within, tx, { actor: owner }, [{ before, after, action: 'edit', reason: 'because' }]);
    return after;
  });
const versionsOf = (id: string, page = { limit: 100 }) => history.listVersions(db.orm, id, page);
const eventsOf = (id: string, page = { limit: 100 }) => history.listEvents(db.orm, id, page);

const edits = fc.array(
  fc.record({
    state: fc.constantFrom<State>('draft', 'live', 'kept', 'over'),
    content: fc.string({ unit: 'grapheme-ascii', maxLength: 30 }).map((title) => ({ title })),
  }),
  { maxLength: 7 },
);

describe('the history of a record', () => {
  it('holds each version once, and of those that were public the content, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (list) => {
        const owner = testActor();
        const states: Note[] = [await create(owner)];
        for (const each of list) states.push(await edit(owner, states.at(-1) as Note, each));
        const { id } = states[0] as Note;
        const events = (await eventsOf(id)).items;
        expect(events.map(({ version }) => version)).toEqual(states.map((_, n) => n + 1));
        expect(events.map(({ from, to }) => [from, to])).toEqual(
          states.map(({ state }, n) => [states[n - 1]?.state ?? null, state]),
        );
        const shown = states.filter(({ state }) => state === 'live').toReversed();
        const kept = (await versionsOf(id)).items;
        expect(kept.map(({ version, content }) => ({ version, content }))).toEqual(
          shown.map(({ version, content }) => ({ version, content })),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('takes no second account of one public version, and what came with it is not kept either', async () => {
    const owner = testActor();
    const made = await create(owner, { state: 'live' });
    const before = await countsOf(db);
    const again = db.orm.transaction((tx) =>
      history.recordChanges(ctx, tx, { actor: owner }, [{ before: null, after: made, action: 'create' }]),
    );
    await expect(again).rejects.toThrow();
    expect(await countsOf(db)).toEqual(before);
  });

  it('says who did it, why, and for whom the operator did', async () => {
    const [owner, operator] = [testActor(), testOperator()];
    const made = await create(owner);
    await edit(operator, made, { state: 'live' });
    const [first, second] = (await eventsOf(made.id)).items;
    expect(first).toMatchObject({
      action: 'create',
      reason: null,
      actor: { kind: 'key', id: owner.id, organisationId: owner.organisation.id },
    });
    expect(second).toMatchObject({
      action: 'edit',
      reason: 'because',
      actor: { id: operator.id, organisationId: operator.organisation.id },
    });
    expect(second?.at).toMatch(/^\d{4}-.*Z$/);
  });

  it('says which agency did it for its owner, and which person', async () => {
    const owner = testActor();
    const by = { agency: newId(), mandateId: newId(), person: newId(), rights: [] };
    const made = await create({ ...owner, by });
    const [first] = (await eventsOf(made.id)).items;
    expect(first?.actor).toEqual({
      kind: 'key',
      id: owner.id,
      organisationId: owner.organisation.id,
      agencyId: by.agency,
      personId: by.person,
    });
  });

  it('of time itself names no organisation', async () => {
    const owner = testActor();
    const made = await create(owner, { state: 'live' });
    const clock = { kind: 'system' as const, id: 'expiry', organisation: null, scopes: [] };
    await db.orm.transaction(async (tx) => {
      const after = await notes.save(tx, made, { state: 'over' });
      await history.recordChanges(ctx, tx, { actor: clock }, [{ before: made, after, action: 'end' }]);
    });
    expect((await eventsOf(made.id)).items.at(-1)?.actor).toEqual({
      kind: 'system',
      id: 'expiry',
      organisationId: null,
    });
  });

  it('is read in pages without a gap or a double, both ways, while it grows', async () => {
    const owner = testActor();
    let now = await create(owner, { state: 'live' });
    for (let n = 0; n < 4; n++) now = await edit(owner, now, { content: { title: `${n}` } });
    for (const limit of [1, 2, 3, 5, 6]) {
      const versions: number[] = [];
      const events: number[] = [];
      const before = now.version;
      for (let cursor: string | undefined; ; ) {
        const page = await history.listVersions(db.orm, now.id, { cursor, limit });
        versions.push(...page.items.map(({ version }) => version));
        if (page.nextCursor === null) break;
        cursor = page.nextCursor;
        now = await edit(owner, now, {});
      }
      for (let cursor: string | undefined; ; ) {
        const page = await history.listEvents(db.orm, now.id, { cursor, limit });
        events.push(...page.items.map(({ version }) => version));
        if (page.nextCursor === null) break;
        cursor = page.nextCursor;
      }
      expect(versions).toEqual(Array.from({ length: before }, (_, n) => before - n));
      expect(events).toEqual(Array.from({ length: now.version }, (_, n) => n + 1));
    }
  });

  it.each([
    ['rubbish', 'rubbish'],
    ['an id', encodeCursor([newId()])],
    ['a number that no version has', encodeCursor([2 ** 31])],
    ['less than nothing', encodeCursor([-1])],
    ['part of a number', encodeCursor([1.5])],
  ])('refuses as a cursor %s', async (_what, cursor) => {
    const refused = { kind: 'VALIDATION', reason: 'cursor.invalid' };
    await expect(history.listVersions(db.orm, newId(), { cursor, limit: 2 })).rejects.toMatchObject(refused);
    await expect(history.listEvents(db.orm, newId(), { cursor, limit: 2 })).rejects.toMatchObject(refused);
  });

  it('of no record is empty', async () => {
    expect(await versionsOf(newId())).toEqual({ items: [], nextCursor: null });
    expect(await eventsOf(newId())).toEqual({ items: [], nextCursor: null });
  });
});

describe('a change', () => {
  it('leaves its audit row and tells the exchange with its version and request, in its own transaction', async () => {
    const owner = testActor();
    const made = await create(owner, { state: 'live', content: { title: 'Told' } });
    const told = await db.sql`select type, version, payload, request_id from sample.outbox where key = ${made.id}`;
    expect([...told]).toEqual([
      { type: 'listing.published', version: 1, payload: { title: 'Told' }, request_id: 'r-1' },
    ]);
    const audited = await db.sql`select action, actor_id, data from sample.audit where subject = ${made.id}`;
    expect([...audited]).toEqual([
      { action: 'listing.create', actor_id: owner.id, data: { version: 1, state: 'live' } },
    ]);
  });

  it('without events writes nothing to the outbox', async () => {
    const made = await create(testActor());
    expect(await db.sql`select 1 from sample.outbox where key = ${made.id}`).toHaveLength(0);
  });

  it('that is rolled back leaves nothing anywhere, not even a count', async () => {
    const owner = testActor();
    const before = await countsOf(db);
    const broken = db.orm.transaction(async (tx) => {
      const [after] = await notes.write(tx, [newNote(owner, { state: 'live' })]);
      if (!after) throw new Error('unreachable');
      await history.recordChanges(ctx, tx, { actor: owner }, [{ before: null, after, action: 'create' }]);
      throw new Error('changed my mind');
    });
    await expect(broken).rejects.toThrow('changed my mind');
    expect(await countsOf(db)).toEqual(before);
    const { used } = await usageOf(owner);
    expect(used).toEqual({ records: 0, bytes: 0, rowsPerDay: 0 });
  });

  it('of no record does nothing', async () => {
    const before = await countsOf(db);
    await db.orm.transaction((tx) => history.recordChanges(ctx, tx, { actor: testActor() }, []));
    expect(await countsOf(db)).toEqual(before);
  });
});

const usageOf = (owner: Member) =>
  readUsage(db.orm, usage, quotasOf(ctx.config), {
    organisationId: owner.organisation.id,
    verified: owner.organisation.verified,
    day: '2026-05-20',
  });

describe('what an owner keeps', () => {
  it('is counted as what stands there: each record, its content now, and each public version once more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 3 }), async (lists) => {
        const owner = testActor();
        for (const list of lists) {
          let now = await create(owner);
          for (const each of list) now = await edit(owner, now, each);
        }
        const [kept] = await db.sql<{ contents: string[]; versions: string[] }[]>`
          select array(select content from sample.note where organisation_id = ${owner.organisation.id}) as contents,
            array(select v.content from sample.note_version v join sample.note n on n.id = v.note_id
              where n.organisation_id = ${owner.organisation.id}) as versions`;
        const bytes = [...(kept?.contents ?? []), ...(kept?.versions ?? [])].reduce(
          (sum, each) => sum + bytesOf(each),
          0,
        );
        expect((await usageOf(owner)).used).toEqual({ records: lists.length, bytes, rowsPerDay: 0 });
      }),
      { numRuns: 15 },
    );
  });

  it('grows by the sum of its changes, in whatever steps they are counted', () => {
    const content = fc.record({ title: fc.string({ maxLength: 40 }) });
    const step = fc.record({ content, isLive: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const changes = steps.map((after, n) => ({ before: steps[n - 1] ?? null, after }));
        const sum = growthOf(changes, ({ isLive }) => isLive);
        const last = bytesOf(steps.at(-1)?.content);
        const shown = steps.filter(({ isLive }) => isLive).reduce((total, each) => total + bytesOf(each.content), 0);
        expect(sum).toEqual({ records: 1, bytes: last + shown });
      }),
    );
  });

  it('may not grow beyond the quota: the write is refused whole, and a shorter one goes through', async () => {
    const small = sampleContext(db, { records: 2, bytes: 200 });
    const owner = testActor();
    const made = await create(owner, {}, small);
    await create(owner, {}, small);
    const before = await countsOf(db);
    await expect(create(owner, {}, small)).rejects.toMatchObject({ kind: 'LIMIT_EXCEEDED', reason: 'quota.records' });
    const long = { content: { title: 'x'.repeat(300) } };
    await expect(edit(owner, made, long, small)).rejects.toMatchObject({
      reason: 'quota.bytes',
      details: { most: 200 },
    });
    expect(await countsOf(db)).toEqual(before);
    expect(await edit(owner, made, { content: { title: 'y' } }, small)).toMatchObject({ version: 2 });
  });

  it('is no hindrance to the operator, who writes for others', async () => {
    const none = sampleContext(db, { records: 1, bytes: 10 });
    const made = await create(testActor());
    const after = await edit(testOperator(), made, { content: { title: 'longer than ten bytes' } }, none);
    expect(after.version).toBe(2);
  });

  it('is less for those whom nobody has verified', async () => {
    const stranger = testActor({ verified: false });
    await create(stranger);
    await create(stranger);
    await expect(create(stranger)).rejects.toMatchObject({ reason: 'quota.records', details: { most: 2 } });
  });

  it('is counted right by writes that come together', async () => {
    const owner = testActor();
    await Promise.all(Array.from({ length: 6 }, () => create(owner)));
    const { used } = await usageOf(owner);
    expect(used).toEqual({ records: 6, bytes: 6 * bytesOf({ title: 'A note' }), rowsPerDay: 0 });
  });
});

it('what was decided on another version is a CONFLICT; without an expectation nothing is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1 }), fc.option(fc.integer({ min: 1 }), { nil: undefined }), (version, expected) => {
      const check = () => assertVersion('thing', version, expected);
      if (expected === undefined || expected === version) expect(check).not.toThrow();
      else
        expect(check).toThrow(
          expect.objectContaining({ kind: 'CONFLICT', reason: 'thing.version', details: { version } }),
        );
    }),
  );
});
