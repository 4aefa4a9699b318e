import { z } from 'zod';
import { lineText, plainText } from './text.ts';
import { vocabulary } from './vocabulary.ts';

/** Languages a record may be written in. */
export const languages = vocabulary('Language', {
  zh: { zh: '中文', en: 'Chinese', ru: 'Китайский' },
  en: { zh: '英文', en: 'English', ru: 'Английский' },
  ru: { zh: '俄文', en: 'Russian', ru: 'Русский' },
});
export type Language = (typeof languages.codes)[number];

/** Who wrote a text: a person, or a machine translation that no person has confirmed. */
export const textOrigins = vocabulary('TextOrigin', {
  person: { zh: '人工', en: 'Written by a person', ru: 'Написано человеком' },
  machine: { zh: '机器', en: 'Written by a machine', ru: 'Машинный текст' },
});

/** One text per language, at least one; each says who wrote it. */
export type LocalizedText = {
  zh?: { text: string; origin: 'person' | 'machine' } | undefined;
  en?: { text: string; origin: 'person' | 'machine' } | undefined;
  ru?: { text: string; origin: 'person' | 'machine' } | undefined;
};

function build(max: number, id: string, textOf: typeof lineText) {
  const entry = z.strictObject({ text: textOf({ max, letters: true }), origin: textOrigins.schema });
  return z
    .strictObject({ zh: entry.optional(), en: entry.optional(), ru: entry.optional() })
    .superRefine((value, ctx) => {
      if (!value.zh && !value.en && !value.ru) {
        ctx.addIssue({
          code: 'custom',
          message: 'At least one of zh, en, ru is needed',
          params: { rule: 'localized_text.empty' },
        });
      }
    })
    .meta({ id, description: `Text in at least one of zh, en, ru, each at most ${max} characters` });
}

const built = new Map<string, ReturnType<typeof build>>();

function builtOnce(max: number, id: string, textOf: typeof lineText) {
  const known = built.get(id);
  if (known) return known;
  const schema = build(max, id, textOf);
  built.set(id, schema);
  return schema;
}

/**
 * Schema of a localized text whose texts have at most `max` characters each. The same `max` gives the same schema,
 * so that OpenAPI holds one component per limit (`LocalizedText80`).
 */
export function localizedText({ max }: { max: number }) {
  return builtOnce(max, `LocalizedText${max}`, plainText);
}

/** The same for a name or a title: each text is one line (`LocalizedLine80`). */
export function localizedLine({ max }: { max: number }) {
  return builtOnce(max, `LocalizedLine${max}`, lineText);
}

/** The languages present, in the order zh, en, ru. */
export function languagesOf(text: LocalizedText): Language[] {
  return languages.codes.filter((language) => text[language] !== undefined);
}

/**
 * The best text for a reader: the first of `wanted` that is there, else a person's text before a machine's.
 * Returns undefined only for an empty value.
 *
 * @example pickText({ ru: { text: 'Сорбент', origin: 'person' } }, ['en']) // { language: 'ru', text: 'Сорбент', ... }
 */
export function pickText(
  text: LocalizedText,
  wanted: readonly Language[] = [],
): { language: Language; text: string; origin: 'person' | 'machine' } | undefined {
  const present = languagesOf(text);
  const language =
    wanted.find((code) => present.includes(code)) ??
    present.find((code) => text[code]?.origin === 'person') ??
    present[0];
  const entry = language && text[language];
  return language && entry ? { language, ...entry } : undefined;
}
