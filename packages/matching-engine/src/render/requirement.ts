import type { Label, Language } from '@techbourse/domain';
import type { Reason } from '../reason/reason-schema.ts';
import { quote } from './format.ts';

type Of<Code extends Reason['code']> = Extract<Reason, { code: Code }>;

/** What the demand excludes and what the listing says to it, or the other way round. */
export function exclusion(
  { code, data }: Of<'excluded_found'> | Of<'excluded_absent'> | Of<'use_excluded'>,
  language: Language,
): Label {
  const [phrase, said] = [data.excluded, data.quote];
  const named = phrase === null ? null : quote(phrase, language);
  const quoted = said === null ? null : quote(said, language);
  if (code === 'use_excluded') return unmeant(named, quoted);
  if (code === 'excluded_absent') {
    return {
      zh: `需求排除${named ?? '的内容'}，供给也不含${quoted ? `：${quoted}` : ''}`,
      en: `The demand excludes ${named ?? 'something'}, and the listing does without it${quoted ? `: ${quoted}` : ''}`,
      ru: `Запрос исключает ${named ?? 'то'}, и предложение обходится без этого${quoted ? `: ${quoted}` : ''}`,
    };
  }
  const touches = data.mentioned;
  return {
    zh: `需求排除${named ?? '的内容'}，供给却${touches ? '提到了它' : '含有它'}${quoted ? `：${quoted}` : ''}`,
    en: `The demand excludes ${named ?? 'something'}; the listing ${touches ? 'mentions it' : 'has it'}${quoted ? `: ${quoted}` : ''}`,
    ru: `Запрос исключает ${named ?? 'то, что есть в предложении'}; в предложении это ${touches ? 'упоминается' : 'есть'}${quoted ? `: ${quoted}` : ''}`,
  };
}

function unmeant(named: string | null, quoted: string | null): Label {
  return {
    zh: `供给不适用于${named ?? '该用途'}${quoted ? `，需求却要求：${quoted}` : ''}`,
    en: `The listing is not meant for ${named ?? 'this use'}${quoted ? `; the demand says: ${quoted}` : ''}`,
    ru: `Предложение не предназначено для этого применения${named ? `: ${named}` : ''}${quoted ? `; в запросе сказано: ${quoted}` : ''}`,
  };
}
