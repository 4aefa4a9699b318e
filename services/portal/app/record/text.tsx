import { type Localized, textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';

/** A text of a record in the reader's language, or in another that is named to voices. */
export function Text({ of, fallback = '' }: { of: Localized | null | undefined; fallback?: string }) {
  const { language } = useSpeech();
  const found = textIn(of, language);
  if (found.text === '') return fallback;
  return found.language === language ? found.text : <span lang={found.language}>{found.text}</span>;
}
