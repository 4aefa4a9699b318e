type Schema = { [key: string]: unknown } & {
  $ref?: string;
  type?: string | string[];
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
};
type Parameter = { name: string; in: string; required?: boolean; schema?: Schema };
type Operation = {
  'x-action'?: string;
  parameters?: Parameter[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
};
export type Document = {
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
};

const METHODS = ['get', 'post', 'patch', 'put', 'delete'];

/** Every operation of an API document, as `GET /listings/{id}`. */
export function operationsOf(document: Document): { operation: string; method: string; path: string }[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({
      operation: `${method.toUpperCase()} ${path}`,
      method,
      path,
    })),
  );
}

/** A query and a body that an operation takes: the least that its schema allows. */
export function bodyOf(
  document: Document,
  { method, path }: { method: string; path: string },
): { query: string; body: unknown } {
  const operation = document.paths[path]?.[method] ?? {};
  const query = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(({ name, schema }) => `${name}=${encodeURIComponent(String(sampleOf(document, schema ?? {})))}`);
  const schema = operation.requestBody?.content?.['application/json']?.schema;
  return { query: query.length > 0 ? `?${query.join('&')}` : '', body: schema && sampleOf(document, schema) };
}

const FORMATS: Record<string, string> = {
  uuid: '01a229d8-9b66-7000-8000-000000000001',
  date: '2026-06-01',
  'date-time': '2026-06-01T00:00:00.000Z',
  email: 'a@example.org',
  uri: 'https://example.org/',
};

/** Fields whose rule the schema does not tell. */
const NAMED: Record<string, unknown> = { amount: '100.00', currency: 'EUR', country: 'DE', number: 'CN110569471A' };

/** Texts for patterns that our schemas have. The first that matches is taken. */
const TEXTS = ['text', 'CN', '100.00', 'EUR', 'C02F 1/44', 'a'.repeat(64), 'A'.repeat(43), '2026-06', 'key-1', '1'];

function sampleOf(document: Document, schema: Schema): unknown {
  if (schema.$ref) return sampleOf(document, document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const one = schema.oneOf?.[0] ?? schema.anyOf?.[0];
  if (one) return sampleOf(document, one);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => sampleOf(document, part)));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object') return objectOf(document, schema);
  if (type === 'array') {
    const count = Number(schema.minItems ?? 0);
    return Array.from({ length: count }, () => sampleOf(document, schema.items ?? {}));
  }
  if (type === 'integer' || type === 'number') return Math.max(1, Number(schema.minimum ?? 1));
  if (type === 'boolean') return true;
  if (type === 'string') return textOf(schema);
  return null;
}

function objectOf(document: Document, schema: Schema): Record<string, unknown> {
  const names = schema.required ?? [];
  return Object.fromEntries(
    names.map((name) => [name, NAMED[name] ?? sampleOf(document, schema.properties?.[name] ?? {})]),
  );
}

function textOf(schema: Schema): string {
  const known = FORMATS[String(schema.format ?? '')];
  if (known) return known;
  const pattern = typeof schema.pattern === 'string' ? new RegExp(schema.pattern, 'u') : undefined;
  const least = Number(schema.minLength ?? 0);
  return TEXTS.find((text) => (pattern?.test(text) ?? true) && text.length >= least) ?? 'x'.repeat(Math.max(1, least));
}
