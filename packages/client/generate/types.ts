import { createConfig } from '@redocly/openapi-core';
import openapiTS, { astToString } from 'openapi-typescript';

const HEADER = '// Made of openapi.json by `npm run openapi`. Changes by hand are lost.\n\n';

/** The document rules that a client relies on: OpenAPI 3.1 structure, resolvable references and unique names. */
const RULES = {
  struct: 'error',
  'no-unresolved-refs': 'error',
  'no-identical-paths': 'error',
  'no-enum-type-mismatch': 'error',
  'no-schema-type-mismatch': 'error',
  'no-required-schema-properties-undefined': 'error',
  'operation-2xx-response': 'error',
  'operation-operationId': 'error',
  'operation-operationId-unique': 'error',
  'operation-parameters-unique': 'error',
  'path-declaration-must-exist': 'error',
  'path-not-include-query': 'error',
  'path-parameters-defined': 'error',
  'security-defined': 'error',
} as const;

/**
 * The TypeScript types of an OpenAPI document, which is checked on the way.
 * @throws Error naming what is wrong with the document, and where.
 */
export async function typesOf(document: object): Promise<string> {
  const ast = await openapiTS(JSON.stringify(document, ofTypes), {
    redocly: await createConfig({ rules: RULES }),
    exportType: true,
    // a field with a default is one that a request may leave out
    defaultNonNullable: false,
    silent: true,
  });
  return HEADER + astToString(ast);
}

/** Without what says nothing of types: whole examples, and the answers by which any operation says no, which are `Problem`s. */
function ofTypes(key: string, value: unknown): unknown {
  if (/^4\d\d$|^5\d\d$/.test(key) && isReference(value)) return undefined;
  if (key === 'example' && typeof value === 'object') return undefined;
  return value;
}

const isReference = (value: unknown): boolean => typeof value === 'object' && value !== null && '$ref' in value;
