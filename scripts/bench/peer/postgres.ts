import postgres from 'postgres';
import type { BenchText } from '../dataset.ts';

/** Postgres full text: English configuration, any word of the query, `ts_rank` with length normalisation. */
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
  return {
    rank: async (query: BenchText, limit: number): Promise<string[]> => {
      const rows = await sql<{ at: number }[]>`
        with q as (select replace(plainto_tsquery('english', ${`${query.title} ${query.text}`})::text, '&', '|')::tsquery as q)
        select at from bench_peer, q where words @@ q.q order by ts_rank(words, q.q, 1) desc, at limit ${limit}`;
      return rows.map((row) => corpus[row.at]?.id ?? '');
    },
    close: () => sql.end(),
  };
}
