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

/**
 * Documents of one family that stand one after another are one invention: the first is the row, the others the members
 * of its family. A second publication of a document that stands there already gives it its events only. Titles,
 * abstracts and codes that the first has not are taken from the others.
 */
export async function* inFamilies(rows: AsyncIterable<PatentRow>): AsyncGenerator<PatentRow & { number: number }> {
  let number = 0;
  let open: (PatentRow & { number: number }) | undefined;
  for await (const row of rows) {
    number++;
    const family = patentOf(row).familyId;
    if (open && family !== undefined && family === patentOf(open).familyId) {
      joinMember(open, row);
      continue;
    }
    if (open) yield open;
    open = undefined;
    // A record without a family waits for none.
    if (family === undefined) yield { ...row, number };
    else open = { ...row, number };
  }
  if (open) yield open;
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
