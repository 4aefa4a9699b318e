import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { BUILD_HINT, MODEL_ID, modelFile } from '../tools.ts';
import type { Answer, Question } from './thread.ts';

/** Turns texts into vectors whose dot product says how near their meanings are (cosine, -1..1). */
export type Embedder = {
  /** Names model and recipe; store it beside each vector and never compare vectors of different ids. */
  readonly id: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /**
   * One L2-normalised vector per text, in order. English only: gloss other languages first. Reads the first 256
   * tokens. The same text gives the same bits on the same machine, whatever is embedded beside it. Calls may overlap.
   * Rejects when the embedder is closed or a thread died.
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  /** Stops the threads; what is still being embedded rejects. May be called twice. */
  close(): Promise<void>;
};

/**
 * Starts the default embedder, all-MiniLM-L6-v2 in 8 bits, on `threads` threads beside the caller's (130 MB for the
 * first, 80 for each further). Fails when the model was not built.
 * @example
 * const embedder = await createEmbedder({ toolsDir: '.tools' });
 * const [vector] = await embedder.embed(['A membrane that separates oil from water']); // 384 numbers
 */
export async function createEmbedder(options: { toolsDir: string; threads?: number }): Promise<Embedder> {
  const model = modelFile(options.toolsDir);
  if (!existsSync(model)) throw new Error(`no embedding model at ${model}: ${BUILD_HINT}`);
  const lanes = await Promise.all(Array.from({ length: options.threads ?? 1 }, () => startLane(model)));
  let next = 0;

  return {
    id: MODEL_ID,
    dimensions: 384,
    async embed(texts) {
      const vectors: Float32Array[] = new Array(texts.length);
      let at = 0;
      // Two texts under way per thread: the second waits in its mailbox, so that the thread never waits for us.
      const walkers = Array.from({ length: Math.min(texts.length, lanes.length * 2) }, async () => {
        const lane = lanes[next++ % lanes.length] as Lane;
        for (let i = at++; i < texts.length; i = at++) vectors[i] = await lane.ask(texts[i] as string);
      });
      await Promise.all(walkers);
      return vectors;
    },
    async close() {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

type Lane = { ask(text: string): Promise<Float32Array>; stop(): Promise<void> };
type Waiting = { resolve(vector: Float32Array): void; reject(error: Error): void };

async function startLane(model: string): Promise<Lane> {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: model });
  const waiting = new Map<number, Waiting>();
  let count = 0;
  let ended: Error | undefined;

  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  const ready = new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the embedding thread ended with ${code}`)));
    worker.on('message', (answer: Answer) => {
      if (answer === 'ready') return resolve();
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) worker.unref();
      if ('error' in answer) asked?.reject(new Error(answer.error));
      else asked?.resolve(answer.vector);
    });
  });
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => end(new Error('the embedding thread has ended')));
  await ready;
  worker.unref(); // An idle embedder does not keep the process alive.

  return {
    ask: (text) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        const id = count++;
        waiting.set(id, { resolve, reject });
        worker.ref();
        worker.postMessage({ id, text } satisfies Question);
      }),
    async stop() {
      end(new Error('the embedder is closed'));
      await worker.terminate();
    },
  };
}
