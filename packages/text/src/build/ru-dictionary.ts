import { readFileSync } from 'node:fs';
import { englishSkeleton } from '../gloss/international.ts';
import { formatSenses, type Sense, skeletonKey, wordKey } from '../gloss/russian.ts';
import { basesOf, rootKey, withVowel } from '../gloss/russian-roots.ts';
import { packageFile } from '../lazy.ts';
import { stem } from '../tokens/stem.ts';
import type { OverlayEntry } from '../words/word-lists.ts';
import type { GlossEntry } from './gloss-table.ts';
import type { SenseCost } from './sense.ts';

/** Extra nats for what comes from the Russian-English half, which is the poorer one, and for each later synonym. */
const REVERSE_HALF = 1.5;
const LATER_SYNONYM = 0.6;
/** Nats gained each time the number of agreeing forms grows e-fold. */
const VOTE = 1;
/** Price of a hand-made translation: below every other. */
const CHOSEN = -5;
/** A stem takes the senses of its base or root when they are this much likelier: чертежн is in the dictionary as thumbtack. */
const ROOT_GAIN = 3;
/** Letters of such a base: shorter ones are bases of too much (запуск is no запись). */
const BASE_MIN = 5;
/** Senses kept per stem: inflected forms of one word and words that share a stem. */
const SENSES_MAX = 8;

/**
 * enru-dict (English words with Russian translations, and a smaller half the other way) turned round: Russian stems
 * with their possible English, the likeliest first. Overlay entries replace what the dictionary says of a stem and
 * may be phrases of up to four words.
 */
export function russianEntries(overlay: readonly OverlayEntry[], price: SenseCost): GlossEntry[] {
  const senses = readSenses(price);
  for (const [key, words] of Map.groupBy(overlay, ({ word }) => wordKey(word))) {
    senses.set(
      key,
      words.map(({ word, gloss }) => ({ surface: word, english: gloss, cost: CHOSEN })),
    );
  }
  const roots = groupByRoot(senses);
  const entries = new Map<string, string>();
  const set = (key: string, all: readonly Sense[]) => entries.set(key, formatSenses(all.slice(0, SENSES_MAX)));
  for (const [key, own] of senses) set(key, likelierSenses(key, own, senses, roots) ?? own);
  for (const [root, all] of roots) set(root, all);
  for (const [skeleton, english] of internationalWords(price)) {
    set(skeletonKey(skeleton), [{ surface: '', english, cost: 0 }]);
  }
  return Array.from(entries, ([key, value]) => ({ key, value, cost: 0 }));
}

/** What the dictionary's two halves say of each Russian stem, the likeliest first. */
function readSenses(price: SenseCost): Map<string, Sense[]> {
  const senses = new Map<string, Sense[]>();
  const add = (russian: string, english: string, penalty: number) => {
    const surface = russian.trim().toLowerCase().replaceAll('ё', 'е');
    const meaning = english.trim().toLowerCase();
    if (
      !/^[а-я]{2,}( [а-я]{3,}){0,2}$/.test(surface) ||
      !/^[a-z][a-z' -]*$/.test(meaning) ||
      meaning.split(' ').length > 3
    )
      return;
    append(senses, wordKey(surface), { surface, english: meaning, cost: price(meaning) + penalty });
  };
  for (const [english, russian] of readHalf('enru')) {
    for (const [place, word] of russian.split(/[;,]/).entries()) add(word, english, place * LATER_SYNONYM);
  }
  for (const [russian, english] of readHalf('ruen')) {
    for (const [place, word] of english.split(/[;,]/).entries()) {
      add(russian, word, REVERSE_HALF + place * LATER_SYNONYM);
    }
  }
  for (const [key, all] of senses) senses.set(key, countVotes(all));
  return senses;
}

function groupByRoot(senses: ReadonlyMap<string, Sense[]>): Map<string, Sense[]> {
  const roots = new Map<string, Sense[]>();
  for (const [key, all] of senses) {
    if (key.includes(' ') || all[0]?.english === '') continue;
    for (const sense of all) append(roots, rootKey(key), sense);
  }
  for (const [root, all] of roots) roots.set(root, countVotes(all));
  return roots;
}

/**
 * The senses of the word that a stem is made of, or of its root, when those are much likelier than its own. Hand-made
 * ones are cheap by decree, which says nothing of their relatives: only the same word with its fleeting vowel has them.
 */
function likelierSenses(
  key: string,
  own: readonly Sense[],
  senses: ReadonlyMap<string, Sense[]>,
  roots: ReadonlyMap<string, Sense[]>,
): Sense[] | undefined {
  const limit = (own[0]?.cost ?? 0) - ROOT_GAIN;
  if (limit <= CHOSEN) return undefined;
  const isLikelier = (sense: Sense | undefined) => sense !== undefined && sense.english !== '' && sense.cost < limit;
  for (const same of withVowel(key)) if (isLikelier(senses.get(same)?.[0])) return senses.get(same);
  const relatives = [
    ...basesOf(key)
      .filter((base) => base.length >= BASE_MIN)
      .map((base) => senses.get(base)),
    ...(rootKey(key).length > BASE_MIN ? [roots.get(rootKey(key))] : []),
  ];
  return relatives.find((other) => isLikelier(other?.find(({ cost }) => cost > 0)));
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The commonest English word of each skeleton. */
function internationalWords(price: SenseCost): Map<string, string> {
  const best = new Map<string, string>();
  for (const [english] of readHalf('enru')) {
    const skeleton = /^[a-z]{5,}$/.test(english) ? englishSkeleton(english) : undefined;
    if (!skeleton) continue;
    const known = best.get(skeleton);
    const gain = known === undefined ? 1 : price(known) - price(english) || known.length - english.length;
    if (gain > 0) best.set(skeleton, english);
  }
  return best;
}

/**
 * The dictionary lists inflected forms apart (detect, detects, detecting), with one translation each and many slips.
 * Forms of one English word that agree on a Russian stem vouch for each other; a slip stands alone.
 */
function countVotes(senses: readonly Sense[]): Sense[] {
  if (senses.length < 2) return [...senses];
  const votes = new Map<string, number>();
  for (const { english } of senses) {
    const word = stem(english, 'en');
    votes.set(word, (votes.get(word) ?? 0) + 1);
  }
  const best = new Map<string, Sense>();
  for (const sense of senses) {
    const cost = sense.cost - VOTE * Math.log(votes.get(stem(sense.english, 'en')) ?? 1);
    const key = `${sense.surface}=${sense.english}`;
    if ((best.get(key)?.cost ?? Number.POSITIVE_INFINITY) > cost) best.set(key, { ...sense, cost });
  }
  return [...best.values()].sort((a, b) => a.cost - b.cost || (a.english < b.english ? -1 : 1));
}

function readHalf(half: 'enru' | 'ruen'): [string, string][] {
  const file = packageFile('enru-dict', `data/${half}.dict.json`);
  return Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>).map(([key, value]) => [
    key,
    String(value),
  ]);
}
