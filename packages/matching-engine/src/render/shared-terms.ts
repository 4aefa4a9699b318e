import type { Language } from '@techbourse/domain';
import type { SharedTerm } from '../reason/reason-schema.ts';
import { percent, row } from './format.ts';
import { scriptOf } from './quotation.ts';

const SHOWN = 5;
/** A word that carries less is not worth naming. */
const SHARE_MIN = 0.05;

/** The shared terms as a list: each in the reader's language where it has one, with its share of what words add. */
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

/** `azo dyes` instead of `azo dyes, dyes, azo`: a word goes with the weightiest phrase that holds it, and its share with it. */
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

/** One foreign word that is several in English (`无人机`: unmanned, aerial, vehicle) counts once, by the weightiest. */
function foldSources(terms: readonly SharedTerm[]): SharedTerm[] {
  const folded = new Map<string, SharedTerm>();
  for (const one of terms) {
    const key = `${one.demand}\n${one.listing}`;
    const known = folded.get(key);
    folded.set(key, known ? { ...known, weight: known.weight + one.weight } : one);
  }
  return [...folded.values()].sort((a, b) => b.weight - a.weight);
}

/** The same of Chinese, where a long word is counted with the shorter ones in it: `氧化铝` instead of `氧化铝、化铝`. */
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
 * A term as a reader knows it, with the words of the texts behind it: `battery = 电池`. English speaks where the reader's
 * own language does not, because the gloss leads there.
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
