import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTextTools } from '../build/tools.ts';
import { toolsDir } from '../tools.ts';
import { createEmbedder, type Embedder } from './embedder.ts';

let embedder: Embedder;

beforeAll(async () => {
  await buildTextTools(toolsDir());
  embedder = await createEmbedder({ toolsDir: toolsDir(), threads: 2 });
}, 60_000);
afterAll(() => embedder.close());

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

test('vectors have the promised length and norm one', async () => {
  const texts = ['A pump.', '', 'x'.repeat(500), '\u0000\ud800', 'word '.repeat(5_000)];
  for (const vector of await embedder.embed(texts)) {
    expect(vector).toHaveLength(embedder.dimensions);
    expect(dot(vector, vector)).toBeCloseTo(1, 5);
  }
  expect(await embedder.embed([])).toEqual([]);
});

test('a text has one vector: alone, among others, in parallel and again', async () => {
  const texts = Array.from(
    { length: 12 },
    (_, i) => `Sensor number ${i} measures ${'heat and pressure '.repeat(i + 1)}`,
  );
  const together = await embedder.embed(texts);
  const single = await createEmbedder({ toolsDir: toolsDir() });
  for (const [i, text] of texts.entries()) expect(await single.embed([text])).toEqual([together[i]]);
  const [once, twice] = await Promise.all([embedder.embed(texts), embedder.embed(texts)]);
  expect(once).toEqual(together);
  expect(twice).toEqual(together);
  await single.close();
});

test('texts about one thing lie nearer than texts about another', async () => {
  const [need, offer, other, unrelated] = (await embedder.embed([
    'We must remove dye from the waste water of a textile mill.',
    'Photocatalytic reactor that degrades azo dyes in effluent.',
    'Drinking water disinfection by ultraviolet light.',
    'A robot that picks apples.',
  ])) as [Float32Array, Float32Array, Float32Array, Float32Array];
  expect(dot(need, offer)).toBeGreaterThan(dot(need, other));
  expect(dot(need, other)).toBeGreaterThan(dot(need, unrelated));
});

test('only the first 256 tokens count', async () => {
  const start = 'steel bridge '.repeat(200);
  const [short, long] = await embedder.embed([start, `${start} strawberries and cream`]);
  expect(long).toEqual(short);
});

test('without a model the error names the command to run', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'text-'));
  await expect(createEmbedder({ toolsDir: empty })).rejects.toThrow('packages/text/src/build/main.ts');
});

test('a closed embedder rejects instead of waiting for ever', async () => {
  const closing = await createEmbedder({ toolsDir: toolsDir() });
  const pending = expect(closing.embed(['one', 'two', 'three'])).rejects.toThrow('closed');
  await closing.close();
  await pending;
  await expect(closing.embed(['four'])).rejects.toThrow('closed');
  await closing.close();
});
