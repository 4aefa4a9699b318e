import { roleInWords } from '@techbourse/api-schema';
import type { Language } from '@techbourse/domain';
import type { Say } from '../kind/say.ts';

const YOURSELF: Readonly<Record<Language, string>> = {
  zh: '这与您本人有关',
  en: 'This is about yourself',
  ru: 'Это касается вас лично',
};

/** What a person asked for itself. */
const ASKED: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'watch.changed': { zh: '您关注了它', en: 'You watch it', ru: 'Вы следите за этим' },
  'search.found': { zh: '您保存了这个搜索', en: 'You saved this search', ru: 'Вы сохранили этот запрос' },
};

/** Why somebody is told, in words. */
export function whyTold(
  language: Language,
  { kind, organisationId, role }: { kind: string; organisationId: string | null; role: string | null },
  say: Say,
): string {
  const asked = ASKED[kind];
  if (asked) return asked[language];
  if (organisationId === null) return YOURSELF[language];
  const as = roleInWords(role ?? 'viewer', language);
  const of = say.organisation(organisationId);
  if (language === 'zh') return `您是${of}的${as}`;
  return language === 'ru' ? `Вы ${as} организации ${of}` : `You are ${as} of ${of}`;
}
