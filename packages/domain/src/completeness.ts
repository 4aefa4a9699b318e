import { z } from 'zod';
import type { LocalizedText } from './localized-text.ts';

/** How much of what readers and matching use a record has, 0..1, and what is missing with its reason. Never blocks. */
export const completenessSchema = z
  .object({
    score: z.number().min(0).max(1),
    missing: z.array(z.object({ pointer: z.string(), weight: z.number(), why: z.string() })),
  })
  .meta({ id: 'Completeness', description: 'How much of what matching and readers use is there; never blocks' });
export type Completeness = z.infer<typeof completenessSchema>;

/** One part of a complete record: its pointer, its share of the score, why it matters, and whether it is met. */
export type CompletenessPart<Content> = {
  pointer: string;
  weight: number;
  why: string;
  met: (content: Content) => unknown;
};

/** The score of a record by the parts that are met; weights sum to 1. The score has two decimals. */
export function completenessBy<Content>(parts: readonly CompletenessPart<Content>[], content: Content): Completeness {
  const missing = parts.filter((part) => !part.met(content));
  const met = parts.filter((part) => !missing.includes(part)).reduce((sum, part) => sum + part.weight, 0);
  return {
    score: Math.round(met * 100) / 100,
    missing: missing.map(({ pointer, weight, why }) => ({ pointer, weight, why })),
  };
}

/**
 * True when some text is long enough to be compared by: 200 characters, or 80 in Chinese, which says as much in them.
 */
export function isSubstantial(text: LocalizedText | undefined): boolean {
  return Object.values(text ?? {}).some((entry: { text: string } | undefined) => {
    const length = entry?.text.length ?? 0;
    return length >= 200 || (length >= 80 && /\p{Script=Han}{10}/u.test(entry?.text ?? ''));
  });
}
