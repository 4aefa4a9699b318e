type Json = { [key: string]: unknown };

/** A JSON schema of an OpenAPI 3.1 document, as far as it is read here. */
export type Schema = Json & {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  minItems?: number;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
};
export type Schemas = Readonly<Record<string, Schema>>;

export type Content = Record<string, { schema?: Schema; example?: unknown }>;
export type Answer = Json & { description?: string; content?: Content; headers?: Json };
export type Parameter = Json & { name?: string; in?: string; schema?: Schema };

export type Operation = Json & {
  operationId?: string;
  summary?: string;
  description?: string;
  'x-action'?: unknown;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content?: Content };
  responses?: Record<string, Answer>;
  security?: unknown;
};

export type OpenApi = {
  openapi: string;
  info: Json;
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> } & Json;
} & Json;

/** The schema that a reference means, or the schema itself. */
export function resolved(schema: Schema, schemas: Schemas): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : resolved(schemas[name] ?? {}, schemas);
}
