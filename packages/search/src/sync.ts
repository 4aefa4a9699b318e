import type { SearchDocument } from './definition.ts';
import type { IndexWriter } from './writer.ts';

/**
 * Brings the document of one record to the record's present state, whatever event asked for it: events may come twice,
 * late or out of order. `load` reads it from its owner's tables; `toDocument` gives null for one that must not be
 * found. Two of these may overlap for one record, so the record is read again after the write, and written again if
 * it moved on meanwhile.
 */
export async function syncDocument<R extends { version: number }, D extends SearchDocument>(
  writer: IndexWriter<D>,
  id: string,
  record: {
    load: () => Promise<R | undefined>;
    /** The record's version alone, which is cheaper to read. */
    loadVersion: () => Promise<number | undefined>;
    toDocument: (record: R) => D | null;
  },
): Promise<void> {
  for (;;) {
    const seen = await record.load();
    const document = seen ? record.toDocument(seen) : null;
    await (document ? writer.put(document) : writer.remove(id));
    if ((await record.loadVersion()) === seen?.version) return;
  }
}
