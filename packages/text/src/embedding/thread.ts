import { parentPort, workerData } from 'node:worker_threads';
import { loadEncoder } from './encoder.ts';

/** What the embedder sends to a thread, and what comes back: first `ready`, then one answer per question. */
export type Question = { id: number; text: string };
export type Answer = { id: number; vector: Float32Array } | { id: number; error: string } | 'ready';

const port = parentPort;
if (!port) throw new Error('thread.ts runs in a worker thread');

const encode = await loadEncoder(String(workerData));
const reply = (answer: Answer) => port.postMessage(answer);
port.on('message', async ({ id, text }: Question) => {
  try {
    reply({ id, vector: await encode(text) });
  } catch (error) {
    reply({ id, error: String(error) });
  }
});
reply('ready');
