import { isDeepStrictEqual } from 'node:util';
import type { Settings } from 'meilisearch';

/** Settings that a definition leaves out. A foreign index may differ here too. */
const DEFAULTS = {
  displayedAttributes: ['*'],
  searchableAttributes: ['*'],
  filterableAttributes: [],
  sortableAttributes: [],
  stopWords: [],
  nonSeparatorTokens: [],
  separatorTokens: [],
  dictionary: [],
  synonyms: {},
  distinctAttribute: null,
} as const satisfies Settings;

/** Lists in which the order means nothing, and Meilisearch returns another. */
const UNORDERED = new Set(['filterableAttributes', 'sortableAttributes', 'stopWords', 'dictionary']);

/** The settings of a definition with those it leaves at what an empty index has. */
export function completeSettings(settings: Settings): Settings {
  return { ...DEFAULTS, ...settings } as Settings;
}

/**
 * The names of the settings in which an index is not as it is wanted. Defaults that Meilisearch adds are no difference.
 */
export function differingSettings(wanted: Settings, actual: Settings): string[] {
  return Object.entries(completeSettings(wanted))
    .filter(([name, value]) => !holds(value, (actual as Record<string, unknown>)[name], UNORDERED.has(name)))
    .map(([name]) => name);
}

function holds(wanted: unknown, actual: unknown, unordered: boolean): boolean {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(actual) || actual.length !== wanted.length) return false;
    if (unordered) return isDeepStrictEqual(new Set(wanted), new Set(actual));
    return wanted.every((value, i) => holds(value, actual[i], false));
  }
  if (typeof wanted === 'object' && wanted !== null) {
    if (typeof actual !== 'object' || actual === null) return false;
    const entries = Object.entries(wanted);
    // An empty object says that there is nothing; one with entries names what it cares for.
    if (entries.length === 0) return Object.keys(actual).length === 0;
    return entries.every(([name, value]) => holds(value, (actual as Record<string, unknown>)[name], false));
  }
  return wanted === actual || (wanted === false && actual === undefined);
}
