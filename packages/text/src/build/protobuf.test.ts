import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesField, floatField, integerField, messageField, varint } from './protobuf.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('the examples of the protocol buffer documentation come out byte for byte', () => {
  expect(hex(varint(300))).toBe('ac02');
  expect(hex(integerField(1, 150))).toBe('089601');
  expect(hex(bytesField(2, 'testing'))).toBe('120774657374696e67');
  expect(hex(messageField(3, [integerField(1, 150)]))).toBe('1a03089601');
  expect(hex(integerField(1, -1))).toBe('08ffffffffffffffffff01');
  expect(hex(floatField(1, 1))).toBe('0d0000803f');
});

test('a varint read back is the same number', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (value) => {
      const back = [...varint(value)].reduceRight((sum, byte) => (sum << 7n) | BigInt(byte & 127), 0n);
      expect(back).toBe(value);
    }),
  );
});
