import type { Schemas } from '@techbourse/client';
import type { Format } from '../words/format.ts';
import type { Spoken } from '../words/words.tsx';

/** A required result in words: `removal of fluoride: at least 95 %`. */
export function resultIn(
  { metric, comparison, value, valueTo, unit }: Schemas['RequiredResult'],
  labels: Spoken['labels'],
  format: Pick<Format, 'number'>,
): string {
  const parts = [`${metric}:`, labels.comparisons[comparison], format.number(value)];
  return [...parts, valueTo === undefined ? '' : `– ${format.number(valueTo)}`, unit].filter(Boolean).join(' ');
}
