import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type SessionFacts, standingOf } from './standing.ts';

const own: SessionFacts = {
  ssoProviderId: 'p',
  provider: { organisationId: 'o', state: 'approved' },
  organisation: { id: 'o', state: 'active' },
  requiredProviderId: null,
};
const password: SessionFacts = { ...own, ssoProviderId: null, provider: null };

it('a session acts for its organisation, by the only way in where there is one', () => {
  expect(standingOf(own)).toBe('open');
  expect(standingOf({ ...own, requiredProviderId: 'p' })).toBe('open');
  expect(standingOf(password)).toBe('open');
  expect(standingOf({ ...password, requiredProviderId: 'p' })).toBe('barred');
  expect(standingOf({ ...password, organisation: null })).toBe('open');
});

it('a session that waits for no approval goes on while its provider is proposed anew', () => {
  expect(standingOf({ ...own, provider: { organisationId: 'o', state: 'proposed' } })).toBe('open');
});

it.each([
  { provider: null },
  { provider: { organisationId: 'o', state: 'disabled' } },
  { organisation: null },
  { organisation: { id: 'o', state: 'suspended' as const } },
  { organisation: { id: 'o', state: 'merged' as const } },
  { organisation: { id: 'o', state: 'deleted' as const } },
  { organisation: { id: 'another', state: 'active' as const } },
])('a session of a provider is over with %j', (changed) => {
  expect(standingOf({ ...own, ...changed })).toBe('ended');
});

it('no session of a provider ever acts for another organisation, and none of another making where one is required', () => {
  const id = fc.constantFrom('p', 'q');
  const organisationId = fc.constantFrom('o', 'another');
  const facts = fc.record({
    ssoProviderId: fc.option(id),
    provider: fc.option(fc.record({ organisationId, state: fc.constantFrom('proposed', 'approved', 'disabled') })),
    organisation: fc.option(
      fc.record({ id: organisationId, state: fc.constantFrom('active', 'suspended', 'merged', 'deleted') }),
    ),
    requiredProviderId: fc.option(id),
  });
  fc.assert(
    fc.property(facts, (given) => {
      if (standingOf(given) !== 'open') return;
      if (given.ssoProviderId !== null) expect(given.organisation?.id).toBe(given.provider?.organisationId);
      if (given.requiredProviderId !== null) expect(given.ssoProviderId).toBe(given.requiredProviderId);
    }),
  );
});
