import type { SearchDocument } from './definition.ts';
import type { IndexWriter } from './writer.ts';

/**
 * Brings the document of one record to the record's present state, whatever event asked for it: events may come twice,
 * late or out of order. `load` reads the record from its owner's tables; `toDocument` gives null for one that must not
 * be found. Two of these may overlap for one record, so the record is read again after the write, and written again if
 * it moved on meanwhile.
 */
export async function syncDocument<R extends { version: number }, D extends SearchDocument>(
  writer: IndexWriter<D>,
  id: string,
  load: () => Promise<R | undefined>,
  toDocument: (record: R) => D | null,
): Promise<void> {
  let record = await load();
  for (;;) {
    const document = record ? toDocument(record) : null;
    await (document ? writer.put(document) : writer.remove(id));
    const now = await load();
    if (now?.version === record?.version) return;
    record = now;
  }
}
