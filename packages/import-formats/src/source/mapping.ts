/**
 * Turns one row of a source into one row of an import. It cleans what the source is known to get wrong and leaves the
 * judging to the exchange, which answers with field and rule.
 */
export type Mapping = (row: Record<string, unknown>) => Record<string, unknown>;

export type MappingOptions = {
  /** Publish or open each record, or keep it as a draft. */
  publish: boolean;
  /** The present day, `2026-03-31`; calls that ended before are mapped differently. */
  today: string;
};

export type MappingMaker = (options: MappingOptions) => Mapping;

/** A text in one language, as a person wrote it; undefined for an empty one, so that the field stays away. */
export function localized(lang: unknown, text: string, origin: 'person' | 'machine' = 'person') {
  const language = lang === 'zh' || lang === 'ru' ? lang : 'en';
  return text === '' ? undefined : { [language]: { text, origin } };
}

/** The row without the fields that have no value. */
export function present(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}

/** Texts of a list or of a comma-separated text, trimmed, without repeats and empty ones. */
export function textList(value: unknown): string[] {
  const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,;]/) : [];
  return [...new Set(parts.filter((part) => typeof part === 'string').map((part) => part.trim()))].filter(Boolean);
}
