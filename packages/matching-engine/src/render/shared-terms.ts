import type { Language } from '@techbourse/domain';
import type { SharedTerm } from '../reason/reason-schema.ts';
import { percent, row } from './format.ts';
import { scriptOf } from './quotation.ts';

const SHOWN = 5;
/** Smallest share that is shown. */
const SHARE_MIN = 0.05;

/** The shared terms as a list, in the reader's language where possible, each with its share of the lexical part. */
export function sharedTermList(terms: readonly SharedTerm[], language: Language): string {
  const phrases = foldCharacters(foldSources(foldWords(terms)))
    .slice(0, SHOWN)
    .filter(({ weight }, i) => i === 0 || weight >= SHARE_MIN);
  const share = (weight: number) =>
    language === 'zh' ? `（${percent(weight, language)}）` : ` (${percent(weight, language)})`;
  return row(
    phrases.map((term) => `${inWords(term, language)}${share(term.weight)}`),
    language,
  );
}

/** `azo dyes` instead of `azo dyes, dyes, azo`: a word and its share go to the heaviest bigram that contains it. */
function foldWords(terms: readonly SharedTerm[]): SharedTerm[] {
  const phrases = new Map(terms.filter(({ term }) => term.includes('_')).map((one) => [one.term, one.weight]));
  const single = terms.filter(({ term, weight }) => {
    const holder = [...phrases.keys()].find((phrase) => phrase.split('_').includes(term));
    if (holder !== undefined) phrases.set(holder, (phrases.get(holder) ?? 0) + weight);
    return holder === undefined && !term.includes('_');
  });
  const folded = terms.flatMap((one) => {
    const weight = phrases.get(one.term);
    return weight === undefined ? [] : [{ ...one, weight }];
  });
  return [...folded, ...single].sort((a, b) => b.weight - a.weight);
}

/** A foreign word with several English terms (`无人机`: unmanned, aerial, vehicle) is shown once, by the heaviest. */
function foldSources(terms: readonly SharedTerm[]): SharedTerm[] {
  const folded = new Map<string, SharedTerm>();
  for (const one of terms) {
    const key = `${one.demand}\n${one.listing}`;
    const known = folded.get(key);
    folded.set(key, known ? { ...known, weight: known.weight + one.weight } : one);
  }
  return [...folded.values()].sort((a, b) => b.weight - a.weight);
}

/** A Chinese word that a longer one contains goes to the longer one: `氧化铝` instead of `氧化铝、化铝`. */
function foldCharacters(terms: readonly SharedTerm[]): SharedTerm[] {
  const word = (one: SharedTerm) => one.demand ?? one.listing ?? '';
  const holderOf = (one: SharedTerm) =>
    terms.find((other) => word(other).length > word(one).length && word(other).includes(word(one)));
  const isChinese = (one: SharedTerm) => scriptOf(word(one)) === 'zh';
  const folded = new Map(terms.map((one) => [one, one.weight]));
  for (const one of terms.filter(isChinese).sort((a, b) => word(a).length - word(b).length)) {
    const holder = holderOf(one);
    if (!holder) continue;
    folded.set(holder, (folded.get(holder) ?? 0) + (folded.get(one) ?? 0));
    folded.delete(one);
  }
  return [...folded].map(([one, weight]) => ({ ...one, weight })).sort((a, b) => b.weight - a.weight);
}

/**
 * A term in the reader's language, with the words of the texts: `battery = 电池`. Without a word in that language the
 * English gloss comes first.
 */
function inWords({ listing, demand, english }: SharedTerm, language: Language): string {
  const written = [demand, listing].filter((word) => word !== null);
  const bySource = new Map(written.map((word) => [scriptOf(word), word] as const).reverse());
  const own = bySource.get(language);
  if (own !== undefined && bySource.size === 1) return own;
  if (!bySource.has('en') && own === undefined && english !== null) bySource.set('en', english);
  const order = [language, 'en', 'zh', 'ru'] as const;
  return [...new Set(order.map((one) => bySource.get(one)).filter((word) => word !== undefined))].join(' = ');
}
