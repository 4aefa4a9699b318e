import type { AnalysedText } from './analysed-text.ts';
import { notesOf } from './note-bytes.ts';
import { packProfile } from './pack.ts';
import { type Space, type TermVector, termVector } from './profile.ts';
import { meanVector, packPassages } from './vectors.ts';

/** The vectors of a record's passages in order; empty while no embedder was available. */
export type TextVectors = {
  readonly vectors: readonly Float32Array[];
  readonly dimensions: number;
};

/**
 * Packs terms and vectors of a record into the bytes that are stored. The whole vector is the mean of the passages. A
 * record without vectors is matched by its words alone.
 */
export function packText(text: AnalysedText, { vectors, dimensions }: TextVectors): Buffer {
  return packProfile({
    terms: vectorsOf(text.terms),
    whole: meanVector(vectors, dimensions),
    passages: packPassages(vectors, dimensions),
    notes: notesOf(text),
  });
}

function vectorsOf(terms: AnalysedText['terms']): Partial<Record<Space, TermVector>> {
  return Object.fromEntries(
    Object.entries(terms).map(([space, list]) => [space, termVector(list.map(([term, n]) => [term, n] as const))]),
  );
}
