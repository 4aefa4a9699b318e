import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS, type Action, type Rule } from '@techbourse/policy';
import { expect, it } from 'vitest';
import { isOwn } from '../app/client/own-paths.ts';

type Operations = Record<string, { 'x-action'?: string }>;
const document: { paths: Record<string, Operations> } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../packages/client/openapi.json'), 'utf8'),
);
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { 'x-action': action }]) =>
    action ? [{ path, method, rule: ACTIONS[action as Action] as Rule }] : [],
  ),
);

it('what only a person does for itself is never sent in the name of a client, what an agency may do for one always is', () => {
  expect(operations.length).toBeGreaterThan(100);
  const wrong = operations.filter(({ path, rule: { on, onBehalf, scope } }) => {
    if (on === 'person') return !isOwn(path);
    return scope !== null && on !== 'operator' && onBehalf !== 'never' && isOwn(path);
  });
  expect(wrong.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

it('a mandate is proposed, read and ended, and a part of a contract confirmed, by the agency itself', () => {
  for (const path of [
    '/api/mandates',
    '/api/mandates/{id}/end',
    '/api/agencies/{id}/performance',
    '/api/contracts/agency-parts',
    '/api/contracts/{id}/agency-part/confirm',
    '/api/deals/{id}/both-sides',
  ]) {
    expect([path, isOwn(path)]).toEqual([path, true]);
  }
  expect(isOwn('/api/contracts/{id}')).toBe(false);
});
