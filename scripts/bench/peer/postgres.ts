import postgres from 'postgres';
import type { BenchText } from '../dataset.ts';

/** A whole page asked as "any of these words" costs seconds; its rarest words find as much. */
const WORDS_MAX = 40;

/**
 * Postgres full text: English configuration, any of the query's rarest words, `ts_rank` with length normalisation.
 */
export async function postgresPeer(databaseUrl: string, corpus: readonly BenchText[]) {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await sql`create temporary table bench_peer (at int primary key, words tsvector)`;
  for (let start = 0; start < corpus.length; start += 1000) {
    const rows = corpus.slice(start, start + 1000).map((document, offset) => ({
      at: start + offset,
      words: `${document.title} ${document.text}`,
    }));
    await sql`insert into bench_peer select at, to_tsvector('english', words)
      from jsonb_to_recordset(${sql.json(rows)}) as r(at int, words text)`;
  }
  await sql`create index on bench_peer using gin (words)`;
  await sql`analyze bench_peer`;
  const counted = await sql<{ word: string; ndoc: number }[]>`
    select word, ndoc from ts_stat('select words from bench_peer')`;
  const documents = new Map(counted.map(({ word, ndoc }) => [word, ndoc]));
  return {
    rank: async (query: BenchText, limit: number): Promise<string[]> => {
      const [found] = await sql<{ words: string[] }[]>`
        select tsvector_to_array(to_tsvector('english', ${`${query.title} ${query.text}`})) as words`;
      const rarest = (found?.words ?? [])
        .filter((word) => documents.has(word))
        .sort((a, b) => (documents.get(a) ?? 0) - (documents.get(b) ?? 0))
        .slice(0, WORDS_MAX);
      if (rarest.length === 0) return [];
      const any = rarest.map((word) => `'${word.replaceAll("'", "''")}'`).join(' | ');
      const rows = await sql<{ at: number }[]>`
        select at from bench_peer where words @@ ${any}::tsquery order by ts_rank(words, ${any}::tsquery, 1) desc, at
        limit ${limit}`;
      return rows.map((row) => corpus[row.at]?.id ?? '');
    },
    close: () => sql.end(),
  };
}
