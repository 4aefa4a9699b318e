import { ApiError, type Problem } from '@techbourse/client';

/** What the exchange said to a request it refused; undefined where it gave no answer at all. */
export function problemOf(error: unknown): Problem | undefined {
  return error instanceof ApiError ? error.problem : undefined;
}

/** Whether the session is over or was never there. */
export const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.status === 401;

/** Whether it is not for this person to do or to read. */
export const isForbidden = (error: unknown): boolean => error instanceof ApiError && error.status === 403;

/** Whether somebody else has changed the record since it was read. */
export const isConflict = (error: unknown): boolean => error instanceof ApiError && error.status === 409;

/** Whether there is no such thing, or it is not for this person to see. */
export const isMissing = (error: unknown): boolean => error instanceof ApiError && error.status === 404;

/**
 * What is wrong with which field: for each issue the field whose pointer begins the issue's, the longest such; issues of no
 * field are told apart.
 */
export function errorsOf<Field extends string>(
  problem: Problem,
  pointers: Readonly<Record<Field, string>>,
): { fields: Partial<Record<Field, string>>; others: string[] } {
  const known = (Object.entries(pointers) as [Field, string][]).toSorted((a, b) => b[1].length - a[1].length);
  const fields: Partial<Record<Field, string>> = {};
  const others: string[] = [];
  for (const { pointer, message } of problem.issues ?? []) {
    const field = known.find(([, start]) => pointer === start || pointer.startsWith(`${start}/`))?.[0];
    if (field === undefined) others.push(message);
    else fields[field] ??= message;
  }
  return { fields, others };
}
