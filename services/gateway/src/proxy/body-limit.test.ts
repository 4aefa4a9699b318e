import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitBody, tooLarge } from './body-limit.ts';

describe('a body that comes in pieces', () => {
  it('passes whole up to the limit and is refused one byte beyond it, however it is cut', async () => {
    const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(pieces, fc.integer({ min: -1, max: 1 }), async (parts, beyond) => {
        const whole = Buffer.concat(parts);
        const limit = Math.max(0, whole.length - beyond);
        const passed = buffer(limitBody(Readable.from(parts.map((part) => Buffer.from(part))), limit));
        if (whole.length > limit) await expect(passed).rejects.toMatchObject({ status: 413, reason: 'body.too_large' });
        else expect(await passed).toEqual(whole);
      }),
    );
  });

  it('is read to its end after it was refused, so that its sender hears of it', async () => {
    const body = new PassThrough();
    const limited = limitBody(body, 4);
    const refused = buffer(limited).catch((error: unknown) => error);
    body.write('12345');
    expect(await refused).toMatchObject({ reason: 'body.too_large' });
    const drained = new Promise((resolve) => body.once('end', resolve));
    body.end('x'.repeat(1_000_000));
    await drained;
  });

  it('whose sender hangs up is an error for who reads it, also when that was before the reading began', async () => {
    const amid = new PassThrough();
    const reading = buffer(limitBody(amid, 100)).catch((error: Error) => error.message);
    amid.write('half');
    amid.destroy();
    expect(await reading).toBe('the caller hung up');
    const before = new PassThrough();
    before.destroy();
    await once(before, 'close');
    expect(await buffer(limitBody(before, 100)).catch((error: Error) => error.message)).toBe('the caller hung up');
  });

  it.each([
    [8 * 1024 * 1024, '8 MiB'],
    [1024 * 1024, '1 MiB'],
    [5000, '5000 bytes'],
  ])('is told the limit in words: %i is %s', (bytes, words) => {
    expect(tooLarge(bytes).message).toBe(`The body is larger than ${words}`);
  });
});
