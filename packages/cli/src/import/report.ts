import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import type { Problem } from '@techbourse/client';

/** One rejected row: where it stands in the file, and what was wrong with which field. */
export type Rejection = { line: number; externalId: string | null; issues: NonNullable<Problem['issues']> };

/** The file of rejected rows (jsonl), made only when the first one comes. */
export class RejectionReport {
  readonly path: string;
  count = 0;
  #stream: WriteStream | undefined;
  readonly #append: boolean;

  /** @param append whether an earlier, unfinished import of the same file wrote here before. */
  constructor(path: string, append: boolean) {
    this.path = path;
    this.#append = append;
  }

  async add(rejection: Rejection): Promise<void> {
    this.#stream ??= createWriteStream(this.path, { flags: this.#append ? 'a' : 'w' });
    this.count += 1;
    if (!this.#stream.write(`${JSON.stringify(rejection)}\n`)) await once(this.#stream, 'drain');
  }

  async close(): Promise<void> {
    if (!this.#stream) return;
    this.#stream.end();
    await once(this.#stream, 'close');
  }
}
