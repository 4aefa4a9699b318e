import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** One line of a jsonl file. `bytes` counts what was read of the file (compressed, if it is) up to about here. */
export type Line = { number: number; bytes: number } & (
  | { row: Record<string, unknown> }
  | { fault: { rule: string; message: string } }
);

const LONGEST_LINE = 4 * 1024 * 1024;

/** Size of a file in bytes, as `Line.bytes` counts. */
export async function sizeOf(file: string): Promise<number> {
  return (await stat(file)).size;
}

/**
 * The lines of a jsonl file, gzipped if its name ends in `.gz`, without holding it in memory. A line that is not an
 * object in valid UTF-8 comes as a fault, not as an error; blank lines are counted and passed over.
 * @throws Error when the file cannot be read or its gzip stream is damaged.
 */
export async function* readLines(file: string): AsyncGenerator<Line> {
  const source = createReadStream(file);
  const chunks = new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });
  const failure = pipeline(file.endsWith('.gz') ? [source, createGunzip(), chunks] : [source, chunks]).then(
    () => undefined,
    (error: unknown) => error,
  );
  let number = 0;
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of chunks) {
      rest = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
        const line = toLine(rest.subarray(0, end), ++number, source.bytesRead);
        rest = rest.subarray(end + 1);
        if (line) yield line;
      }
      if (rest.length > LONGEST_LINE) throw new Error(`line ${number + 1} is longer than ${LONGEST_LINE} bytes`);
    }
  } catch (error) {
    throw (await failure) ?? error;
  }
  const error = await failure;
  if (error) throw error;
  const last = toLine(rest, number + 1, source.bytesRead);
  if (last) yield last;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function toLine(bytes: Buffer, number: number, read: number): Line | undefined {
  const at = { number, bytes: read };
  let text: string;
  try {
    text = decoder.decode(bytes).trim();
  } catch {
    return { ...at, fault: { rule: 'invalid_utf8', message: 'the line is not valid UTF-8' } };
  }
  if (text === '') return undefined;
  try {
    const row: unknown = JSON.parse(text);
    if (typeof row === 'object' && row !== null && !Array.isArray(row)) {
      return { ...at, row: row as Record<string, unknown> };
    }
    return { ...at, fault: { rule: 'invalid_type', message: 'the line is not a JSON object' } };
  } catch (error) {
    return { ...at, fault: { rule: 'invalid_json', message: error instanceof Error ? error.message : 'not JSON' } };
  }
}
