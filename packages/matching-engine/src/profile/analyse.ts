import { type Language, languages, type Measured, type PairSide, type RequiredResult } from '@techbourse/domain';
import {
  detectLanguage,
  type Exclusion,
  exclusionsOf,
  glossToEnglish,
  passagesOf,
  type Surface,
  termsOf,
} from '@techbourse/text';
import type { AnalysedText, CountedTerm } from './analysed-text.ts';
import { figuresIn, measuredOf, wantedOf } from './figures.ts';
import type { Space } from './profile.ts';
import { primaryLanguage, type RecordTexts } from './texts.ts';

/**
 * The number of this analysis, one more with each change of what it makes of a text. Profiles of an earlier one are built
 * anew in the background.
 */
export const ANALYSIS = 2;

/** Numbers that a record states apart from its texts. */
export type StatedNumbers = {
  readonly measures?: readonly Measured[] | undefined;
  readonly required?: readonly RequiredResult[] | undefined;
};

/**
 * Analyses the texts of a record into terms and at most eight passages of about ninety words. The primary language
 * gives the terms of the common space and the passages. Chinese and Russian texts also keep their words as written.
 * What a demand excludes is kept apart from what it wants; a listing is still about what it does without.
 */
export function analyse(texts: RecordTexts, side: PairSide, numbers: StatedNumbers = {}): AnalysedText {
  const terms: Partial<Record<Space, readonly CountedTerm[]>> = {};
  const speaking = primaryLanguage(texts);
  let excluded: readonly Exclusion[] = [];
  for (const language of languages.codes) {
    const text = wholeOf(texts, language);
    if (!text) continue;
    const { counts, native, surfaces } = termsOf(text, language);
    const own = excludedBy(texts, language);
    if (side === 'demand') for (const one of own) takeOff(counts, native, one, language);
    if (language === speaking) excluded = own;
    if (language === speaking) terms.common = [...counts].map(([term, n]) => countedTerm(term, n, surfaces.get(term)));
    if (language !== 'en') terms[language] = [...native].map(([term, n]) => [term, n, term.slice(language.length + 1)]);
  }
  if (!speaking) return { terms, passages: [] };
  const figures =
    side === 'listing' ? [...measuredOf(numbers.measures ?? []), ...figuresIn(wholeOf(texts, speaking), speaking)] : [];
  const wanted = side === 'demand' ? wantedOf(numbers.required ?? []) : [];
  const passages = passagesOf(wholeOf(texts, speaking)).map(({ text }) => text);
  return {
    terms,
    passages,
    language: speaking,
    ...(excluded.length > 0 ? { excluded } : {}),
    ...(figures.length > 0 ? { figures } : {}),
    ...(wanted.length > 0 ? { wanted } : {}),
  };
}

/** Phrases of one record that are compared at most. */
const EXCLUDED_MAX = 12;

/** What the texts of a language exclude. What their title asks for is not excluded by a later clause. */
function excludedBy(texts: RecordTexts, language: Language): Exclusion[] {
  const [title = ''] = texts[language] ?? [];
  const asked = termsOf(title, language).counts;
  for (const one of exclusionsOf(title, language)) takeOff(asked, new Map(), one, language);
  const all = exclusionsOf(wholeOf(texts, language), language).filter(
    ({ terms }) => !terms.every((term) => asked.has(term)),
  );
  const distinct = new Map(all.map((one) => [`${one.kind} ${one.terms.join(' ')}`, one]));
  return [...distinct.values()].slice(0, EXCLUDED_MAX);
}

/** Takes the words of an excluded phrase off the counts, as often as it says them. */
function takeOff(
  counts: Map<string, number>,
  native: Map<string, number>,
  { written }: Exclusion,
  language: Language,
): void {
  const own = termsOf(written, language);
  for (const [from, taken] of [
    [counts, own.counts],
    [native, own.native],
  ] as const) {
    for (const [term, n] of taken) {
      const rest = (from.get(term) ?? 0) - n;
      if (rest > 0) from.set(term, rest);
      else from.delete(term);
    }
  }
}

/** The passages as an embedder reads them: as written for a multilingual one, as an English gloss for the others. */
export function embedderInput({ passages, language }: AnalysedText, multilingual: boolean): readonly string[] {
  if (multilingual) return passages;
  const written = language ?? detectLanguage(passages.join('\n'));
  return passages.map((passage) => inEnglish(passage, written));
}

/** Joined by empty lines, which end a sentence: a title must not run into the text. */
function wholeOf(texts: RecordTexts, language: Language): string {
  return (texts[language] ?? []).join('\n\n');
}

function inEnglish(text: string, language: string): string {
  return language === 'zh' || language === 'ru' ? glossToEnglish(text, language) : text;
}

function countedTerm(term: string, n: number, surface: Surface | undefined): CountedTerm {
  if (surface?.source) return [term, n, surface.source, surface.text];
  return [term, n, surface?.text ?? term];
}
