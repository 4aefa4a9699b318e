/** Something came up between looking and locking; whoever looked looks again. */
export class LookAgain extends Error {}

const LOOKS_MAX = 5;

/** Does work that may have to look again, a few times. */
export async function lookingAgain(work: () => Promise<void>): Promise<void> {
  for (let look = 1; ; look++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LookAgain) || look === LOOKS_MAX) throw error;
    }
  }
}
