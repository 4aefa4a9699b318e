import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../demo/catalogue/index.ts';
import type { Texts } from '../../demo/catalogue/record.ts';
import type { Judgements } from '../metrics.ts';

export type Side = 'listings' | 'demands';

/** A query over the demo catalogue with the records that answer it. */
export type JudgedQuery = {
  language: 'en' | 'zh' | 'ru';
  of: Side;
  query: string;
  /** 3: what was asked for; 2: answers in part; 1: touches on it. */
  judgements: Judgements;
  /** No record of grade 2 or 3 has a text in the language of the query. */
  crossLingual: boolean;
};

const SIDES: Readonly<Record<string, Side>> = { L: 'listings', D: 'demands' };
const LINE = /^(en|zh|ru) ([LD]) (.+?) \| (.+)$/;

/** @throws Error with the line that cannot be read, or that names a record that is not in the catalogue. */
export function readJudgedQueries(): JudgedQuery[] {
  const lines = readFileSync(join(import.meta.dirname, 'judged.txt'), 'utf8').split('\n');
  return lines.flatMap((line, at) => (line === '' || line.startsWith('#') ? [] : [readLine(line, at + 1)]));
}

function readLine(line: string, number: number): JudgedQuery {
  const [, language, side = '', query = '', answers = ''] = LINE.exec(line) ?? [];
  const of = SIDES[side];
  if (!of) throw new Error(`judged.txt:${number}: not "language L|D query | record grade, ..."`);
  const titles = new Map<string, Texts>(catalogue[of].map(({ key, title }) => [key, title]));
  const judgements = new Map<string, number>();
  for (const answer of answers.split(', ')) {
    const [key = '', grade] = answer.split(' ');
    if (!titles.has(key) || !/^[123]$/.test(grade ?? '')) throw new Error(`judged.txt:${number}: ${answer}`);
    judgements.set(key, Number(grade));
  }
  const code = language as JudgedQuery['language'];
  const answersInIt = [...judgements].some(([key, grade]) => grade > 1 && titles.get(key)?.[code] !== undefined);
  return { language: code, of, query, judgements, crossLingual: !answersInIt };
}
