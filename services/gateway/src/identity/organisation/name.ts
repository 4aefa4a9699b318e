import type { LocalizedText } from '@techbourse/domain';

/** From this likeness on, two names may well be of one organisation. 0..1; 1: the same letters in the same order. */
export const LIKE_MIN = 0.6;

/** From this likeness on, a name is found by what was typed. */
export const FOUND_LIKE_MIN = 0.35;
/** Of a name that begins, or has a word that begins, as was typed. */
const BEGUN = 0.9;

// Forms of companies say nothing of which company it is. Longest first, because some begin like others.
const LEGAL_FORMS_ZH = /(?:股份有限公司|有限责任公司|有限公司|集团公司|集团|公司)$/u;
const LEGAL_FORMS = new Set(
  (
    'ltd limited llc inc incorporated corp corporation co company plc gmbh ag kg ohg se sa sas sarl srl spa bv nv ab oy as ' +
    'aps kk the of and for ооо оао зао пао ао нао ип гуп муп фгуп фгбоу фгаоу фгбун гбоу во впо общество ограниченной ' +
    'ответственностью акционерное публичное закрытое открытое и им имени'
  ).split(' '),
);

// The Latin letters that stand for Cyrillic ones in most romanised names; what sounds alike is written alike.
const LATIN: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l' },
  ...{ м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh' },
  ...{ щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
};

/**
 * What of a name tells one organisation from another: lower case, one width, no marks, signs or legal forms, Cyrillic in Latin
 * letters, so that `ООО «Норвик»`, `Norvik Ltd.` and `ＮＯＲＶＩＫ` are one.
 *
 * @example plainName('Harbin  Institute of Technology, Ltd.') // 'harbin institute technology'
 */
export function plainName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  const plain = (telling.length > 0 ? telling : words).map((word) => latin(word.replace(LEGAL_FORMS_ZH, '') || word));
  return plain.join(' ');
}

function latin(word: string): string {
  return [...word].map((letter) => LATIN[letter] ?? letter).join('');
}

const HAN = /\p{Script=Han}/u;

/** The pieces of a name by which its likes are found: each letter pair of Chinese, three letters of other scripts. */
export function gramsOf(name: string): string[] {
  const plain = plainName(name);
  const grams = plain.split(' ').flatMap((word) => {
    if (word === '') return [];
    const size = HAN.test(word) ? 2 : 3;
    const letters = [...(size === 2 ? word : ` ${word} `)];
    if (letters.length <= size) return [letters.join('')];
    return letters.slice(0, letters.length - size + 1).map((_, at) => letters.slice(at, at + size).join(''));
  });
  return [...new Set(grams)];
}

/** The pieces of all names of an organisation, sorted. */
export function gramsOfAll(name: LocalizedText): string[] {
  return [...new Set(Object.values(name).flatMap((each) => (each ? gramsOf(each.text) : [])))].sort();
}

/** How alike two names are, 0..1: twice the pieces that they share, by the pieces of both. */
export function likenessOf(a: string, b: string): number {
  if (plainName(a) === plainName(b)) return 1;
  const [left, right] = [gramsOf(a), new Set(gramsOf(b))];
  const shared = left.filter((gram) => right.has(gram)).length;
  return left.length + right.size === 0 ? 0 : (2 * shared) / (left.length + right.size);
}

/** How alike the nearest two names of two organisations are, whatever their languages. */
export function nearestLikeness(wanted: readonly string[], name: LocalizedText): number {
  const names = Object.values(name).flatMap((each) => (each ? [each.text] : []));
  return Math.max(0, ...wanted.flatMap((text) => names.map((other) => likenessOf(text, other))));
}

/** How alike an organisation’s nearest name is to what somebody types who looks for it: a part of the name will do. */
export function likenessTo(typed: string, name: LocalizedText): number {
  const plain = plainName(typed);
  const names = Object.values(name).flatMap((each) => (each ? [plainName(each.text)] : []));
  const isBegun = plain.length > 1 && names.some((other) => ` ${other}`.includes(` ${plain}`));
  return Math.max(isBegun ? BEGUN : 0, ...names.map((other) => likenessOf(plain, other)));
}
