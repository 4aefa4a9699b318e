import type { AnswerOf } from '@techbourse/client';

export type Queue = AnswerOf<'/api/operations/work', 'get'>['items'][number];
export type Row = Queue['rows'][number];

/** The queue that the address names, else the first in which something waits; undefined: nothing waits anywhere. */
export function queueIn(queues: readonly Queue[], asked: string | undefined): Queue | undefined {
  return queues.find(({ kind }) => kind === asked) ?? queues.find(({ count }) => count > 0);
}

/** What comes after a row once it is decided: the one below it, else the one above; undefined: it was the last. */
export function nextOf(rows: readonly Pick<Row, 'id'>[], decided: string): string | undefined {
  const at = rows.findIndex(({ id }) => id === decided);
  return (rows[at + 1] ?? rows[at - 1])?.id;
}
