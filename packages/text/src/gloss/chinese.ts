import { type Glossed, glossedAs } from './glossed.ts';
import type { GlossTable } from './table.ts';

/** Cost of a character that no entry covers, in nats: dearer than the rarest word, so entries win. */
const UNKNOWN = 22;
/** Longest entry tried at each place; longer ones are proverbs and names of institutions. */
const LONGEST = 12;

/**
 * Splits a run of Chinese characters into the most probable words of the table (a unigram model, dynamic programming,
 * time linear in the length) and translates each. Characters outside the table come back with empty English.
 */
export function glossChinese(run: string, table: GlossTable): Glossed[] {
  const best = new Float64Array(run.length + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Uint32Array(run.length + 1);
  const entries = new Int32Array(run.length + 1);
  best[0] = 0;
  for (let start = 0; start < run.length; start++) {
    const base = best[start] as number;
    const reach = (end: number, entry: number, cost: number) => {
      if (base + cost >= (best[end] as number)) return;
      best[end] = base + cost;
      from[end] = start;
      entries[end] = entry;
    };
    reach(start + ((run.codePointAt(start) as number) > 0xffff ? 2 : 1), -1, UNKNOWN);
    const last = Math.min(run.length, start + Math.min(LONGEST, table.header.longest));
    for (let end = start + 1; end <= last; end++) {
      const entry = table.find(run, start, end);
      if (entry >= 0) reach(end, entry, table.cost(entry));
    }
  }
  const words: Glossed[] = [];
  for (let end = run.length; end > 0; end = from[end] as number) {
    const entry = entries[end] as number;
    words.push(glossedAs(run.slice(from[end], end), entry < 0 ? '' : table.value(entry)));
  }
  return words.reverse();
}
