/** Something came up between looking and locking; whoever looked looks again. */
export class StaleRead extends Error {
  // What operators read where even the last look came too late.
  override readonly message = 'others changed the same pairs at every look';
}

const ATTEMPTS_MAX = 5;

/** Does work that may have to look again, a few times; it is told which time this is, from 1. */
export async function retryStaleReads(work: (look: number) => Promise<void>): Promise<void> {
  for (let look = 1; ; look++) {
    try {
      return await work(look);
    } catch (error) {
      if (!(error instanceof StaleRead) || look === ATTEMPTS_MAX) throw error;
    }
  }
}
