import { ANONYMOUS } from '@techbourse/policy';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { apiDocumentOf, offlineSettings } from './api-document.ts';
import { buildApp } from './app.ts';
import type { App } from './app-options.ts';
import { actorSettings, baseSettings, meiliSettings, postgresSettings, readConfig, redisSettings } from './config.ts';
import { silentLogger } from './log.ts';

type Operation = {
  parameters?: { name: string; in: string }[];
  responses: Record<string, { headers?: object; description?: string }>;
  'x-action'?: string;
  'x-scope'?: string;
};

/** A context that says whether it was closed. */
const context = () => {
  const ctx = { closed: 0, close: async () => void ctx.closed++ };
  return ctx;
};

const schema = { response: { 200: z.object({ id: z.string() }) } };
async function documentOf(routes: (app: App) => void) {
  const ctx = context();
  const build = async () => {
    const app = await buildApp({ name: 'sample', log: silentLogger(), authenticate: async () => ANONYMOUS });
    routes(app);
    return app;
  };
  const { paths } = (await apiDocumentOf(ctx, build)) as unknown as {
    paths: Record<string, Record<string, Operation>>;
  };
  return { paths, ctx };
}

it('the document names the action and the scope that a route needs, and no scope where none is needed', async () => {
  const { paths, ctx } = await documentOf((app) => {
    app.post('/listings', { schema, config: { action: 'listing.create' } }, async () => ({ id: '' }));
    app.get('/statistics', { schema, config: { action: 'statistics.read' } }, async () => ({ id: '' }));
    app.get('/free', { schema }, async () => ({ id: '' }));
  });
  expect(paths['/listings']?.['post']).toMatchObject({ 'x-action': 'listing.create', 'x-scope': 'listings:write' });
  expect(paths['/statistics']?.['get']).toMatchObject({ 'x-action': 'statistics.read' });
  expect(paths['/statistics']?.['get']).not.toHaveProperty('x-scope');
  expect(paths['/free']?.['get']).not.toHaveProperty('x-action');
  expect(ctx.closed).toBe(1);
});

it('the document says of each read that answers 200 how to ask whether it is still the same, and of no write', async () => {
  const headers = z.object({ 'accept-language': z.string().optional() });
  const { paths } = await documentOf((app) => {
    app.get('/thing', { schema: { ...schema, headers } }, async () => ({ id: '' }));
    app.post('/thing', { schema }, async () => ({ id: '' }));
    app.get('/started', { schema: { response: { 202: schema.response[200] } } }, async () => ({ id: '' }));
  });
  const namesOf = (operation?: Operation) => (operation?.parameters ?? []).map(({ name }) => name);
  const read = paths['/thing']?.['get'];
  expect(namesOf(read).sort()).toEqual(['accept-language', 'if-none-match']);
  expect([Object.keys(read?.responses ?? {}), read?.responses['200']?.headers]).toMatchObject([
    ['200', '304'],
    { etag: {} },
  ]);
  for (const other of [paths['/thing']?.['post'], paths['/started']?.['get']]) {
    expect(namesOf(other)).not.toContain('if-none-match');
    expect(other?.responses).not.toHaveProperty('304');
  }
});

it('a service whose routes cannot be made closes what it opened, and says why', async () => {
  const ctx = context();
  const build = async () => {
    const app = await buildApp({ name: 'sample', log: silentLogger(), authenticate: async () => ANONYMOUS });
    app.register(async () => {
      throw new Error('two routes of one path');
    });
    return app;
  };
  await expect(apiDocumentOf(ctx, build)).rejects.toThrow('two routes of one path');
  expect(ctx.closed).toBe(1);
});

it('settings of a process without engines are valid for all that a service reads, and their keys are new each time', () => {
  const all = { ...baseSettings, ...postgresSettings, ...redisSettings, ...meiliSettings, ...actorSettings };
  const [one, two] = [offlineSettings(), offlineSettings()];
  expect(readConfig(z.object(all), one)).toMatchObject({ LOG_LEVEL: 'silent' });
  expect(one['ACTOR_PRIVATE_KEY']).not.toBe(two['ACTOR_PRIVATE_KEY']);
});
