import { ruleOf } from '@techbourse/policy';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

/** Adds each route's action and scope to the API document. */
export const nameAction: typeof jsonSchemaTransform = (route) => {
  const { schema, url } = jsonSchemaTransform(route);
  const action = route.route.config?.action;
  const told = tellTypes(
    tellLocation(route.route.method === 'GET' ? conditional(schema) : schema),
    route.route.config?.produces,
  );
  if (!action) return { schema: told, url };
  const { scope } = ruleOf(action);
  return { schema: { ...told, 'x-action': action, ...(scope ? { 'x-scope': scope } : {}) }, url };
};

type DocumentedSchema = ReturnType<typeof jsonSchemaTransform>['schema'];

/** Every 201 says where what was made is read (`location.ts`). */
function tellLocation(schema: DocumentedSchema): DocumentedSchema {
  const { response } = (schema ?? {}) as { response?: Record<string, object> };
  if (schema?.hide || !response?.['201']) return schema;
  const location = { type: 'string', description: 'where it is read' };
  return {
    ...schema,
    response: { ...response, 201: { ...response['201'], headers: { location } } },
  } as DocumentedSchema;
}

/** Answers of other media types than JSON are texts of them. */
function tellTypes(schema: DocumentedSchema, produces: readonly string[] | undefined): DocumentedSchema {
  if (!produces || schema?.hide) return schema;
  const { response } = (schema ?? {}) as { response?: Record<string, object> };
  const text = { type: 'string', description: produces.join(' or ') };
  return { ...schema, produces: [...produces], response: response ?? { 200: text } } as DocumentedSchema;
}

/** What the document says of a read whose answer has an ETag (`etag.ts`). */
function conditional(schema: DocumentedSchema): DocumentedSchema {
  const { response, headers } = (schema ?? {}) as {
    response?: Record<string, object>;
    headers?: { properties?: object };
  };
  if (schema?.hide || !response?.['200']) return schema;
  const description = 'the ETag of an answer that you have: 304 without a body when it is still the same';
  const ifNoneMatch = { type: 'string', description };
  return {
    ...schema,
    headers: { type: 'object', ...headers, properties: { ...headers?.properties, 'if-none-match': ifNoneMatch } },
    response: {
      ...response,
      200: { ...response['200'], headers: { etag: { type: 'string', description: 'of exactly this answer' } } },
      304: { type: 'null', description: 'What you have is still the same' },
    },
  } as DocumentedSchema;
}
