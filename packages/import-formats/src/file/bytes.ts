import { FileError } from './fault.ts';

/** More than any office keeps in one file; a small file that unpacks to more is an attack. */
const UNPACKED_MAX = 2 * 1024 * 1024 * 1024;

/** The bytes of a stream as they come. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>, max = UNPACKED_MAX): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      length += value.length;
      if (length > max) throw new FileError('file.too_large', 'the file unpacks to more than can be read');
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The bytes of a file, unpacked where it is gzipped. */
export async function* bytesOf(file: Blob): AsyncGenerator<Uint8Array> {
  const [a, b] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (a !== 0x1f || b !== 0x8b) return yield* chunksOf(file.stream());
  try {
    yield* chunksOf(file.stream().pipeThrough(unpacking('gzip')));
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError('file.damaged', 'the compressed file ends too early or is damaged');
  }
}

/** The types of the standard libraries differ in what a chunk may be kept in. */
export function unpacking(format: 'gzip' | 'deflate-raw'): ReadableWritablePair<Uint8Array, Uint8Array> {
  return new DecompressionStream(format) as unknown as ReadableWritablePair<Uint8Array, Uint8Array>;
}

/** The first bytes of a file, unpacked. */
export async function firstBytes(file: Blob, count: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytesOf(file)) {
    parts.push(part);
    length += part.length;
    if (length >= count) break;
  }
  const all = new Uint8Array(Math.min(length, count));
  let at = 0;
  for (const part of parts) {
    const taken = part.subarray(0, all.length - at);
    all.set(taken, at);
    at += taken.length;
  }
  return all;
}
