/**
 * The writing half of the protocol buffer wire format, as far as an ONNX file needs it.
 * Source: https://protobuf.dev/programming-guides/encoding/ (wire types 0, 2 and 5).
 */

/**
 * A base-128 varint, least significant group first. Negative numbers take ten bytes (two's complement of 64 bits).
 * @example varint(300) // <Buffer ac 02>
 */
export function varint(value: number | bigint): Buffer {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    const group = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? group | 128 : group);
  } while (rest > 0n);
  return Buffer.from(bytes);
}

/** A field holding an integer or an enum (wire type 0). */
export function integerField(field: number, value: number | bigint): Buffer {
  return Buffer.concat([varint(field << 3), varint(value)]);
}

/** A field holding a 32-bit float, little-endian (wire type 5). */
export function floatField(field: number, value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return Buffer.concat([varint((field << 3) | 5), bytes]);
}

/** A field holding bytes, text (UTF-8) or an encoded message (wire type 2). */
export function bytesField(field: number, value: Uint8Array | string): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value) : value;
  return Buffer.concat([varint((field << 3) | 2), varint(bytes.byteLength), bytes]);
}

/** A field holding a message made of already encoded fields. */
export function messageField(field: number, parts: readonly Uint8Array[]): Buffer {
  return bytesField(field, Buffer.concat(parts));
}
