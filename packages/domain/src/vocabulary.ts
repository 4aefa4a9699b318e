import { z } from 'zod';

/** A short label in the three languages of the exchange. */
export type Label = {
  zh: string;
  en: string;
  ru: string;
};

/** A closed list of codes: its schema (an OpenAPI component), its codes in order, and a label for each. */
export type Vocabulary<Code extends string> = {
  schema: z.ZodEnum<{ [K in Code]: K }>;
  codes: readonly Code[];
  labels: Readonly<Record<Code, Label>>;
};

/**
 * Makes a vocabulary from `code -> label`. The order of the keys is the order of the list.
 *
 * @example vocabulary('Side', { listing: {...}, demand: {...} }).schema.parse('listing')
 */
export function vocabulary<Code extends string>(id: string, labels: Record<Code, Label>): Vocabulary<Code> {
  // Object.keys forgets the key type; the argument's own type restores it.
  const codes = Object.keys(labels) as Code[];
  const schema = z.enum(codes).meta({ id });
  return { schema, codes: Object.freeze(codes), labels: Object.freeze(labels) };
}
