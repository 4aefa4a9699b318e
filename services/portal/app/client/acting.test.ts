import { afterEach, expect, it } from 'vitest';
import { actFor, actingFor, isMandateOver, loseActing, lostClient, onBehalfOf } from './acting.ts';

const client = { clientId: 'c', mandateId: 'm', name: {} };
afterEach(() => actFor(undefined));

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
