/** Bands of a fingerprint and the smallest hashes in each: texts that share .6 of their terms meet in one with .94. */
const BANDS = 20;
const ROWS = 4;

/**
 * MinHash of the terms in bands: 32-bit numbers, two texts of overlap J share at least one with 1 - (1 - J^4)^20.
 * Depends on the terms alone, so that it is the same wherever it is made.
 */
export function bandsOf(terms: Uint32Array): number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let key = band + 1;
    for (let row = 0; row < ROWS; row++) key = mix(key, smallest(terms, band * ROWS + row));
    return key | 0;
  });
}

/** Jaccard overlap of two ascending lists of term numbers. */
export function overlap(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i] as number, b[j] as number];
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return shared === 0 ? 0 : shared / (a.length + b.length - shared);
}

/** The smallest of the terms' hashes under the function of this number. */
function smallest(ids: Uint32Array, number: number): number {
  const seed = Math.imul(number + 1, 0x9e3779b1);
  let least = 0xffffffff;
  for (let i = 0; i < ids.length; i++) {
    const hash = mix(seed, ids[i] as number);
    if (hash < least) least = hash;
  }
  return least;
}

/** Two numbers to one, the finisher of murmur3. */
function mix(a: number, b: number): number {
  let hash = a ^ b;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
