import { describe, expect, it } from 'vitest';
import { testSearch } from '../test/search.ts';
import { defineIndex } from './definition.ts';
import { findAllStale, findStaleSince, type StampSource } from './sweep.ts';

type Thing = { id: string; stamp?: string };
type Row = { id: string; stamp: string; live: boolean; changedAt: Date };

const NOW = new Date('2026-11-30T12:00:00Z');
const LONG_AGO = new Date('2026-11-29T12:00:00Z');
const search = await testSearch();
const pagesOf = async function* (ids: readonly string[], size = 5) {
  for (let at = 0; at < ids.length; at += size) yield ids.slice(at, at + size);
};
const sourceOf = (rows: readonly Row[]): StampSource => ({
  liveIds: () => pagesOf(rows.flatMap(({ id, live }) => (live ? [id] : []))),
  changedIds: (since) => pagesOf(rows.flatMap(({ id, changedAt }) => (changedAt >= since ? [id] : []))),
  stampsOf: async (ids) =>
    new Map(rows.flatMap(({ id, stamp, live }) => (live && ids.includes(id) ? [[id, stamp] as const] : []))),
});

/** Every state that a record and its document can be in to one another, twice; one changed lately, one long ago. */
const there = [undefined, 'same', 'other', ''] as const;
const records = [LONG_AGO, NOW].flatMap((changedAt, moment) =>
  there.flatMap((stamp) =>
    ['live', 'left', 'unknown'].map((state) => ({
      id: `${state}_${stamp ?? 'absent'}_${moment}`,
      stamp,
      state,
      changedAt,
    })),
  ),
);
const rows = records.flatMap(({ id, state, changedAt }) =>
  state === 'unknown' ? [] : [{ id, stamp: 'same', live: state === 'live', changedAt }],
);
const isStale = ({ stamp, state }: (typeof records)[number]) =>
  state === 'live' ? stamp !== 'same' : stamp !== undefined;

const index = defineIndex<Thing>('swept', {});
await search.apply(index);
const writer = search.writer(index);
await Promise.all(
  records.flatMap(({ id, stamp }) => (stamp === undefined ? [] : [writer.put(stamp === '' ? { id } : { id, stamp })])),
);

describe('comparing an index with Postgres', () => {
  it('finds exactly the documents that are missing, of another state, without a stamp, or of no live record', async () => {
    const stale = await findAllStale(search, index, sourceOf(rows));
    expect(stale.toSorted()).toEqual(
      records
        .filter(isStale)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('names a document once, though it is seen from both ends', async () => {
    const stale = await findAllStale(search, index, sourceOf(rows));
    expect(new Set(stale).size).toBe(stale.length);
  });

  it('since a moment finds exactly those among the records that changed since', async () => {
    const stale = await findStaleSince(search, index, sourceOf(rows), NOW);
    const changed = records.filter((record) => record.changedAt === NOW && record.state !== 'unknown');
    expect(stale.toSorted()).toEqual(
      changed
        .filter(isStale)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('finds nothing where every document is as its record', async () => {
    const same = records.filter(({ stamp }) => stamp === 'same').map(({ id }) => id);
    const agreed = rows.filter(({ id, live }) => live && same.includes(id));
    const exact = defineIndex<Thing>('exact', {});
    await search.apply(exact);
    const exactWriter = search.writer(exact);
    await Promise.all(agreed.map(({ id, stamp }) => exactWriter.put({ id, stamp })));
    expect(await findAllStale(search, exact, sourceOf(agreed))).toEqual([]);
  });

  it('of an index that is not there is an outage, not a list of everything', async () => {
    const absent = defineIndex<Thing>('absent', {});
    await expect(findAllStale(search, absent, sourceOf(rows))).rejects.toMatchObject({
      kind: 'UNAVAILABLE',
      reason: 'search.being_set_up',
    });
  });
});
