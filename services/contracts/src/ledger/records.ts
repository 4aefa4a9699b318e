import type { Tx } from '@techbourse/db';
import { type LedgerFault, ledgerContentSchema } from '../api/index.ts';
import type { ChainRow } from './check.ts';
import { hashOf } from './entry.ts';
import { formOf, type Read, type RecordedNoun } from './recorder.ts';

/** The record behind an entry, in its form. 'itself': the entry is the record. */
export type Records = (row: ChainRow, form: number) => { what: string; read: Read | undefined } | 'itself';

/** Loads only the records of a page of entries, because a contract may have thousands of payments. */
export async function loadRecords(tx: Tx, rows: readonly ChainRow[], nouns: readonly RecordedNoun[]): Promise<Records> {
  const readers = nouns.flatMap((noun) => noun.readers);
  const loaded = new Map<string, Records>();
  for (const { kind, what, load } of readers) {
    const own = rows.filter((row) => row.kind === kind);
    if (own.length === 0) continue;
    const read = await load?.(tx, own);
    loaded.set(kind, (row, form) => (read ? { what, read: read(row, form) } : 'itself'));
  }
  return (row, form) => loaded.get(row.kind)?.(row, form) ?? { what: 'record', read: undefined };
}

/** Whether the record behind an entry is still what the entry says. */
export function recordFault(row: ChainRow, records: Records): LedgerFault | undefined {
  const { seq } = row;
  const content = ledgerContentSchema.parse(JSON.parse(row.text));
  const form = formOf(content.body);
  const found = records(row, form);
  if (found === 'itself') return undefined;
  const { what, read } = found;
  if (!read) {
    const message = `The record of entry ${seq} (${row.kind}) is not there`;
    return { seq, problem: 'record_missing', message };
  }
  if (read.ownHash && read.ownHash.kept !== read.ownHash.computed) {
    const message = `The ${what} of entry ${seq} was changed: its text no longer gives its hash`;
    return { seq, problem: 'record_changed', message };
  }
  if (read.fault) return { seq, problem: 'record_changed', message: `Entry ${seq}: ${read.fault}` };
  const { body } = read;
  if (!body) {
    const message = `Entry ${seq} (${row.kind}) is in form ${form}, which this version of the exchange does not know`;
    return { seq, problem: 'content', message };
  }
  const names = Object.keys({ ...body, ...content.body });
  const differing = names.filter((name) => hashOf([body[name]]) !== hashOf([content.body[name]]));
  if (differing.length === 0) return undefined;
  const message = `The ${what} of entry ${seq} differs from what was recorded: ${differing.sort().join(', ')}`;
  return { seq, problem: 'record_changed', message };
}
