import { newId } from '@techbourse/platform';
import { afterAll, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { newPerson } from '../../../test/people.ts';

const gateway = await startGateway(await gatewaySettings());
const { app } = gateway;
afterAll(() => gateway.close());

const invite = async (id: string, headers: Record<string, string>, email: string) => {
  const payload = { email, role: 'owner' };
  const reply = await app.inject({ method: 'POST', url: `/api/organisations/${id}/invitations`, headers, payload });
  return [reply.statusCode, reply.json().reason];
};

it('the key of a new exchange invites the first person who runs it as owner, and no further one', async () => {
  const { organisation } = (await app.inject({ url: '/api/me', headers: asOperator })).json();
  const person = await newPerson(gateway);
  expect(await invite(organisation.id, asOperator, person.email)).toEqual([201, undefined]);
  expect(await invite(organisation.id, asOperator, person.email)).toEqual([201, undefined]);
  const [waiting] = (await app.inject({ url: '/api/memberships', headers: person.headers })).json().invitations;
  const url = `/api/memberships/invitations/${waiting.id}/answer`;
  await app.inject({ method: 'POST', url, headers: person.headers, payload: { answer: 'accept' } });
  const me = (await app.inject({ url: '/api/me', headers: person.headers })).json();
  expect(me).toMatchObject({ operator: true, role: 'owner' });
  const later = `p-${newId()}@example.org`;
  expect(await invite(organisation.id, asOperator, later)).toEqual([403, 'membership.role_beyond_own']);
  expect(await invite(organisation.id, person.headers, later)).toEqual([201, undefined]);
  const other = await newOrganisation(app);
  expect(await invite(other.id, other.headers, later)).toEqual([403, 'membership.role_beyond_own']);
});
