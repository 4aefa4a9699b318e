import { type Language, languages } from '@techbourse/domain';
import { detectLanguage, glossToEnglish, passagesOf, type Surface, termsOf } from '@techbourse/text';
import type { AnalysedText, CountedTerm } from './analysed-text.ts';
import type { Space } from './profile.ts';
import { primaryLanguage, type RecordTexts } from './texts.ts';

/**
 * Texts of a record to terms and passages. One language speaks for the record in the common space and to the model:
 * English when it says enough, else the longest; the words of Chinese and Russian texts count as written besides.
 * Eight passages at most, of about ninety words.
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

/** What an embedder reads: one of many languages passages as written, the others an English gloss. */
export function embedderInput({ passages, language }: AnalysedText, multilingual: boolean): readonly string[] {
  if (multilingual) return passages;
  const written = language ?? detectLanguage(passages.join('\n'));
  return passages.map((passage) => inEnglish(passage, written));
}

/** An empty line between paragraphs ends sentences, so that a title does not run into the text. */
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
