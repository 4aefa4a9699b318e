import { type PassageVectors, type Profile, type Space, spaces, type TermVector } from './profile.ts';

type Packed = Pick<Profile<unknown>, 'terms' | 'whole' | 'passages'>;

const HEADER = 2 + spaces.length * 2;

/** Whether bytes have the first format: it has 0 where later ones have their number. */
export function isPackV1(bytes: Uint8Array): boolean {
  return bytes[2] === 0 && bytes[3] === 0;
}

/**
 * Unpacks the first format, which old rows keep until their record changes: u32 dimensions, u32 passages, per space u32
 * terms and u32 words; f32 whole[dimensions]; f32 scales[passages]; u32 ids per space; i8 passage values; u8 counts.
 * @throws RangeError for bytes that were cut off.
 */
export function unpackV1(bytes: Uint8Array): Packed {
  const buffer = Uint8Array.from(bytes).buffer;
  const header = new Uint32Array(buffer, 0, HEADER);
  const dimensions = header[0] as number;
  const count = header[1] as number;
  let at = HEADER * 4;
  const whole = new Float32Array(buffer, at, dimensions);
  at += dimensions * 4;
  const scales = new Float32Array(buffer, at, count);
  at += count * 4;
  const found: { space: Space; ids: Uint32Array; length: number }[] = [];
  spaces.forEach((space, i) => {
    const size = header[2 + i * 2] as number;
    if (size === 0xffffffff) return;
    found.push({ space, ids: new Uint32Array(buffer, at, size), length: header[3 + i * 2] as number });
    at += size * 4;
  });
  const passages: PassageVectors = { values: new Int8Array(buffer, at, count * dimensions), scales, dimensions };
  at += count * dimensions;
  const terms: Partial<Record<Space, TermVector>> = {};
  for (const { space, ids, length } of found) {
    terms[space] = { ids, counts: new Uint8Array(buffer, at, ids.length), length };
    at += ids.length;
  }
  return { terms, whole, passages };
}
