/**
 * Words of science that Russian and English share (экскавация, excavation) have one skeleton: the sounds of the base,
 * without endings, spelled one way. It finds translations that no dictionary lists, and proves none: look here last.
 */

const ENGLISH_ENDINGS =
  /(i[sz]ations?|i[sz]ing|i[sz]ers?|i[sz]e[ds]?|ations?|ating|ate[ds]?|ators?|ative|itions?|ions?|ically|icals?|ics?|ity|ities|isms?|ists?|ious|ous|ives?|ings?|ers?|ors?|als?|ants?|ents?|able|ed|es|um|us|is|[seya])$/;
const RUSSIAN_ENDINGS =
  /(изаци?|изирова|изиров|изир|ирова|ировк|иров|ир|аци?|яци?|ици?|атор|ятор|атив|ическ|ичност|ичн|ик|ност|изм|ист|ивн|ив|инг|ионн|ион|альн|ал|антн|ант|ентн|ент|онн|ер|ор|ов|ск|(?<=[^аеиоуыэюя])н)$/;

/** Letters that a base keeps at least; shorter ones meet by chance. */
const BASE_MIN = 4;

const ENGLISH_SOUNDS: readonly [RegExp, string][] = [
  [/sch/g, 'sh'],
  [/tch/g, 'ch'],
  [/ph/g, 'f'],
  [/ck/g, 'k'],
  [/th/g, 't'],
  [/rh/g, 'r'],
  [/qu/g, 'kv'],
  [/x/g, 'ks'],
  [/ch|h/g, 'g'],
  [/c(?=[eiy])/g, 'ts'],
  [/c/g, 'k'],
  [/[oa]e|eu/g, 'e'],
  [/ea|ee/g, 'i'],
  [/oo|ou/g, 'u'],
  [/au/g, 'av'],
  [/y|j/g, 'i'],
  [/w/g, 'v'],
  [/z/g, 's'],
  [/(.)\1/g, '$1'],
];

const RUSSIAN_SOUNDS: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 's',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'g',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'u',
  я: 'a',
};

/**
 * The skeleton of a lower-case English word, or undefined when its base is too short.
 * @example englishSkeleton('polymerization') // 'polimer'
 */
export function englishSkeleton(word: string): string | undefined {
  const base = strip(word, ENGLISH_ENDINGS);
  if (base.length < BASE_MIN) return undefined;
  return ENGLISH_SOUNDS.reduce((text, [sound, spelling]) => text.replace(sound, spelling), base);
}

/**
 * The skeleton of a Russian stem in lower case, or undefined when its base is too short.
 * @example russianSkeleton('полимеризац') // 'polimer'
 */
export function russianSkeleton(stemmed: string): string | undefined {
  const base = strip(stemmed, RUSSIAN_ENDINGS);
  if (base.length < BASE_MIN) return undefined;
  const spelled = base.replace(/ей/g, 'е').replace(/./g, (letter) => RUSSIAN_SOUNDS[letter] ?? '');
  return spelled.replace(/(.)\1/g, '$1');
}

function strip(word: string, endings: RegExp): string {
  let base = word;
  for (let i = 0; i < 2; i++) {
    const shorter = base.replace(endings, '');
    if (shorter.length >= BASE_MIN) base = shorter;
  }
  return base;
}
