import { errorAnswersOf } from './error-answers.ts';
import { exampleOf } from './example.ts';
import { operationIdOf } from './operation-id.ts';
import { accessOf, mayActOnBehalf, securityOf } from './security.ts';
import { type Content, type Operation, type Parameter, resolved, type Schemas } from './types.ts';

const ON_BEHALF_OF = { $ref: '#/components/parameters/OnBehalfOf' };

/** What a status says where its route says no more. */
const MEANING: Readonly<Record<string, string>> = {
  200: 'What was asked for',
  201: 'It was made; `Location` says where it is, where it has an address of its own',
  202: 'It is under way',
  204: 'It is done; there is nothing to say',
};

/**
 * Says of an operation what follows from its path, its action and its schemas: a name, who may ask, an example of what is
 * sent and of each answer, and how it says no.
 */
export function complete(path: string, method: string, operation: Operation, schemas: Schemas): void {
  operation.operationId = operationIdOf(method, path, isList(operation, schemas));
  operation.description = [operation.description, accessOf(operation)].filter(Boolean).join('\n\n');
  operation.security = securityOf(operation);
  if (mayActOnBehalf(operation)) operation.parameters = [...(operation.parameters ?? []), ON_BEHALF_OF];
  giveExamples(operation.requestBody?.content, schemas, true);
  for (const parameter of operation.parameters ?? []) giveExample(parameter, schemas);
  for (const [status, answer] of Object.entries(operation.responses ?? {})) {
    giveExamples(answer.content, schemas, false);
    if (answer.description === 'Default Response') answer.description = MEANING[status] ?? answer.description;
  }
  operation.responses = { ...operation.responses, ...errorAnswersOf(method, path, operation) };
}

function giveExamples(content: Content | undefined, schemas: Schemas, isRequest: boolean): void {
  for (const part of Object.values(content ?? {})) {
    if (part.schema && part.example === undefined) part.example = exampleOf(part.schema, schemas, { brief: isRequest });
  }
}

/** Of what has to be in the address; the rest says enough by its description. */
function giveExample(parameter: Parameter, schemas: Schemas): void {
  const { name = '', required, schema, example } = parameter;
  if (required !== true || schema === undefined || example !== undefined) return;
  parameter.example = exampleOf(schema, schemas, { name });
}

/** Whether it answers with several: a page, or a list that is whole. */
function isList({ responses }: Operation, schemas: Schemas): boolean {
  const schema = resolved(responses?.['200']?.content?.['application/json']?.schema ?? {}, schemas);
  return schema.type === 'array' || resolved(schema.properties?.items ?? {}, schemas).type === 'array';
}
