import type { z } from 'zod';

/** Faults of a value that has the right shape. */
const OF_VALUE = new Set(['custom', 'too_big', 'too_small', 'invalid_format', 'not_multiple_of']);

/**
 * Parses data that the exchange wrote, perhaps under older rules. Drops unknown fields and requires the right shape,
 * but keeps values that a newer rule would refuse. Parse user input by the schema itself.
 * @throws ZodError when the shape is wrong.
 */
export function readStored<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const read = schema._zod.run({ value, issues: [] }, { async: false });
  if (read instanceof Promise) throw new Error('schemas of records are synchronous');
  const broken = read.issues.filter((issue) => !OF_VALUE.has(issue.code));
  if (broken.length === 0) return read.value as z.output<S>;
  return schema.parse(value);
}
