import { createContext, type ReactNode, use, useMemo } from 'react';
import type { Words } from './en.ts';
import { createFormat, type Format } from './format.ts';
import type { Language } from './language.ts';

export type { Words } from './en.ts';

/** The words of a language; each language is a file of its own that only its readers load. */
export async function loadWords(language: Language): Promise<Words> {
  switch (language) {
    case 'zh':
      return (await import('./zh.ts')).zh;
    case 'ru':
      return (await import('./ru.ts')).ru;
    default:
      return (await import('./en.ts')).en;
  }
}

export type Speech = { language: Language; words: Words; format: Format; speak: (language: Language) => Promise<void> };

const SpeechContext = createContext<Speech | undefined>(undefined);

type SpeechProps = Omit<Speech, 'format'> & { children: ReactNode };

/** Gives everything below it the words and forms of a language. */
export function SpeechProvider({ language, words, speak, children }: SpeechProps) {
  const speech = useMemo(() => ({ language, words, speak, format: createFormat(language) }), [language, words, speak]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** The words of the reader's language, and how dates and numbers are written in it. */
export function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (!speech) throw new Error('outside of SpeechProvider');
  return speech;
}
