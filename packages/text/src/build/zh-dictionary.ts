import { readFileSync } from 'node:fs';
import { packageFile } from '../lazy.ts';
import type { OverlayEntry } from '../words/word-lists.ts';
import type { GlossEntry } from './gloss-table.ts';
import type { SenseCost } from './sense.ts';

type Record6 = [
  traditional: string,
  simplified: string,
  pinyin: string,
  english: string | string[],
  ...rest: unknown[],
];

/** A translation that is no translation: cross references, classifiers, names. */
const NOT_A_SENSE =
  /^(CL:|(old |erhua |archaic |Japanese )?variant of|also written|surname |see |used in|classifier|abbr\. (for|of) )/i;
/** Registers and regions that a text about technology hardly uses. */
const UNLIKELY =
  /\((coll|slang|dialect|literary|old|archaic|Tw|Buddhism|Internet slang|bound form|fig|idiom|vulgar|ACG|neologism)[.;,)]/;

/**
 * Extra nats for each place further down the list of senses (the dictionary's order tells more than how common the
 * English is: 表面 is surface before face), for a marked register, for a sense that a bracket narrows ("make (a
 * salad)"), and for a proper name. Less for the reading that has more senses: 刷 is brush (shua1), hardly select (shua4).
 */
const LATER_SENSE = 2;
const REGISTER = 3;
const NARROWED = 1.5;
const PROPER_NAME = 4;
const READING = 0.7;
/** Two senses less than this apart both stand for the word. */
const NEAR = 1;
/** Words of such a sense. */
const NEAR_WORDS = 2;

type SenseWithCost = { text: string; price: number };

/** Words in jieba's list, so that counts become shares; and what a word outside it counts. */
const RARE = 2;
/** Words of technology are a hundred times likelier here than in the news that jieba counted. */
const OVERLAY_COUNT = 3_000;

/**
 * CC-CEDICT (https://cc-cedict.org) as one best translation per word, or two that are as good, simplified and traditional. The overlay goes
 * first. Costs come from jieba's word counts, so that the segmenter prefers common words over rare long ones.
 */
export function chineseEntries(overlay: readonly OverlayEntry[], price: SenseCost): GlossEntry[] {
  const counts = readCounts();
  let total = 0;
  for (const count of counts.values()) total += count;
  const cost = (word: string, least: number) => Math.log(total / Math.max(counts.get(word) ?? RARE, least));

  const entries = new Map<string, GlossEntry & { sense: number }>();
  const twins: [traditional: string, simplified: string][] = [];
  for (const [traditional, simplified, pinyin, english] of readCedict()) {
    const sense = bestSense(pinyin, [english].flat(), price);
    if (!sense) continue;
    if (traditional !== simplified) twins.push([traditional, simplified]);
    const known = entries.get(simplified);
    if (known && known.sense <= sense.price) continue;
    entries.set(simplified, { key: simplified, value: sense.text, cost: cost(simplified, 1), sense: sense.price });
  }
  for (const { word, gloss } of overlay) {
    entries.set(word, {
      key: word,
      value: gloss,
      cost: cost(word, [...word].length > 1 ? OVERLAY_COUNT : 1),
      sense: 0,
    });
  }
  for (const [traditional, simplified] of twins) {
    const entry = entries.get(simplified);
    if (entry && !entries.has(traditional)) entries.set(traditional, { ...entry, key: traditional });
  }
  return [...entries.values()];
}

function bestSense(pinyin: string, english: readonly string[], price: SenseCost): SenseWithCost | undefined {
  const senses = english.flatMap((group) => group.split(/;\s*/)).filter((sense) => !NOT_A_SENSE.test(sense));
  const name = /^[A-Z]/.test(pinyin) ? PROPER_NAME : 0;
  const priced = senses.flatMap((raw, place) => {
    const text = cleanSense(raw);
    if (!text) return [];
    const marked = (UNLIKELY.test(raw) ? REGISTER : 0) + (/\([^)]{4,}\)\s*$/.test(raw) ? NARROWED : 0);
    const later = LATER_SENSE * Math.min(place, 6) - READING * Math.log(senses.length);
    return [{ text, price: price(text) + later + marked + name }];
  });
  const [best, second] = priced.sort((one, other) => one.price - other.price);
  if (!best || !second || second.price - best.price >= NEAR) return best;
  const [said, more] = [best, second].map(({ text }) => text.toLowerCase().split(' ')) as [string[], string[]];
  const adds = said.length <= NEAR_WORDS && more.length <= NEAR_WORDS && !more.some((word) => said.includes(word));
  return adds ? { text: `${best.text} ${second.text}`, price: best.price } : best;
}

/** "to remove (sth from sth)" -> "remove": no brackets, no particle, no article, at most five words. */
function cleanSense(raw: string): string {
  const bare = raw.replace(/\([^)]*\)|\[[^\]]*\]|[一-鿿|]+/g, ' ').replace(/\b(sb|sth|oneself|one's|etc)\b\.?/g, ' ');
  const words = bare
    .replace(/[^\p{L}\p{N}' -]/gu, ' ')
    .trim()
    .split(/\s+/);
  while (words.length > 1 && /^(to|be|a|an|the)$/i.test(words[0] ?? '')) words.shift();
  return words.slice(0, 5).join(' ');
}

function readCounts(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of readFileSync(packageFile('@node-rs/jieba', 'dict.txt'), 'utf8').split('\n')) {
    const [word, count] = line.split(' ');
    if (word && count) counts.set(word, Number(count));
  }
  return counts;
}

/** The package exports a class with all entries in memory; its data file is a JSON literal behind `export default`. */
function readCedict(): Record6[] {
  const text = readFileSync(packageFile('cc-cedict', 'data/all.js'), 'utf8');
  return (JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as { all: Record6[] }).all;
}
