import type { App } from '@techbourse/platform';
import { waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { gatewaySettings, startGateway, startService } from '../../test/gateway.ts';
import { faultsOf } from '../../test/openapi-faults.ts';
import { errorComponents } from './error-answers.ts';
import { mergeDocuments } from './merge.ts';
import type { OpenApi, Schema } from './types.ts';

const thing = z.object({ id: z.uuid(), parent: z.uuid().nullable() }).meta({ id: 'TestThing' });
const things = (app: App) => {
  app.get(
    '/listings/:id',
    { schema: { tags: ['listings'], params: z.object({ id: z.uuid() }), response: { 200: thing } } },
    async () => {
      throw new Error('never asked');
    },
  );
  app.post('/listings', { schema: { body: thing, response: { 201: thing } } }, async () => {
    throw new Error('never asked');
  });
  app.get('/operations/dead-letters', { schema: { tags: ['operations'] } }, async () => ({}));
  app.get('/elsewhere', async () => ({}));
};
const first = await startService('listings', things);
const settings = await gatewaySettings({ LISTINGS_URL: first.url });
const gateway = await startGateway(settings);
afterAll(async () => {
  await gateway.close();
  await first.app.close();
});

const read = async (): Promise<OpenApi> => (await gateway.app.inject('/api/openapi.json')).json();

describe('the document of the whole exchange', () => {
  it('can be relied on', async () => {
    expect(faultsOf(await read())).toEqual([]);
  });

  it('has public paths only, each with its security and the problem document', async () => {
    const { paths, components } = await read();
    expect(Object.keys(paths).filter((path) => !path.startsWith('/api/'))).toEqual([]);
    expect(paths).not.toHaveProperty('/api/elsewhere');
    expect(paths).toHaveProperty('/api/organisations/{id}/keys/{keyId}');
    expect(paths['/api/listings/{id}']?.get).toMatchObject({
      operationId: 'getListing',
      tags: ['listings'],
      security: [{ bearer: [] }, { apiKey: [] }, { session: [] }],
    });
    expect(paths['/api/listings']?.post).toMatchObject({
      security: [{ bearer: [] }, { apiKey: [] }, { session: [] }],
      responses: {
        default: { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
      },
    });
    expect(components?.schemas).toMatchObject({ TestThing: { type: 'object' }, Problem: { type: 'object' } });
  });

  it('says which services are away, and has them once they are back', async () => {
    const demands = (app: App) => {
      app.get('/demands', { schema: { tags: ['demands'] } }, async () => ({}));
    };
    const before = await startService('demands', demands);
    await before.app.close();
    const other = await startGateway({ ...settings, DEMANDS_URL: before.url });
    const info = async () => (await other.app.inject('/api/openapi.json')).json().info;
    expect((await info())['x-services-away']).toEqual(['demands', 'matching', 'contracts', 'notifications']);
    const after = await startService('demands', demands, { port: Number(new URL(before.url).port) });
    await waitFor(async () => !(await info())['x-services-away'].includes('demands'));
    await other.close();
    await after.app.close();
  });

  it('keeps what a service said while that service restarts', async () => {
    const restarting = await startService('demands', (app) => {
      app.get('/demands', { schema: { tags: ['demands'] } }, async () => ({}));
    });
    const other = await startGateway({ ...settings, DEMANDS_URL: restarting.url });
    const paths = async () => Object.keys((await other.app.inject('/api/openapi.json')).json().paths);
    expect(await paths()).toContain('/api/demands');
    await restarting.app.close();
    await waitFor(async () => (await paths()).includes('/api/demands'));
    expect(await paths()).toContain('/api/demands');
    await other.close();
  });
});

describe('/docs', () => {
  it('brings every file it needs from here, and asks for nothing elsewhere', async () => {
    const page = await gateway.app.inject('/docs/');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    const files = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => String(file));
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const path = new URL(file, 'http://here/docs/');
      expect(path.host).toBe('here');
      expect([file, (await gateway.app.inject(path.pathname)).statusCode]).toEqual([file, 200]);
    }
    const document = (await gateway.app.inject('/docs/json')).json();
    expect(Object.keys(document.paths)).toContain('/api/listings/{id}');
    expect((await gateway.app.inject('/docs')).statusCode).toBe(200);
  });
});

describe('mergeDocuments', () => {
  const frame: OpenApi = {
    openapi: '3.1.0',
    info: { title: 't', version: '1' },
    paths: {},
    components: { schemas: { Problem: {} }, responses: errorComponents() },
  };
  const part = (name: string, schemas: Record<string, Schema>, use: string) => ({
    name,
    publicPath: (path: string) => `/api${path}`,
    document: {
      ...frame,
      paths: {
        [`/${name}`]: {
          get: {
            responses: {
              200: { description: '', content: { j: { schema: { $ref: `#/components/schemas/${use}` } } } },
            },
          },
        },
      },
      components: { schemas },
    },
  });

  it('takes schemas that are used, directly or through others, and no more', () => {
    const schemas = { A: { properties: { b: { $ref: '#/components/schemas/B' } } }, B: { type: 'string' }, Unused: {} };
    const { document, clashes } = mergeDocuments([part('one', schemas, 'A')], frame);
    expect([Object.keys(document.components?.schemas ?? {}), clashes]).toEqual([['A', 'B', 'Problem'], []]);
  });

  it('keeps one schema for two services that mean the same, and two for those that do not', () => {
    const same = mergeDocuments(
      [part('one', { A: { type: 'string' } }, 'A'), part('two', { A: { type: 'string' } }, 'A')],
      frame,
    );
    expect(same.clashes).toEqual([]);
    const other = mergeDocuments(
      [part('one', { A: { type: 'string' } }, 'A'), part('two', { A: { type: 'number' } }, 'A')],
      frame,
    );
    expect(other.clashes).toEqual([{ schema: 'A', services: ['one', 'two'] }]);
    expect(other.document.components?.schemas).toMatchObject({ A: { type: 'string' }, TwoA: { type: 'number' } });
    expect(JSON.stringify(other.document.paths['/api/two'])).toContain('#/components/schemas/TwoA');
    expect(faultsOf(other.document).filter((fault) => fault.includes('nowhere'))).toEqual([]);
  });
});

describe('faultsOf', () => {
  it('sees what is broken', () => {
    const operation = { operationId: 'x', responses: { 200: { description: '' } } };
    const broken = {
      openapi: '3.1.0',
      info: { title: 't', version: '1' },
      paths: {
        '/a/{id}': { get: { ...operation, parameters: [] } },
        '/b': {
          get: {
            ...operation,
            security: [{ none: [] }],
            responses: { 200: { $ref: '#/components/responses/None' }, 404: {} },
          },
        },
      },
    };
    expect(faultsOf(broken)).toEqual([
      'get /a/{id}: the path names id, the parameters ',
      'get /b 404 lacks a description',
      'get /b: operationId x is taken',
      'get /b: no security scheme none',
      '#/paths//b/get/responses/200: #/components/responses/None leads nowhere',
    ]);
  });
});
