import { type Executor, prepared, type Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import {
  type AnalysedText,
  type CorpusView,
  type CountedTerm,
  isBigramTerm,
  type Space,
  spaces,
} from '@techbourse/matching-engine';
import { sql } from 'drizzle-orm';

const isWord = ([term]: CountedTerm) => !isBigramTerm(term);

/** The present statistics of the words of a record. */
export type RecordCorpusCounts = {
  readonly terms: ReadonlyMap<string, number>;
  readonly documents: ReadonlyMap<Space, number>;
};

export async function readCorpusCounts(db: Executor | Tx, wording: AnalysedText): Promise<RecordCorpusCounts> {
  const words = sql`${sql.param([...wordsOf(wording)])}::text[]`;
  const [terms, documents] = await Promise.all([
    prepared<{ term: string; n: number }>(
      db,
      sql`select term, listings + demands as n from matching.corpus_terms where term = any(${words})`,
    ),
    prepared<{ space: Space; n: number }>(
      db,
      sql`select space, sum(documents)::int as n from matching.corpus_totals group by space`,
    ),
  ]);
  return {
    terms: new Map(terms.map((row) => [row.term, row.n])),
    documents: new Map(documents.map((row) => [row.space, row.n])),
  };
}

/**
 * The statistics after a record changes from `before` to `after`. Concurrent changes are not in them: for estimates that
 * need no lock.
 */
export function corpusAfterChange(
  { terms, documents }: RecordCorpusCounts,
  before: AnalysedText | undefined,
  after: AnalysedText,
): CorpusView {
  const said = wordsOf(before);
  const totals = totalsOf(before, after);
  const words = [...wordsOf(after)];
  return {
    frequencies: new Map(words.map((word) => [word, (terms.get(word) ?? 0) + (said.has(word) ? 0 : 1)])),
    documents: Math.max(0, ...totals.map((one) => (documents.get(one.space) ?? 0) + one.documents)),
  };
}

/**
 * Updates the statistics from the old text of a record to the new one. Other writers wait from here to the end of the
 * transaction, so this comes last. Totals come before words, and words are sorted, to avoid deadlocks.
 */
export async function changeCorpus(
  tx: Tx,
  side: PairSide,
  before: AnalysedText | undefined,
  after: AnalysedText | undefined,
): Promise<void> {
  const [said, says] = [wordsOf(before), wordsOf(after)];
  const words = [...new Set([...said, ...says])].filter((word) => said.has(word) !== says.has(word));
  const totals = totalsOf(before, after).filter((one) => one.documents !== 0 || one.words !== 0);
  const steps = words.map((word) => (says.has(word) ? 1 : -1));
  const param = (values: readonly unknown[]) => sql.param(values);
  // Sent together; Postgres executes them in this order.
  await Promise.all([
    totals.length > 0 &&
      prepared(
        tx,
        sql`
        insert into matching.corpus_totals (side, space, documents, words)
        select ${side}, space, documents, words
        from unnest(${param(totals.map((one) => one.space))}::text[], ${param(totals.map((one) => one.documents))}::int[],
          ${param(totals.map((one) => one.words))}::int[]) as x(space, documents, words) order by space
        on conflict (side, space) do update set
          documents = corpus_totals.documents + excluded.documents, words = corpus_totals.words + excluded.words`,
      ),
    words.length > 0 &&
      prepared(
        tx,
        sql`
        insert into matching.corpus_terms (term, listings, demands)
        select term, ${side === 'listing' ? sql`step` : sql`0`}, ${side === 'demand' ? sql`step` : sql`0`}
        from unnest(${param(words)}::text[], ${param(steps)}::int[]) as x(term, step) order by term
        on conflict (term) do update set
          listings = corpus_terms.listings + excluded.listings, demands = corpus_terms.demands + excluded.demands`,
      ),
  ]);
}

function totalsOf(before: AnalysedText | undefined, after: AnalysedText | undefined) {
  return spaces.flatMap((space) => {
    const [had, has] = [before?.terms[space], after?.terms[space]];
    if (!had && !has) return [];
    return [{ space, documents: (has ? 1 : 0) - (had ? 1 : 0), words: wordsIn(has) - wordsIn(had) }];
  });
}

function wordsOf(wording: AnalysedText | undefined): Set<string> {
  return new Set(spaces.flatMap((space) => (wording?.terms[space] ?? []).filter(isWord).map(([term]) => term)));
}

function wordsIn(terms: readonly CountedTerm[] | undefined): number {
  return (terms ?? []).filter(isWord).reduce((sum, [, count]) => sum + count, 0);
}

export type CorpusTotals = {
  readonly terms: ReadonlyMap<string, { listings: number; demands: number }>;
  readonly totals: ReadonlyMap<`${PairSide}:${Space}`, { documents: number; words: number }>;
};

/** The stored statistics, without words that no open record holds any more. */
export async function readCorpus(db: Executor): Promise<CorpusTotals> {
  const terms = await db.execute<{ term: string; listings: number; demands: number }>(
    sql`select term, listings, demands from matching.corpus_terms where listings <> 0 or demands <> 0`,
  );
  const totals = await db.execute<{ side: PairSide; space: Space; documents: number; words: number }>(
    sql`select side, space, documents, words from matching.corpus_totals where documents <> 0 or words <> 0`,
  );
  return toTotals(terms, totals);
}

/** The statistics counted from the open records. */
export async function recountCorpus(db: Executor): Promise<CorpusTotals> {
  const counted = sql`
    select p.side, space.key as space, term ->> 0 as term, (term ->> 1)::int as n, p.id
    from matching.profiles p, jsonb_each(p.wording -> 'terms') space, jsonb_array_elements(space.value) term
    where p.open and position('_' in term ->> 0) = 0`;
  const terms = await db.execute<{ term: string; listings: number; demands: number }>(sql`
    select term, (count(*) filter (where side = 'listing'))::int as listings,
      (count(*) filter (where side = 'demand'))::int as demands
    from (select distinct side, id, term from (${counted}) c) d group by term`);
  const totals = await db.execute<{ side: PairSide; space: Space; documents: number; words: number }>(sql`
    select side, space, count(distinct id)::int as documents, sum(n)::int as words from (${counted}) c group by side, space`);
  return toTotals(terms, totals);
}

function toTotals(
  terms: readonly { term: string; listings: number; demands: number }[],
  totals: readonly { side: PairSide; space: Space; documents: number; words: number }[],
): CorpusTotals {
  return {
    terms: new Map(terms.map(({ term, listings, demands }) => [term, { listings, demands }])),
    totals: new Map(totals.map(({ side, space, documents, words }) => [`${side}:${space}`, { documents, words }])),
  };
}
