import { unitVector } from './embedder.ts';

/** How the vectors of the tokens become that of the text: their mean, or the vector of the first token. */
export const poolings = ['mean', 'cls'] as const;
export type Pooling = (typeof poolings)[number];

/**
 * The unit vector of a text from those of its tokens, laid one after the other.
 * @example pool(Float32Array.of(3, 0, 1, 0), 2, 'mean') // [1, 0]
 */
export function pool(tokens: Float32Array, dimensions: number, pooling: Pooling): Float32Array {
  if (pooling === 'cls') return unitVector(tokens.slice(0, dimensions));
  const sum = new Float32Array(dimensions);
  for (let i = 0; i < tokens.length; i++) {
    const at = i % dimensions;
    sum[at] = (sum[at] as number) + (tokens[i] as number);
  }
  return unitVector(sum);
}
