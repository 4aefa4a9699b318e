import { describe, expect, it } from 'vitest';
import { testSearch } from '../test/search.ts';
import { defineIndex } from './definition.ts';
import { syncDocument } from './sync.ts';

type Thing = { id: string; version: number };

const search = await testSearch();
const index = defineIndex<Thing>('synced', {});
await search.apply(index);
const writer = search.writer(index);
const indexed = async (id: string) => (await search.client.index(search.uidOf(index)).getDocument(id))['version'];

/** A record that others change while it is read: each time it is read, the next of their changes has happened. */
function recordOf(id: string, ...states: ({ version: number; live: boolean } | undefined)[]) {
  let now = states.shift();
  let reads = 0;
  const move = () => {
    const seen = now;
    if (states.length > 0) now = states.shift();
    reads += 1;
    return seen;
  };
  return {
    reads: () => reads,
    load: async () => move(),
    loadVersion: async () => now?.version,
    toDocument: ({ version, live }: { version: number; live: boolean }) => (live ? { id, version } : null),
  };
}

describe.concurrent('bringing a document to the present state of its record', () => {
  it('writes again what moved on while it was written', async () => {
    const record = recordOf(
      'moved',
      { version: 1, live: true },
      { version: 2, live: true },
      { version: 3, live: true },
    );
    await syncDocument(writer, 'moved', record);
    expect(await indexed('moved')).toBe(3);
  });

  it('reads a record that stays once', async () => {
    const record = recordOf('stays', { version: 4, live: true });
    await syncDocument(writer, 'stays', record);
    expect([await indexed('stays'), record.reads()]).toEqual([4, 1]);
  });

  it.each([
    ['is not to be found any more', { version: 2, live: false }],
    ['is gone', undefined],
  ])('removes the document of a record that %s, also when that happens meanwhile', async (what, end) => {
    const id = what.replaceAll(' ', '_');
    await syncDocument(writer, id, recordOf(id, { version: 1, live: true }));
    expect(await indexed(id)).toBe(1);
    await syncDocument(writer, id, recordOf(id, { version: 1, live: true }, end));
    await expect(indexed(id)).rejects.toMatchObject({ cause: { code: 'document_not_found' } });
  });

  it('ends in the present state though an older reading of the record is written last', async () => {
    let version = 1;
    const written = Promise.withResolvers<void>();
    const record = {
      loadVersion: async () => version,
      toDocument: (seen: { version: number }) => ({ id: 'twice', version: seen.version }),
    };
    const slow = syncDocument(writer, 'twice', {
      ...record,
      load: async () => {
        const seen = { version };
        await written.promise;
        return seen;
      },
    });
    version = 2;
    await syncDocument(writer, 'twice', { ...record, load: async () => ({ version }) });
    expect(await indexed('twice')).toBe(2);
    written.resolve();
    await slow;
    expect(await indexed('twice')).toBe(2);
  });
});
