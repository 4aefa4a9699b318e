import { comparisons, parseUnit } from '@techbourse/domain';
import type { Exclusion } from '@techbourse/text';
import type { AnalysedText } from './analysed-text.ts';
import { NO_NOTES, type Notes } from './notes.ts';
import { termId } from './profile.ts';

/** Kinds by their number in the bytes. */
const KINDS: readonly Exclusion['kind'][] = ['without', 'use'];

type Written = {
  readonly x?: readonly (readonly [kind: number, words: readonly number[], pairs: readonly number[]])[];
  readonly f?: readonly (readonly [words: readonly number[], dimension: string, value: number, said: 0 | 1])[];
  readonly w?: readonly (readonly [
    words: readonly number[],
    dimension: string,
    comparison: number,
    value: number,
    to?: number,
  ])[];
};

/** The notes of an analysed text. */
export function notesOf({ excluded = [], figures = [], wanted = [] }: Omit<Partial<AnalysedText>, 'terms'>): Notes {
  return {
    excluded: excluded.map(({ kind, terms }) => ({
      kind,
      words: terms.map(termId),
      pairs: terms.slice(1).map((term, i) => termId(`${terms[i]}_${term}`)),
    })),
    figures: figures.map(({ terms, value, unit, said }) => ({
      words: terms.map(termId),
      ...inBase(value, unit),
      said,
    })),
    wanted: wanted.map(({ terms, comparison, value, valueTo, unit }) => ({
      words: terms.map(termId),
      comparison,
      ...inBase(value, unit),
      to: valueTo === undefined ? undefined : inBase(valueTo, unit).value,
    })),
  };
}

/** A value in the base units of what it measures; a unit that nobody knows is a dimension of its own. */
function inBase(value: number, text: string): { dimension: string; value: number } {
  const unit = parseUnit(text);
  if (!unit) return { dimension: `?${termId(text.normalize('NFKC').replace(/\s+/gu, ''))}`, value };
  return { dimension: unit.dimension.join(''), value: Number((value * unit.factor + unit.offset).toPrecision(12)) };
}

/** Notes as bytes; none for nothing. */
export function writeNotes({ excluded, figures, wanted }: Notes): Buffer {
  if (excluded.length + figures.length + wanted.length === 0) return Buffer.alloc(0);
  const written: Written = {
    ...(excluded.length > 0
      ? { x: excluded.map(({ kind, words, pairs }) => [KINDS.indexOf(kind), words, pairs]) }
      : {}),
    ...(figures.length > 0
      ? { f: figures.map(({ words, dimension, value, said }) => [words, dimension, value, said ? 1 : 0]) }
      : {}),
    ...(wanted.length > 0
      ? {
          w: wanted.map(({ words, dimension, comparison, value, to }) => {
            const code = comparisons.codes.indexOf(comparison);
            return to === undefined ? [words, dimension, code, value] : [words, dimension, code, value, to];
          }),
        }
      : {}),
  };
  return Buffer.from(JSON.stringify(written), 'latin1');
}

/** The inverse of `writeNotes`. */
export function readNotes(bytes: Uint8Array): Notes {
  if (bytes.length === 0) return NO_NOTES;
  const read = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')) as Written;
  return {
    excluded: (read.x ?? []).map(([kind, words, pairs]) => ({ kind: KINDS[kind] ?? 'without', words, pairs })),
    figures: (read.f ?? []).map(([words, dimension, value, said]) => ({ words, dimension, value, said: said === 1 })),
    wanted: (read.w ?? []).map(([words, dimension, code, value, to]) => ({
      words,
      dimension,
      comparison: comparisons.codes[code] ?? 'equal',
      value,
      to,
    })),
  };
}
