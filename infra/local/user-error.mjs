/**
 * A failure that the user can fix: `message` says what happened, `remedy` what to do.
 * It is printed without a stack. Every other error is a bug and keeps its stack.
 */
export class UserError extends Error {
  /**
   * @param {string} message
   * @param {string} remedy
   * @param {unknown} [cause]
   */
  constructor(message, remedy, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'UserError';
    this.remedy = remedy;
  }
}

/** The text to show for any failure. Recognises a full disk among the causes. */
export function describeFailure(error) {
  if (error instanceof UserError) return `${error.message}\n  ${error.remedy}`;
  const full = fullDisk(error);
  if (full) return describeFailure(full);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The UserError for an ENOSPC or EDQUOT among the causes, or undefined. */
export function fullDisk(error) {
  for (let e = error; e instanceof Error; e = e.cause) {
    if (e.code === 'ENOSPC' || e.code === 'EDQUOT') {
      return new UserError(
        `The disk is full${e.path ? ` (${e.path})` : ''}.`,
        'Free some space, or point DATA_DIR at another disk, and start again; nothing that was confirmed is lost.',
        error,
      );
    }
  }
  return undefined;
}
