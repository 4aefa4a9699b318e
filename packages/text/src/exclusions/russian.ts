import { type Cue, clausesOf, distinct, type ExcludedPhrase } from './exclusion.ts';

const list = (words: string) => words.trim().split(/\s+/).join('|');
const B = '(?<![\\p{L}])';
const E = '(?![\\p{L}])';
const USE = '(?:использовани[яеюм]|применени[яеюм]|добавлени[яеюм]|содержани[яеюм]|участи[яеюм])';

const AFTER: readonly Cue[] = [
  {
    side: 'after',
    pattern: new RegExp(`(?<!обойтись |обходится |не )${B}без (?:какого-либо |каких-либо )?(?:${USE} )?`, 'giu'),
  },
  { side: 'after', pattern: new RegExp(`${B}не (?:долж\\p{L}+ |может |могут )?содерж\\p{L}+ (?:в себе )?`, 'giu') },
  {
    side: 'after',
    pattern: new RegExp(
      `${B}не (?:долж\\p{L}+ )?(?:использу\\p{L}+|использовать|применя\\p{L}+|требующ\\p{L}+) (?!только)`,
      'giu',
    ),
  },
  { side: 'after', pattern: new RegExp(`${B}не (?:основан\\p{L}* )?на основе `, 'giu') },
  { side: 'after', pattern: new RegExp(`${B}не основан\\p{L}* на `, 'giu') },
  { side: 'after', pattern: new RegExp(`${B}(?:не зависящ\\p{L}+|независим\\p{L}+|свободн\\p{L}+) от `, 'giu') },
  {
    side: 'after',
    pattern: new RegExp(
      `${B}(?:кроме(?! того)|за исключением|исключая|исключить|вместо|взамен|избегать|избегая|избежать) (?:${USE} )?`,
      'giu',
    ),
  },
  { side: 'after', pattern: new RegExp(`${B}(?:альтернатив\\p{L}+|замен[аыуе]) (?:для )?`, 'giu') },
  { side: 'after', pattern: new RegExp(`${B}отказ(?:аться|а|ом)? от `, 'giu') },
  {
    side: 'after',
    pattern: new RegExp(`${B}(?:не допуска[ею]тся|запрещ[её]н\\p{L}*|запреща[ею]тся|исключа[ею]тся) ${USE} `, 'giu'),
  },
  { side: 'after', pattern: new RegExp(`${B}не подходят? (?!для)`, 'giu') },
  {
    side: 'after',
    kind: 'use',
    pattern: new RegExp(
      `${B}(?:не (?:подход\\p{L}+|предназначен\\p{L}*|годит\\p{L}+|рекоменду\\p{L}+)|непригодн\\p{L}+|не пригодн\\p{L}+) для (?:${USE} (?:в |на )?)?`,
      'giu',
    ),
  },
];

const BEFORE = new RegExp(
  `\\s(?:больше |уже )?(?:исключен[аыо]?|исключаются|исключается|не допускаются|не допускается|запрещ[её]н[аыо]?|не рассматриваются|не рассматривается|не принимаются|не разрешены|не разреш[её]н[аоы]?|недопустим[аыо]?|неприемлем[аыо]?)${E}`,
  'giu',
);

/** бес- and без- before the stem of a substance; беспроводной and бесшовный are other words. */
const PREFIXED = new RegExp(
  `${B}бе[зс](${list('фтор галоген свинц ртут хром хлор масл кобальт никел фосф цианид фосфат аммиач раствор асбест формальдегид')})\\p{L}*`,
  'giu',
);

const STOP = new RegExp(
  `^(?:${list(
    `в во на для при с со от по к ко до у через под над между о об за но а что чтобы который которая которое которые
     если когда как так это нужен нужна нужно нужны требуется ищем есть будет должен должна должно должны может могут
     желательно также тоже только не этого`,
  )})$`,
  'iu',
);
const NO_THING = new RegExp(
  `^(?:${list(
    `потер[ьяи]\\p{L}* учёта учета ограничени\\p{L}* изменени\\p{L}* снижени\\p{L}* повреждени\\p{L}* сомнени\\p{L}*
     остановк\\p{L}* перерыв\\p{L}* труда исключени\\p{L}* задерж\\p{L}* проблем\\p{L}* риска ущерба вреда ухудшени\\p{L}*
     увеличени\\p{L}* разрушени\\p{L}* вмешательств\\p{L}* обслуживани\\p{L}* отходов дефектов ошибок участия помощи
     необходимости дополнительн\\p{L}* последстви\\p{L}* влияни\\p{L}*`,
  )})$`,
  'iu',
);
const WORDS_MAX = 4;

/** What a Russian text excludes: a cue reaches to a preposition, a conjunction or the end of the clause. */
export function russianExclusions(text: string): ExcludedPhrase[] {
  const found: ExcludedPhrase[] = [];
  for (const clause of clausesOf(text)) {
    for (const { pattern, kind = 'without' } of AFTER) {
      for (const match of clause.matchAll(pattern)) {
        const rest = clause.slice(match.index + match[0].length);
        for (const written of rowAfter(rest)) found.push({ kind, written });
      }
    }
    for (const match of clause.matchAll(BEFORE)) {
      if (/не\s*$/iu.test(clause.slice(0, match.index))) continue;
      for (const written of rowBefore(clause.slice(0, match.index))) found.push({ kind: 'without', written });
    }
    for (const [, written = ''] of clause.matchAll(PREFIXED)) found.push({ kind: 'without', written });
  }
  return distinct(found);
}

function rowAfter(rest: string): string[] {
  const row: string[] = [];
  const items = rest.split(/(\s*,\s*|\s+(?:и|или|ни|либо)\s+)/iu);
  for (let i = 0; i < items.length; i += 2) {
    const words = (items[i] ?? '').trim().split(/\s+/).filter(Boolean);
    if (
      i > 0 &&
      /^\s*,\s*$/u.test(items[i - 1] ?? '') &&
      !items.slice(i + 1).some((one) => /\s(?:и|или|либо)\s/iu.test(one))
    )
      break;
    const end = words.findIndex((word) => STOP.test(word));
    const own = end < 0 ? words : words.slice(0, end);
    if (own.length === 0 || own.length > WORDS_MAX + 1 || NO_THING.test(own[0] ?? '')) break;
    row.push(own.join(' '));
    if (end >= 0) break;
  }
  return row.map(withoutVerb);
}

/** "Вместо хромовой кислоты нужен раствор": a short word of need is none of the phrase. */
const withoutVerb = (phrase: string) => phrase.replace(/\s+(?:нужен|нужна|нужны)$/iu, '');

function rowBefore(before: string): string[] {
  const subject = (before.split(',').at(-1) ?? '').trim().replace(new RegExp(`^(?:но|а|и|${USE})\\s+`, 'iu'), '');
  const words = subject.split(/\s+/);
  if (subject === '' || words.length > WORDS_MAX + 2 || /(?<!\p{L})не(?!\p{L})/iu.test(subject)) return [];
  return subject.split(/\s+(?:и|или)\s+/iu);
}
