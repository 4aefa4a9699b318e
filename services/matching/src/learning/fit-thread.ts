import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type FitResult, fitReport } from '@techbourse/matching-engine';

type Input = Parameters<typeof fitReport>;

/** `fitReport` beside the requests that are answered meanwhile: twenty thousand decisions take seconds. */
export function fitBeside(...input: Input): Promise<FitResult> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: { fit: input } });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the fit ended without a result (${code})`)));
  });
}

const { fit } = (workerData ?? {}) as { fit?: Input };
if (fit) parentPort?.postMessage(fitReport(...fit));
