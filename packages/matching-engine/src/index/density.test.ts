import { expect, test } from 'vitest';
import { meanVector } from '../profile/vectors.ts';
import { Density } from './density.ts';

const DIMENSIONS = 32;

/** Numbers that look random and are the same in every run. */
function* numbers(seed: number): Generator<number> {
  for (let x = seed; ; ) {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    yield x / 2 ** 31 - 1;
  }
}

const random = numbers(7);
/** A vector of one direction in which `spread` of it points elsewhere. */
function near(direction: Float32Array, spread: number): Float32Array {
  return meanVector([direction.map((value) => value + (spread * (random.next().value ?? 0)) / 4)], DIMENSIONS);
}
const somewhere = () => near(new Float32Array(DIMENSIONS), 1);

const packed = (vector: Float32Array) => ({ values: Int8Array.from(vector, (value) => value * 127), scale: 1 / 127 });

/** Five hundred listings, of which the first forty stand together. */
function exchange(max?: number) {
  const density = new Density(max);
  const centre = somewhere();
  const vectors = new Map<string, Float32Array>();
  for (let i = 0; i < 500; i++) {
    const vector = i < 40 ? near(centre, 0.6) : somewhere();
    vectors.set(`listing-${i}`, vector);
    density.put(`listing-${i}`, packed(vector));
  }
  const densityOf = (id: string) => density.density({ id, whole: vectors.get(id) ?? new Float32Array(DIMENSIONS) });
  return { density, centre, vectors, densityOf };
}

test('a listing among similar ones has a high density, one apart a low one, both within the bounds', () => {
  const { densityOf, vectors } = exchange();
  const values = [...vectors.keys()].map(densityOf);
  expect(Math.min(...values.slice(0, 40))).toBeGreaterThan(0.05);
  expect(Math.max(...values.slice(40))).toBeLessThan(0.05);
  expect(Math.min(...values)).toBeLessThan(-0.02);
  expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(0.1);
});

test('repeated copies of one text do not raise the density', () => {
  const { density, vectors, densityOf } = exchange();
  const before = densityOf('listing-499');
  for (let i = 0; i < 20; i++) density.put(`copy-${i}`, packed(vectors.get('listing-499') as Float32Array));
  expect(densityOf('listing-499')).toBeCloseTo(before, 2);
});

test('the density rises when similar listings come and falls when they leave', () => {
  const { density, vectors, densityOf } = exchange();
  const alone = densityOf('listing-499');
  const one = vectors.get('listing-499') as Float32Array;
  for (let i = 0; i < 60; i++) density.put(`rival-${i}`, packed(near(one, 0.8)));
  expect(densityOf('listing-499')).toBeGreaterThan(alone + 0.03);
  for (let i = 0; i < 60; i++) density.remove(`rival-${i}`);
  expect(densityOf('listing-499')).toBeCloseTo(alone, 3);
});

test('a sample beyond its size is halved independently of the order, and still shows dense listings', () => {
  const { density, densityOf } = exchange(256);
  expect(density.size).toBeLessThanOrEqual(256);
  expect(density.size).toBeGreaterThan(100);
  expect(densityOf('listing-0')).toBeGreaterThan(densityOf('listing-499'));
  const [there, back] = [new Density(64), new Density(64)];
  const ids = Array.from({ length: 300 }, (_, i) => `id-${i}`);
  const all = new Map(ids.map((id) => [id, somewhere()]));
  for (const id of ids) there.put(id, packed(all.get(id) as Float32Array));
  for (const id of ids.reverse()) back.put(id, packed(all.get(id) as Float32Array));
  expect(there.size).toBe(back.size);
  for (const [id, vector] of all)
    expect(there.density({ id, whole: vector })).toBeCloseTo(back.density({ id, whole: vector }), 6);
});

test('the density of a lone listing or one without a vector is 0', () => {
  const density = new Density();
  const vector = somewhere();
  expect(density.density({ id: 'one', whole: vector })).toBe(0);
  density.put('one', packed(vector));
  expect(density.density({ id: 'one', whole: vector })).toBe(0);
  const { density: full } = exchange();
  expect(full.density({ id: 'empty', whole: new Float32Array(DIMENSIONS) })).toBe(0);
  expect(full.density({ id: 'of another model', whole: new Float32Array(8).fill(0.35) })).toBe(0);
});

test('measuring many listings together equals measuring each alone', () => {
  const [together, alone] = [exchange(), exchange()];
  const listings = [...together.vectors].map(([id, whole]) => ({ id, whole }));
  for (const [id, vector] of together.vectors) alone.density.put(id, packed(vector));
  together.density.measureDensity([...listings, ...listings]);
  for (const one of listings) expect(together.density.density(one)).toBeCloseTo(alone.density.density(one), 9);
});
