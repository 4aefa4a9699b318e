import { expect, test } from 'vitest';
import { halfToFloat, readSafetensors } from './safetensors.ts';

function file(header: object, data: Uint8Array): Buffer {
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, data]);
}

test('half floats have the values that IEEE 754 gives', () => {
  const known: [number, number][] = [
    [0x3c00, 1],
    [0xc000, -2],
    [0x7bff, 65504],
    [0x0001, 2 ** -24],
    [0x0400, 2 ** -14],
    [0x3555, 0.333251953125],
    [0x7c00, Number.POSITIVE_INFINITY],
  ];
  for (const [bits, value] of known) expect(halfToFloat(bits)).toBe(value);
  expect(halfToFloat(0x7e00)).toBeNaN();
});

test('tensors of both widths are read by name, with their shapes', () => {
  const data = Buffer.concat([
    new Uint8Array(Uint16Array.of(0x3c00, 0xc000).buffer),
    new Uint8Array(Float32Array.of(0.5).buffer),
  ]);
  const tensors = readSafetensors(
    file(
      {
        a: { dtype: 'F16', shape: [2, 1], data_offsets: [0, 4] },
        b: { dtype: 'F32', shape: [1], data_offsets: [4, 8] },
        c: { dtype: 'I8', shape: [1], data_offsets: [0, 1] },
      },
      data,
    ),
  );
  expect(tensors('a')).toEqual({ shape: [2, 1], data: Float32Array.of(1, -2) });
  expect(tensors('b')).toEqual({ shape: [1], data: Float32Array.of(0.5) });
  expect(() => tensors('c')).toThrow('unsupported type I8');
  expect(() => tensors('d')).toThrow('no tensor named d');
});

test('a truncated file is refused', () => {
  expect(() => readSafetensors(Buffer.alloc(4))).toThrow('shorter');
  expect(() => readSafetensors(file({ a: {} }, Buffer.alloc(0)).subarray(0, 12))).toThrow('inside its header');
  const short = file({ a: { dtype: 'F32', shape: [1], data_offsets: [0, 4] } }, Buffer.alloc(2));
  expect(() => readSafetensors(short)('a')).toThrow('ends inside a');
});
