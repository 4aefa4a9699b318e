import { asAppError, beginSpan, withSpan } from '@techbourse/platform';

/** What a statement does to which table, by the words it begins with; nothing of its values or of the rest of its text. */
export function statementName(text: string): { operation: string; table: string | undefined } {
  const operation = /^\s*(\w{1,20})/.exec(text)?.[1]?.toLowerCase() ?? 'other';
  // A literal may hold any words.
  const plain = text.replace(/'(?:[^']|'')*'/g, '');
  const table = /\b(?:from|into|update)\s+((?:"?[a-z_]\w*"?\.)?"?[a-z_]\w*"?)/i.exec(plain)?.[1]?.replaceAll('"', '');
  return { operation, table };
}

/** Tells a statement as a span below the one under way. */
export function traceStatement(text: string, query: PromiseLike<unknown>): void {
  const { operation, table } = statementName(text);
  const span = beginSpan({
    name: table ? `${operation} ${table}` : operation,
    kind: 'client',
    values: {
      'db.system.name': 'postgresql',
      'db.operation.name': operation,
      ...(table ? { 'db.collection.name': table } : {}),
    },
  });
  if (!span) return;
  // Once the caller has asked for its rows: asking first would decide for it in which form they come.
  queueMicrotask(() =>
    query.then(
      () => span.end(),
      (error: unknown) => span.end({}, asAppError(error).reason),
    ),
  );
}

/** Tells a transaction as a span, with its statements below it. */
export function traceTransaction<T>(run: () => T): T {
  const span = beginSpan({ name: 'transaction', kind: 'internal', values: { 'db.system.name': 'postgresql' } });
  if (!span) return run();
  const result = withSpan(span, run);
  Promise.resolve(result).then(
    () => span.end(),
    (error: unknown) => span.end({}, asAppError(error).reason),
  );
  return result;
}
