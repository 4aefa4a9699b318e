/**
 * What Russian words have in common beyond their stems: adjectives and verbs are made of nouns by suffixes, and the
 * last consonant may change before them (бумага - бумажный, рука - ручной, воздух - воздушный).
 */

/** Letters that a base keeps at least. */
const BASE_MIN = 3;
/** Suffixes taken off one after the other at most. */
const SUFFIXES_MAX = 2;

const SUFFIX =
  /(ительн|ирова|ическ|ованн|ельн|ител|альн|енн|онн|ивн|ичн|очн|ист|ива|ыва|ова|ева|ани|ени|ост|[уюая]ющ|[уюая]щ|[аи]вш|им|ем|ов|ев|ск|к|н|[аиеуюя])$/;
const CHANGED: Record<string, string> = { ж: 'г', ч: 'к', ш: 'х', ц: 'к', щ: 'т' };

/** A vowel that comes and goes before the last consonant: мешок - мешков, станок - станки, палец - пальцы. */
const WITHOUT_VOWEL = /(?<=[бвгджзйклмнпрстфхцчшщ]ь?)(?=[кнцлр]$)/;

/**
 * The same stem with its fleeting vowel, when it may have lost one.
 * @example withVowel('мешк') // ['мешок', 'мешек']
 */
export function withVowel(stemmed: string): string[] {
  if (!WITHOUT_VOWEL.test(stemmed)) return [];
  return ['о', 'е'].map((vowel) => stemmed.replace(WITHOUT_VOWEL, vowel).replace(`ь${vowel}`, vowel));
}

/**
 * Shorter stems that a stem may be made of, the longest first, after the stem with its fleeting vowel. Any of them may
 * be no word at all.
 * @example basesOf('бумажн') // ['бумажон', 'бумажен', 'бумаж', 'бумаг']
 */
export function basesOf(stemmed: string): string[] {
  const bases = withVowel(stemmed);
  for (const shorter of shortened(stemmed)) bases.push(shorter, unchanged(shorter));
  return [...new Set(bases)].filter((base) => base !== stemmed);
}

/**
 * The key of all words of one root, for when no stem is known. Marked, because a root may look like another word's
 * stem.
 * @example rootKey('цементн') === rootKey('цемент') // true
 */
export function rootKey(stemmed: string): string {
  return `~${unchanged(shortened(stemmed).at(-1) ?? stemmed)}`;
}

function shortened(stemmed: string): string[] {
  const forms: string[] = [];
  let base = stemmed.replace(/с[ья]$/, '');
  if (base !== stemmed) forms.push(base);
  for (let i = 0; i < SUFFIXES_MAX; i++) {
    const shorter = base.replace(SUFFIX, '');
    if (shorter === base || shorter.length < BASE_MIN) break;
    base = shorter;
    forms.push(base);
  }
  return forms;
}

function unchanged(base: string): string {
  const last = base.at(-1) ?? '';
  return base.slice(0, -1) + (CHANGED[last] ?? last);
}
