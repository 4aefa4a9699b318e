import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanText } from '@techbourse/import-formats';
import type { Judgements } from './metrics.ts';

export type BenchText = { id: string; title: string; text: string };

/** A test collection: documents, one or more sets of queries, and which documents answer which query. */
export type Dataset = {
  corpus: BenchText[];
  querySets: { name: string; queries: BenchText[] }[];
  judgements: ReadonlyMap<string, Judgements>;
};

/**
 * Reads `corpus.jsonl`, `queries.jsonl` (set "short"), `queries_full.jsonl` (set "full", if there) and `qrels.tsv`
 * from a folder. With `splits.tsv` (query id, split) and `split` only that part's queries are kept; `limit` keeps the
 * first queries of each set. Queries without a judgement are dropped.
 * @throws Error naming the file that is missing or the line that cannot be read.
 */
export function readDataset(dir: string, options: { split?: string; limit?: number } = {}): Dataset {
  const judgements = new Map<string, Map<string, number>>();
  for (const [query = '', document = '', grade = '0'] of tsv(join(dir, 'qrels.tsv'))) {
    if (query === 'query_id') continue;
    const of = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, of.set(document, Number(grade)));
  }
  const kept = splitOf(dir, options.split);
  const querySets = [
    { name: 'short', file: join(dir, 'queries.jsonl') },
    { name: 'full', file: join(dir, 'queries_full.jsonl') },
  ]
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => ({
      name,
      queries: jsonl(file)
        .filter(({ id }) => judgements.has(id) && (!kept || kept.has(id)))
        .slice(0, options.limit),
    }));
  if (querySets.length === 0) throw new Error(`${dir} has no queries.jsonl`);
  return { corpus: jsonl(join(dir, 'corpus.jsonl')), querySets, judgements };
}

function splitOf(dir: string, split: string | undefined): Set<string> | undefined {
  const file = join(dir, 'splits.tsv');
  if (!split) return undefined;
  if (!existsSync(file)) {
    // A folder without splits is one split by itself.
    process.stderr.write(`${dir} has no splits.tsv: --split ${split} keeps every query\n`);
    return undefined;
  }
  return new Set(
    tsv(file)
      .filter((row) => row[1] === split)
      .map((row) => row[0] ?? ''),
  );
}

function jsonl(file: string): BenchText[] {
  return lines(file).map((line, index) => {
    const { id, title = '', text = '' } = JSON.parse(line) as Partial<BenchText>;
    if (typeof id !== 'string') throw new Error(`${file}:${index + 1} has no id`);
    return { id, title: cleanText(title), text: cleanText(text) };
  });
}

function tsv(file: string): string[][] {
  return lines(file).map((line) => line.split('\t'));
}

function lines(file: string): string[] {
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}
