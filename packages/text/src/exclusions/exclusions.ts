import { wordsOf } from '../terms/terms.ts';
import { chineseExclusions } from './chinese.ts';
import { englishExclusions } from './english.ts';
import type { ExcludedPhrase, ExclusionKind } from './exclusion.ts';
import { russianExclusions } from './russian.ts';

/** An excluded phrase and its words in the common space, in their order. */
export type Exclusion = {
  readonly kind: ExclusionKind;
  readonly written: string;
  readonly terms: readonly string[];
};

/** Words of the longest phrase that is compared. */
const TERMS_MAX = 6;

/** The phrases that a text excludes, as written and in the order of its clauses. Never throws. */
export function excludedPhrases(text: string, language: string): ExcludedPhrase[] {
  if (language === 'zh') return chineseExclusions(text);
  return language === 'ru' ? russianExclusions(text) : englishExclusions(text);
}

/**
 * What a text excludes: "without PFAS", 不含氟, «без растворителей». A phrase without a word of its own is left out.
 * @example exclusionsOf('Foam without fluorinated surfactants', 'en')
 * // [{ kind: 'without', written: 'fluorinated surfactants', terms: ['fluorin', 'surfact'] }]
 */
export function exclusionsOf(text: string, language: string): Exclusion[] {
  return excludedPhrases(text, language).flatMap(({ kind, written }) => {
    const terms = wordsOf(written, language);
    return terms.length > 0 && terms.length <= TERMS_MAX ? [{ kind, written, terms }] : [];
  });
}
