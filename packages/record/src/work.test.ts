import { startRelay } from '@techbourse/db';
import { newId, readConfig } from '@techbourse/platform';
import { type RecordDigest, recordDigestSchema, startWorker } from '@techbourse/queue';
import { defineIndex } from '@techbourse/search';
import { testActor, testSettings, waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type NewNote, type Note, newNote, notes, outbox, prepareSample, put, readers } from '../test/notes.ts';
import { createRecordContext, recordSettings } from './context.ts';
import { publishDigest, republish } from './publish.ts';
import { type IndexedRecords, indexRecord, indexSource, rebuildRecords } from './search-index.ts';
import { startRecordWork } from './work.ts';

type Document = { id: string; stamp: string; title: string; version: number };

const definition = defineIndex<Document>('notes', {
  searchableAttributes: ['title'],
  filterableAttributes: ['version'],
  sortableAttributes: ['version'],
  rankingRules: ['sort', 'words'],
});
const indexed: IndexedRecords<Note, Document> = {
  noun: 'listing',
  store: notes,
  toDocument: ({ id, version, state, content }) =>
    state === 'live' ? { id, stamp: `1.${version}`, title: content.title ?? '', version } : null,
  stampOf: (version) => `1.${version}`,
};

const settings = { ...(await testSettings()), EXPIRY_SWEEP_SECONDS: '0.05', DIGEST_SECONDS: '3600' };
const ctx = createRecordContext(readConfig(z.object(recordSettings), settings), {
  name: 'listings',
  constraints: {},
  definition,
  readers,
  source: (services) => indexSource(services, indexed),
});
beforeAll(() => prepareSample(ctx.db));
afterAll(() => ctx.close());
beforeEach(async () => {
  await ctx.db.sql`truncate sample.note, sample.outbox`;
});

const owner = testActor();
const LONG = { deadlineMs: 60_000 };
const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const made = async (states: readonly NewNote['state'][]) =>
  put(
    ctx.db,
    states.map((state, n) => newNote(owner, { state, content: { title: `note ${n}` } })),
  );
const save = (before: Note, changes: Parameters<typeof notes.save>[2]) =>
  ctx.db.orm.transaction((tx) => notes.save(tx, before, changes));
const found = async (): Promise<Map<string, string>> => {
  const { results } = await ctx.search.client
    .index<Document>(ctx.search.uidOf(definition))
    .getDocuments({ limit: 1000 });
  return new Map(results.map(({ id, stamp }) => [id, stamp]));
};
const envelope = (payload: unknown) => ({
  eventId: newId(),
  type: 'listing.missed',
  key: newId(),
  version: 0,
  occurredAt: new Date().toISOString(),
  payload,
});
const toEvent = ({ id, version, state }: Note) => ({
  type: state === 'live' ? ('listing.published' as const) : ('listing.withdrawn' as const),
  key: id,
  version,
  payload: {},
});

describe('the index of records', () => {
  it('holds what is live and nothing else after a rebuild, with the stamps of the versions', async () => {
    const [live, draft, gone] = (await made(['live', 'draft', 'live'])) as [Note, Note, Note];
    await save(gone, { state: 'over' });
    await save(live, { content: { title: 'edited' } });
    const progress: number[] = [];
    const { done } = await rebuildRecords(ctx, definition, indexed, (now) => progress.push(now.done));
    expect(done).toBeGreaterThanOrEqual(1);
    expect(await found()).toEqual(new Map([[live.id, '1.2']]));
    expect((await found()).has(draft.id)).toBe(false);
    expect(progress.at(-1)).toBe(done);
  });

  it('comes to a record’s present state by its job, whatever is asked how often and in which order', async () => {
    const [note] = (await made(['live'])) as [Note];
    await rebuildRecords(ctx, definition, indexed);
    const index = () => indexRecord(ctx, indexed, { key: note.id });
    const second = await save(note, { content: { title: 'second' } });
    await Promise.all([index(), index(), index()]);
    expect((await found()).get(note.id)).toBe('1.2');
    await save(second, { state: 'over' });
    await Promise.all([index(), index()]);
    expect((await found()).has(note.id)).toBe(false);
  });

  it('is asked to forget a record that does not exist, and nothing happens', async () => {
    await rebuildRecords(ctx, definition, indexed);
    await indexRecord(ctx, indexed, { key: newId() });
    expect((await found()).size).toBe(0);
  });

  it('is made anew by one process at a time', async () => {
    await made(['live', 'live']);
    const results = await Promise.allSettled([1, 2, 3].map(() => rebuildRecords(ctx, definition, indexed)));
    const refused = results.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
    for (const error of refused) expect(error).toMatchObject({ kind: 'CONFLICT', reason: 'exclusive.running' });
    expect((await found()).size).toBe(2);
  });

  it('is watched against what Postgres holds: pages, stamps and counts say the same', async () => {
    const rows = (await made(['live', 'draft', 'live', 'live'])) as Note[];
    const source = indexSource(ctx, indexed);
    const live = rows.filter(({ state }) => state === 'live').map(({ id }) => id);
    const ids: string[] = [];
    for await (const page of source.liveIds()) ids.push(...page);
    expect(ids).toEqual(live.toSorted());
    expect(await source.count()).toBe(3);
    expect(await source.stampsOf(rows.map(({ id }) => id))).toEqual(new Map(live.map((id) => [id, '1.1'])));
    expect(await source.expected(LONG_AGO)).toEqual({ settled: 0, moving: 4 });
    expect(await source.pendingJobs()).toBe(0);
  });
});

describe('what is published again', () => {
  it('is how each record is now, once, in the order of ids; what does not exist is left out', async () => {
    const [one, two] = (await made(['live', 'live'])) as [Note, Note];
    await save(two, { state: 'over' });
    await republish(ctx, envelope({ ids: [two.id, newId(), one.id] }), { store: notes, outbox, toEvent });
    const told = await ctx.db.sql`select type, key, version from sample.outbox order by seq`;
    expect([...told]).toEqual([
      { type: 'listing.published', key: one.id, version: 1 },
      { type: 'listing.withdrawn', key: two.id, version: 2 },
    ]);
  });

  it('of no known record is nothing', async () => {
    await republish(ctx, envelope({ ids: [newId()] }), { store: notes, outbox, toEvent });
    expect(await ctx.db.sql`select 1 from sample.outbox`).toHaveLength(0);
  });

  it.each([
    ['nothing', null],
    ['no ids', { ids: [] }],
    ['ids that are none', { ids: ['x'] }],
    ['more than a page can miss', { ids: Array.from({ length: 2001 }, () => newId()) }],
    ['another payload', { records: [] }],
  ])('is refused for %s, and nothing is published', async (_what, payload) => {
    await expect(republish(ctx, envelope(payload), { store: notes, outbox, toEvent })).rejects.toThrow();
    expect(await ctx.db.sql`select 1 from sample.outbox`).toHaveLength(0);
  });

  it('waits for a write under way, so that it is not older than what that one publishes', async () => {
    const [note] = (await made(['live'])) as [Note];
    let again: Promise<void> = Promise.resolve();
    await ctx.db.orm.transaction(async (tx) => {
      const before = await notes.getOwnForUpdate(tx, owner, note.id, 'listing.edit');
      again = republish(ctx, envelope({ ids: [note.id] }), { store: notes, outbox, toEvent });
      await waitFor(async () => {
        const [row] = await ctx.db.sql`select count(*)::int as waiting from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`;
        return (row?.['waiting'] ?? 0) > 0;
      }, LONG);
      await notes.save(tx, before, { state: 'over' });
    });
    await again;
    const told = await ctx.db.sql`select type, version from sample.outbox`;
    expect([...told]).toEqual([{ type: 'listing.withdrawn', version: 2 }]);
  });
});

describe('a digest', () => {
  /** Every digest until the last page of one. */
  const digestsWhile = async (work: () => Promise<unknown>): Promise<RecordDigest[]> => {
    const digests: RecordDigest[] = [];
    const subscriber = startWorker(ctx.queue.settings, {
      job: 'profile.compare',
      concurrency: 1,
      handle: async ({ payload }) => void digests.push(recordDigestSchema.parse(payload)),
    });
    await work();
    await waitFor(() => digests.at(-1)?.upTo === null, LONG);
    await subscriber.stop();
    return digests;
  };

  it('names every live record once with its version, and 0 for what changed just now', async () => {
    const [live, , fresh] = (await made(['live', 'draft', 'live'])) as [Note, Note, Note];
    await save(live, {});
    await ctx.db.sql`update sample.note set updated_at = ${LONG_AGO.toISOString()} where id <> ${fresh.id}`;
    const digests = await digestsWhile(() => publishDigest(ctx, 'listing', notes));
    const records = digests.flatMap((digest) => digest.records);
    expect(records.toSorted()).toEqual(
      [
        [live.id, 2],
        [fresh.id, 0],
      ].toSorted(),
    );
    expect([digests[0]?.after, digests.at(-1)?.upTo]).toEqual([null, null]);
  });

  it('of nothing says that there is nothing', async () => {
    const digests = await digestsWhile(() => publishDigest(ctx, 'listing', notes));
    expect(digests.map(({ after, upTo, records }) => ({ after, upTo, records }))).toEqual([
      { after: null, upTo: null, records: [] },
    ]);
  });

  it('is published by one process at a time; the others go on without', async () => {
    let inside = 0;
    let most = 0;
    const slow = {
      liveHeads: async function* (...given: Parameters<typeof notes.liveHeads>) {
        inside += 1;
        most = Math.max(most, inside);
        yield* notes.liveHeads(...given);
        inside -= 1;
      },
    };
    const all = () => Promise.all([1, 2, 3].map(() => publishDigest(ctx, 'listing', slow)));
    await digestsWhile(async () => expect(await all()).toEqual([false, false, false]));
    expect(most).toBe(1);
  });
});

describe('the work of a service of records', () => {
  it('indexes what is published, publishes again what was missed, ends what is over, and stops whole', async () => {
    const [note, over] = (await made(['live', 'live'])) as [Note, Note];
    await rebuildRecords(ctx, definition, indexed);
    const second = await save(note, { content: { title: 'second' } });
    const again: string[][] = [];
    const followed: string[] = [];
    const signed: string[] = [];
    let passes = 0;
    const work = startRecordWork(ctx, 'listing', {
      index: (given) => indexRecord(ctx, indexed, given),
      tell: async ({ payload }) => void again.push((payload as { ids: string[] }).ids),
      follow: async ({ key }) => void followed.push(key),
      contract: async ({ key }) => void signed.push(key),
      expire: async () => {
        passes += 1;
        if (passes > 1) return false;
        await save(over, { state: 'over' });
        return true;
      },
      digest: () => publishDigest(ctx, 'listing', notes),
    });
    const event = { occurredAt: new Date().toISOString(), version: 2, payload: {} };
    await ctx.queue.publish([
      { ...event, eventId: newId(), type: 'listing.published', key: second.id },
      { ...event, eventId: newId(), type: 'listing.missed', key: note.id, payload: { ids: [note.id] } },
      { ...event, eventId: newId(), type: 'organisation.changed', key: owner.organisation.id },
      { ...event, eventId: newId(), type: 'contract.standing', key: note.id },
    ]);
    await waitFor(() => signed.includes(note.id), LONG);
    await waitFor(async () => (await found()).get(note.id) === '1.2', LONG);
    await waitFor(() => again.length > 0, LONG);
    await waitFor(() => followed.includes(owner.organisation.id), LONG);
    await waitFor(() => passes > 2, LONG);
    expect(again).toEqual([[note.id]]);
    expect((await notes.find(ctx.db.orm, over.id))?.state).toBe('over');
    await work.stop();
    const before = passes;
    await ctx.queue.publish([
      { ...event, eventId: newId(), type: 'listing.missed', key: note.id, payload: { ids: [over.id] } },
    ]);
    // Another worker gets what the stopped one did not take.
    const other = startWorker(ctx.queue.settings, {
      job: 'listing.tell',
      concurrency: 1,
      handle: async ({ payload }) => void again.push((payload as { ids: string[] }).ids),
    });
    await waitFor(() => again.length === 2, LONG);
    await other.stop();
    expect(passes).toBe(before);
  });

  it('relays what is in the outbox of its schema', async () => {
    const relayed: string[] = [];
    const relay = startRelay({
      db: ctx.db,
      schema: 'sample',
      publish: async (batch) => void relayed.push(...batch.map(({ key }) => key)),
      log: ctx.log,
    });
    const [note] = (await made(['live'])) as [Note];
    await republish(ctx, envelope({ ids: [note.id] }), { store: notes, outbox, toEvent });
    await waitFor(() => relayed.includes(note.id), LONG);
    await relay.stop();
  });
});
