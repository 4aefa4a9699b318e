/**
 * Around a word that was found. Plain characters and no tags on purpose: a page escapes the text first and turns the
 * marks into elements afterwards. Texts lose them before they enter an index, so that only a search sets them.
 */
export const HIGHLIGHT = { start: '\u27e6', end: '\u27e7' } as const;

const LANGUAGE = /^(.+)_(zh|en|ru)$/;

/** A piece of a text around found words; `language` when the attribute is named like `title_en`. */
export type Highlight = { field: string; language: 'zh' | 'en' | 'ru' | null; text: string };

export function unmarked(text: string): string {
  return text.replaceAll(HIGHLIGHT.start, '[').replaceAll(HIGHLIGHT.end, ']');
}

/** The pieces of a hit's formatted attributes that hold a found word, in the order of `attributes`. */
export function highlightsOf(formatted: Record<string, unknown>, attributes: readonly string[]): Highlight[] {
  return attributes.flatMap((attribute) => {
    const value = formatted[attribute];
    const texts = Array.isArray(value) ? value : [value];
    const [, field = attribute, language] = LANGUAGE.exec(attribute) ?? [];
    return texts
      .filter((text): text is string => typeof text === 'string' && text.includes(HIGHLIGHT.start))
      .map((text) => ({ field, language: (language as Highlight['language'] | undefined) ?? null, text }));
  });
}
