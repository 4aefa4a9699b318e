import { isBigram, type Space, spaces, type TermVector } from '../../scoring/profile.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const PREFIX: Record<Space, string> = { common: 'c', zh: 'z', ru: 'r' };

/**
 * A word as Meilisearch sees it: a made-up word of eight letters for its space and number. Letters only, because
 * Meilisearch cuts words where letters and digits meet.
 */
export function tokenOf(space: Space, id: number): string {
  let token = PREFIX[space];
  // The lowest bit only tells words from pairs of words.
  for (let rest = id >>> 1, i = 0; i < 7; i++, rest = Math.floor(rest / 26)) token += LETTERS[rest % 26];
  return token;
}

/** The words of a record; pairs of words take no part in finding. */
export function tokensOf(terms: Readonly<Partial<Record<Space, TermVector>>>): string[] {
  return spaces.flatMap((space) =>
    Array.from(terms[space]?.ids ?? [])
      .filter((id) => !isBigram(id))
      .map((id) => tokenOf(space, id)),
  );
}
