import { chunksOf, unpacking } from './bytes.ts';
import { FileError } from './fault.ts';

/** What a zip file holds, by name; each entry is unpacked as it is read. */
export type Zip = ReadonlyMap<string, { bytes: (max?: number) => AsyncGenerator<Uint8Array> }>;

// PKWARE APPNOTE 6.3.10: end of the directory, its 64-bit form, an entry of the directory, an entry.
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const FULL = 0xffffffff;
const ENTRIES_MAX = 100_000;

const damaged = () => new FileError('file.damaged', 'the file is cut off or damaged: save it again and try that one');

async function view(file: Blob, from: number, to: number): Promise<DataView> {
  if (from < 0 || from > to) throw damaged();
  return new DataView(await file.slice(from, to).arrayBuffer());
}

/** Reads the directory at the end of the file. @throws FileError (`file.damaged`) when there is none. */
export async function openZip(file: Blob): Promise<Zip> {
  try {
    const { at, size, count } = await directoryOf(file);
    const directory = await view(file, at, at + size);
    return entriesOf(file, directory, count);
  } catch (error) {
    if (error instanceof RangeError) throw damaged();
    throw error;
  }
}

async function directoryOf(file: Blob): Promise<{ at: number; size: number; count: number }> {
  const from = Math.max(0, file.size - 65_557);
  const tail = await view(file, from, file.size);
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END) continue;
    const found = {
      count: tail.getUint16(at + 10, true),
      size: tail.getUint32(at + 12, true),
      at: tail.getUint32(at + 16, true),
    };
    if (found.at !== FULL && found.size !== FULL && found.count !== 0xffff) return found;
    const locator = at - 20;
    if (locator < 0 || tail.getUint32(locator, true) !== LOCATOR_64) throw damaged();
    const place = Number(tail.getBigUint64(locator + 8, true));
    const end = await view(file, place, place + 56);
    if (end.getUint32(0, true) !== END_64) throw damaged();
    const wide = (offset: number) => Number(end.getBigUint64(offset, true));
    return { count: wide(32), size: wide(40), at: wide(48) };
  }
  throw damaged();
}

function entriesOf(file: Blob, directory: DataView, count: number): Zip {
  const entries: [string, { bytes: (max?: number) => AsyncGenerator<Uint8Array> }][] = [];
  const names = new TextDecoder();
  let at = 0;
  for (let n = 0; n < Math.min(count, ENTRIES_MAX) && at + 46 <= directory.byteLength; n++) {
    if (directory.getUint32(at, true) !== ENTRY) throw damaged();
    const method = directory.getUint16(at + 10, true);
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) =>
      directory.getUint16(at + offset, true),
    ) as [number, number, number];
    const name = names.decode(new Uint8Array(directory.buffer, directory.byteOffset + at + 46, nameLength));
    const wide = wideSizes(directory, at, at + 46 + nameLength, extraLength);
    entries.push([
      name.replaceAll('\\', '/').replace(/^\//, ''),
      { bytes: (max) => unpack(file, { method, ...wide }, max) },
    ]);
    at += 46 + nameLength + extraLength + noteLength;
  }
  return new Map(entries);
}

/** Size and place of an entry, in the extra field where 32 bits do not hold them. */
function wideSizes(
  directory: DataView,
  at: number,
  extra: number,
  extraLength: number,
): { size: number; place: number } {
  const [full, size, place] = [24, 20, 42].map((offset) => directory.getUint32(at + offset, true)) as [
    number,
    number,
    number,
  ];
  if (size !== FULL && place !== FULL) return { size, place };
  for (let field = extra; field + 4 <= extra + extraLength; ) {
    const length = directory.getUint16(field + 2, true);
    if (directory.getUint16(field, true) === 1) {
      let next = field + 4 + (full === FULL ? 8 : 0);
      const read = (given: number) => {
        if (given !== FULL) return given;
        next += 8;
        return Number(directory.getBigUint64(next - 8, true));
      };
      const wideSize = read(size);
      return { size: wideSize, place: read(place) };
    }
    field += 4 + length;
  }
  throw damaged();
}

async function* unpack(
  file: Blob,
  entry: { method: number; size: number; place: number },
  max?: number,
): AsyncGenerator<Uint8Array> {
  const head = await view(file, entry.place, entry.place + 30);
  if (head.byteLength < 30 || head.getUint32(0, true) !== LOCAL) throw damaged();
  if ((head.getUint16(6, true) & 1) === 1)
    throw new FileError('file.old_excel', 'the file is protected by a password: save it without');
  const start = entry.place + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const packed = file.slice(start, start + entry.size);
  try {
    if (entry.method === 0) yield* chunksOf(packed.stream(), max);
    else if (entry.method === 8) yield* chunksOf(packed.stream().pipeThrough(unpacking('deflate-raw')), max);
    else throw damaged();
  } catch (error) {
    throw error instanceof FileError ? error : damaged();
  }
}
