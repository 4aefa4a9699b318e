import { type Language, type LocalizedText, languages, pickText } from '@techbourse/domain';
import type { Words } from '../words/words.ts';
import { type Html, html } from './html.ts';

/** One line of a record in the best language for the reader; another language is marked for readers by ear. */
export function lineOf(text: LocalizedText | undefined, language: Language): Html | undefined {
  const picked = text && pickText(text, [language]);
  if (!picked) return undefined;
  return picked.language === language
    ? html`${picked.text}`
    : html`<span lang="${picked.language}">${picked.text}</span>`;
}

/** A text of a record with its paragraphs; what is of another language or of a machine says so. */
export function paragraphsOf(text: LocalizedText | undefined, language: Language, words: Words): Html | undefined {
  const picked = text && pickText(text, [language]);
  if (!picked) return undefined;
  const notes = [
    ...(picked.language === language ? [] : [words.record.inLanguage(languages.labels[picked.language][language])]),
    ...(picked.origin === 'machine' ? [words.record.machine] : []),
  ];
  const paragraphs = picked.text.split(/\n\s*\n/).map((paragraph) => html`<p>${paragraph}</p>`);
  return html`<div lang="${picked.language}">${paragraphs}</div>${notes.length > 0 && html`<p class="note">${notes.join(' · ')}</p>`}`;
}

/** A text that a search marked: what it found stands in `mark`. */
export function markedOf(text: string): Html {
  const parts = text.split(/[\u27e6\u27e7]/);
  return html`${parts.map((part, at) => (at % 2 === 1 ? html`<mark>${part}</mark>` : part))}`;
}

/** A text without the marks of a search. */
export const unmarked = (text: string): string => text.replace(/[\u27e6\u27e7]/g, '');
