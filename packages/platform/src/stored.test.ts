import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readStored } from './stored.ts';

const schema = z.object({
  day: z.string().refine((text) => text < '2200', 'too late'),
  title: z.string().max(3),
  parts: z.array(z.strictObject({ size: z.number().max(9) }).refine(({ size }) => size !== 7, 'not seven')),
});

describe('what was written before a rule', () => {
  it('is read as it stands, without what the schema does not name', () => {
    const old = { day: '9999-12-31', title: 'long one', parts: [{ size: 7 }, { size: 70 }] };
    expect(readStored(schema, { ...old, secret: 'x' })).toEqual(old);
    expect(schema.safeParse(old).success).toBe(false);
  });

  it('is refused when its shape is another one', () => {
    expect(() => readStored(schema, { day: 5, title: 'a', parts: [] })).toThrow(z.ZodError);
    expect(() => readStored(schema, { day: '2026-01-01', title: 'a', parts: [{ size: 1, more: 1 }] })).toThrow(
      z.ZodError,
    );
  });
});
