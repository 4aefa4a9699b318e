import type { Executor, Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { sql } from 'drizzle-orm';
import { isPairOfWords, type Space, spaces } from '../scoring/profile.ts';
import type { StoredTerm, StoredWording } from './store.ts';

export interface CorpusChange {
  /** Records of both sides that hold each word, after the change. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** Open records of both sides, after the change. */
  readonly documents: number;
}

const isWord = ([term]: StoredTerm) => !isPairOfWords(term);

/**
 * Moves the statistics from what a record said to what it says. The totals come first: their few rows make writers
 * queue there, so that two never hold words the other waits for.
 */
export async function changeCorpus(
  tx: Tx,
  side: PairSide,
  before: StoredWording | undefined,
  after: StoredWording | undefined,
): Promise<CorpusChange> {
  const totals = spaces.flatMap((space) => {
    const [had, has] = [before?.terms[space], after?.terms[space]];
    if (!had && !has) return [];
    return [{ space, documents: (has ? 1 : 0) - (had ? 1 : 0), words: wordsIn(has) - wordsIn(had) }];
  });
  if (totals.length === 0) return { frequencies: new Map(), documents: 0 };
  const changed = await tx.execute<{ documents: number }>(sql`
    with changed as (
      insert into matching.corpus_totals (side, space, documents, words)
      select ${side}, space, documents, words
      from jsonb_to_recordset(${JSON.stringify(totals)}::jsonb) as x(space text, documents int, words int) order by space
      on conflict (side, space) do update set
        documents = corpus_totals.documents + excluded.documents, words = corpus_totals.words + excluded.words
      returning space, documents)
    select coalesce(max(changed.documents + coalesce(other.documents, 0)), 0)::int as documents
    from changed left join matching.corpus_totals other on other.space = changed.space and other.side <> ${side}`);

  const [said, says] = [wordsOf(before), wordsOf(after)];
  const words = [...new Set([...said, ...says])];
  const steps = words.map((word) => (says.has(word) ? 1 : 0) - (said.has(word) ? 1 : 0));
  const rows = await tx.execute<{ term: string; n: number }>(sql`
    insert into matching.corpus_terms (term, listings, demands)
    select term, ${side === 'listing' ? sql`step` : sql`0`}, ${side === 'demand' ? sql`step` : sql`0`}
    from unnest(${sql.param(words)}::text[], ${sql.param(steps)}::int[]) as x(term, step) order by term
    on conflict (term) do update set
      listings = corpus_terms.listings + excluded.listings, demands = corpus_terms.demands + excluded.demands
    returning term, listings + demands as n`);
  return {
    frequencies: new Map(rows.map((row) => [row.term, row.n])),
    documents: changed[0]?.documents ?? 0,
  };
}

function wordsOf(wording: StoredWording | undefined): Set<string> {
  return new Set(spaces.flatMap((space) => (wording?.terms[space] ?? []).filter(isWord).map(([term]) => term)));
}

function wordsIn(terms: readonly StoredTerm[] | undefined): number {
  return (terms ?? []).filter(isWord).reduce((sum, [, count]) => sum + count, 0);
}

export interface CorpusTotals {
  readonly terms: ReadonlyMap<string, { listings: number; demands: number }>;
  readonly totals: ReadonlyMap<`${PairSide}:${Space}`, { documents: number; words: number }>;
}

/** The statistics as they are kept; words that no open record holds any more are left out. */
export async function readCorpus(db: Executor): Promise<CorpusTotals> {
  const terms = await db.execute<{ term: string; listings: number; demands: number }>(
    sql`select term, listings, demands from matching.corpus_terms where listings <> 0 or demands <> 0`,
  );
  const totals = await db.execute<{ side: PairSide; space: Space; documents: number; words: number }>(
    sql`select side, space, documents, words from matching.corpus_totals where documents <> 0 or words <> 0`,
  );
  return toTotals(terms, totals);
}

/** The same, counted afresh from the open records. */
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
