import { type Language, languages } from '@techbourse/domain';
import { detectLanguage, glossToEnglish, passagesOf, type Surface, termsOf } from '@techbourse/text';
import type { AnalysedText, CountedTerm } from './analysed-text.ts';
import type { Space } from './profile.ts';
import { primaryLanguage, type RecordTexts } from './texts.ts';

/**
 * Analyses the texts of a record into terms and at most eight passages of about ninety words. The primary language
 * gives the terms of the common space and the passages. Chinese and Russian texts also keep their words as written.
 */
export function analyse(texts: RecordTexts): AnalysedText {
  const terms: Partial<Record<Space, readonly CountedTerm[]>> = {};
  const speaking = primaryLanguage(texts);
  for (const language of languages.codes) {
    const text = wholeOf(texts, language);
    if (!text) continue;
    const { counts, native, surfaces } = termsOf(text, language);
    if (language === speaking) terms.common = [...counts].map(([term, n]) => countedTerm(term, n, surfaces.get(term)));
    if (language !== 'en') terms[language] = [...native].map(([term, n]) => [term, n, term.slice(language.length + 1)]);
  }
  if (!speaking) return { terms, passages: [] };
  return { terms, passages: passagesOf(wholeOf(texts, speaking)).map(({ text }) => text), language: speaking };
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
