import type { FitResult, fitReport } from '@techbourse/matching-engine';
import { currentDeadline } from '@techbourse/platform';
import { Piscina } from 'piscina';

type Input = Parameters<typeof fitReport>;

/** `fitReport` beside the requests that are answered meanwhile: twenty thousand decisions take seconds. Past the deadline the thread ends. */
export async function fitBeside(...input: Input): Promise<FitResult> {
  const filename = new URL('./fit-worker.ts', import.meta.url).href;
  const pool = new Piscina<Input, FitResult>({ filename, minThreads: 1, maxThreads: 1 });
  try {
    return await pool.run(input, { signal: currentDeadline() ?? null });
  } finally {
    await pool.destroy();
  }
}
