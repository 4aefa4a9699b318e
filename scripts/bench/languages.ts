import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createEmbedder, type Embedder, glossToEnglish, openFolder, useToolsDir } from '@techbourse/text';
import { measureNeeds, type NeedsRow, readNeedsInThree } from './languages/needs.ts';
import { type Code, profilesOf, type Sides, scoreAll } from './languages/own.ts';
import { type Figures, figuresOf, type Matrix, matrixOf, trueValues } from './languages/rank.ts';
import { type Heading, readHeadings } from './languages/titles.ts';
import type { Interval } from './metrics.ts';
import { bm25 } from './peer/bm25.ts';
import { printTable } from './table.ts';

const DIRECTIONS: readonly (readonly [from: Code, to: Code])[] = [
  ['zh', 'en'],
  ['ru', 'en'],
  ['en', 'zh'],
  ['en', 'ru'],
  ['zh', 'ru'],
  ['ru', 'zh'],
];

type Row = Figures & { level: string; direction: string; ranking: string; headings: number };
type Scores = { level: string; direction: string; p10: number; p50: number; p90: number };
export type LanguageFigures = { titles: string | undefined; rows: Row[]; scores: Scores[]; needs: NeedsRow[] };

export type LanguageOptions = {
  titles?: string;
  needs?: string;
  /** English offers that are ranked for the needs. */
  offers: number;
  folder?: string;
  needPrefix: string;
  offerPrefix: string;
  peers: boolean;
};

/**
 * `bench languages`: the title of a class in one language is the need, all titles of that level in another are the
 * offers. Measures how often the same class is among the first ten. With `--needs`, real needs in three languages are
 * ranked against English offers, with `--folder` by another model as well. The exchange's own code scores every pair.
 */
export async function runLanguages(options: LanguageOptions): Promise<LanguageFigures> {
  const toolsDir = process.env.TOOLS_DIR ?? join(import.meta.dirname, '../../.tools');
  useToolsDir(toolsDir);
  const { titles, needs, folder, needPrefix: need, offerPrefix: offer } = options;
  if (!titles && !needs) throw new Error('name --titles, --needs or both');
  const figures: LanguageFigures = { titles, rows: [], scores: [], needs: [] };
  const threads = availableParallelism();
  const opened = [await createEmbedder({ toolsDir, threads })];
  if (folder) opened.push(await openFolder({ folder, threads, prefixes: { need, offer } }));
  try {
    for (const embedder of opened) {
      if (titles && !embedder.multilingual) await measureTitles(figures, titles, embedder, options.peers);
      if (needs) figures.needs.push(...(await measureNeeds(readNeedsInThree(needs, options.offers), embedder)));
    }
  } finally {
    await Promise.all(opened.map((embedder) => embedder.close()));
  }
  print(figures);
  return figures;
}

async function measureTitles(figures: LanguageFigures, titles: string, embedder: Embedder, peers: boolean) {
  for (const level of ['class', 'subclass'] as const) {
    await measureLevel(figures, level, readHeadings(titles, level), embedder, peers);
  }
}

async function measureLevel(
  figures: LanguageFigures,
  level: string,
  headings: readonly Heading[],
  embedder: Embedder,
  peers: boolean,
): Promise<void> {
  const own = {} as Record<Code, Sides>;
  const raw = {} as Record<Code, Float32Array[]>;
  for (const code of ['en', 'zh', 'ru'] as const) {
    const texts = headings.map(({ titles }) => titles[code]);
    own[code] = await profilesOf(texts, code, embedder);
    raw[code] = peers ? await embedder.embed(texts) : [];
  }
  for (const [from, to] of DIRECTIONS) {
    const at = { level, direction: `${from} -> ${to}`, headings: headings.length };
    const add = (ranking: string, matrix: Matrix) => figures.rows.push({ ...at, ranking, ...figuresOf(matrix) });
    const { score, words, meaning } = scoreAll(own[from], own[to]);
    add('techbourse', score);
    figures.scores.push({ level, direction: at.direction, ...trueValues(score) });
    if (!peers) continue;
    add('  its words alone', words);
    add('  its meaning alone', meaning);
    add('BM25 over the gloss', keywords(headings, from, to));
    const [needs, offers] = [raw[from], raw[to]];
    add(
      'MiniLM, as written',
      matrixOf(headings.length, (q, d) => cosine(needs[q], offers[d])),
    );
  }
}

function keywords(headings: readonly Heading[], from: Code, to: Code): Matrix {
  const english = (heading: Heading, code: Code) =>
    code === 'en' ? heading.titles.en : glossToEnglish(heading.titles[code], code);
  const rank = bm25(headings.map((heading, at) => ({ id: String(at), title: '', text: english(heading, to) })));
  const values = new Float32Array(headings.length ** 2);
  for (const [q, heading] of headings.entries()) {
    const found = rank(english(heading, from), headings.length);
    for (const [place, id] of found.entries()) values[q * headings.length + Number(id)] = 1 / (place + 1);
  }
  return { size: headings.length, values };
}

function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  return a?.reduce((sum, value, at) => sum + value * (b?.[at] ?? 0), 0) ?? 0;
}

function print({ titles, rows, scores, needs }: LanguageFigures): void {
  const shown = ({ mean, low, high }: Interval) => `${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
  if (needs.length > 0) printNeeds(needs);
  if (!titles) return;
  printTable(
    'the title of the same class or subclass among all of its level; 95 % bootstrap intervals',
    ['ranking', 'level', 'from -> to', 'n', 'R@10', 'R@1', 'MRR'],
    rows.map((row) => [
      ...[row.ranking, row.level, row.direction, String(row.headings), shown(row.r10), shown(row.r1), shown(row.mrr)],
    ]),
  );
  printTable(
    'score that the right pair has',
    ['level', 'from -> to', '10 %', 'median', '90 %'],
    scores.map((one) => [one.level, one.direction, ...[one.p10, one.p50, one.p90].map((value) => value.toFixed(3))]),
  );
}

function printNeeds(needs: readonly NeedsRow[]): void {
  const shown = ({ mean, low, high }: Interval) => `${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
  printTable(
    'real needs in three languages against English offers; medians of the right offer; effect: score less that in English',
    ['embedder', 'language', 'nDCG@10', 'meaning alone', 'score', 'meaning', 'tenth place', 'effect'],
    needs.map(({ embedder, language, ndcg, meaning, score, semantic, tenth, effect }) => [
      ...[embedder, language, shown(ndcg), shown(meaning)],
      ...[score, semantic, tenth, effect].map((value) => value.toFixed(3)),
    ]),
  );
}
