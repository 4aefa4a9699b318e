import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerWriter, type Misfit } from './answer.ts';
import { readStored } from './stored.ts';

const partSchema = z.object({ size: z.number().max(9), unit: z.enum(['mm', 'kg']).optional() });
type Tree = { name: string; children: Tree[] };
const treeSchema: z.ZodType<Tree> = z.object({
  name: z.string(),
  get children() {
    return z.array(treeSchema);
  },
});
const schema = z.object({
  id: z.string().regex(/^[a-z]+$/),
  count: z.int().min(0),
  open: z.boolean(),
  kind: z.literal('box'),
  day: z.string().nullable(),
  title: z.string().max(3).optional(),
  value: z.union([z.number(), z.string(), z.null()]),
  parts: z.array(partSchema).max(3),
  shape: z.discriminatedUnion('form', [
    z.object({ form: z.literal('round'), radius: z.number() }),
    z.object({ form: z.enum(['square', 'cube']), side: z.number() }),
  ]),
  either: z.union([z.object({ a: z.string().min(2) }), z.object({ b: z.number() })]),
  counts: z.record(z.string(), z.number()),
  named: z.boolean().default(true),
  free: z.unknown(),
  tree: treeSchema.optional(),
});

const good = (): Record<string, unknown> => ({
  id: 'a',
  count: 1,
  open: true,
  kind: 'box',
  day: null,
  value: 1,
  parts: [{ size: 1 }, { size: 2, unit: 'mm' }],
  shape: { form: 'cube', side: 2 },
  either: { b: 1 },
  counts: { a: 1, b: 2 },
  free: { as: ['it', 'is'] },
  tree: { name: 'root', children: [{ name: 'leaf', children: [] }] },
});
const unchecked = { checkShare: 0, onMisfit: () => {} };
const write = answerWriter(schema, unchecked);

/** What a way to write an answer comes to: its JSON as a value, or that it refuses. */
function outcome(work: () => unknown): unknown {
  try {
    return { json: JSON.parse(String(work())) };
  } catch (error) {
    if (error instanceof z.ZodError) return 'refused';
    throw error;
  }
}

/** Every place of a value that holds an object or an array, the value itself too. */
function places(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(places)];
}

describe('an answer', () => {
  it('holds what its schema names and leaves out a column that it does not name, at any depth', () => {
    const secret = 'a column that nobody may see';
    const planted = structuredClone(good());
    const { tree, shape } = planted as { tree: Tree; shape: object };
    for (const object of [planted, tree, tree.children[0], shape, planted['either']]) {
      Object.assign(object as object, { email: secret, content: { email: secret } });
    }
    expect(write(planted)).not.toContain(secret);
    expect(JSON.parse(write(planted))).toEqual({ ...good(), named: true });
  });

  it('is what validation by the schema gives or refuses, whatever is changed anywhere in a value', () => {
    const change = fc.record({
      at: fc.nat(),
      key: fc.nat(),
      to: fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, 'round', 'box', 'x', 100, {}, [], { size: 1 })),
      extra: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), (changes) => {
        const value = structuredClone(good());
        for (const { at, key, to: shared, extra } of changes) {
          const to = structuredClone(shared);
          const all = places(value);
          const place = all[at % all.length] as Record<string, unknown>;
          const keys = Object.keys(place);
          if (extra || keys.length === 0) place[Array.isArray(place) ? place.length : 'extra'] = to;
          else place[keys[key % keys.length] as string] = to;
        }
        expect(outcome(() => write(value))).toEqual(outcome(() => JSON.stringify(readStored(schema, value))));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a value that a newer rule would refuse, and refuses a shape that is another one', () => {
    const old = { ...good(), id: 'UPPER', title: 'too long', parts: [{ size: 70 }] };
    expect(JSON.parse(write(old))).toEqual({ ...old, named: true });
    for (const broken of [
      { ...good(), id: 5 },
      { ...good(), kind: 'bag' },
      { ...good(), parts: [{ unit: 'mm' }] },
    ]) {
      expect(() => write(broken)).toThrow(z.ZodError);
    }
    expect(() => write('a text')).toThrow(z.ZodError);
    expect(() => write(undefined)).toThrow(z.ZodError);
  });

  it('loses a field that an object does not allow, as a newer release may have written it', () => {
    const strict = z.object({ patent: z.strictObject({ number: z.string() }) });
    const planted = { patent: { number: 'CN1', secret: 'x' } };
    const told: Misfit[] = [];
    const checked = answerWriter(strict, { checkShare: 1, onMisfit: (misfits) => told.push(...misfits) });
    expect(checked(planted)).toBe('{"patent":{"number":"CN1"}}');
    expect(told).toEqual([{ pointer: '/patent', rule: 'unrecognized_keys' }]);
  });

  it('that a rule does not allow is told with place and rule, never the value, and is sent all the same', () => {
    const told: Misfit[] = [];
    const checked = answerWriter(schema, { checkShare: 1, onMisfit: (misfits) => told.push(...misfits) });
    expect(checked(good())).toBe(write(good()));
    expect(told).toEqual([]);
    const old = { ...good(), id: 'SECRET', parts: [{ size: 1 }, { size: 70 }] };
    expect(checked(old)).toBe(write(old));
    expect(told).toEqual([
      { pointer: '/id', rule: 'invalid_format' },
      { pointer: '/parts/1/size', rule: 'too_big' },
    ]);
    expect(JSON.stringify(told)).not.toContain('SECRET');
  });

  it('is validated as often as asked: about the share of them, and none at 0', () => {
    const countAt = (checkShare: number) => {
      let count = 0;
      const some = answerWriter(schema, { checkShare, onMisfit: () => count++ });
      for (let n = 0; n < 1000; n++) some({ ...good(), id: 'UPPER' });
      return count;
    };
    expect(countAt(0)).toBe(0);
    expect(countAt(1)).toBe(1000);
    // 1000 draws at a half: six deviations are 95.
    expect(Math.abs(countAt(0.5) - 500)).toBeLessThan(100);
  });
});
