import type { DealEvent } from './reads.ts';

const NUMBER = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/giu;

/** The numbers of people in a text, each once. */
export const readersIn = (text: string): string[] => [
  ...new Set((text.match(NUMBER) ?? []).map((number) => number.toLowerCase())),
];

/** Who of the buyer's people asked to read, by the numbers in its messages. */
export const readersAsked = (events: readonly Pick<DealEvent, 'kind' | 'side' | 'note'>[]): string[] =>
  readersIn(
    events.flatMap(({ kind, side, note }) => (kind === 'message' && side === 'buyer' && note ? [note] : [])).join('\n'),
  );
