import { glossClauses } from '../gloss/gloss.ts';
import { chineseTokens } from '../tokens/chinese.ts';
import { englishClauses, type Token } from '../tokens/english.ts';
import { normalize } from '../tokens/normalize.ts';
import { russianTokens } from '../tokens/russian.ts';

/** How a term looked in the text: its commonest form, and for a glossed text the foreign word behind it. */
export type Surface = { text: string; source?: string };

/** A text as counted terms. */
export type Terms = {
  /** The space in which texts of all languages are compared. */
  space: 'en';
  /** English stems, and pairs of neighbours as `a_b`, with how often each occurs. */
  counts: Map<string, number>;
  /** Chinese or Russian tokens in their own language, prefixed `zh:` or `ru:`; empty for English. */
  native: Map<string, number>;
  /** For explanations: stem (or pair) -> how it was written. */
  surfaces: Map<string, Surface>;
};

type Word = Token & { source?: string };

/**
 * Counts the terms of a text: English as it is, Chinese and Russian through the dictionary gloss, so that a Chinese
 * need and an English offer share terms. A pair is two content words in a row within a clause. Linear in the length;
 * throws only when a gloss is needed and its table was not built.
 * @example termsOf('锂电池', 'zh').counts // Map { 'lithium' => 1, 'batteri' => 1, 'lithium_batteri' => 1 }
 */
export function termsOf(text: string, language: string): Terms {
  const normal = normalize(text);
  const foreign = language === 'zh' || language === 'ru';
  const clauses: Word[][] = foreign ? glossedClauses(normal, language) : englishClauses(normal);
  const counts = new Map<string, number>();
  const forms = new Map<string, Map<string, { count: number; surface: Surface }>>();

  const add = (term: string, surface: Surface) => {
    counts.set(term, (counts.get(term) ?? 0) + 1);
    const seen = forms.get(term) ?? new Map();
    const key = `${surface.text}\n${surface.source ?? ''}`;
    seen.set(key, { count: (seen.get(key)?.count ?? 0) + 1, surface });
    forms.set(term, seen);
  };
  for (const clause of clauses) {
    clause.forEach((word, i) => {
      add(word.stem, surfaceOf(word));
      const next = clause[i + 1];
      if (next) add(`${word.stem}_${next.stem}`, surfaceOf(word, next));
    });
  }
  const surfaces = new Map(Array.from(forms, ([term, seen]) => [term, commonest([...seen.values()])]));
  return { space: 'en', counts, native: nativeCounts(normal, language), surfaces };
}

/**
 * The words of a phrase as terms of the common space, in their order; second senses are left out.
 * @example wordsOf('含氟表面活性剂', 'zh') // ['fluorin', 'surfact']
 */
export function wordsOf(phrase: string, language: string): string[] {
  const normal = normalize(phrase);
  const tokens =
    language === 'zh' || language === 'ru'
      ? glossClauses(normal, language).flatMap((clause) =>
          clause.flatMap(({ source, english }) => englishWords(english, source)),
        )
      : englishClauses(normal).flat();
  return [...new Set(tokens.map(({ stem }) => stem))];
}

/**
 * The English of a glossed word may be several words ("flue gas"); each keeps the word it came from. A second sense is
 * a clause of its own: it makes no pairs with its neighbours, of which half would be nonsense.
 */
function glossedClauses(text: string, language: 'zh' | 'ru'): Word[][] {
  return glossClauses(text, language).flatMap((clause) => {
    const others = clause.flatMap(({ source, also }) => (also ? [englishWords(also, source)] : []));
    return [clause.flatMap(({ source, english }) => englishWords(english, source)), ...others];
  });
}

function englishWords(english: string, source: string): Word[] {
  const tokens = englishClauses(normalize(english)).flat();
  return source === english ? tokens : tokens.map((token) => ({ ...token, source }));
}

function surfaceOf(...words: Word[]): Surface {
  const text = words.map((word) => word.surface).join(' ');
  const sources = [...new Set(words.flatMap((word) => word.source ?? []))];
  return sources.length > 0 ? { text, source: sources.join(' ') } : { text };
}

function commonest(forms: { count: number; surface: Surface }[]): Surface {
  return forms.reduce((best, form) => (form.count > best.count ? form : best)).surface;
}

function nativeCounts(text: string, language: string): Map<string, number> {
  const counts = new Map<string, number>();
  const tokens = language === 'zh' ? chineseTokens(text) : language === 'ru' ? russianTokens(text) : [];
  for (const token of tokens) {
    const key = `${language}:${token}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
