import { resolved, type Schema, type Schemas } from './types.ts';

const ID = '01a229d8-9b66-7000-8000-000000000001';
const OTHER_ID = '01a229d8-9b66-7000-8000-000000000002';
const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

const FORMATS: Readonly<Record<string, string>> = {
  uuid: ID,
  date: '2026-06-30',
  'date-time': '2026-06-30T08:15:00.000Z',
  email: 'transfer@university.example',
  uri: 'https://university.example/transfer',
};

/** What a field of such a name holds at an exchange. The first that its schema allows is taken. */
const NAMED: Readonly<Record<string, readonly unknown[]>> = {
  action: ['listing.published'],
  address: ['transfer@university.example'],
  affiliation: ['Faculty of Chemistry'],
  amount: ['1250000.00'],
  applicationNumber: ['CN201910823456.0'],
  authority: ['CN', 'CNIPA'],
  body: ['When could we see the pilot plant?'],
  city: ['Harbin'],
  code: ['123456', HASH],
  company: ['Example Membranes Ltd'],
  country: ['CN'],
  currency: ['CNY'],
  domain: ['university.example'],
  email: ['transfer@university.example'],
  evidence: ['Pilot plant run for six months in 2025'],
  externalId: ['PAT-2026-0042'],
  familyId: ['76543210'],
  field: ['C02F'],
  hash: [HASH],
  ipc: ['C02F 1/44'],
  issuer: ['https://sign-in.university.example'],
  kind: ['A', 'CN'],
  languages: ['zh', 'en'],
  metric: ['fluoride removed'],
  name: ['Example University', 'Li Wei'],
  nextCursor: [null],
  note: ['Agreed at the meeting of 30 June'],
  number: ['CN110569471A', 12],
  orcid: ['0000-0002-1825-0097'],
  password: ['three words and a number 7'],
  personId: [OTHER_ID],
  phone: ['+86 451 8640 0000'],
  problem: ['Fluoride in well water above 1.5 mg/l'],
  publicationNumber: ['CN110569471A'],
  q: ['fluoride membrane'],
  reason: ['sold', 'other'],
  region: ['CN-HL'],
  source: ['university-register'],
  subject: ['Licence for the membrane of CN110569471A'],
  text: ['Membrane that removes fluoride from well water'],
  timeZone: ['Asia/Shanghai'],
  title: ['Membrane that removes fluoride from well water'],
  type: ['listing.published'],
  unit: ['%', 'mg/l'],
  url: ['https://university.example/hooks/exchange'],
  version: ['3', 3],
  expectedVersion: [3],
  zone: ['Asia/Shanghai'],
};

const TEXTS = [
  ...['example', '2026-03', 'C02F', 'C', 'C02', 'CN-HL', 'A1', HASH, `${ID}_${OTHER_ID}`, '0000-0002-1825-0097'],
  ...['+86 451 8640 0000', FORMATS.email as string, 'listing.published', '2026-06-30', FORMATS['date-time'] as string],
];

/** Rows of an import are read one by one: their schema stands in the description. */
const ROWS = [
  {
    source: 'university-register',
    externalId: 'PAT-2026-0042',
    title: { en: { text: NAMED.title?.[0], origin: 'person' } },
  },
];

/** How deep the fields that may be left out are shown. */
const OPTIONAL_DEPTH = 2;
const DEPTH_MAX = 12;

/**
 * A value that a schema allows, of the kind that the exchange deals in; the same each time.
 * @param of.brief a request: what may be left out is left out, unless nothing else is there.
 * @param of.name of the field that the value is for.
 */
export function exampleOf(schema: Schema, schemas: Schemas, of: { brief?: boolean; name?: string } = {}): unknown {
  return sampleOf(schema, { schemas, brief: false, name: '', depth: 0, ...of });
}

type At = { schemas: Schemas; brief: boolean; name: string; depth: number };

function sampleOf(given: Schema, at: At): unknown {
  const schema = resolved(given, at.schemas);
  const told = given.example ?? given.examples?.[0] ?? schema.example ?? schema.examples?.[0];
  if (told !== undefined) return told;
  if (schema.const !== undefined) return schema.const;
  if (at.name === 'rows' && at.brief) return ROWS;
  const fitting = NAMED[at.name]?.find((value) => allows(schema, value));
  if (schema.enum) return fitting ?? schema.enum[0];
  const one = (schema.oneOf ?? schema.anyOf)?.toSorted((a, b) => rankOf(a, at) - rankOf(b, at))[0];
  if (one) return sampleOf(one, { ...at, depth: at.depth + 1 });
  if (schema.allOf)
    return Object.assign({}, ...schema.allOf.map((part) => sampleOf(part, { ...at, depth: at.depth + 1 })));
  if (fitting !== undefined) return fitting;
  switch (typeOf(schema)) {
    case 'object':
      return objectOf(schema, at);
    case 'array':
      return arrayOf(schema, at);
    case 'integer':
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return true;
    case 'string':
      return textOf(schema);
    default:
      return schema.type === undefined ? {} : null;
  }
}

/** What says something before what is nothing. */
function rankOf(schema: Schema, { schemas }: At): number {
  return typeOf(resolved(schema, schemas)) === 'null' ? 1 : 0;
}

function typeOf(schema: Schema): string | undefined {
  const types = [schema.type].flat().filter((type) => type !== undefined);
  return types.find((type) => type !== 'null') ?? types[0] ?? (schema.properties ? 'object' : undefined);
}

function objectOf(schema: Schema, at: At): Record<string, unknown> {
  const { properties = {}, required = [] } = schema;
  const names = Object.keys(properties);
  const optional = names.filter((name) => !required.includes(name));
  const shown =
    !at.brief && at.depth < OPTIONAL_DEPTH
      ? optional
      : required.length === 0
        ? [optional.includes('en') ? 'en' : optional[0]]
        : [];
  const wanted = names.filter((name) => required.includes(name) || shown.includes(name));
  const made = Object.fromEntries(
    wanted.map((name) => [name, sampleOf(properties[name] as Schema, { ...at, name, depth: at.depth + 1 })]),
  );
  const { additionalProperties: rest, propertyNames } = schema;
  if (names.length > 0 || typeof rest !== 'object' || at.depth > DEPTH_MAX) return made;
  const key = propertyNames ? sampleOf(propertyNames, { ...at, name: '', depth: at.depth + 1 }) : 'example';
  return { [String(key)]: sampleOf(rest, { ...at, name: '', depth: at.depth + 1 }) };
}

function arrayOf({ items, minItems = 0 }: Schema, at: At): unknown[] {
  const count = at.depth > DEPTH_MAX ? minItems : Math.max(minItems, at.brief ? 0 : 1);
  // An item is called as its list is: `inventors` of a name, `ipc` of a class.
  return Array.from({ length: count }, () => sampleOf(items ?? {}, { ...at, depth: at.depth + 1 }));
}

function numberOf({ minimum, exclusiveMinimum, maximum }: Schema): number {
  const least = minimum ?? (exclusiveMinimum === undefined ? 1 : exclusiveMinimum + 1);
  return Math.min(Math.max(1, least), maximum ?? Number.POSITIVE_INFINITY);
}

function textOf(schema: Schema): string {
  const ofFormat = FORMATS[schema.format ?? ''];
  if (ofFormat !== undefined && allows(schema, ofFormat)) return ofFormat;
  const found = TEXTS.find((text) => allows(schema, text));
  return found ?? 'x'.repeat(Math.max(1, schema.minLength ?? 0));
}

/** Whether a schema of a simple value allows it, by the rules that are stated in it. */
function allows(schema: Schema, value: unknown): boolean {
  if (schema.enum) return schema.enum.includes(value);
  const types = [schema.type].flat();
  if (value === null) return types.includes('null');
  if (typeof value === 'number') return types.includes('integer') || types.includes('number');
  if (typeof value !== 'string' || !types.includes('string')) return false;
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, format } = schema;
  if (value.length < minLength || value.length > maxLength) return false;
  if (format !== undefined && format in FORMATS && !fitsFormat(format, value)) return false;
  return pattern === undefined || new RegExp(pattern, 'u').test(value);
}

const FORMAT_RULES: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f-]{36}$/,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT/,
  email: /^[^@]+@[^@]+$/,
  uri: /^https?:\/\//,
};

function fitsFormat(format: string, value: string): boolean {
  return FORMAT_RULES[format]?.test(value) ?? true;
}
