import { newId } from '@techbourse/platform';
import type { Role } from '@techbourse/policy';
import type { LightMyRequestResponse } from 'fastify';
import type { TestGateway } from './gateway.ts';

export const PASSWORD = 'a bridge of seven stones';

/** Of a page of the exchange, as a browser sends it with every write. */
export const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };

/** What a browser would send back of the cookies that an answer sets. */
export function cookiesOf(reply: LightMyRequestResponse): { cookie: string } {
  const kept = reply.cookies.filter(({ value }) => value !== '');
  return { cookie: kept.map(({ name, value }) => `${name}=${value}`).join('; ') };
}

/** The token in the newest mail to `email` that was not taken yet. */
export async function tokenFor(gateway: TestGateway, email: string): Promise<string> {
  const { text } = await (await gateway.mail()).take(email);
  const token = /#token=([\w-]+)/.exec(text)?.[1];
  if (!token) throw new Error(`no link in: ${text}`);
  return token;
}

export type TestPerson = {
  id: string;
  email: string;
  password: string;
  /** Of its session, for reads and writes. */
  headers: { cookie: string; 'sec-fetch-site': string };
};

let made = 0;

/**
 * A person who signed up through the API, confirmed its address and is signed in. With `organisationId` it is a member there,
 * in `role`, and acts for it.
 */
export async function newPerson(
  gateway: TestGateway,
  options: { organisationId?: string; role?: Role; email?: string; name?: string; language?: 'zh' | 'en' | 'ru' } = {},
): Promise<TestPerson> {
  made += 1;
  const { email = `person-${made}-${newId().slice(-8)}@example.org`, name = 'Li Na', language = 'en' } = options;
  const post = (url: string, payload: object) => gateway.app.inject({ method: 'POST', url, payload });
  const asked = await post('/api/account/sign-up', { email, name, language, password: PASSWORD });
  if (asked.statusCode !== 202) throw new Error(asked.body);
  const token = await tokenFor(gateway, email);
  const confirmed = await post('/api/account/confirm', { token, password: PASSWORD });
  if (confirmed.statusCode !== 201) throw new Error(confirmed.body);
  const headers = { ...cookiesOf(confirmed), ...SAME_ORIGIN };
  const me = await gateway.app.inject({ url: '/api/me', headers });
  const person = { id: me.json().person.id, email, password: PASSWORD, headers };
  if (options.organisationId) await joinOrganisation(gateway, person, options.organisationId, options.role ?? 'owner');
  return person;
}

/** Makes somebody a member as a row, and has its session act for the organisation. */
export async function joinOrganisation(
  gateway: TestGateway,
  person: Pick<TestPerson, 'id' | 'headers'>,
  organisationId: string,
  role: Role,
): Promise<void> {
  await gateway.ctx.exchange.sql`insert into identity.member (id, organisation_id, person_id, role)
    values (${newId()}, ${organisationId}, ${person.id}, ${role})`;
  gateway.ctx.changes.emit('person', person.id);
  const switched = await gateway.app.inject({
    method: 'PATCH',
    url: '/api/sessions/current',
    headers: person.headers,
    payload: { organisationId },
  });
  if (switched.statusCode !== 204) throw new Error(switched.body);
}
