import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTextTools } from '../build/tools.ts';
import { modelFile, toolsDir } from '../tools.ts';
import { startEncoderPool } from './worker-pool.ts';

const threads: Worker[] = [];
const note = (thread: Worker) => void threads.push(thread);
beforeAll(async () => {
  process.on('worker', note);
  await buildTextTools(toolsDir());
});
afterAll(() => void process.off('worker', note));

test('a thread that died is replaced, and the next texts are embedded', async () => {
  const pool = await startEncoderPool({ builtin: modelFile(toolsDir()) }, 1);
  const [before] = await pool.embed(['A pump.']);
  const [thread] = threads.splice(0);
  const died = once(thread as Worker, 'exit');
  await (thread as Worker).terminate();
  await died;
  expect(await pool.embed(['A pump.'])).toEqual([before]);
  expect(threads).toHaveLength(1);
  await pool.close();
});

test('a model that cannot be loaded is the reason why nothing starts, and no thread is left', async () => {
  threads.splice(0);
  await expect(startEncoderPool({ builtin: '/no/such/model.onnx' }, 2)).rejects.toThrow('/no/such/model.onnx');
  expect(threads).toHaveLength(2);
  expect(threads.map((thread) => thread.threadId)).toEqual([-1, -1]); // as of threads that have ended
});

test('vectors keep what they hold when others follow', async () => {
  const pool = await startEncoderPool({ builtin: modelFile(toolsDir()) }, 2);
  const texts = Array.from({ length: 30 }, (_, i) => `Pump number ${i}`);
  const vectors = await pool.embed(texts);
  const kept = vectors.map((vector) => Float32Array.from(vector));
  await pool.embed(texts.toReversed());
  expect(vectors).toEqual(kept);
  expect(new Set(vectors.map((vector) => vector.buffer)).size).toBe(texts.length);
  for (const vector of vectors) expect(vector.buffer.byteLength).toBe(pool.dimensions * 4);
  await pool.close();
});
