import { languagesOf, type OrganisationRef } from '@techbourse/domain';
import { pointerOf } from '@techbourse/platform';
import type { IdentifyingPassage } from '../api/check.ts';
import type { DemandContent } from '../api/content.ts';
import { type FoldedText, foldWithPlaces, lettersWithPlaces, spanOf } from './folded-text.ts';
import { distinctiveWord, foldLookAlikes, letters, nameCore } from './name-words.ts';
import { shortFormsOf } from './short-forms.ts';

type Why = IdentifyingPassage['why'];
type Span = readonly [from: number, to: number];
/** Where a text gives its owner away. */
type Finder = { why: Why; find: (written: string, folded: FoldedText) => Span[] };

/**
 * The passages that would undo the anonymity, in the order of the fields: the owner's name in any language and spelling,
 * its distinctive word and short forms, its id, and what leads to anybody: an e-mail address, a web address, a telephone
 * number. Passages that the owner has accepted are left out.
 */
export function identifyingPassages(content: DemandContent, owner: OrganisationRef): IdentifyingPassage[] {
  const { acceptedPassages = [], ...texts } = content;
  const accepted = new Set(acceptedPassages.map(foldLookAlikes));
  const finders = findersOf(owner);
  const found: IdentifyingPassage[] = [];
  const walk = (value: unknown, path: string[]) => {
    if (typeof value === 'string') {
      for (const { from, to, why } of spansIn(value, finders)) {
        const text = value.slice(from, to);
        if (!accepted.has(foldLookAlikes(text))) found.push({ pointer: pointerOf(path), from, to, text, why });
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
    }
  };
  walk(texts, []);
  return found;
}

/** JSON pointers of the texts that would undo the anonymity. */
export function selfIdentifications(content: DemandContent, owner: OrganisationRef): string[] {
  return [...new Set(identifyingPassages(content, owner).map(({ pointer }) => pointer))];
}

/** The spans of one text that do not overlap: the earliest, and of those at one place the longest. */
function spansIn(written: string, finders: readonly Finder[]): { from: number; to: number; why: Why }[] {
  const folded = foldWithPlaces(written);
  const all = finders
    .flatMap(({ why, find }) => find(written, folded).map(([from, to]) => ({ from, to, why })))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const kept: typeof all = [];
  for (const span of all) if (span.from >= (kept.at(-1)?.to ?? 0)) kept.push(span);
  return kept;
}

function findersOf(owner: OrganisationRef): Finder[] {
  const names = languagesOf(owner.name).flatMap((language) => owner.name[language]?.text ?? []);
  return [...names.flatMap(ofName), ofId(owner.id), ...CONTACTS];
}

const EMAIL = /[\p{L}\p{N}._%+-]+\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** With a scheme or `www`, or a name that ends as those of web sites do. */
const WEB =
  /(?:https?:\/\/|www\.)[^\s<>"'，。；）)]+|(?<![\p{L}\p{N}.@-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:com|net|org|info|biz|cn|ru|su|kz|by|eu|de|рф|公司|中国)(?![\p{L}\p{N}-])(?:\/[^\s<>"'，。；）)]*)?/giu;
/** In the international form, or as people in China, Russia and Kazakhstan write one. */
const TELEPHONE =
  /(?<![\p{N}A-Za-z.])(?:(?:\+|00)\d{1,3}[\s().-]{0,2}(?:\d[\s().-]{0,2}){7,11}\d|8[\s-]?\(?\d{3}\)?[\s-]?\d{3}[\s-]\d{2}[\s-]?\d{2}|1[3-9]\d{9}|0\d{2,3}[-\s]\d{7,8})(?![\p{N}A-Za-z])/gu;

const asWritten = (why: Why, pattern: RegExp): Finder => ({
  why,
  find: (written) => [...written.matchAll(pattern)].map(({ index, 0: text }) => [index, index + text.length]),
});
const inFolded = (why: Why, pattern: RegExp): Finder => ({
  why,
  find: (written, folded) =>
    [...folded.text.matchAll(pattern)].map(({ index, 0: text }) => spanOf(folded, index, text.length, written)),
});
/** Hyphens, dots, spaces between letters, and the domain of a web address hide no name. */
const inLetters = (why: Why, wanted: string): Finder => ({
  why,
  find: (written, folded) => {
    const alone = lettersWithPlaces(folded);
    const found: Span[] = [];
    for (let at = alone.text.indexOf(wanted); at >= 0; at = alone.text.indexOf(wanted, at + wanted.length)) {
      found.push(spanOf(alone, at, wanted.length, written));
    }
    return found;
  },
});

const CONTACTS: readonly Finder[] = [
  inFolded('mail', EMAIL),
  asWritten('web_address', WEB),
  asWritten('telephone', TELEPHONE),
];

const ofId = (id: string): Finder => inLetters('id', id.replaceAll('-', ''));

/** Letters of a name without spaces that no text holds by chance. */
const COMPACT_MIN = 8;
const COMPACT_MIN_HAN = 4;

function ofName(name: string): Finder[] {
  const folded = foldLookAlikes(name);
  const core = nameCore(folded);
  const word = distinctiveWord(core);
  const compact = letters(core);
  const isLong = compact.length >= (/\p{Script=Han}/u.test(compact) ? COMPACT_MIN_HAN : COMPACT_MIN);
  return [
    ...(/[\p{L}\p{N}]/u.test(folded) ? [inFolded('name', wholeWords(folded))] : []),
    ...(core.includes(' ') ? [inFolded('name', wholeWords(core))] : []),
    ...(word ? [inFolded('name', wholeWords(word, isCyrillicWord(name)))] : []),
    ...(isLong ? [inLetters('name', compact)] : []),
    ...shortFormsOf(name).map(({ text, exact }) =>
      exact ? asWritten('short_form', exactly(text)) : inFolded('short_form', wholeWords(foldLookAlikes(text))),
    ),
  ];
}

const isCyrillicWord = (name: string) => /\p{Script=Cyrillic}/u.test(name);

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Endings of nouns in Russian, as they are folded: a name is declined. */
const ENDINGS = foldLookAlikes('а у е ы и о ом ой ем ей ам ям ами ями ах ях ов ев ю я ию ии ия ь')
  .split(' ')
  .map(escaped);

/** Matches whole words only: "Arc" is not in "research". Chinese has no word boundaries. */
function wholeWords(words: string, isDeclined = false): RegExp {
  const literal = escaped(words).replace(/ /g, '[^\\p{L}\\p{N}]{1,3}');
  if (/\p{Script=Han}/u.test(words)) return new RegExp(literal, 'gu');
  const ending = isDeclined ? `(?:${ENDINGS.join('|')})?` : '';
  return new RegExp(`(?<![\\p{L}\\p{N}])${stemOf(literal, isDeclined)}${ending}(?![\\p{L}\\p{N}])`, 'gu');
}

/** Without the ending of its first case. */
function stemOf(word: string, isDeclined: boolean): string {
  if (!isDeclined || word.length < 6) return word;
  return word.replace(new RegExp(`(?:${foldLookAlikes('а я о е ь й').split(' ').map(escaped).join('|')})$`, 'u'), '');
}

/** A word as it is written, capitals and all. */
const exactly = (text: string) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(text)}(?![\\p{L}\\p{N}])`, 'gu');
