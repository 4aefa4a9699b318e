import type { BenchText } from './dataset.ts';

/** The title of a text, or the start of its first sentence: the exchange wants one, collections may have none. */
export function titleOf({ title, text }: BenchText): string {
  const chosen = title.trim() || (text.split(/(?<=[.!?])\s/)[0] ?? '').trim() || text.trim();
  return chosen.length <= 250 ? chosen : `${chosen.slice(0, 249)}…`;
}
