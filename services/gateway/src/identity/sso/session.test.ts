import { isAction, ruleOf } from '@techbourse/policy';
import { waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { startProvider } from '../../../test/oidc.ts';
import { joinOrganisation, newPerson } from '../../../test/people.ts';
import { newSsoOrganisation, type SsoOrganisation, sessionOf, signInBy } from '../../../test/sso.ts';
import { writeSessionUses } from '../session/store.ts';

const provider = await startProvider();
const settings = await gatewaySettings({ OUTBOUND_EXCEPTIONS: provider.hostPort });
const gateway = await startGateway(settings);
/** Another process of the gateway, which learns of changes by the database alone. */
const second = await startGateway(settings);
afterAll(async () => {
  await Promise.all([gateway.close(), second.close()]);
  await provider.close();
});

type Headers = Record<string, string>;
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
const ask = (method: Method, url: string, headers: Headers, payload?: object) =>
  gateway.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
const me = async (headers: Headers) => (await ask('GET', '/api/me', headers)).json();
const of = ({ id }: Pick<SsoOrganisation, 'id'>, more = '') => `/api/organisations/${id}/sso${more}`;

let made = 0;
/** A session of somebody by the provider of an organisation. */
async function signedIn(organisation: SsoOrganisation, address?: string): Promise<Headers> {
  made += 1;
  const email = address ?? `m${made}@${organisation.domain}`;
  provider.addAccount({ sub: email, email, email_verified: true, name: 'Wang Wei' });
  return sessionOf(await signInBy(gateway, provider, email));
}

/** An organisation whose owner has set that its provider is the only way in. */
async function newRequired(): Promise<SsoOrganisation & { owner: Headers }> {
  const organisation = await newSsoOrganisation(gateway, provider, { defaultRole: 'admin' });
  const owner = await signedIn(organisation);
  const set = await ask('PATCH', of(organisation), owner, { expectedVersion: organisation.version, required: true });
  if (set.statusCode !== 200) throw new Error(set.body);
  return { ...organisation, owner, version: set.json().version };
}

/** What both processes answer to a session, once they agree. */
async function bothAnswer(headers: Headers, url: string, expected: { status: number; reason?: string }): Promise<void> {
  await waitFor(
    async () => {
      const answers = await Promise.all([gateway, second].map(({ app }) => app.inject({ url, headers })));
      return answers.every(
        (answer) => answer.statusCode === expected.status && (answer.json().reason ?? undefined) === expected.reason,
      );
    },
    { what: `${expected.status} at ${url}` },
  );
}

describe('a session that the provider of an organisation made', () => {
  it('acts for this organisation alone, whatever else its person belongs to', async () => {
    const organisation = await newSsoOrganisation(gateway, provider);
    const elsewhere = await newOrganisation(gateway.app);
    const person = await newPerson(gateway, { organisationId: elsewhere.id, email: `both@${organisation.domain}` });
    const headers = await signedIn(organisation, person.email);
    const seen = await me(headers);
    expect(seen).toMatchObject({ person: { id: person.id }, organisation: { id: organisation.id } });
    expect(JSON.stringify(seen)).not.toContain(elsewhere.id);
    const switched = await ask('PATCH', '/api/sessions/current', headers, { organisationId: elsewhere.id });
    expect(switched.json()).toMatchObject({ status: 403, reason: 'session.sso_bound' });
    expect((await me(headers)).organisation.id).toBe(organisation.id);
    expect((await ask('GET', `/api/organisations/${elsewhere.id}/keys`, headers)).statusCode).toBe(403);
    expect((await me(person.headers)).organisation.id).toBe(elsewhere.id);
  });

  it('changes nothing of what opens the account, and founds, joins and answers nothing for its person', async () => {
    const organisation = await newSsoOrganisation(gateway, provider, { defaultRole: 'admin' });
    const person = await newPerson(gateway, { email: `own@${organisation.domain}` });
    const headers = await signedIn(organisation, person.email);
    const routes = (await ask('GET', '/api/openapi.json', {})).json().paths as Record<
      string,
      Record<string, Operation>
    >;
    const own = Object.entries(routes).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { 'x-action': action = '' }]) => {
        const rule = isAction(action) ? ruleOf(action) : undefined;
        const asked = {
          method: method.toUpperCase() as Method,
          path: path.replaceAll(/\{[^}]+\}/g, organisation.id),
          action,
        };
        return rule?.on === 'person' && !rule.bound ? [asked] : [];
      }),
    );
    expect(own.length).toBeGreaterThan(8);
    for (const { method, path, action } of own) {
      const answer = await ask(method, path, headers, method === 'GET' ? undefined : {});
      expect({ action, status: answer.statusCode, reason: answer.json().reason }).toEqual({
        action,
        status: 403,
        reason: 'session.sso_bound',
      });
    }
  });

  it('sees and ends those of the same provider alone', async () => {
    const organisation = await newSsoOrganisation(gateway, provider);
    const person = await newPerson(gateway, { email: `sessions@${organisation.domain}` });
    const [one, two] = [await signedIn(organisation, person.email), await signedIn(organisation, person.email)];
    const listed = (await ask('GET', '/api/sessions', one)).json().items as { id: string; how: string }[];
    expect(listed.map(({ how }) => how)).toEqual(['sso', 'sso']);
    const all = (await ask('GET', '/api/sessions', person.headers)).json().items as { id: string; how: string }[];
    expect(all).toHaveLength(3);
    const password = all.find(({ how }) => how !== 'sso')?.id;
    expect((await ask('DELETE', `/api/sessions/${password}`, one)).statusCode).toBe(404);
    expect((await ask('DELETE', '/api/sessions', one)).json()).toEqual({ ended: 1 });
    expect((await ask('GET', '/api/me', two)).statusCode).toBe(401);
    expect((await me(person.headers)).person.id).toBe(person.id);
    expect((await ask('DELETE', '/api/sessions/current', one)).statusCode).toBe(204);
    expect((await ask('GET', '/api/me', one)).statusCode).toBe(401);
  });

  it('ends within seconds in every process when its provider is disabled', async () => {
    const organisation = await newSsoOrganisation(gateway, provider);
    const headers = await signedIn(organisation);
    await bothAnswer(headers, '/api/me', { status: 200 });
    await ask('POST', of(organisation, '/disable'), asOperator);
    expect((await ask('GET', '/api/me', headers)).json()).toMatchObject({ status: 401, reason: 'session.ended' });
    await bothAnswer(headers, '/api/me', { status: 401, reason: 'session.ended' });
  });

  it('ends within seconds in every process when its organisation is suspended, and nobody comes in', async () => {
    const organisation = await newSsoOrganisation(gateway, provider);
    const headers = await signedIn(organisation);
    await bothAnswer(headers, '/api/me', { status: 200 });
    await gateway.ctx.exchange.sql`update identity.organisation set suspended_at = now() where id = ${organisation.id}`;
    await bothAnswer(headers, '/api/me', { status: 401, reason: 'session.ended' });
    const email = `late@${organisation.domain}`;
    const started = await ask('POST', '/api/sso/start', {}, { email });
    expect(started.json()).toMatchObject({ status: 404, reason: 'sso.none' });
  });

  it('ends when its person does not belong to the organisation any more', async () => {
    const organisation = await newSsoOrganisation(gateway, provider);
    const headers = await signedIn(organisation);
    const { person } = await me(headers);
    await gateway.ctx.exchange.sql`delete from identity.member where person_id = ${person.id}`;
    gateway.ctx.changes.emit('person', person.id);
    await bothAnswer(headers, '/api/me', { status: 401, reason: 'session.ended' });
  });

  it('has an end that use does not put off', async () => {
    const organisation = await newSsoOrganisation(gateway, provider);
    const headers = await signedIn(organisation);
    const { person } = await me(headers);
    const end = async () => {
      const rows = await gateway.ctx.exchange.sql<{ at: string }[]>`
        select expires_at as at from identity.session where person_id = ${person.id}`;
      return new Date(rows[0]?.at ?? '').getTime();
    };
    const before = await end();
    expect(before).toBeGreaterThan(Date.now());
    expect(before).toBeLessThanOrEqual(Date.now() + 12 * 3_600_000);
    const later = new Date(Date.now() + 3_600_000);
    const [row] = await gateway.ctx.exchange.sql`select id from identity.session where person_id = ${person.id}`;
    await writeSessionUses(gateway.ctx.exchange.orm, [{ id: row?.['id'], at: later }], { idle: 14, most: 90 });
    expect(await end()).toBe(before);
  });
});

describe('an organisation with "required"', () => {
  it('takes sessions of its own provider alone, at once and in every process, also not those made before', async () => {
    const organisation = await newSsoOrganisation(gateway, provider, { defaultRole: 'admin' });
    const before = await newPerson(gateway, { organisationId: organisation.id, role: 'owner' });
    const keys = `/api/organisations/${organisation.id}/keys`;
    await bothAnswer(before.headers, keys, { status: 200 });
    const owner = await signedIn(organisation);
    const edit = (headers: Headers, required: boolean, expectedVersion = organisation.version) =>
      ask('PATCH', of(organisation), headers, { expectedVersion, required });
    for (const headers of [before.headers, organisation.headers]) {
      expect((await edit(headers, true)).json()).toMatchObject({ status: 422, reason: 'sso.required.own_session' });
    }
    expect((await edit(owner, true)).json()).toMatchObject({ required: true, state: 'approved' });
    const refused = { status: 403, reason: 'session.sso_required' };
    expect((await ask('GET', keys, before.headers)).json()).toMatchObject(refused);
    await bothAnswer(before.headers, keys, refused);
    await bothAnswer(before.headers, '/api/listings', refused);
    await bothAnswer(owner, keys, { status: 200 });
    expect((await ask('GET', keys, organisation.headers)).statusCode).toBe(200);
    const payload = { email: before.email, password: before.password };
    const again = await gateway.app.inject({ method: 'POST', url: '/api/sessions', payload });
    const { cookie } = { cookie: again.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
    expect((await ask('GET', keys, { cookie })).json()).toMatchObject(refused);
    // the operator lets them in again
    const lifted = await edit(asOperator, false, organisation.version + 1);
    expect(lifted.json()).toMatchObject({ required: false });
    await bothAnswer(before.headers, keys, { status: 200 });
  });

  it('leaves its members what is their own, and their other organisations', async () => {
    const organisation = await newRequired();
    const elsewhere = await newOrganisation(gateway.app);
    const person = await newPerson(gateway);
    await joinOrganisation(gateway, person, elsewhere.id, 'viewer');
    await gateway.ctx.exchange.sql`insert into identity.member (id, organisation_id, person_id, role)
      values (gen_random_uuid(), ${organisation.id}, ${person.id}, 'viewer')`;
    const switched = await ask('PATCH', '/api/sessions/current', person.headers, { organisationId: organisation.id });
    expect(switched.json()).toMatchObject({ status: 403, reason: 'session.sso_required' });
    expect((await me(person.headers)).organisation.id).toBe(elsewhere.id);
    await gateway.ctx.exchange.sql`update identity.session set active_organisation_id = ${organisation.id}
      where person_id = ${person.id}`;
    gateway.ctx.changes.emit('person', person.id);
    expect((await ask('GET', '/api/listings', person.headers)).json()).toMatchObject({
      reason: 'session.sso_required',
    });
    expect((await ask('GET', '/api/sessions', person.headers)).statusCode).toBe(200);
    expect((await me(person.headers)).organisation).toBeNull();
    const back = await ask('PATCH', '/api/sessions/current', person.headers, { organisationId: elsewhere.id });
    expect(back.statusCode).toBe(204);
    expect((await me(person.headers)).organisation.id).toBe(elsewhere.id);
  });

  it('is never left without a way in', async () => {
    const { owner, version, ...organisation } = await newRequired();
    const edit = (payload: object) => ask('PATCH', of(organisation), owner, { expectedVersion: version, ...payload });
    expect((await edit({ domains: ['other.example'] })).json()).toMatchObject({
      status: 422,
      reason: 'sso.required.first',
    });
    expect((await edit({ clientSecret: 'rotated' })).json()).toMatchObject({ required: true, state: 'approved' });
    const disabled = await ask('POST', of(organisation, '/disable'), owner);
    expect(disabled.json()).toMatchObject({ state: 'disabled', required: false });
    const person = await newPerson(gateway, { organisationId: organisation.id, role: 'owner' });
    expect((await ask('GET', of(organisation), person.headers)).statusCode).toBe(200);
  });

  it('without it people go on with their passwords', async () => {
    const organisation = await newSsoOrganisation(gateway, provider);
    const person = await newPerson(gateway, { organisationId: organisation.id, role: 'owner' });
    expect((await ask('GET', of(organisation), person.headers)).statusCode).toBe(200);
  });
});

type Operation = { 'x-action'?: string };
