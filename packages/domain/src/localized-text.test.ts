import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languagesOf, localizedLine, localizedText, pickText } from './localized-text.ts';

const schema = localizedText({ max: 10 });
const person = (text: string) => ({ text, origin: 'person' as const });
const machine = (text: string) => ({ text, origin: 'machine' as const });

describe('localized text', () => {
  it('takes one language and tidies it', () => {
    expect(schema.parse({ zh: person(' 石墨烯 ') })).toEqual({ zh: person('石墨烯') });
  });

  it('needs at least one language', () => {
    expect(schema.safeParse({}).error?.issues[0]).toMatchObject({ params: { rule: 'localized_text.empty' } });
  });

  it.each([
    ['a bare string', 'graphene'],
    ['an unknown language', { de: person('Graphen') }],
    ['a text without its writer', { en: { text: 'graphene' } }],
    ['an empty text', { en: person('  ') }],
    ['a text over the limit', { en: person('graphene ox') }],
  ])('refuses %s', (_name, input) => {
    expect(schema.safeParse(input).success).toBe(false);
  });

  it('of one line refuses a line break, and is a schema of its own', () => {
    const broken = { en: { text: 'Acme\nLtd', origin: 'person' } };
    expect(localizedLine({ max: 80 }).safeParse(broken).error?.issues).toMatchObject([
      { path: ['en', 'text'], params: { rule: 'text.one_line' } },
    ]);
    expect(localizedText({ max: 80 }).safeParse(broken).success).toBe(true);
    expect(localizedLine({ max: 80 })).toBe(localizedLine({ max: 80 }));
  });

  it('is one schema per limit, so that OpenAPI has one component per limit', () => {
    expect(localizedText({ max: 10 })).toBe(schema);
    expect(localizedText({ max: 11 })).not.toBe(schema);
  });
});

describe('pickText', () => {
  const text = { zh: machine('膜'), ru: person('мембрана') };

  it('prefers the reader, then a person, then what there is', () => {
    expect(pickText(text, ['en', 'zh'])).toEqual({ language: 'zh', ...machine('膜') });
    expect(pickText(text, ['en'])).toEqual({ language: 'ru', ...person('мембрана') });
    expect(pickText({ zh: machine('膜') })?.language).toBe('zh');
    expect(pickText({})).toBeUndefined();
  });

  it('lists the languages present', () => {
    expect(languagesOf(text)).toEqual(['zh', 'ru']);
  });
});

it('a reader gets a text for every non-empty value: the first wanted one that is there', () => {
  const language = fc.constantFrom('zh' as const, 'en' as const, 'ru' as const);
  const entry = fc.option(fc.constantFrom(person('膜'), machine('film')), { nil: undefined });
  fc.assert(
    fc.property(fc.record({ zh: entry, en: entry, ru: entry }), fc.uniqueArray(language), (text, wanted) => {
      const [present, picked] = [languagesOf(text), pickText(text, wanted)];
      expect(picked === undefined).toBe(present.length === 0);
      if (!picked) return;
      expect(picked).toEqual({ language: picked.language, ...text[picked.language] });
      const first = wanted.find((code) => present.includes(code));
      if (first) expect(picked.language).toBe(first);
      else if (picked.origin === 'machine') for (const code of present) expect(text[code]?.origin).toBe('machine');
    }),
  );
});
