import { pickText } from '@techbourse/domain';
import type { AuditEntry } from '@techbourse/gateway/api';

const COLUMNS: readonly [name: string, of: (entry: AuditEntry) => string | null][] = [
  ['at', (entry) => entry.at],
  ['action', (entry) => entry.action],
  ['words', (entry) => entry.words.en],
  ['subject', (entry) => entry.subject],
  ['read', (entry) => String(entry.read)],
  ['organisation_id', ({ organisation }) => organisation?.id ?? null],
  ['organisation', ({ organisation }) => nameOf(organisation)],
  ['agency_id', ({ agency }) => agency?.id ?? null],
  ['agency', ({ agency }) => nameOf(agency)],
  ['mandate_id', (entry) => entry.mandateId],
  ['person_id', ({ person }) => person?.id ?? null],
  ['person', ({ person }) => person?.name ?? null],
  ['actor_kind', ({ actor }) => actor.kind],
  ['actor_id', ({ actor }) => actor.id],
  ['address', (entry) => entry.address],
  ['request_id', (entry) => entry.requestId],
  ['data', ({ data }) => JSON.stringify(data)],
  ['id', (entry) => entry.id],
];

export const CSV_HEAD = lineOf(COLUMNS.map(([name]) => name));

/** An entry as a line of CSV (RFC 4180). What a spreadsheet would compute is marked as text. */
export function csvLine(entry: AuditEntry): string {
  return lineOf(COLUMNS.map(([, of]) => of(entry) ?? ''));
}

function nameOf(organisation: AuditEntry['organisation']): string | null {
  return organisation?.name ? (pickText(organisation.name, ['en'])?.text ?? null) : null;
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
