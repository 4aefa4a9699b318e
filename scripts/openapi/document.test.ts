import { lintFaultsOf } from '@techbourse/client/lint';
import whole from '@techbourse/client/openapi.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { type Action, ruleOf } from '../../packages/policy/src/index.ts';

type Content = Record<string, { schema?: object; example?: unknown }>;
type Operation = {
  operationId: string;
  summary?: string;
  description?: string;
  'x-action': Action;
  security: Record<string, string[]>[];
  parameters?: { in?: string }[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content; headers?: Record<string, unknown> }>;
};

const operations = Object.entries(whole.paths as unknown as Record<string, Record<string, Operation>>).flatMap(
  ([path, item]) => Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
);
const faults = (isFault: (each: (typeof operations)[number]) => boolean) =>
  operations.filter(isFault).map(({ method, path }) => `${method} ${path}`);

describe('each operation of the document', () => {
  it('is among many', () => {
    expect(operations.length).toBeGreaterThan(290);
  });

  it('says in words what it does and who may', () => {
    expect(faults(({ operation }) => !operation.summary?.trim())).toEqual([]);
    expect(faults(({ operation }) => (operation.description ?? '').length < 20)).toEqual([]);
  });

  it('has a name of its own that reads as one', () => {
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
    expect(faults(({ operation }) => !/^[a-z]+(?:[A-Z][a-z]*)*$/.test(operation.operationId))).toEqual([]);
    expect(faults(({ operation }) => operation.operationId.length > 45)).toEqual([]);
  });

  it('takes no credential, a session alone or any, as the policy says of its action', () => {
    expect(
      faults(({ operation }) => {
        const { on } = ruleOf(operation['x-action']);
        const schemes = operation.security.map((each) => Object.keys(each).join());
        const isOpen = schemes.includes('');
        if (on === 'person') return schemes.join() !== 'session';
        return isOpen !== (on === 'anyone' || on === 'visible');
      }),
    ).toEqual([]);
    const shut = operations.filter(
      ({ method, operation }) => method === 'get' && !operation.security.some((each) => Object.keys(each).length === 0),
    );
    expect(shut.length).toBeGreaterThan(60);
  });

  it('shows what is sent and what is answered by an example', () => {
    const lacks = (content: Content = {}) =>
      Object.values(content).some((part) => part.schema && part.example === undefined);
    expect(faults(({ operation }) => lacks(operation.requestBody?.content))).toEqual([]);
    expect(
      faults(({ operation }) =>
        Object.values(operation.responses).some((answer, at, all) => at < all.length - 1 && lacks(answer.content)),
      ),
    ).toEqual([]);
  });

  it('names the errors that it may answer with', () => {
    const wanted = (method: string, path: string, { security, requestBody }: Operation) => [
      '401',
      '429',
      '503',
      'default',
      ...(path.includes('{') ? ['404'] : []),
      ...(method === 'get' ? ['406'] : ['409', '422']),
      ...(requestBody ? ['400', '413', '415'] : []),
      ...(security.some((each) => Object.keys(each).length === 0) ? [] : ['403']),
    ];
    expect(
      faults(({ method, path, operation }) =>
        wanted(method, path, operation).some((status) => !(status in operation.responses)),
      ),
    ).toEqual([]);
  });

  it('says where what it makes is read', () => {
    expect(
      faults(({ operation }) => '201' in operation.responses && !operation.responses['201']?.headers?.['location']),
    ).toEqual([]);
  });
});

it('the document is clean by the rules of redocly, by which each example fits its schema', async () => {
  expect(await lintFaultsOf(whole)).toEqual([]);
});

it('a document with an example that its schema does not allow is not clean', async () => {
  const broken = structuredClone(whole) as unknown as { paths: Record<string, { post: Operation }> };
  const body = broken.paths['/api/listings']?.post.requestBody?.content['application/json'];
  if (!body) throw new Error('no body');
  body.example = { kind: 'sofa' };
  expect((await lintFaultsOf(broken)).join()).toContain('no-invalid-media-type-examples');
});
