import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  analyse,
  type DemandProfile,
  type ListingProfile,
  ProfileIndex,
  packTexts,
  reviewedWeights,
  score,
  unpackProfile,
} from '@techbourse/matching-engine';
import type { Embedder } from '@techbourse/text';
import { type BenchText, readDataset } from '../dataset.ts';
import { average, bootstrap, type Interval, type Judgements, ndcgAt, percentile } from '../metrics.ts';
import type { Code } from './own.ts';

/** A need in three languages, as its author wrote it: title and text. */
type TranslatedNeed = { id: string; texts: Record<Code, readonly string[]> };

/** Needs of `needs-zh-ru.jsonl` with their English beside them, the offers, and which offer answers which need. */
type NeedsInThree = {
  needs: TranslatedNeed[];
  offers: BenchText[];
  judgements: ReadonlyMap<string, Judgements>;
};

/** @throws Error naming the file that is missing. */
export function readNeedsInThree(dir: string, offersMax: number): NeedsInThree {
  const { corpus, querySets, judgements } = readDataset(dir);
  const english = new Map(querySets[0]?.queries.map((one) => [one.id, one.text]));
  const titles = new Map(rows(join(dir, 'titles.jsonl')).map((row) => [row.id, row.title]));
  const needs = rows(join(dir, 'needs-zh-ru.jsonl')).flatMap((row): TranslatedNeed[] => {
    const { id = '', title_zh, text_zh, title_ru, text_ru } = row;
    if (!judgements.has(id)) return [];
    const texts = { en: [titles.get(id), english.get(id)], zh: [title_zh, text_zh], ru: [title_ru, text_ru] };
    return [{ id, texts: mapped(texts, (one) => one.filter((text) => text !== undefined)) }];
  });
  const right = new Set(needs.flatMap(({ id }) => [...(judgements.get(id)?.keys() ?? [])]));
  const [answers, others] = [corpus.filter(({ id }) => right.has(id)), corpus.filter(({ id }) => !right.has(id))];
  // Every nth of the others, so that the same number is the same sample.
  const step = Math.max(1, others.length / Math.max(1, offersMax - answers.length));
  const sample = others.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
  return { needs, offers: [...answers, ...sample], judgements };
}

/** How one embedder does on needs of one language. */
export type NeedsRow = {
  embedder: string;
  language: Code;
  ndcg: Interval;
  meaning: Interval;
  /** Scores and semantic parts of the right offers, and the score of the tenth place. */
  score: number;
  semantic: number;
  tenth: number;
  /** Mean difference to the score that the same pair has in English, over the first ten of either. */
  effect: number;
};

/** Ranks all offers for each need in each language by the exchange's own score. */
export async function measureNeeds(given: NeedsInThree, embedder: Embedder): Promise<NeedsRow[]> {
  const listings = (
    await packed(
      given.offers.map(({ title, text }) => ({ en: [title, text] })),
      'listing',
      embedder,
    )
  ).map(
    (one, i): ListingProfile => ({
      id: given.offers[i]?.id ?? '',
      version: 1,
      ipc: [],
      ...unpackProfile(one),
      facts: { organisationId: 'a', offers: [] },
    }),
  );
  const corpus = new ProfileIndex();
  for (const listing of listings) corpus.put('listing', listing);
  const english = await scores('en');
  const rowsOf: NeedsRow[] = [];
  for (const language of ['en', 'zh', 'ru'] as const) {
    rowsOf.push(rowOf(language, language === 'en' ? english : await scores(language)));
  }
  return rowsOf;

  async function scores(language: Code) {
    const texts = given.needs.map((need) => ({ [language]: [...need.texts[language]] }));
    return (await packed(texts, 'demand', embedder)).map((one, i) => {
      const demand: DemandProfile = {
        id: given.needs[i]?.id ?? '',
        version: 1,
        ipc: [],
        ...unpackProfile(one),
        facts: { organisationId: 'b', dealKinds: [] },
      };
      return new Map(
        listings.map((listing) => {
          const { score: value, parts } = score(listing, demand, corpus, reviewedWeights);
          return [listing.id, { score: value, semantic: parts.semantic.value ?? 0 }];
        }),
      );
    });
  }

  function rowOf(language: Code, found: Awaited<ReturnType<typeof scores>>): NeedsRow {
    const by = (value: 'score' | 'semantic') =>
      found.map((one) => [...one].sort((a, b) => b[1][value] - a[1][value]).map(([id]) => id));
    const judged = (rankings: string[][]) =>
      bootstrap(rankings.map((ids, i) => ndcgAt(10, ids, given.judgements.get(given.needs[i]?.id ?? '') ?? new Map())));
    const ranked = by('score');
    const right = found.flatMap((one, i) => {
      const ids = [...(given.judgements.get(given.needs[i]?.id ?? '')?.keys() ?? [])];
      return ids.flatMap((id) => one.get(id) ?? []);
    });
    const near = found.flatMap((one, i) => {
      const own = english[i] ?? new Map<string, { score: number }>();
      const inEnglish = [...own].sort((a, b) => b[1].score - a[1].score).map(([id]) => id);
      const ids = new Set([...(ranked[i] ?? []).slice(0, 10), ...inEnglish.slice(0, 10)]);
      return [...ids].map((id) => (one.get(id)?.score ?? 0) - (own.get(id)?.score ?? 0));
    });
    return {
      embedder: embedder.id,
      language,
      ndcg: judged(ranked),
      meaning: judged(by('semantic')),
      score: median(right.map((one) => one.score)),
      semantic: median(right.map((one) => one.semantic)),
      tenth: median(found.map((one, i) => one.get(ranked[i]?.[9] ?? '')?.score ?? 0)),
      effect: average(near),
    };
  }
}

const median = (values: readonly number[]) =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

function packed(texts: readonly Parameters<typeof analyse>[0][], side: 'listing' | 'demand', embedder: Embedder) {
  return packTexts(
    texts.map((text) => ({ text: analyse(text, side), side })),
    embedder,
  );
}

function mapped<T, U>(from: Record<Code, T>, change: (one: T) => U): Record<Code, U> {
  return { en: change(from.en), zh: change(from.zh), ru: change(from.ru) };
}

function rows(file: string): Record<string, string | undefined>[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as Record<string, string | undefined>);
}
