/** Another writer changed the same pairs between read and lock: the work must be retried. */
export class StaleRead extends Error {
  override readonly message = 'other writers changed the same pairs during every attempt';
}

const ATTEMPTS_MAX = 5;

/** Runs work with the number of the attempt, from 1, and retries it a few times after a `StaleRead`. */
export async function retryStaleReads(work: (attempt: number) => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      if (!(error instanceof StaleRead) || attempt === ATTEMPTS_MAX) throw error;
    }
  }
}
