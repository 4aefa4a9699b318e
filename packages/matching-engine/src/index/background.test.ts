import { expect, test } from 'vitest';
import { meanVector } from '../profile/vectors.ts';
import { Background } from './background.ts';

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
  const background = new Background(max);
  const centre = somewhere();
  const vectors = new Map<string, Float32Array>();
  for (let i = 0; i < 500; i++) {
    const vector = i < 40 ? near(centre, 0.6) : somewhere();
    vectors.set(`listing-${i}`, vector);
    background.put(`listing-${i}`, packed(vector));
  }
  const crowding = (id: string) => background.crowding({ id, whole: vectors.get(id) ?? new Float32Array(DIMENSIONS) });
  return { background, centre, vectors, crowding };
}

test('a listing in a crowd is crowded, one apart is not, and neither beyond the bounds', () => {
  const { crowding, vectors } = exchange();
  const values = [...vectors.keys()].map(crowding);
  expect(Math.min(...values.slice(0, 40))).toBeGreaterThan(0.05);
  expect(Math.max(...values.slice(40))).toBeLessThan(0.05);
  expect(Math.min(...values)).toBeLessThan(-0.02);
  expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(0.1);
});

test('the same text posted again and again crowds nobody', () => {
  const { background, vectors, crowding } = exchange();
  const before = crowding('listing-499');
  for (let i = 0; i < 20; i++) background.put(`copy-${i}`, packed(vectors.get('listing-499') as Float32Array));
  expect(crowding('listing-499')).toBeCloseTo(before, 2);
});

test('a crowd that comes is noticed, and forgotten when it leaves', () => {
  const { background, vectors, crowding } = exchange();
  const alone = crowding('listing-499');
  const one = vectors.get('listing-499') as Float32Array;
  for (let i = 0; i < 60; i++) background.put(`rival-${i}`, packed(near(one, 0.8)));
  expect(crowding('listing-499')).toBeGreaterThan(alone + 0.03);
  for (let i = 0; i < 60; i++) background.remove(`rival-${i}`);
  expect(crowding('listing-499')).toBeCloseTo(alone, 3);
});

test('beyond its size the sample is thinned, the same whatever the order, and still tells a crowd', () => {
  const { background, crowding } = exchange(256);
  expect(background.size).toBeLessThanOrEqual(256);
  expect(background.size).toBeGreaterThan(100);
  expect(crowding('listing-0')).toBeGreaterThan(crowding('listing-499'));
  const [there, back] = [new Background(64), new Background(64)];
  const ids = Array.from({ length: 300 }, (_, i) => `id-${i}`);
  const all = new Map(ids.map((id) => [id, somewhere()]));
  for (const id of ids) there.put(id, packed(all.get(id) as Float32Array));
  for (const id of ids.reverse()) back.put(id, packed(all.get(id) as Float32Array));
  expect(there.size).toBe(back.size);
  for (const [id, vector] of all)
    expect(there.crowding({ id, whole: vector })).toBeCloseTo(back.crowding({ id, whole: vector }), 6);
});

test('nothing is known of a listing alone, or of one without a vector', () => {
  const background = new Background();
  const vector = somewhere();
  expect(background.crowding({ id: 'one', whole: vector })).toBe(0);
  background.put('one', packed(vector));
  expect(background.crowding({ id: 'one', whole: vector })).toBe(0);
  const { background: full } = exchange();
  expect(full.crowding({ id: 'empty', whole: new Float32Array(DIMENSIONS) })).toBe(0);
  expect(full.crowding({ id: 'of another model', whole: new Float32Array(8).fill(0.35) })).toBe(0);
});

test('looking around for many at once finds what each finds alone', () => {
  const [together, alone] = [exchange(), exchange()];
  const listings = [...together.vectors].map(([id, whole]) => ({ id, whole }));
  for (const [id, vector] of together.vectors) alone.background.put(id, packed(vector));
  together.background.lookAround([...listings, ...listings]);
  for (const one of listings) expect(together.background.crowding(one)).toBeCloseTo(alone.background.crowding(one), 9);
});
