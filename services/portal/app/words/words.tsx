import type { Labels } from 'virtual:labels/en';
import { createContext, type ReactNode, use, useMemo } from 'react';
import type { Words } from './en.ts';
import { createFormat, type Format } from './format.ts';
import type { Language } from './language.ts';

export type { Words } from './en.ts';

/** A language, its words, and its labels of the exchange's codes. */
export type Spoken = { language: Language; words: Words; labels: Labels };

/** The words of a language; each language is a file of its own that only its readers load. */
export async function loadWords(language: Language): Promise<Spoken> {
  switch (language) {
    case 'zh': {
      const [{ zh }, { default: labels }] = await Promise.all([import('./zh.ts'), import('virtual:labels/zh')]);
      return { language, words: zh, labels };
    }
    case 'ru': {
      const [{ ru }, { default: labels }] = await Promise.all([import('./ru.ts'), import('virtual:labels/ru')]);
      return { language, words: ru, labels };
    }
    default: {
      const [{ en }, { default: labels }] = await Promise.all([import('./en.ts'), import('virtual:labels/en')]);
      return { language, words: en, labels };
    }
  }
}

export type Speech = Spoken & { format: Format; speak: (language: Language) => Promise<void> };

const SpeechContext = createContext<Speech | undefined>(undefined);

type SpeechProps = { spoken: Spoken; speak: Speech['speak']; children: ReactNode };

/** Gives everything below it the words and forms of a language. */
export function SpeechProvider({ spoken, speak, children }: SpeechProps) {
  const speech = useMemo(() => ({ ...spoken, speak, format: createFormat(spoken.language) }), [spoken, speak]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** The words of the reader's language, and how dates and numbers are written in it. */
export function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (!speech) throw new Error('outside of SpeechProvider');
  return speech;
}
