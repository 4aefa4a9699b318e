import './no-telemetry.ts';
import { Worker } from 'node:worker_threads';
import type { Answer, EncoderChoice, Question } from './thread.ts';

/** Threads that each hold a model and embed one text at a time. */
export type Lanes = {
  /** Length of the vectors that the model gives. */
  readonly dimensions: number;
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  close(): Promise<void>;
};

/** Starts `threads` threads with the same model; fails when it cannot be loaded. */
export async function startLanes(encoder: EncoderChoice, threads: number): Promise<Lanes> {
  const lanes = await Promise.all(Array.from({ length: threads }, () => startLane(encoder)));
  let next = 0;
  return {
    dimensions: lanes[0]?.dimensions ?? 0,
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

type Lane = { dimensions: number; ask(text: string): Promise<Float32Array>; stop(): Promise<void> };
type Waiting = { resolve(vector: Float32Array): void; reject(error: Error): void };

async function startLane(encoder: EncoderChoice): Promise<Lane> {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: encoder });
  const waiting = new Map<number, Waiting>();
  let count = 0;
  let ended: Error | undefined;

  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  const ready = new Promise<number>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the embedding thread ended with ${code}`)));
    worker.on('message', (answer: Answer) => {
      if ('ready' in answer) return resolve(answer.ready);
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0 && !ended) worker.unref();
      if ('error' in answer) asked?.reject(new Error(answer.error));
      else asked?.resolve(answer.vector);
    });
  });
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => end(new Error('the embedding thread has ended')));
  const dimensions = await ready;
  worker.unref(); // An idle embedder does not keep the process alive.

  return {
    dimensions,
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
      // Not `terminate`: it ends the whole process when the model is at work.
      worker.ref();
      worker.postMessage('close' satisfies Question);
      await exited;
    },
  };
}
