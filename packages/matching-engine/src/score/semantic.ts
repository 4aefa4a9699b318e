import type { PassageVectors } from '../profile/profile.ts';
import { dot } from '../profile/vectors.ts';
import type { Weights } from './weights.ts';

/** A passage of the need and the most similar passage of the listing. */
export type PassageMeeting = {
  readonly demandPassage: number;
  readonly listingPassage: number;
  readonly cosine: number;
};

export type SemanticPart = {
  /** 0..1: the weighted mean of the three below, minus the density correction. */
  readonly value: number;
  readonly whole: number;
  readonly best: number;
  /** Mean over the passages of the need of their best cosine: measures a long need as a whole. */
  readonly coverage: number;
  /** `CorpusStats.density` of the listing. */
  readonly density: number;
};

type Sides = { readonly whole: Float32Array; readonly passages: PassageVectors };

/**
 * The semantic part. Cosines below 0 count as 0: texts cannot be less than unrelated. Among many similar listings
 * nearness says less, so the density around the listing is subtracted
 * (CSLS, Conneau et al. 2018, https://arxiv.org/abs/1710.04087, with fellow listings as neighbours).
 */
export function semanticPart(
  listing: Sides,
  demand: Sides,
  weights: Weights['semantic'],
  density: number,
): SemanticPart {
  const whole = Math.max(0, Math.min(1, dot(listing.whole, demand.whole)));
  let best = 0;
  let sum = 0;
  const wanted = demand.passages.scales.length;
  for (let i = 0; i < wanted; i++) {
    const cosine = Math.max(0, Math.min(1, bestCosine(demand.passages, i, listing.passages).cosine));
    best = Math.max(best, cosine);
    sum += cosine;
  }
  const coverage = wanted > 0 ? sum / wanted : 0;
  const nearness = weights.whole * whole + weights.best * best + weights.coverage * coverage;
  const value = nearness > 0 ? Math.max(0, Math.min(1, nearness - weights.crowding * density)) : 0;
  return { value, whole, best, coverage, density };
}

/** Each passage of the need with the most similar passage of the listing, best first. */
export function meetings(listing: PassageVectors, demand: PassageVectors): PassageMeeting[] {
  const found = Array.from(demand.scales, (_, i) => ({ demandPassage: i, ...bestCosine(demand, i, listing) }));
  return found.filter((one) => one.listingPassage >= 0).sort((a, b) => b.cosine - a.cosine);
}

function bestCosine(wanted: PassageVectors, i: number, offered: PassageVectors) {
  let cosine = -1;
  let listingPassage = -1;
  const width = wanted.dimensions;
  for (let j = 0; j < offered.scales.length; j++) {
    const product = dotBytes(wanted.values, i * width, offered.values, j * width, width);
    const value = product * (wanted.scales[i] as number) * (offered.scales[j] as number);
    if (value > cosine) {
      cosine = value;
      listingPassage = j;
    }
  }
  return { cosine, listingPassage };
}

function dotBytes(a: Int8Array, atA: number, b: Int8Array, atB: number, width: number): number {
  let sum = 0;
  for (let k = 0; k < width; k++) sum += (a[atA + k] as number) * (b[atB + k] as number);
  return sum;
}
