import { setTimeout as wait } from 'node:timers/promises';
import { ApiError } from '@techbourse/client';

/** A step that went wrong, by name. */
export class StepFailure extends Error {
  readonly step: string;
  constructor(step: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'StepFailure';
    this.step = step;
  }
}

export type Steps = {
  /** Milliseconds of each step that ended, in order. */
  readonly ms: Record<string, number>;
  /** @throws StepFailure naming the step. */
  run<T>(name: string, act: () => Promise<T>): Promise<T>;
};

export function createSteps(): Steps {
  const ms: Record<string, number> = {};
  return {
    ms,
    run: async (name, act) => {
      const started = performance.now();
      try {
        return await act();
      } catch (error) {
        throw new StepFailure(name, error);
      } finally {
        ms[name] = Math.round(performance.now() - started);
      }
    },
  };
}

/**
 * Asks until there is an answer.
 * @throws Error with `what` when `deadlineMs` have passed.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  { deadlineMs = 30_000, everyMs = 50 } = {},
): Promise<T> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`${what} did not happen within ${deadlineMs / 1000} s`);
    await wait(everyMs);
  }
}

/** The answer, or undefined while the record has not arrived at the service that was asked. */
export async function ifThere<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  });
}

/** @throws Error with `what` when it does not hold. */
export function expect(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}
