import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import document from '../openapi.json' with { type: 'json' };
import { typesOf } from './types.ts';

const operation = (operationId: string, more: object = {}) => ({
  operationId,
  security: [],
  responses: { 200: { description: 'fine', content: { 'application/json': { schema: { type: 'string' } } } } },
  ...more,
});
const withParameter = (parameter: object) => operation('x', { parameters: [parameter] });
const q = { name: 'q', in: 'query' };
const documentOf = (paths: object) => ({ openapi: '3.1.0', info: { title: 't', version: '1' }, paths });

describe('the types', () => {
  it('are those of the document that lies beside them, and made alike each time', async () => {
    const types = await typesOf(document);
    expect(types).toBe(readFileSync(new URL('../src/generated.ts', import.meta.url), 'utf8'));
  });

  it('leave a field with a default to whoever asks', async () => {
    const schema = { type: 'object', required: ['b'], properties: { a: { type: 'string', default: 'x' }, b: {} } };
    const requestBody = { content: { 'application/json': { schema } } };
    expect(await typesOf(documentOf({ '/a': { post: operation('a', { requestBody }) } }))).toMatch(/\ba\?: string/);
  });

  it.each([
    ['two operations of one id', { '/a': { get: operation('x') }, '/b': { get: operation('x') } }, /operationId/],
    ['a reference to nothing', { '/a': { get: withParameter({ $ref: '#/components/none' }) } }, /resolve/],
    [
      'an operation without a good answer',
      { '/a': { get: operation('x', { responses: { 404: { description: 'no' } } }) } },
      /2XX/,
    ],
    ['a parameter without a place', { '/a': { get: withParameter({ name: 'p', schema: {} }) } }, /`in`/],
    ['a path whose parameter nobody names', { '/a/{id}': { get: operation('x') } }, /`\{id\}`/],
    ['a field that no operation has', { '/a': { get: operation('x', { nonsense: true }) } }, /`nonsense`/],
    ['a schema of no type', { '/a': { get: withParameter({ ...q, schema: { type: 'any' } }) } }, /type/],
    [
      'values of another type',
      { '/a': { get: withParameter({ ...q, schema: { type: 'string', enum: [1] } }) } },
      /enum/,
    ],
    ['a right that is not explained', { '/a': { get: operation('x', { security: [{ key: [] }] }) } }, /`key`/],
    [
      'an operation that anybody may ask, or nobody',
      { '/a': { get: { ...operation('x'), security: undefined } } },
      /security/,
    ],
  ])('are not made of a document with %s', async (_fault, paths, message) => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await expect(typesOf(documentOf(paths))).rejects.toThrow(message);
    vi.restoreAllMocks();
  });
});

it('every operation says what it answers, who may ask, and what an error looks like', () => {
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item as Record<string, object>));
  expect(operations.length).toBeGreaterThan(100);
  for (const each of operations) {
    expect(each).toMatchObject({
      operationId: expect.any(String),
      security: expect.any(Array),
      tags: expect.any(Array),
    });
    expect(each).toHaveProperty(['responses', 'default', 'content', 'application/problem+json']);
  }
});
