import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/**
 * One line of jsonl. `bytes` counts what was read (compressed, if it is) up to about here, `length`
 * the bytes of the line itself.
 */
export type Line = { number: number; bytes: number; length: number } & (
  | { row: Record<string, unknown> }
  | { fault: { rule: string; message: string } }
);

const LONGEST_LINE = 4 * 1024 * 1024;
/** As deep as the exchange reads; deeper rows would end a client that copies or writes them. */
const DEEPEST_ROW = 40;

/**
 * The lines of jsonl, without holding all of it in memory. Yields a fault, not an error, for a line that is no object
 * in valid UTF-8, or too long or too deep. A truncated or damaged gzip stream yields a fault as its last line. Blank
 * lines are counted and passed over.
 * @throws whatever reading `bytes` throws.
 */
export async function* readLines(bytes: AsyncIterable<Uint8Array>, options: { gzip: boolean }): AsyncGenerator<Line> {
  let bytesRead = 0;
  const counted = async function* () {
    for await (const part of bytes) {
      bytesRead += part.length;
      yield part;
    }
  };
  const source = Readable.from(counted());
  const chunks = new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });
  const failure = pipeline(options.gzip ? [source, createGunzip(), chunks] : [source, chunks]).then(
    () => undefined,
    (error: unknown) => error,
  );
  let number = 0;
  let isSkipping = false;
  let parts: Buffer[] = [];
  let length = 0;
  const keep = (part: Buffer) => {
    length += part.length;
    if (length > LONGEST_LINE) {
      isSkipping = true;
      parts = [];
    } else if (!isSkipping && part.length > 0) parts.push(part);
  };
  const take = (): Line | undefined => {
    const at = { number: ++number, bytes: bytesRead, length };
    const line = isSkipping
      ? { ...at, fault: { rule: 'too_long', message: `the line is longer than ${LONGEST_LINE} bytes` } }
      : toLine(Buffer.concat(parts), at);
    [parts, length, isSkipping] = [[], 0, false];
    return line;
  };
  try {
    for await (const chunk of chunks) {
      let rest = chunk as Buffer;
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
        keep(rest.subarray(0, end));
        rest = rest.subarray(end + 1);
        const line = take();
        if (line) yield line;
      }
      keep(rest);
    }
  } catch {
    // told by `failure`, which knows the first cause
  }
  const error = await failure;
  if (error && !isDamagedGzip(error)) throw error;
  if (error) {
    const message = 'the compressed file ends too early or is damaged from here on; the lines before were read';
    yield { number: number + 1, bytes: bytesRead, length, fault: { rule: 'damaged_gzip', message } };
    return;
  }
  const last = take();
  if (last) yield last;
}

function isDamagedGzip(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code.startsWith('Z_');
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function toLine(bytes: Buffer, at: Pick<Line, 'number' | 'bytes' | 'length'>): Line | undefined {
  let text: string;
  try {
    text = decoder.decode(bytes).trim();
  } catch {
    return { ...at, fault: { rule: 'invalid_utf8', message: 'the line is not valid UTF-8' } };
  }
  if (text === '') return undefined;
  try {
    const row: unknown = JSON.parse(text);
    if (isTooDeep(row)) {
      return { ...at, fault: { rule: 'too_deep', message: `the row is nested deeper than ${DEEPEST_ROW} levels` } };
    }
    if (typeof row === 'object' && row !== null && !Array.isArray(row)) {
      return { ...at, row: row as Record<string, unknown> };
    }
    return { ...at, fault: { rule: 'invalid_type', message: 'the line is not a JSON object' } };
  } catch (error) {
    return { ...at, fault: { rule: 'invalid_json', message: error instanceof Error ? error.message : 'not JSON' } };
  }
}

/** Without recursion, because it detects input that is too deep for recursion. */
function isTooDeep(row: unknown): boolean {
  const waiting = [{ value: row, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= DEEPEST_ROW) return true;
    for (const inner of Object.values(value)) waiting.push({ value: inner, depth: depth + 1 });
  }
  return false;
}
