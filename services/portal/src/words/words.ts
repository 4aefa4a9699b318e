import type { Language } from '@techbourse/domain';
import { en, type Words } from './en.ts';
import { ru } from './ru.ts';
import { zh } from './zh.ts';

export type { Words } from './en.ts';

const ALL: Readonly<Record<Language, Words>> = { en, zh, ru };

/** Every word of the public pages in a language. */
export const wordsIn = (language: Language): Words => ALL[language];
