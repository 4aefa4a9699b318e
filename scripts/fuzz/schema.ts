import { brokenValue, ODD_CURSORS, ODD_TEXTS } from './broken.ts';
import type { Random } from './random.ts';

/** A JSON schema of an OpenAPI 3.1 document, as far as it is read here. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
  default?: unknown;
  additionalProperties?: Schema | boolean;
};

/** What values are made with: the schemas of the document, and ids that records have. */
export type Maker = {
  random: Random;
  schemas: Record<string, Schema>;
  ids: readonly string[];
  broken: number;
  /** Bodies that are taken, by `POST /path`: what is broken in one place only gets furthest. */
  examples?: Record<string, unknown>;
};

const DAYS = ['2026-12-31', '2027-03-01', '2028-02-29', '2025-01-01', '1999-12-31', '1700-01-01', '2199-12-31'];
const PATTERNS: [RegExp, readonly string[]][] = [
  [/A-Z\]\{2\}-/, ['CN-HL', 'RU-MOW', 'KZ-75']],
  [/a-f\]\{64\}/, ['a'.repeat(64)]],
  [/\^\[A-HY\]\$/, ['A', 'C', 'H']],
];

/**
 * A value of a schema: fit for it most of the time, at its bounds often, and with the share `broken` something else in
 * the place of any part of it.
 */
export function madeOf(schema: Schema, maker: Maker, name = '', depth = 0): unknown {
  const { random, schemas } = maker;
  if (random.chance(maker.broken)) return brokenValue(random);
  if (schema.$ref) return madeOf(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, maker, name, depth + 1);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return madeOf(random.pick(options), maker, name, depth + 1);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => madeOf(part, maker, name, depth + 1)));
  const type = Array.isArray(schema.type) ? random.pick(schema.type) : schema.type;
  if (type === 'object' || schema.properties) return objectOf(schema, maker, depth);
  if (type === 'array') {
    const most = Math.min(schema.maxItems ?? 3, depth > 6 ? 1 : 3);
    return Array.from({ length: random.below(most + 1) }, () => madeOf(schema.items ?? {}, maker, name, depth + 1));
  }
  if (type === 'integer' || type === 'number') return numberOf(schema, random);
  if (type === 'boolean') return random.chance(0.5);
  if (type === 'null') return null;
  return textOf(schema, maker, name);
}

/** A copy of a value with something else in the place of one part of it, wherever that is. */
export function mutated(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.1)) return brokenValue(random);
  if (Array.isArray(value)) {
    if (value.length === 0) return [brokenValue(random)];
    const at = random.below(value.length);
    return value.map((each, index) => (index === at ? mutated(each, random) : each));
  }
  const keys = Object.keys(value);
  if (keys.length === 0) return brokenValue(random);
  const key = random.pick(keys);
  return { ...value, [key]: mutated((value as Record<string, unknown>)[key], random) };
}

function objectOf(schema: Schema, maker: Maker, depth: number): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    const share = schema.required?.includes(name) ? 0.98 : depth > 5 ? 0.15 : 0.4;
    if (maker.random.chance(share)) made[name] = madeOf(part, maker, name, depth + 1);
  }
  if (maker.random.chance(maker.broken)) made[maker.random.pick(['colour', '\0', 'x'.repeat(300), '\ud800'])] = 1;
  return made;
}

function numberOf({ minimum, maximum }: Schema, random: Random): number {
  const [from, to] = [minimum ?? 0, maximum ?? 1000];
  if (random.chance(0.3)) return random.pick([from, to, from - 1, to + 1, 2 ** 31, 1e21, 0.5]);
  return Math.floor(from + random.next() * Math.min(to - from, 1e6));
}

function textOf(schema: Schema, { random, ids, broken }: Maker, name: string): string {
  if (random.chance(broken)) return random.pick(ODD_TEXTS);
  if (name === 'cursor') return random.pick(ODD_CURSORS);
  if (schema.format === 'uuid' || name === 'id' || /Id$|^(listing|demand|organisation)$/.test(name)) {
    return random.chance(0.9) && ids.length > 0 ? random.pick(ids) : crypto.randomUUID();
  }
  if (schema.format === 'date') return random.pick(DAYS);
  if (schema.format === 'date-time') return `${random.pick(DAYS)}T08:00:00.000Z`;
  if (schema.format === 'email') return 'office@example.org';
  if (name === 'amount') return random.pick(['1250000.00', '0', '0.01', '9999999999999.99', '1000']);
  if (name === 'ipc') return random.pick(['C02F 1/44', 'H01M 10/0562', 'A61K', 'C01']);
  if (/pplicationNumber$/.test(name))
    return random.pick(['CN202010765433', 'CN202310765477', 'US17/123456', 'EP21157234.5']);
  if (/ublicationNumber$|^number$/.test(name)) return random.pick(['CN110569471A', 'US11234567B2', 'CN111961912B']);
  const fitting = PATTERNS.find(([pattern]) => schema.pattern && pattern.test(schema.pattern));
  if (fitting) return random.pick(fitting[1]);
  const most = schema.maxLength ?? 200;
  if (random.chance(0.1)) return 'й'.repeat(most + random.below(2));
  return random
    .pick(['Membrane for fluoride removal', '石墨烯膜', 'Сорбент', 'a', `text ${random.below(1e6)}`])
    .slice(0, most);
}
