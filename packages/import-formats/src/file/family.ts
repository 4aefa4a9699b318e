import { patentKeys } from '@techbourse/domain';
import type { RowNote } from '../note.ts';

/** A bibliographic record as a row of an import (`patentRow`). */
export type PatentRow = { notes: RowNote[]; record: Record<string, unknown> };

const FAMILY_MAX = 100;
const MEMBER_FIELDS = [
  'applicationNumber',
  'publicationNumber',
  'priorityOn',
  'filedOn',
  'publishedOn',
  'grantedOn',
  'legalEvents',
] as const;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const patentOf = ({ record }: PatentRow): Record<string, unknown> => (isObject(record.patent) ? record.patent : {});
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const namesOf = (patent: Record<string, unknown>): string[] =>
  patentKeys({
    applicationNumber: textOf(patent.applicationNumber),
    publicationNumber: textOf(patent.publicationNumber),
  });

/** Text of families that wait for a document of theirs; beyond that the one that waits longest goes out as it is. */
const WAITING_MAX = 24 * 1024 * 1024;

type Numbered = PatentRow & { number: number };
type Waiting = { row: Numbered; size: number };

/**
 * Documents of one family are one invention, wherever they stand in the file: the first is the row, the others the
 * members of its family. A second publication of a document that stands there already gives it its events only. Titles,
 * abstracts and codes that the first has not are taken from the others. The file is read twice: a family is given when its
 * last document was read, so that only families that are not yet whole wait in memory. Where those are too large together,
 * the one that waits longest is given without its later documents, each of which says so and is a row for itself.
 */
export async function* inFamilies(
  read: () => AsyncIterable<PatentRow>,
  waitingMax = WAITING_MAX,
): AsyncGenerator<Numbered> {
  let lastOf: Map<string, number> | undefined;
  const waiting = new Map<string, Waiting>();
  const apart = new Set<string>();
  let [number, waitingSize] = [0, 0];
  for await (const row of read()) {
    number++;
    const family = familyOf(row);
    // A record without a family, or with one of its own, waits for none.
    const begun = family === undefined ? undefined : waiting.get(family);
    if (family !== undefined && apart.has(family)) row.notes.push(standsApart(row));
    // Nobody reads a file twice that names no family.
    if (family !== undefined) lastOf ??= await lastDocuments(read());
    const last = family === undefined || apart.has(family) ? number : lastOf?.get(family);
    if (begun) joinMember(begun.row, row);
    const whole = begun?.row ?? { ...row, number };
    const size = begun ? begun.size + sizeOf(row) : 0;
    if (last === number) {
      if (begun && family !== undefined) waiting.delete(family);
      waitingSize -= begun?.size ?? 0;
      yield whole;
      continue;
    }
    const now = begun ? size : sizeOf(row);
    waiting.set(family ?? '', { row: whole, size: now });
    waitingSize += now - (begun?.size ?? 0);
    for (const [oldest, { row: first, size: held }] of waitingSize > waitingMax ? waiting : []) {
      if (waitingSize <= waitingMax) break;
      waiting.delete(oldest);
      apart.add(oldest);
      waitingSize -= held;
      yield first;
    }
  }
}

const familyOf = (row: PatentRow): string | undefined => textOf(patentOf(row).familyId);
const sizeOf = (row: PatentRow): number => JSON.stringify(row.record).length;

/** The number of the last document of each family of several documents. */
async function lastDocuments(rows: AsyncIterable<PatentRow>): Promise<Map<string, number>> {
  const last = new Map<string, number>();
  let number = 0;
  for await (const row of rows) {
    number++;
    const family = familyOf(row);
    if (family !== undefined) last.set(family, number);
  }
  return last;
}

function standsApart(row: PatentRow): RowNote {
  const value = textOf(row.record.externalId);
  const message = 'its family stands too far apart in this file: put its documents one after another';
  return { column: 'family', rule: 'patent.family_apart', message, ...(value ? { value } : {}) };
}

function joinMember(whole: PatentRow, row: PatentRow): void {
  const [main, patent] = [patentOf(whole), patentOf(row)];
  const members = listOf(main.family).filter(isObject);
  whole.notes.push(...row.notes);
  for (const field of ['title', 'abstract'] as const) {
    const [kept, given] = [whole.record[field], row.record[field]];
    if (isObject(given)) whole.record[field] = { ...given, ...(isObject(kept) ? kept : {}) };
  }
  const codes = [...new Set([...listOf(whole.record.ipc), ...listOf(row.record.ipc)])];
  if (codes.length > 0) whole.record.ipc = codes.slice(0, 50);

  const names = namesOf(patent);
  const same = [main, ...members].find((member) => namesOf(member).some((name) => names.includes(name)));
  if (same) {
    const events = [...listOf(same.legalEvents), ...listOf(patent.legalEvents)];
    if (events.length > 0) same.legalEvents = events.slice(0, 500);
    // The publication of an application and its grant are one document, with both numbers.
    same.applicationNumber ??= patent.applicationNumber;
    if (same.applicationNumber === undefined) delete same.applicationNumber;
    return;
  }
  if (members.length >= FAMILY_MAX || names.length === 0) {
    const value = textOf(row.record.externalId);
    const message = `a family has at most ${FAMILY_MAX} other documents with numbers`;
    whole.notes.push({ column: 'family', rule: 'patent.member_left_out', message, ...(value ? { value } : {}) });
    return;
  }
  const member = Object.fromEntries(MEMBER_FIELDS.flatMap((field) => (patent[field] ? [[field, patent[field]]] : [])));
  main.family = [...members, member];
}
