import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A listing and a demand of the catalogue by their keys. */
export type ExpectedPair = {
  listing: string;
  demand: string;
};

export type ExpectedPairs = {
  /** What a broker would propose: the listing stands among the first three of its demand. */
  good: ExpectedPair[];
  /** Looks alike, is another thing: stands below the good listing of its demand, or scores low when there is none. */
  near: (ExpectedPair & { why: string })[];
  /** Fits by its subject but not by its terms. `absent`: the exchange must not pair them at all. */
  impossible: (ExpectedPair & { why: string; absent: boolean })[];
};

export function readExpectedPairs(): ExpectedPairs {
  const file = join(import.meta.dirname, 'expected-pairs.json');
  return JSON.parse(readFileSync(file, 'utf8')) as ExpectedPairs;
}
