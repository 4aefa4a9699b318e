import { store } from '../form/kept-files.ts';
import type { ColumnMapping, Mends, ReadChoice, RecordKind } from './protocol.ts';

const PREFIX = 'draft:';
const mappingKey = (person: string, kind: RecordKind, signature: string) =>
  `${PREFIX}${person}:import:${kind}:${signature}`;

/** The mapping that a person confirmed for a file of the same headings, kept on this device. */
export function keptMapping(person: string, kind: RecordKind, signature: string): ColumnMapping | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(mappingKey(person, kind, signature)) ?? 'null');
    return typeof kept === 'object' && kept !== null && 'columns' in kept ? (kept as ColumnMapping) : undefined;
  } catch {
    return undefined;
  }
}

export function keepMapping(person: string, kind: RecordKind, signature: string, mapping: ColumnMapping): void {
  try {
    localStorage.setItem(mappingKey(person, kind, signature), JSON.stringify(mapping));
  } catch {
    // a full or forbidden store: it is proposed anew
  }
}

/** A file whose import is not done: with its mapping and what was mended, so that leaving the page loses nothing. */
export type KeptFile = { file: File; choice: ReadChoice; mapping?: ColumnMapping; publish: boolean; mends: Mends };

const keyOf = (person: string, kind: RecordKind) => `${person}:${kind}`;

// A browser that keeps nothing loses the work only with the page.
export const keptFile = (person: string, kind: RecordKind) =>
  store('readonly', (files) => files.get(keyOf(person, kind)) as IDBRequest<KeptFile | undefined>);
export const keepFile = (person: string, kind: RecordKind, file: KeptFile) =>
  store('readwrite', (files) => files.put(file, keyOf(person, kind)));
export const dropFile = (person: string, kind: RecordKind) =>
  store('readwrite', (files) => files.delete(keyOf(person, kind)));
