/**
 * Reads a safetensors file: eight bytes of header length (little-endian), a JSON header that names each tensor's
 * type, shape and byte range, then the bytes. Source: https://github.com/huggingface/safetensors#format
 */

import { lazy } from '../lazy.ts';

/** A tensor widened to 32-bit floats, row-major. `data.length` is the product of `shape`. */
export type Tensor = { shape: readonly number[]; data: Float32Array };

type Entry = { dtype: string; shape: number[]; data_offsets: [number, number] };

/**
 * Gives access by name to the tensors of a file held in memory. Only F16 and F32 are read.
 * Throws on a truncated file, an absent name or another type.
 * @example readSafetensors(bytes)('embeddings.LayerNorm.bias').shape // [384]
 */
export function readSafetensors(file: Buffer): (name: string) => Tensor {
  if (file.length < 8) throw new Error('safetensors: the file is shorter than its length field');
  const start = 8 + Number(file.readBigUInt64LE(0));
  if (file.length < start) throw new Error('safetensors: the file ends inside its header');
  const header = JSON.parse(file.toString('utf8', 8, start)) as Record<string, Entry>;

  return (name) => {
    const entry = header[name];
    if (!entry) throw new Error(`safetensors: no tensor named ${name}`);
    const [from, to] = entry.data_offsets;
    if (start + to > file.length) throw new Error(`safetensors: the file ends inside ${name}`);
    // A copy, because a view of 2- or 4-byte numbers needs an aligned start.
    const bytes = Uint8Array.prototype.slice.call(file, start + from, start + to);
    return { shape: entry.shape, data: widen(entry.dtype, bytes) };
  };
}

function widen(dtype: string, bytes: Uint8Array): Float32Array {
  if (dtype === 'F32') return new Float32Array(bytes.buffer);
  if (dtype === 'F16') {
    const values = halfValues();
    const halves = new Uint16Array(bytes.buffer);
    const wide = new Float32Array(halves.length);
    for (let i = 0; i < halves.length; i++) wide[i] = values[halves[i] as number] as number;
    return wide;
  }
  throw new Error(`safetensors: unsupported type ${dtype}`);
}

/** The values of all 65,536 half floats: looking up 22 million of them is ten times faster than computing. */
const halfValues = lazy(() => Float32Array.from({ length: 65_536 }, (_, bits) => halfToFloat(bits)));

/**
 * The value of an IEEE 754 binary16 bit pattern (1 sign, 5 exponent, 10 fraction bits).
 * @example halfToFloat(0x3c00) // 1
 */
export function halfToFloat(bits: number): number {
  const sign = bits >> 15 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
