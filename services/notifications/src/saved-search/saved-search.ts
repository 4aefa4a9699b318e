import { searchDemandsSchema } from '@techbourse/demands/api';
import { searchListingsSchema } from '@techbourse/listings/api';
import { fail, issuesOf } from '@techbourse/platform';
import type { Every, FoundItem, SavedQuery, Searched } from '../api/saved-search.ts';

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const PERIOD_MS: Readonly<Record<Every, number>> = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS };

/** Parameters that a repeated search has of its own. */
const OWN = ['cursor', 'limit', 'sort', 'words', 'publishedSince', 'openedSince'];
const SCHEMAS = { listings: searchListingsSchema, demands: searchDemandsSchema } as const;

/** @throws AppError VALIDATION (`input.invalid`) naming each parameter that the search would not take. */
export function assertQuery(of: Searched, query: SavedQuery): void {
  const own = OWN.filter((name) => Object.hasOwn(query, name)).map((name) => ({
    pointer: `/query/${name}`,
    rule: 'saved_search.own',
    message: 'A saved search has its own order, time and pages',
  }));
  const read = SCHEMAS[of].safeParse(query);
  const faults = read.success ? [] : issuesOf(read.error).map((one) => ({ ...one, pointer: `/query${one.pointer}` }));
  const issues = [...own, ...faults];
  if (issues.length > 0) throw fail.validation('input.invalid', 'Some parameters of the search are not valid', issues);
  if (Object.keys(query).length > 0) return;
  throw fail.validation('input.invalid', 'A search for everything is not saved', [
    { pointer: '/query', rule: 'saved_search.empty', message: 'give words or a filter' },
  ]);
}

/** The query string of a repeated search: what came since then, of words all. */
export function queryString(
  of: Searched,
  query: SavedQuery,
  since: Date,
  page: { limit: number; cursor?: string },
): string {
  const parameters = parametersOf(query);
  parameters.set('sort', 'newest');
  parameters.set(of === 'listings' ? 'publishedSince' : 'openedSince', since.toISOString());
  parameters.set('limit', String(page.limit));
  if (page.cursor) parameters.set('cursor', page.cursor);
  return parameters.toString();
}

/** Where the same search is an Atom feed. */
export function feedPath(of: Searched, query: SavedQuery): string {
  return `/api/${of}/search.atom?${parametersOf(query)}`;
}

/** Of words, all must occur. */
function parametersOf(query: SavedQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) parameters.append(name, String(one));
  }
  parameters.set('words', 'all');
  return parameters;
}

/**
 * From when on publications are looked at anew: a day before the last look, because an anonymous demand has the moment of
 * its day's beginning, and an index may be late. What was found before is not told again.
 */
export function lookedFrom(lastLook: Date): Date {
  const before = lastLook.getTime() - DAY_MS;
  return new Date(before - (before % DAY_MS));
}

/** When a search is looked at next: periods from its beginning, so that a late look does not move the later ones. */
export function nextLook(every: Every, createdAt: Date, now: Date): Date {
  const period = PERIOD_MS[every];
  const periods = Math.floor((now.getTime() - createdAt.getTime()) / period) + 1;
  return new Date(createdAt.getTime() + Math.max(1, periods) * period);
}

export type Muted = { mutedRecords: readonly string[]; mutedOrganisations: readonly string[] };

/** What of the found is told: nothing that is muted. */
export function heard<T extends Pick<FoundItem, 'id' | 'organisation'>>(
  items: readonly T[],
  { mutedRecords, mutedOrganisations }: Muted,
): T[] {
  return items.filter(({ id, organisation }) => {
    const owner = organisation.id;
    return !mutedRecords.includes(id) && (owner === null || !mutedOrganisations.includes(owner));
  });
}

/** What would have been told when: each publication at the first look after it. Newest first. */
export function digestsOf(
  items: readonly FoundItem[],
  { every, createdAt, now }: { every: Every; createdAt: Date; now: Date },
): { at: string; items: FoundItem[] }[] {
  const looks = new Map<number, FoundItem[]>();
  const period = PERIOD_MS[every];
  for (const item of items) {
    const past = (Date.parse(item.publishedAt) - createdAt.getTime()) / period;
    const at = Math.min(createdAt.getTime() + (Math.floor(past) + 1) * period, now.getTime());
    looks.set(at, [...(looks.get(at) ?? []), item]);
  }
  return [...looks]
    .toSorted(([a], [b]) => b - a)
    .map(([at, found]) => ({ at: new Date(at).toISOString(), items: found }));
}
