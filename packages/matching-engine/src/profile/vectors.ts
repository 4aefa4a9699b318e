import type { PassageVectors } from './profile.ts';

/** Dot product of two vectors of one length; of unit vectors, their cosine. */
export function dot(a: Float32Array, b: Float32Array): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const end = a.length - (a.length % 4);
  for (let i = 0; i < end; i += 4) {
    s0 += (a[i] as number) * (b[i] as number);
    s1 += (a[i + 1] as number) * (b[i + 1] as number);
    s2 += (a[i + 2] as number) * (b[i + 2] as number);
    s3 += (a[i + 3] as number) * (b[i + 3] as number);
  }
  for (let i = end; i < a.length; i++) s0 += (a[i] as number) * (b[i] as number);
  return s0 + s1 + s2 + s3;
}

/** Packs unit vectors into eight bits. The error of a cosine stays below .005 at 384 dimensions. */
export function packPassages(vectors: readonly Float32Array[], dimensions: number): PassageVectors {
  const values = new Int8Array(vectors.length * dimensions);
  const scales = new Float32Array(vectors.length);
  for (const [i, vector] of vectors.entries()) {
    const largest = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0) || 1;
    scales[i] = largest / 127;
    for (let k = 0; k < dimensions; k++) values[i * dimensions + k] = Math.round(((vector[k] ?? 0) / largest) * 127);
  }
  return { values, scales, dimensions };
}

/** The unit vector of a whole text: the normalised mean of its passages. Zeros without passages. */
export function meanVector(vectors: readonly Float32Array[], dimensions: number): Float32Array {
  const mean = new Float32Array(dimensions);
  for (const vector of vectors) for (let k = 0; k < dimensions; k++) mean[k] = (mean[k] ?? 0) + (vector[k] ?? 0);
  const length = Math.sqrt(dot(mean, mean));
  return length > 0 ? mean.map((value) => value / length) : mean;
}
