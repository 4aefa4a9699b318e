import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Problem } from '@techbourse/client';

/** One rejected row: its line in the file, and the faults of its fields. */
export type Rejection = { line: number; externalId: string | null; issues: NonNullable<Problem['issues']> };

/** The file of rejected rows (jsonl), made only when the first one comes. */
export class RejectionReport {
  readonly path: string;
  count = 0;
  #stream: WriteStream | undefined;
  #drained: Promise<unknown> | undefined;
  #failure: Error | undefined;
  readonly #append: boolean;

  /** @param append whether an earlier, unfinished import of the same file wrote here before. */
  constructor(path: string, append: boolean) {
    this.path = path;
    this.#append = append;
  }

  /** @throws Error when the file cannot be written. */
  async add(rejection: Rejection): Promise<void> {
    const stream = this.#opened();
    this.count += 1;
    if (this.#failure) throw this.#failure;
    if (stream.write(`${JSON.stringify(rejection)}\n`)) return;
    // one listener, however many wait
    this.#drained ??= once(stream, 'drain').finally(() => {
      this.#drained = undefined;
    });
    await this.#drained;
  }

  /** @throws Error when a rejection could not be written. */
  async close(): Promise<void> {
    if (!this.#stream) return;
    this.#stream.end();
    await finished(this.#stream);
  }

  #opened(): WriteStream {
    if (this.#stream) return this.#stream;
    this.#stream = createWriteStream(this.path, { flags: this.#append ? 'a' : 'w' });
    this.#stream.on('error', (error) => {
      this.#failure ??= error;
    });
    return this.#stream;
  }
}
