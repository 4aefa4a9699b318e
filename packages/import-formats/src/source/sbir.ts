import { cleanText, shorten } from '../clean.ts';
import { localized, type MappingMaker, present } from './mapping.ts';

const TITLE_MAX = 250;

/** A title for a row that has none: the start of its text. */
export function titleOf(title: string, text: string): string {
  return shorten(title || text.split(/(?<=[.!?])\s/)[0] || text, TITLE_MAX);
}

/**
 * Awards of small-business research programmes as research results. The source knows no readiness: a second-phase
 * award stands for a validated prototype (level 5), a first-phase one for a proof of concept (3), self-declared. Firms
 * of such programmes keep their rights and license or develop with others, so those are the offers.
 */
export const sbirListing: MappingMaker =
  ({ publish }) =>
  (row) => {
    const text = cleanText(row.text);
    return present({
      source: 'sbir',
      externalId: row.id,
      publish,
      kind: 'research_result',
      title: localized(row.lang, titleOf(cleanText(row.title), text)),
      abstract: localized(row.lang, text),
      keywords: keywordsOf(row),
      readiness: { scale: 'trl', level: row.phase === 'Phase I' ? 3 : 5, origin: 'self_declared' },
      offers: ['exclusive_licence', 'non_exclusive_licence', 'joint_development', 'service'],
      price: { kind: 'on_request' },
    });
  };

/**
 * Topics of the same programmes as demands. Their closing dates lie in the past, and an expired demand would not be
 * open, so a date that has passed is left out.
 */
export const sbirDemand: MappingMaker =
  ({ publish, today }) =>
  (row) => {
    const text = cleanText(row.text);
    const deadline = dayOf(row.close);
    return present({
      source: 'sbir',
      externalId: row.id,
      open: publish,
      kind: 'technology',
      title: localized(row.lang, titleOf(cleanText(row.title), text)),
      problem: localized(row.lang, text),
      keywords: keywordsOf(row),
      dealKinds: ['exclusive_licence', 'non_exclusive_licence', 'joint_development', 'service'],
      deadline: deadline && deadline > today ? deadline : undefined,
    });
  };

/** Agencies and programme: all that the source says of the subject beside the text. */
function keywordsOf(row: Record<string, unknown>): string[] {
  const agencies = Array.isArray(row.agency) ? row.agency : [];
  const words = [...agencies, row.program].map(cleanText).filter(Boolean);
  return words.length > 0 ? [...new Set(words.map((word) => shorten(word, 100)))] : ['SBIR'];
}

/** `January 16, 2013` or `2026-03-17` as an ISO day; undefined when it is neither. */
export function dayOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const iso = /^(\d{4}-\d{2}-\d{2})/.exec(value)?.[1];
  if (iso) return iso;
  const parsed = new Date(`${value} UTC`);
  return Number.isNaN(parsed.getTime()) ? undefined : parsed.toISOString().slice(0, 10);
}
