import { ACTIONS, type Action, type Rule } from '@techbourse/policy';
import { afterEach, expect, it } from 'vitest';
import text from '../../../../packages/client/openapi.json?raw';
import { actFor, actingFor, isMandateOver, isOwn, loseActing, lostClient, onBehalfOf } from './acting.ts';

const client = { clientId: 'c', mandateId: 'm', name: {} };
afterEach(() => actFor(undefined));

type Operations = Record<string, { 'x-action'?: string }>;
const document: { paths: Record<string, Operations> } = JSON.parse(text);
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

it('requests name the client and the mandate while somebody acts for it', () => {
  expect(onBehalfOf('/api/listings')).toBeUndefined();
  actFor(client);
  expect([onBehalfOf('/api/listings'), onBehalfOf('/api/notifications')]).toEqual(['c; mandate=m', undefined]);
});

it('an end of the mandate leads back to the own organisation, and the client is remembered to be told of', () => {
  actFor(client);
  loseActing();
  expect([actingFor(), lostClient()]).toEqual([undefined, client]);
  expect(['mandate.ended', 'mandate.none', 'agency.accreditation'].map(isMandateOver)).toEqual([true, true, true]);
  // More than the mandate gives: it stands as before.
  expect(['mandate.beyond', 'organisation.not_verified', undefined].map(isMandateOver)).toEqual([false, false, false]);
});
