import { readIpc, readPatentNumber } from '@techbourse/domain';
import { decodeCursor, fail } from '@techbourse/platform';
import { z } from 'zod';
import type { SEARCH_SORTS, SearchListings } from '../contract/search.ts';
import { dayNumber } from './document.ts';

export type Sort = (typeof SEARCH_SORTS)[number];

/** Where the next page goes on: behind a row of a sorted list, or at a place in the ranking as it was at a moment. */
export type Position =
  | { by: 'newest' | 'readiness' | 'expiring'; value: number; id: string }
  | { by: 'relevance'; offset: number; asOfMs: number };

export type Plan = { text: string; filter: string[]; sort: string[]; by: Sort; offset: number; asOfMs: number };

const cursorShape = z.union([
  z.tuple([z.enum(['newest', 'readiness', 'expiring']), z.number(), z.uuid()]),
  z.tuple([z.literal('relevance'), z.int().min(0).max(1000), z.number()]),
]);

/** The field each order goes by, and its direction; equal ones by id, so that the order is total. */
export const ORDER = {
  newest: { field: 'publishedAtMs', direction: 'desc' },
  readiness: { field: 'readiness', direction: 'desc' },
  expiring: { field: 'validUntilDay', direction: 'asc' },
} as const;

/** A request as Meilisearch understands it. Pure: the same request at the same moment gives the same plan. */
export function planSearch(input: SearchListings, now: Date): Plan {
  const { readinessMin, readinessMax } = input;
  if (readinessMin !== undefined && readinessMax !== undefined && readinessMin > readinessMax) {
    const issue = { pointer: '/readinessMax', rule: 'range', message: 'The range ends below its start' };
    throw fail.validation('input.invalid', 'Some fields of the querystring are not valid', [issue]);
  }
  const { text, exact } = readText(input.q?.trim() ?? '');
  const by = input.sort ?? (text ? 'relevance' : 'newest');
  const position = input.cursor ? readCursor(input.cursor, by) : undefined;
  const asOfMs = position?.by === 'relevance' ? position.asOfMs : now.getTime();
  const filter = [
    ...exact,
    ...anyOf('kind', input.kind),
    ...anyOf('section', input.section),
    ...anyOf('class', input.class),
    ...anyOf('subclass', input.subclass),
    ...anyOf('field', input.field),
    ...anyOf('offers', input.offer),
    ...anyOf('country', input.country),
    ...anyOf('language', input.language),
    ...anyOf('organisation', input.organisation ? [input.organisation] : undefined),
    ...anyOf('organisationKind', input.organisationKind),
    ...(input.number === undefined ? [] : anyOf('numbers', [numberOf(input.number)])),
    ...(readinessMin === undefined ? [] : [`readiness >= ${readinessMin}`]),
    ...(readinessMax === undefined ? [] : [`readiness <= ${readinessMax}`]),
    // The sweep takes its time; what has lapsed is not shown meanwhile.
    `validUntilDay >= ${dayNumber(now.toISOString().slice(0, 10))}`,
  ];
  if (by === 'relevance') {
    // Ranks shift when something new comes in between two pages, so later pages look at what was there at the first.
    const offset = position?.by === 'relevance' ? position.offset : 0;
    return { text, filter: [...filter, `publishedAtMs <= ${asOfMs}`], sort: [], by, offset, asOfMs };
  }
  const { field, direction } = ORDER[by];
  // Listings without a level have no place in an order by level.
  if (by === 'readiness') filter.push('readiness EXISTS AND readiness IS NOT NULL');
  if (position && position.by !== 'relevance') {
    const beyond = direction === 'desc' ? '<' : '>';
    filter.push(`${field} ${beyond} ${position.value} OR (${field} = ${position.value} AND id > "${position.id}")`);
  }
  return { text, filter, sort: [`${field}:${direction}`, 'id:asc'], by, offset: 0, asOfMs };
}

/** A text that is a patent number or an IPC code is looked up as such: near hits of a number are other patents. */
function readText(text: string): { text: string; exact: string[] } {
  const number = readPatentNumber(text);
  if (text !== '' && number.ok) return { text: '', exact: anyOf('numbers', [number.value.number]) };
  const code = readIpc(text);
  if (code.ok && code.value.path.length >= 3) return { text: '', exact: anyOf('ipcPath', [code.value.code]) };
  return { text, exact: [] };
}

function numberOf(text: string): string {
  const read = readPatentNumber(text);
  if (read.ok) return read.value.number;
  throw fail.validation('input.invalid', 'Some fields of the querystring are not valid', [
    { pointer: '/number', rule: read.rule, message: read.message },
  ]);
}

function anyOf(field: string, values: readonly string[] | undefined): string[] {
  return values ? [`${field} IN [${values.map((value) => JSON.stringify(value)).join(', ')}]`] : [];
}

function readCursor(cursor: string, by: Sort): Position {
  const parts = decodeCursor(cursor, cursorShape);
  if (parts[0] !== by) {
    throw fail.validation('cursor.invalid', 'The cursor belongs to another order', [
      { pointer: '/cursor', rule: 'cursor', message: `this cursor continues the order "${parts[0]}"` },
    ]);
  }
  return parts[0] === 'relevance'
    ? { by: parts[0], offset: parts[1], asOfMs: Number(parts[2]) }
    : { by: parts[0], value: parts[1], id: String(parts[2]) };
}
