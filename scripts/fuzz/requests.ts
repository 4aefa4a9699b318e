import { ODD_TEXTS } from './broken.ts';
import type { Random } from './random.ts';
import { type Maker, madeOf, mutated, type Schema } from './schema.ts';

/** One operation of a document. */
export type Operation = {
  service: string;
  method: string;
  path: string;
  parameters: { name: string; in: string; required?: boolean; schema: Schema }[];
  body: Schema | undefined;
};

/** A request as it is sent, and as it is printed for a replay. */
export type FuzzRequest = {
  service: string;
  actor: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  payload: string | undefined;
};

type Document = {
  paths?: Record<string, Record<string, unknown>>;
  components?: { schemas?: Record<string, Schema> };
};

export function operationsOf(service: string, document: Document): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => {
      const operation = raw as {
        parameters?: Operation['parameters'];
        requestBody?: { content?: Record<string, { schema?: Schema }> };
      };
      const body = operation.requestBody?.content?.['application/json']?.schema;
      return { service, method: method.toUpperCase(), path, parameters: operation.parameters ?? [], body };
    }),
  );
}

export const schemasOf = (document: Document): Record<string, Schema> => document.components?.schemas ?? {};

const ODD_KEYS = ['', 'x'.repeat(200), 'x'.repeat(201), 'x'.repeat(9000), 'a b', 'ключ', '"', '%00'];
const TYPES = [
  'application/json; charset=utf-8',
  'text/plain',
  'application/xml',
  'application/json; charset=utf-16',
  '',
];

/** A request to an operation: half of them fit its schema, the others are broken somewhere. */
export function requestTo(operation: Operation, actor: string, maker: Omit<Maker, 'broken'>): FuzzRequest {
  const { random } = maker;
  const with_: Maker = { ...maker, broken: random.chance(0.5) ? 0 : random.pick([0.02, 0.1, 0.3]) };
  const headers: Record<string, string> = {};
  if (operation.method !== 'GET' && random.chance(0.4)) {
    headers['idempotency-key'] = with_.broken > 0 ? random.pick(ODD_KEYS) : `key-${random.below(1e9)}`;
  }
  if (random.chance(0.02)) headers['x-request-id'] = random.pick(['req-12345678', '\u00ff', 'x'.repeat(4000)]);
  return {
    service: operation.service,
    actor,
    method: operation.method,
    url: urlOf(operation, with_),
    headers,
    payload: payloadOf(operation, with_, headers),
  };
}

function payloadOf(
  { method, path, body }: Operation,
  maker: Maker,
  headers: Record<string, string>,
): string | undefined {
  const { random } = maker;
  if (method === 'GET') return undefined;
  const isOdd = maker.broken > 0 && random.chance(0.1);
  headers['content-type'] = isOdd ? random.pick(TYPES) : 'application/json';
  if (isOdd && random.chance(0.5)) {
    return random.pick(['', '{', '[]', 'null', '"x"', '{"a":1}{', '{"__proto__":{}}', '\ufeff{}', '['.repeat(200_000)]);
  }
  const example = maker.examples?.[`${method} ${path}`];
  if (example && random.chance(0.6)) return JSON.stringify(random.chance(0.2) ? example : mutated(example, random));
  if (!body) return random.chance(0.5) ? '{}' : undefined;
  return JSON.stringify(madeOf(body, maker));
}

function urlOf({ path, parameters }: Operation, maker: Maker): string {
  const { random } = maker;
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const schema = parameters.find((each) => each.in === 'path' && each.name === name)?.schema ?? {};
    const isPair = /pairs/.test(path) && name === 'id';
    const pair = () => `${random.pick(maker.ids)}_${random.pick(maker.ids)}`;
    return encoded(isPair && random.chance(0.8) ? pair() : String(madeOf(schema, maker, name)), random);
  });
  const query = parameters
    .filter((each) => each.in === 'query' && random.chance(each.required ? 0.95 : 0.25))
    .map(({ name, schema }) => [name, madeOf(schema, maker, name)] as const)
    .flatMap(([name, value]) =>
      Array.isArray(value) ? value.slice(0, 5).map((each) => [name, each]) : [[name, value]],
    )
    .map(([name, value]) => `${name}=${encoded(String(value), random)}`);
  if (maker.broken > 0 && random.chance(0.05)) query.push(`${encoded(random.pick(ODD_TEXTS).slice(0, 50), random)}=1`);
  return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
}

/** Encoded as it should be, and now and then in a way that no decoder can read. */
function encoded(text: string, random: Random): string {
  if (random.chance(0.01)) return random.pick(['%zz', '%', '%c0%80', '%ff', '%ed%a0%80']);
  return encodeURIComponent(text.toWellFormed().slice(0, 3000)) || '%20';
}
