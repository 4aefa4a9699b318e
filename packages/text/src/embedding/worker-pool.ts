import './no-telemetry.ts';
import { FixedQueue, Piscina } from 'piscina';
import type { EncoderChoice } from './worker.ts';

/** Threads that each hold a model and embed one text at a time. */
export type EncoderPool = {
  /** Length of the vectors that the model gives. */
  readonly dimensions: number;
  /**
   * The vectors of texts. When a thread dies, those that wait fail and another thread takes its place.
   * @throws Error also when the pool is closed meanwhile.
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  /** Refuses what waits, lets the texts under way end, and ends the threads. */
  close(): Promise<void>;
};

/** Texts under way per thread: the second waits in its mailbox, so that the thread never waits for us. */
const PER_THREAD = 2;

/** Starts `threads` threads with the same model; fails when it cannot be loaded. An idle pool keeps no process alive. */
export async function startEncoderPool(encoder: EncoderChoice, threads: number): Promise<EncoderPool> {
  const pool = new Piscina<string, Float32Array>({
    filename: new URL('./worker.ts', import.meta.url).href,
    workerData: encoder,
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: PER_THREAD,
    taskQueue: new FixedQueue(),
    recordTiming: false,
  });
  const underWay = new Map<Promise<unknown>, (error: Error) => void>();
  let closed: Error | undefined;

  const ask = (text: string) =>
    new Promise<Float32Array>((resolve, reject) => {
      if (closed) return reject(closed);
      const asked = pool.run(text).then(resolve, reject);
      underWay.set(asked, reject);
      asked.then(() => underWay.delete(asked));
    });
  const refuseAll = (error: Error) => {
    for (const reject of underWay.values()) reject(error);
  };
  // A thread that died without a text. Another takes its place; should that fail, nobody is left waiting.
  pool.on('error', refuseAll);

  const close = async () => {
    closed = new Error('the embedder is closed');
    refuseAll(closed);
    // To terminate a thread whose model is at work ends the whole process.
    await Promise.all(underWay.keys());
    await pool.destroy();
  };

  try {
    // One for each thread.
    const [vector] = await Promise.all(Array.from({ length: threads }, () => ask('ready')));
    return { dimensions: vector?.length ?? 0, embed, close };
  } catch (error) {
    await close();
    throw error;
  }

  async function embed(texts: readonly string[]): Promise<Float32Array[]> {
    const vectors: Float32Array[] = new Array(texts.length);
    let at = 0;
    // No call asks for all at once, so that a short one beside it has its turn.
    const walkers = Array.from({ length: Math.min(texts.length, threads * PER_THREAD) }, async () => {
      for (let i = at++; i < texts.length; i = at++) vectors[i] = await ask(texts[i] as string);
    });
    await Promise.all(walkers);
    return vectors;
  }
}
