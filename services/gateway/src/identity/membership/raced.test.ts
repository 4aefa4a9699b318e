import { afterAll, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { newPerson, type TestPerson } from '../../../test/people.ts';

const gateway = await startGateway(await gatewaySettings({ RATE_LIMIT_ADDRESS: '100000', RATE_LIMIT_KEY: '100000' }));
const { app, ctx } = gateway;
afterAll(() => gateway.close());

const call = async (
  method: 'POST' | 'DELETE' | 'PATCH',
  url: string,
  headers: Record<string, string>,
  payload?: object,
) => {
  const { statusCode } = await app.inject({ method, url, headers, ...(payload && { payload }) });
  return statusCode;
};
const invitationsOf = async ({ headers }: TestPerson): Promise<{ id: string }[]> =>
  (await app.inject({ url: '/api/memberships', headers })).json().invitations;
const membersOf = async (id: string) =>
  ctx.exchange.sql<{ person_id: string; role: string }[]>`
    select person_id, role from identity.member where organisation_id = ${id}`;

it('invitations, requests, answers, transfers, departures and merges all at once end in a whole state', async () => {
  const [one, two] = [await newOrganisation(app, { verified: true }), await newOrganisation(app, { verified: true })];
  const owners = [
    await newPerson(gateway, { organisationId: one.id, role: 'owner' }),
    await newPerson(gateway, { organisationId: two.id, role: 'owner' }),
  ];
  const people = await Promise.all([1, 2, 3].map(() => newPerson(gateway)));
  const [first, second] = owners;
  if (!first || !second) throw new Error('nobody owns');
  const manage = [
    { id: one.id, owner: first },
    { id: two.id, owner: second },
  ];
  const all: number[] = [];
  const at = async (calls: Promise<number>[]) => all.push(...(await Promise.all(calls)));

  await at(
    manage.flatMap(({ id, owner }) =>
      people.flatMap(({ email, headers }) => [
        call('POST', `/api/organisations/${id}/invitations`, owner.headers, { email, role: 'editor' }),
        call('POST', `/api/organisations/${id}/invitations`, owner.headers, { email, role: 'viewer' }),
        call('POST', '/api/memberships/requests', headers, { organisationId: id }),
      ]),
    ),
  );
  const waiting = await Promise.all(people.map(async (person) => ({ person, own: await invitationsOf(person) })));
  for (const { own } of waiting) expect(own).toHaveLength(2);
  await at(
    waiting.flatMap(({ person, own }) =>
      own.flatMap(({ id }) =>
        ['accept', 'accept', 'decline'].map((answer) =>
          call('POST', `/api/memberships/invitations/${id}/answer`, person.headers, { answer }),
        ),
      ),
    ),
  );
  const [heir] = people;
  if (!heir) throw new Error('nobody inherits');
  await at([
    ...manage.map(({ id, owner }) =>
      call('POST', `/api/organisations/${id}/ownership-offer`, owner.headers, { personId: heir.id }),
    ),
    call('DELETE', `/api/memberships/${one.id}`, first.headers),
    call('DELETE', `/api/memberships/${one.id}`, heir.headers),
    ...[1, 2].map(() =>
      call('POST', `/api/organisations/${two.id}/ownership-offer/answer`, heir.headers, { answer: 'accept' }),
    ),
    call('POST', `/api/organisations/${one.id}/merge`, asOperator, { into: two.id, reason: 'One' }),
    call('POST', `/api/organisations/${two.id}/merge`, asOperator, { into: one.id, reason: 'One' }),
    ...people.map(({ id }) =>
      call('PATCH', `/api/organisations/${two.id}/members/${id}`, second.headers, { role: 'admin' }),
    ),
  ]);
  expect(all.filter((status) => status >= 500)).toEqual([]);
  for (const { id } of manage) {
    const members = await membersOf(id);
    expect(new Set(members.map(({ person_id }) => person_id)).size).toBe(members.length);
    expect(members.some(({ role }) => role === 'owner')).toBe(true);
  }
  const pending = await ctx.exchange.sql`
    select organisation_id, email from identity.invitation where status = 'pending' group by 1, 2 having count(*) > 1`;
  expect([...pending]).toEqual([]);
  const merged = await ctx.exchange.sql`
    select id from identity.organisation where id in (${one.id}, ${two.id}) and merged_into is not null`;
  expect(merged).toHaveLength(1);
});
