/**
 * A failure the person at the keyboard can mend: `message` says what happened, `remedy` what to do.
 * Printed without a stack; every other error is a fault of ours and keeps its stack.
 */
export class Problem extends Error {
  /**
   * @param {string} message
   * @param {string} remedy
   * @param {unknown} [cause]
   */
  constructor(message, remedy, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'Problem';
    this.remedy = remedy;
  }
}

/** The text to show for any failure. A full disk is recognised wherever it surfaces. */
export function describeFailure(error) {
  if (error instanceof Problem) return `${error.message}\n  ${error.remedy}`;
  const full = fullDisk(error);
  if (full) return describeFailure(full);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The problem behind an ENOSPC or EDQUOT, or undefined. */
export function fullDisk(error) {
  for (let e = error; e instanceof Error; e = e.cause) {
    if (e.code === 'ENOSPC' || e.code === 'EDQUOT') {
      return new Problem(
        `The disk is full${e.path ? ` (${e.path})` : ''}.`,
        'Free some space, or point DATA_DIR at another disk, and start again; nothing that was confirmed is lost.',
        error,
      );
    }
  }
  return undefined;
}
