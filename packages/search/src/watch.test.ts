import { fail, silentLogger } from '@techbourse/platform';
import { proxyTo, waitFor } from '@techbourse/testkit';
import { afterEach, describe, expect, it } from 'vitest';
import { testSearch } from '../test/search.ts';
import { defineIndex } from './definition.ts';
import { rebuildSource } from './rebuild.ts';
import { createSearch } from './search.ts';
import { createIndexWatch, type WatchedSource, type WatchOptions } from './watch.ts';

type Thing = { id: string; stamp: string; title: string; year: number };
type Row = { id: string; version: number; live: boolean; changedAt: Date };

const log = silentLogger();
const search = await testSearch();
const LONG = { deadlineMs: 60_000 };
const LONG_AGO = new Date(Date.now() - 3_600_000);
const toDocument = ({ id, version }: Row): Thing => ({ id, stamp: `${version}`, title: `thing ${id}`, year: version });

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

/** An index of its own with the table behind it. */
function world(name: string, count: number) {
  const definition = defineIndex<Thing>(name, {
    searchableAttributes: ['title'],
    filterableAttributes: ['year'],
    sortableAttributes: ['year'],
    rankingRules: ['sort', 'words'],
  });
  const table = new Map<string, Row>();
  const put = (id: string, version = 1, changedAt = LONG_AGO, live = true) =>
    table.set(id, { id, version, live, changedAt });
  for (let n = 0; n < count; n++) put(`r${n}`);
  const writer = search.writer(definition);
  const rows = () => [...table.values()];
  let busy = false;
  let rebuilds = 0;
  const source: WatchedSource<Thing> = {
    ...rebuildSource<Row, Thing>({
      count: async () => rows().filter((row) => row.live).length,
      async *all() {
        rebuilds += 1;
        yield rows().filter((row) => row.live);
      },
      async *changedSince(since) {
        yield rows().filter((row) => row.changedAt >= since);
      },
      toDocument: (row) => (row.live ? toDocument(row) : null),
    }),
    async *liveIds() {
      yield rows().flatMap((row) => (row.live ? [row.id] : []));
    },
    async *changedIds(since) {
      yield rows().flatMap((row) => (row.changedAt >= since ? [row.id] : []));
    },
    stampsOf: async (ids) =>
      new Map(ids.flatMap((id) => (table.get(id)?.live ? [[id, `${table.get(id)?.version}`] as const] : []))),
    expected: async (before) => ({
      settled: rows().filter((row) => row.live && row.changedAt < before).length,
      moving: rows().filter((row) => row.changedAt >= before).length,
    }),
    pendingJobs: async () => 0,
    refresh: async (id) => {
      const row = table.get(id);
      await (row?.live ? writer.put(toDocument(row)) : writer.remove(id));
    },
    exclusively: async (work) => {
      if (busy) throw fail.conflict('exclusive.running', 'somebody else does');
      busy = true;
      return work().finally(() => {
        busy = false;
      });
    },
  };
  const watch = (more: Partial<WatchOptions<Thing>> = {}) =>
    createIndexWatch({ search, definition, source, log, everyMs: 200, ...more });
  const start = (one = watch()) => {
    running.push(one.start());
    return one;
  };
  const ask = async (one = watch(), filter = 'year > 0') =>
    one.answer(async () => (await search.query(definition, '', { filter, limit: 0 })).estimatedTotalHits);
  const whole = async () => waitFor(async () => (await watch().check()).state === 'whole', LONG);
  const uid = search.uidOf(definition);
  const index = search.client.index(uid);
  const done = async (task: ReturnType<typeof index.deleteAllDocuments>) =>
    search.client.tasks.waitForTask((await task).taskUid);
  return {
    definition,
    source,
    table,
    put,
    writer,
    watch,
    start,
    ask,
    whole,
    uid,
    index,
    done,
    rebuilds: () => rebuilds,
  };
}

describe('an index that is not there', () => {
  it('is not made by a write, and no search answers from it', async () => {
    const { writer, ask, watch, uid } = world('never', 3);
    await expect(writer.put({ id: 'r0', stamp: '1', title: 'one', year: 1 })).rejects.toMatchObject({
      kind: 'UNAVAILABLE',
      reason: 'search.being_set_up',
    });
    await expect(writer.remove('r0')).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
    await expect(search.client.getRawIndex(uid)).rejects.toMatchObject({ cause: { code: 'index_not_found' } });
    await expect(ask()).rejects.toMatchObject({ kind: 'UNAVAILABLE', reason: 'search.being_set_up' });
    expect(await watch().degradation()).toBe('never: there is no index');
  });

  it('is rebuilt automatically, once, though two processes watch', async () => {
    const { start, ask, whole, rebuilds } = world('made', 25);
    const [one, two] = [start(), start()];
    await whole();
    await waitFor(async () => (await ask(one)).answer === 25 && (await ask(two)).answer === 25, LONG);
    expect(rebuilds()).toBe(1);
    expect([await ask(one), await ask(two)]).toEqual([
      { answer: 25, degraded: false },
      { answer: 25, degraded: false },
    ]);
  });

  it('that a stray document made has no settings: no answer is wrong, none is a 500, and it is made anew', async () => {
    const { ask, watch, start, whole, uid, done } = world('stray', 25);
    await done(search.client.index(uid).addDocuments([{ id: 'r0' }], { primaryKey: 'id' }));
    await expect(ask()).rejects.toMatchObject({ kind: 'UNAVAILABLE', reason: 'search.being_set_up' });
    expect(await watch().check()).toMatchObject({ state: 'partial' });
    start();
    await whole();
    expect(await ask()).toEqual({ answer: 25, degraded: false });
  });
});

describe('an index that is there', () => {
  it('emptied by hand answers nothing until it is whole again', async () => {
    const { start, ask, whole, index, done } = world('emptied', 25);
    const one = start();
    await whole();
    await one.check();
    await done(index.deleteAllDocuments());
    await waitFor(
      async () => (await ask(one).then(({ answer, degraded }) => answer === 25 && !degraded)) || false,
      LONG,
    );
  });

  it('emptied by hand, without a running watch, answers being_set_up', async () => {
    const { start, ask, whole, watch, index, done } = world('empty', 25);
    start();
    await whole();
    await running.pop()?.stop();
    await done(index.deleteAllDocuments());
    await expect(ask()).rejects.toMatchObject({ reason: 'search.being_set_up' });
    expect(await watch().degradation()).toBe('empty: 0 documents for 25 records');
  });

  it('with half its documents answers degraded, and is made whole', async () => {
    const { start, ask, whole, index, done } = world('half', 24);
    start();
    await whole();
    await running.pop()?.stop();
    await done(index.deleteDocuments(Array.from({ length: 12 }, (_, n) => `r${n}`)));
    expect(await ask()).toEqual({ answer: 12, degraded: true });
    start();
    await whole();
    expect(await ask()).toEqual({ answer: 24, degraded: false });
  });

  it('with unknown documents is detected, and loses them', async () => {
    const { start, ask, whole, index, done, watch } = world('strange', 5);
    start();
    await whole();
    await running.pop()?.stop();
    await done(
      index.addDocuments([
        { id: 'x1', year: 1 },
        { id: 'x2', year: 1 },
      ] as never),
    );
    expect(await watch().degradation()).toBe('strange: 7 documents for 5 records');
    start();
    await whole();
    expect((await ask()).answer).toBe(5);
  });

  it.each([
    ['that filters need', { filterableAttributes: [] }],
    ['that nobody asked for', { distinctAttribute: 'year' }],
    ['that hide words', { stopWords: ['thing'] }],
    ['of another order', { rankingRules: ['words', 'sort'] }],
  ])('with foreign settings %s is told from its own, and made anew', async (_name, foreign) => {
    const { start, whole, watch, ask, index, done } = world(`foreign_${Object.keys(foreign)[0]}`, 5);
    start();
    await whole();
    await running.pop()?.stop();
    await done(index.updateSettings(foreign));
    expect(await watch().check()).toMatchObject({
      state: 'partial',
      reason: `foreign settings: ${Object.keys(foreign)}`,
    });
    const answered = await ask().catch((error: { kind: string }) => error.kind);
    expect(answered === 'UNAVAILABLE' || (typeof answered === 'object' && answered.degraded)).toBe(true);
    start();
    await whole();
    expect(await ask()).toEqual({ answer: 5, degraded: false });
  });

  it('of another time, with as many documents, is compared one by one and mended', async () => {
    const { start, whole, put, table, index, ask } = world('restored', 25);
    start();
    await whole();
    await running.pop()?.stop();
    // Postgres went on while an old copy of the engine's files came back: one changed, one left, one came.
    put('r1', 2);
    put('r2', 2, LONG_AGO, false);
    put('new');
    expect(table.size).toBe(26);
    start();
    await waitFor(async () => {
      const { results } = await index.getDocuments({ limit: 100 });
      const stamps = new Map(results.map((document) => [document['id'], document['stamp']]));
      return stamps.get('r1') === '2' && !stamps.has('r2') && stamps.get('new') === '1' && stamps.size === 25;
    }, LONG);
    expect(await ask()).toEqual({ answer: 25, degraded: false });
  });

  it('whose job was lost is brought the change by the sweep', async () => {
    const { start, whole, put, index } = world('lostjob', 5);
    start();
    await whole();
    put('r3', 7, new Date());
    await waitFor(async () => (await index.getDocument('r3'))['stamp'] === '7', LONG);
  });

  it('behind by no more than is waiting is not degraded', async () => {
    const { start, whole, put, ask } = world('lagging', 5);
    start();
    await whole();
    await running.pop()?.stop();
    put('fresh', 1, new Date());
    expect(await ask()).toEqual({ answer: 5, degraded: false });
  });
});

describe('a watch', () => {
  const HOUR_MS = 3_600_000;

  it('that stops finishes the work under way, and looks no more', async () => {
    const { source, whole, watch, done, index, ask } = world('stops', 5);
    const gate = Promise.withResolvers<void>();
    let rebuilding = false;
    const one = watch({
      everyMs: HOUR_MS,
      source: {
        ...source,
        async *all() {
          rebuilding = true;
          await gate.promise;
          yield* source.all();
        },
      },
    }).start();
    await waitFor(() => rebuilding, LONG);
    let stopped = false;
    const stopping = one.stop().then(() => {
      stopped = true;
    });
    expect(await watch().degradation()).toBe('stops: there is no index');
    expect(stopped).toBe(false);
    gate.resolve();
    await stopping;
    await whole();
    expect((await ask()).answer).toBe(5);
    // Nobody looks any more.
    await done(index.deleteAllDocuments());
    expect(await watch().check()).toMatchObject({ state: 'missing' });
  });

  it('stops at once though its next look is an hour away', async () => {
    const { definition, source, start, whole, watch } = world('idle', 3);
    start();
    await whole();
    await running.pop()?.stop();
    let compared = false;
    const stampsOf: typeof source.stampsOf = (ids) => {
      compared = true;
      return source.stampsOf(ids);
    };
    const one = watch({ everyMs: HOUR_MS, source: { ...source, stampsOf } }).start();
    await waitFor(() => compared, LONG);
    // By now its pass is over, and it waits.
    for (let n = 0; n < 3; n++) await search.inspect(definition);
    await one.stop();
  });

  it('repairs at once when an answer shows a fault, though its next check is an hour away', async () => {
    const { start, watch, ask, done, index } = world('nudged', 5);
    const one = start(watch({ everyMs: HOUR_MS }));
    await waitFor(async () => (await ask(one)).answer === 5, LONG);
    await done(index.deleteAllDocuments());
    await waitFor(async () => (await ask(one)).answer === 5, LONG);
  });

  it('accepts records that cannot be indexed once it has made the index of all, and makes it no second time', async () => {
    const { definition, source, table, rebuilds, watch, start } = world('unfit', 6);
    const fit = async function* () {
      for await (const page of source.all()) yield page.filter(({ id }) => id !== 'r3');
    };
    const one = start(watch({ source: { ...source, all: fit, stampsOf: async () => new Map() }, everyMs: HOUR_MS }));
    await waitFor(
      async () => (await one.check()).state === 'whole' && (await search.inspect(definition))?.documents === 5,
      LONG,
    );
    expect([table.size, rebuilds()]).toEqual([6, 1]);
  });

  it('says nothing about numbers while Postgres does not answer', async () => {
    const { source, start, whole, watch, done, index } = world('uncounted', 5);
    start();
    await whole();
    await running.pop()?.stop();
    await done(index.deleteDocuments(['r1', 'r2']));
    const expected = async () => Promise.reject(fail.unavailable('database.unavailable', 'away'));
    expect(await watch({ source: { ...source, expected } }).check()).toEqual({ state: 'whole' });
    expect(await watch().check()).toMatchObject({ state: 'partial' });
  });

  it('leaves an engine that is away to the check of the engine: it has no complaint, and answers fail as they do', async () => {
    const { definition, source, start, whole } = world('apart', 3);
    start();
    await whole();
    await running.pop()?.stop();
    const way = await proxyTo(search.settings.url);
    const through = createSearch({ ...search.settings, url: way.url });
    const one = createIndexWatch({ search: through, definition, source, log, everyMs: 200 });
    way.cut();
    await expect(one.check()).rejects.toMatchObject({ reason: 'search.unavailable' });
    expect(await one.degradation()).toBeUndefined();
    await expect(one.answer(() => through.query(definition, '', {}))).rejects.toMatchObject({
      reason: 'search.unavailable',
    });
    way.pass();
    const { answer, degraded } = await one.answer(() => through.query(definition, '', {}));
    expect([answer.hits.length, degraded]).toEqual([3, false]);
    await way.close();
  });

  it('hands an error of the question on as it is, without asking again', async () => {
    const { start, whole, watch } = world('question', 3);
    start();
    await whole();
    let asked = 0;
    const asking = watch().answer(async () => {
      asked += 1;
      throw fail.validation('search.too_long', 'no');
    });
    await expect(asking).rejects.toMatchObject({ kind: 'VALIDATION', reason: 'search.too_long' });
    expect(asked).toBe(1);
  });

  it('asks a second time when the engine refuses a question of an index that is whole, and then gives up', async () => {
    const { definition, start, whole, watch } = world('refused', 3);
    start();
    await whole();
    let asked = 0;
    const asking = watch().answer(async () => {
      asked += 1;
      return search.query(definition, '', { filter: 'no such = filter' });
    });
    await expect(asking).rejects.toMatchObject({ kind: 'INTERNAL', reason: 'search.failed' });
    expect(asked).toBe(2);
  });

  it('asks the engine once for all who ask within a moment', async () => {
    const { definition, source, start, whole } = world('shared', 3);
    start();
    await whole();
    let looks = 0;
    const inspect: typeof search.inspect = (...given) => {
      looks += 1;
      return search.inspect(...given);
    };
    const one = createIndexWatch({ search: { ...search, inspect }, definition, source, log, everyMs: HOUR_MS });
    await Promise.all(Array.from({ length: 20 }, () => one.check()));
    expect(looks).toBe(1);
  });
});
