import { setTimeout as wait } from 'node:timers/promises';
/**
 * Waits until `condition` gives something other than undefined, null or false, and returns that. Errors inside count
 * as "not yet".
 * @throws Error with the last error after the deadline (60 s by default).
 */
export async function waitFor<T>(
  condition: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  options: { deadlineMs?: number; everyMs?: number; what?: string } = {},
): Promise<T> {
  const until = Date.now() + (options.deadlineMs ?? 60_000);
  let last: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value !== undefined && value !== null && value !== false) return value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > until) throw new Error(`waited too long for ${options.what ?? 'a condition'}`, { cause: last });
    await wait(options.everyMs ?? 25);
  }
}
