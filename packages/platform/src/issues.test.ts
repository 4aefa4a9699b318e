import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pointerOf } from './input-text.ts';
import { issuesOf } from './issues.ts';

const issuesIn = (schema: z.ZodType, input: unknown, prefix: readonly PropertyKey[] = []) => {
  const { error } = schema.safeParse(input);
  return error ? issuesOf(error, prefix) : [];
};
const placesIn = (schema: z.ZodType, input: unknown) =>
  issuesIn(schema, input).map(({ pointer, rule }) => [pointer, rule]);

describe('a pointer', () => {
  it('leads to the value at its path, whatever the names are', () => {
    const path = fc.array(
      fc.oneof(fc.nat(9), fc.string({ unit: fc.constantFrom('a', '/', '~', '0', '1', '膜'), maxLength: 6 })),
    );
    fc.assert(
      fc.property(path, (parts) => {
        const read = pointerOf(parts)
          .split('/')
          .slice(1)
          .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
        expect(read).toEqual(parts.map(String));
      }),
    );
  });
});

describe('the issues of an input', () => {
  it('name each unknown field with a pointer to itself', () => {
    const schema = z.object({ offer: z.strictObject({ kind: z.string() }) });
    expect(placesIn(schema, { offer: { kind: 'a', 'b/c': 1, d: 2 } })).toEqual([
      ['/offer/b~1c', 'unknown_field'],
      ['/offer/d', 'unknown_field'],
    ]);
  });

  it('of a union are those of the member that came furthest', () => {
    const money = z.strictObject({ amount: z.string(), currency: z.enum(['EUR', 'CNY']) });
    const price = z.union([z.literal('free'), z.strictObject({ min: money, max: money })]);
    const given = { min: { amount: '1', currency: 'EUR' }, max: { amount: '1', currency: 'XXX' } };
    expect(placesIn(z.object({ price }), { price: given })).toEqual([['/price/max/currency', 'invalid_value']]);
  });

  it('of a union that nothing came near to are one, at the union', () => {
    expect(placesIn(z.object({ price: z.union([z.string(), z.number()]) }), { price: null })).toEqual([
      ['/price', 'invalid_union'],
    ]);
  });

  it('say of a field that is not there that it is needed, whatever it would hold', () => {
    const schema = z.object({
      name: z.string(),
      kind: z.enum(['a', 'b']),
      on: z.literal(true),
      of: z.array(z.string()),
    });
    expect(issuesIn(schema, { kind: 'c' }).map(({ pointer, message }) => [pointer, message])).toEqual([
      ['/name', 'This field is needed'],
      ['/kind', expect.stringContaining('expected one of')],
      ['/on', 'This field is needed'],
      ['/of', 'This field is needed'],
    ]);
  });

  it('carry the rule that a check of ours names', () => {
    const even = z.number().superRefine((value, context) => {
      if (value % 2) context.addIssue({ code: 'custom', message: 'is odd', params: { rule: 'number.odd' } });
    });
    expect(issuesIn(z.array(even), [2, 3])).toEqual([{ pointer: '/1', rule: 'number.odd', message: 'is odd' }]);
  });

  it('begin at the place that the input has in a larger one', () => {
    expect(issuesIn(z.string(), 5, ['rows', 7])).toMatchObject([{ pointer: '/rows/7', rule: 'invalid_type' }]);
  });

  it('are a hundred at most, however wrong the input is', () => {
    const wrong = Array.from({ length: 5000 }, () => 1);
    expect(issuesIn(z.array(z.string()), wrong).length).toBe(100);
    const unknown = Object.fromEntries(wrong.map((_, n) => [`field${n}`, 1]));
    expect(issuesIn(z.strictObject({}), unknown).length).toBe(100);
  });
});
