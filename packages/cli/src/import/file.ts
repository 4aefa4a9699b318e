import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type Line, readLines } from '@techbourse/import-formats/lines';

/** Size of a file in bytes, as `Line.bytes` counts. */
export async function sizeOf(file: string): Promise<number> {
  return (await stat(file)).size;
}

/** SHA-256 of a file in hex: whether it is still the file that was read before. */
export async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/**
 * The lines of a jsonl file, gzipped if its name ends in `.gz`.
 * @throws Error when the file cannot be read.
 */
export function linesOf(file: string): AsyncGenerator<Line> {
  return readLines(createReadStream(file), { gzip: file.endsWith('.gz') });
}
