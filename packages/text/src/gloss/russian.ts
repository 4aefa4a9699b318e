import { stem } from '../tokens/stem.ts';
import { type Glossed, glossedAs } from './glossed.ts';
import { russianSkeleton } from './international.ts';
import { basesOf, rootKey } from './russian-roots.ts';
import type { GlossTable } from './table.ts';

/** One possible English for a stem: the dictionary's Russian form, the English, and its price in nats. */
export type Sense = { surface: string; english: string; cost: number };

/** Words of the longest phrase that the table may hold. */
const PHRASE_MAX = 4;
/** Nats for each letter at the end in which the word differs from the dictionary's form beyond the nearest form. */
const ENDING = 1.2;
const LENGTH = 0.15;
/** A second sense counts, too, when it is at most this much dearer than the best, in nats. */
const ALSO_WITHIN = 1.7;

/** The key under which a word or phrase is stored: the stems of its words, one space between. */
export const wordKey = (text: string) =>
  text
    .toLowerCase()
    .split(/[\s-]+/)
    .map((word) => stem(word, 'ru'))
    .join(' ');

/** The key of English words that sound like a Russian word. */
export const skeletonKey = (skeleton: string) => `=${skeleton}`;

/** Senses as one text: a line each, fields by tab. */
export const formatSenses = (senses: readonly Sense[]) =>
  senses.map(({ surface, english, cost }) => `${surface}\t${english}\t${cost.toFixed(2)}`).join('\n');

/**
 * Translates Russian words one by one, phrases of the table first. A word without an entry is tried as another form of its
 * base, as a compound (электро + велосипед), by its root and by its sound; else it is written in Latin letters, because
 * many words of science are the same in both languages. A second sense comes along when it is nearly as likely.
 */
export function glossRussian(words: readonly string[], table: GlossTable): Glossed[] {
  const known = knownWords(table);
  const stems = words.map((word) => stem(word, 'ru'));
  const glossed: Glossed[] = [];
  for (let i = 0; i < words.length; ) {
    const length = phraseLength(stems, i, table);
    const source = words.slice(i, i + length).join(' ');
    const key = stems.slice(i, i + length).join(' ');
    let gloss = known.get(source);
    if (gloss === undefined) {
      gloss = bestSenses(table, [key], source) ?? glossUnknown(source, key, table);
      known.set(source, gloss);
    }
    glossed.push(glossedAs(source, gloss));
    i += length;
  }
  return glossed;
}

/** Words translated before: a running text repeats most of its words. Emptied when full. */
function knownWords(table: GlossTable): Map<string, string> {
  let known = remembered.get(table);
  if (!known || known.size > REMEMBERED) {
    known = new Map();
    remembered.set(table, known);
  }
  return known;
}

const remembered = new WeakMap<GlossTable, Map<string, string>>();
const REMEMBERED = 20_000;

function phraseLength(stems: readonly string[], start: number, table: GlossTable): number {
  for (let length = Math.min(PHRASE_MAX, stems.length - start); length > 1; length--) {
    if (table.find(stems.slice(start, start + length).join(' ')) >= 0) return length;
  }
  return 1;
}

/**
 * A word without an entry: another form of its base, a known first half with a word behind it, a word of its root, a
 * word of science that sounds alike, two words grown together; else Latin letters. A lone letter says nothing (т. п.).
 */
function glossUnknown(word: string, key: string, table: GlossTable): string {
  if (word.length < 2) return '';
  const skeleton = russianSkeleton(key);
  const relatives = [...basesOf(key), rootKey(key)];
  return (
    bestSenses(
      table,
      relatives.filter((base) => base.length >= WHOLE_MIN),
      word,
    ) ??
    glossPrefixed(word, table) ??
    bestSenses(table, relatives, word) ??
    (skeleton && bestSenses(table, [skeletonKey(skeleton)], word)) ??
    glossCompound(word, table) ??
    transliterate(word)
  );
}

/** Letters of a base that certainly stands for the whole word: самолетный is of самолет, not of сам and лет. */
const WHOLE_MIN = 5;

function glossPrefixed(word: string, table: GlossTable): string | undefined {
  for (const [prefix, english] of PREFIXES) {
    const rest = word.slice(prefix.length);
    if (!word.startsWith(prefix) || rest.length < 4) continue;
    const gloss = glossPart(rest, table);
    if (gloss) return `${english} ${gloss}`;
  }
  return undefined;
}

/** Letters that the halves of a compound have at least, the joining vowel not counted. */
const HALF_MIN = 3;
const LAST_HALF_MIN = 4;

/** звукошумовой: звук, о, шумовой. The longest first half that is a word before a rest that is one. */
function glossCompound(word: string, table: GlossTable): string | undefined {
  for (let at = word.length - LAST_HALF_MIN - 1; at >= HALF_MIN; at--) {
    if (word[at] !== 'о' && word[at] !== 'е') continue;
    const first = glossPart(word.slice(0, at), table);
    const second = first && glossPart(word.slice(at + 1), table);
    if (second) return `${first} ${second}`;
  }
  return undefined;
}

/** A word that is part of another: as it stands, or by its base or root. */
function glossPart(part: string, table: GlossTable): string | undefined {
  const key = stem(part, 'ru');
  return bestSense(table, [key], part) || bestSense(table, [...basesOf(key), rootKey(key)], part) || undefined;
}

/** The likeliest English of all that the table has under these keys, for a word; undefined when it has none of them. */
function bestSense(table: GlossTable, keys: readonly string[], word: string): string | undefined {
  return bestSenses(table, keys, word)?.replace(/\|.*/, '');
}

/** The same with the second likeliest, when it is another word and nearly as likely, as `glossedAs` reads them. */
function bestSenses(table: GlossTable, keys: readonly string[], word: string): string | undefined {
  const priced = sensesWithCost(table, keys, word);
  const best = cheapest(priced);
  if (!best) return undefined;
  const others = priced.filter(({ english, price }) => price - best.price <= ALSO_WITHIN && english !== '');
  const said = stemmed(best.english);
  const also = best.english && cheapest(others.filter(({ english }) => stemmed(english) !== said));
  return also ? `${best.english}|${also.english}` : best.english;
}

type WithCost = { english: string; price: number };

/** What a sense costs for a word rises with the distance of its own form from the word's. */
function sensesWithCost(table: GlossTable, keys: readonly string[], word: string): WithCost[] {
  const entries = keys.map((key) => table.find(key)).filter((entry) => entry >= 0);
  const senses = entries.flatMap((entry) => table.value(entry).split('\n')).map((line) => line.split('\t'));
  const shared = senses.map(([surface = '']) => sharedStart(surface, word));
  const nearest = Math.max(...shared);
  return senses.map(([surface = '', english = '', cost = ''], i) => {
    const ending = ENDING * (nearest - (shared[i] ?? 0)) + LENGTH * Math.abs(surface.length - word.length);
    return { english, price: Number(cost) + ending };
  });
}

/** The first of the cheapest. */
function cheapest(senses: readonly WithCost[]): WithCost | undefined {
  return senses.reduce<WithCost | undefined>((best, one) => (best && best.price <= one.price ? best : one), undefined);
}

const stemmed = (english: string) =>
  english
    .split(' ')
    .map((word) => stem(word, 'en'))
    .join(' ');

function sharedStart(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i;
}

/** First halves of compounds, longest first, with the English that they stand for. */
const PREFIXES: readonly [string, string][] = Object.entries({
  аэро: 'aero',
  авиа: 'aviation',
  авто: 'auto',
  агро: 'agricultural',
  антик: 'anti',
  анти: 'anti',
  био: 'bio',
  быстро: 'fast',
  вибро: 'vibration',
  видео: 'video',
  внутри: 'intra',
  водо: 'water',
  воздухо: 'air',
  высоко: 'high',
  газо: 'gas',
  гео: 'geo',
  гидро: 'hydro',
  гипер: 'hyper',
  двух: 'two',
  железо: 'iron',
  зерно: 'grain',
  звуко: 'sound',
  иммуно: 'immune',
  кибер: 'cyber',
  крио: 'cryogenic',
  лазеро: 'laser',
  макро: 'macro',
  мало: 'low',
  магнито: 'magnetic',
  машино: 'machine',
  мега: 'mega',
  мезо: 'meso',
  металло: 'metal',
  микро: 'micro',
  много: 'multi',
  моно: 'mono',
  мульти: 'multi',
  нано: 'nano',
  нейро: 'neural',
  нефте: 'oil',
  низко: 'low',
  одно: 'single',
  опто: 'optical',
  паро: 'steam',
  пневмо: 'pneumatic',
  поли: 'poly',
  противо: 'anti',
  псевдо: 'pseudo',
  пьезо: 'piezoelectric',
  радио: 'radio',
  само: 'self',
  сверх: 'super',
  свето: 'light',
  сельхоз: 'agricultural',
  спектро: 'spectral',
  супер: 'super',
  теле: 'tele',
  тепло: 'heat',
  термо: 'thermal',
  трех: 'three',
  трубо: 'pipe',
  турбо: 'turbo',
  ультра: 'ultra',
  фото: 'photo',
  электро: 'electric',
  энерго: 'energy',
  эко: 'eco',
}).sort(([a], [b]) => b.length - a.length) as [string, string][];

const LATIN: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
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
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};
const transliterate = (word: string) => word.replace(/\p{Script=Cyrillic}/gu, (letter) => LATIN[letter] ?? '');
