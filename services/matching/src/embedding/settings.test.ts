import { expect, test } from 'vitest';
import { z } from 'zod';
import { embedderSettings, openEmbedder, recipeOf, requireEmbedderSettings } from './settings.ts';

const read = (env: Record<string, string>) =>
  z.object(embedderSettings).superRefine(requireEmbedderSettings).parse(env);

test('the built-in embedder needs no settings', () => {
  expect(read({}).MATCHING_EMBEDDER).toBe('builtin');
});

test.each([
  ['folder', 'MATCHING_EMBEDDER_FOLDER'],
  ['endpoint', 'MATCHING_EMBEDDER_URL'],
  ['endpoint', 'MATCHING_EMBEDDER_MODEL'],
  ['endpoint', 'MATCHING_EMBEDDER_DIMENSIONS'],
])('%s without %s is refused by name', (kind, missing) => {
  const whole = {
    MATCHING_EMBEDDER: kind,
    MATCHING_EMBEDDER_FOLDER: '/models/e5',
    MATCHING_EMBEDDER_URL: 'http://host/v1',
    MATCHING_EMBEDDER_MODEL: 'bge-m3',
    MATCHING_EMBEDDER_DIMENSIONS: '1024',
  };
  expect(read(whole).MATCHING_EMBEDDER).toBe(kind);
  expect(() => read({ ...whole, [missing]: undefined as unknown as string })).toThrow(missing);
});

test('a recipe keeps everything but the key, and opens the same embedder again', async () => {
  const config = read({
    MATCHING_EMBEDDER: 'endpoint',
    MATCHING_EMBEDDER_URL: 'http://127.0.0.1:9/v1',
    MATCHING_EMBEDDER_MODEL: 'm',
    MATCHING_EMBEDDER_DIMENSIONS: '8',
    MATCHING_EMBEDDER_KEY: 'sk-secret',
    MATCHING_EMBEDDER_NEED_PREFIX: 'q: ',
    MATCHING_EMBEDDER_REVISION: 'march',
  });
  const kept = JSON.stringify(recipeOf(config));
  expect(kept).not.toContain('sk-secret');
  const given = { toolsDir: '/nowhere', threads: 1 };
  const { id, dimensions } = await openEmbedder(JSON.parse(kept), given);
  expect([id, dimensions]).toEqual([(await openEmbedder(recipeOf(config), given)).id, 8]);
  expect(id).toMatch(/^m-8.*@march$/);
});
