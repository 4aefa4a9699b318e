import { comparisons, type Label, type Language } from '@techbourse/domain';
import type { Reason } from '../reason/reason-schema.ts';
import { inside, quantity, quote } from './format.ts';

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

const CLAUSE_SHOWN = 80;

/** A required result with what the listing says to it, both in the unit of the need where that is possible. */
export function result(
  { code, data: { wanted, measured } }: Of<'result_met'> | Of<'result_not_met'> | Of<'result_not_comparable'>,
  language: Language,
): Label {
  if (!wanted || !measured) {
    return {
      zh: '需求所要求的指标与供给的数值曾作比较，但此后文本已有改动',
      en: 'A required result was compared with the listing; a text has changed since',
      ru: 'Требуемый показатель сравнивался с предложением; с тех пор текст изменился',
    };
  }
  const bound = `${quantity(wanted.value, wanted.valueTo === null ? wanted.unit : '', language)}${wanted.valueTo === null ? '' : `–${quantity(wanted.valueTo, wanted.unit, language)}`}`;
  const how = comparisons.labels[wanted.comparison][language];
  const asked = { zh: `${how} ${bound}`, en: `${inside(how)} ${bound}`, ru: `${inside(how)} ${bound}` }[language];
  const given = quantity(measured.value, measured.unit, language);
  const converted =
    measured.inWanted === null || measured.unit === wanted.unit
      ? given
      : {
          zh: `${quantity(measured.inWanted, wanted.unit, language)}（${given}）`,
          en: `${quantity(measured.inWanted, wanted.unit, language)} (${given})`,
          ru: `${quantity(measured.inWanted, wanted.unit, language)} (${given})`,
        }[language];
  const clause = measured.said && measured.metric.length <= CLAUSE_SHOWN ? quote(measured.metric, language) : '';
  const metric = quote(wanted.metric, language);
  if (code === 'result_not_comparable') {
    return {
      zh: `需求要求${metric}${asked}，供给给出 ${given}，单位不同，无法比较`,
      en: `The demand requires ${metric} ${asked}; the listing states ${given}, which cannot be compared`,
      ru: `Требуется ${metric} ${asked}; в предложении указано ${given}, сравнить нельзя`,
    };
  }
  const met = code === 'result_met';
  return {
    zh: `需求要求${metric}${asked}，供给为 ${converted}，${met ? '达到要求' : '未达到要求'}${clause && `：${clause}`}`,
    en: `The demand requires ${metric} ${asked}; the listing states ${converted}: ${met ? 'met' : 'not met'}${clause && `, by ${clause}`}`,
    ru: `Требуется ${metric} ${asked}; в предложении ${converted}: ${met ? 'выполнено' : 'не выполнено'}${clause && `, ${clause}`}`,
  };
}
