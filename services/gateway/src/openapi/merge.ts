import { isDeepStrictEqual } from 'node:util';
import { complete } from './complete.ts';
import type { OpenApi, Operation, Schema } from './types.ts';

/** One service's document and its public paths, with the public name of each. */
export type Part = { name: string; document: OpenApi; publicPath(path: string): string | undefined };

/** Two services that use one name for different schemas. */
export type Clash = { schema: string; services: [string, string] };

const METHODS = new Set(['get', 'post', 'patch', 'put', 'delete']);
const REF = '#/components/schemas/';

/**
 * Merges the services' OpenAPI documents: public paths, the schemas they need, and a unique id, security and problem
 * answer per operation. Schemas of one name must be equal. A different one gets the prefix of its service and is
 * reported.
 */
export function mergeDocuments(parts: readonly Part[], frame: OpenApi): { document: OpenApi; clashes: Clash[] } {
  const schemas: Record<string, Schema> = { ...frame.components?.schemas };
  const ownerOf = new Map<string, string>();
  const paths: OpenApi['paths'] = {};
  const clashes: Clash[] = [];
  for (const part of parts) {
    const renamed = new Map<string, string>();
    const own = part.document.components?.schemas ?? {};
    const used = reachable(operationsOf(part), own);
    for (const name of used) {
      if (!Object.hasOwn(schemas, name)) continue;
      if (isDeepStrictEqual(schemas[name], own[name])) continue;
      renamed.set(name, `${capital(part.name)}${name}`);
      clashes.push({ schema: name, services: [ownerOf.get(name) ?? 'gateway', part.name] });
    }
    for (const name of used) {
      const target = renamed.get(name) ?? name;
      schemas[target] = withRefs(own[name], renamed) as Schema;
      if (!ownerOf.has(target)) ownerOf.set(target, part.name);
    }
    for (const [path, item] of publicItems(part)) paths[path] = withRefs(item, renamed) as Record<string, Operation>;
  }
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(item)) complete(path, method, operation, schemas);
  }
  const document = { ...frame, paths: sorted(paths), components: { ...frame.components, schemas: sorted(schemas) } };
  return { document, clashes };
}

function publicItems(part: Part): [string, Record<string, Operation>][] {
  return Object.entries(part.document.paths).flatMap(([path, item]) => {
    const target = part.publicPath(path);
    return target ? [[target, Object.fromEntries(Object.entries(item).filter(([method]) => METHODS.has(method)))]] : [];
  });
}

const operationsOf = (part: Part): unknown => publicItems(part).map(([, item]) => item);

/** Names of the schemas that `from` needs, directly or through other schemas. */
function reachable(from: unknown, schemas: Record<string, unknown>): Set<string> {
  const found = new Set<string>();
  const queue = [from];
  while (queue.length > 0) {
    for (const name of refsIn(queue.pop())) {
      if (found.has(name) || !Object.hasOwn(schemas, name)) continue;
      found.add(name);
      queue.push(schemas[name]);
    }
  }
  return found;
}

function refsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' && inner.startsWith(REF) ? [inner.slice(REF.length)] : refsIn(inner),
  );
}

function withRefs(value: unknown, renamed: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((inner) => withRefs(inner, renamed));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key !== '$ref' || typeof inner !== 'string' || !inner.startsWith(REF)) return [key, withRefs(inner, renamed)];
      const name = inner.slice(REF.length);
      return [key, REF + (renamed.get(name) ?? name)];
    }),
  );
}

function capital(text: string): string {
  return text.replace(/(?:^|[-_.])(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
