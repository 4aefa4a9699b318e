import { newId } from '@techbourse/platform';
import { waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { newPerson, PASSWORD, tokenFor } from '../../../test/people.ts';
import { codeOf, stepAt } from '../second-factor/totp.ts';

const settings = await gatewaySettings({ RATE_LIMIT_ADDRESS: '10000', RATE_LIMIT_KEY: '10000' });
const gateway = await startGateway(settings);
const neighbour = await startGateway(settings);
const { app, ctx } = gateway;
afterAll(async () => {
  await gateway.close();
  await neighbour.close();
});

const reason = 'Seen at an unusual place';
const ask = async (method: 'GET' | 'POST', url: string, headers: Record<string, string>, payload?: object) => {
  const reply = await app.inject({ method, url, headers, ...(payload && { payload }) });
  return { status: reply.statusCode, body: reply.body ? reply.json() : undefined };
};
const operate = (id: string, verb: string, payload: object = { reason }) =>
  ask('POST', `/api/people/${id}/${verb}`, asOperator, payload);
const signIn = (email: string) => ask('POST', '/api/sessions', {}, { email, password: PASSWORD });
const newest = async (email: string) => (await gateway.mail()).take(email);
const audited = async (subject: string) => {
  const rows = await ctx.exchange.sql`
    select action, data->>'reason' as reason from identity.audit where subject = ${subject} order by at desc, id desc limit 1`;
  return rows[0];
};

describe('the operator', () => {
  it('finds people by name, address and id, and reads of one where it belongs and how it signs in, and no secret', async () => {
    const { id: organisationId } = await newOrganisation(app);
    const person = await newPerson(gateway, { organisationId, role: 'editor', name: 'Ivanova Vera' });
    for (const q of ['ivanova', person.email.toUpperCase(), person.id]) {
      const { body } = await ask('GET', `/api/people?${new URLSearchParams({ q })}`, asOperator);
      expect([q, body.items.map(({ id }: { id: string }) => id)]).toEqual([q, [person.id]]);
    }
    expect((await ask('GET', '/api/people?q=%25', asOperator)).body.items).toEqual([]);
    const { body } = await ask('GET', `/api/people/${person.id}`, asOperator);
    expect(body).toMatchObject({
      id: person.id,
      state: 'active',
      password: true,
      secondFactor: false,
      passkeys: 0,
      sessions: 1,
      memberships: [{ organisationId, role: 'editor' }],
    });
    expect(JSON.stringify(body)).not.toMatch(/token|hash|secret/i);
    expect(await ask('GET', `/api/people/${newId()}`, asOperator)).toMatchObject({ status: 404 });
  });

  it('suspends somebody with a reason, who is signed out, comes in by no way, and reads why; and restores', async () => {
    const person = await newPerson(gateway);
    expect((await operate(person.id, 'suspend', {})).status).toBe(400);
    expect((await operate(person.id, 'suspend')).body).toMatchObject({
      state: 'suspended',
      suspendedFor: reason,
      sessions: 0,
    });
    expect((await ask('GET', '/api/account', person.headers)).status).toBe(401);
    expect(await signIn(person.email)).toMatchObject({ status: 403, body: { reason: 'account.suspended' } });
    expect(await ask('POST', '/api/sessions', {}, { email: person.email, password: 'a wrong password' })).toMatchObject(
      {
        body: { reason: 'account.wrong_credentials' },
      },
    );
    expect((await newest(person.email)).text).toMatch(
      new RegExp(`${reason}[\\s\\S]*/account/suspended#subjectId=${person.id}`),
    );
    const page = await gateway.app.inject({ url: '/account/suspended', headers: { 'accept-language': 'en' } });
    expect(page.body).toContain('Your account is suspended');
    expect(page.body).not.toContain('somebody else');
    expect(await audited(person.id)).toEqual({ action: 'account.suspended', reason });
    expect((await operate(person.id, 'suspend')).status).toBe(422);
    expect((await operate(person.id, 'lift-suspension')).body).toMatchObject({ state: 'active', suspendedFor: null });
    expect((await newest(person.email)).subject).toBe('Your account works again');
    expect((await signIn(person.email)).status).toBe(201);
    expect((await operate(person.id, 'lift-suspension')).status).toBe(422);
  });

  it('suspends with somebody the keys that it issued, also at another gateway, and no others of the organisation', async () => {
    const mine = await newOrganisation(app);
    const person = await newPerson(gateway, { organisationId: mine.id });
    const keysOf = `/api/organisations/${mine.id}/keys`;
    const { body } = await ask('POST', keysOf, person.headers, { name: 'import', scopes: ['listings:read'] });
    const me = async (at: typeof app) => {
      const reply = await at.inject({ url: '/api/me', headers: { authorization: `Bearer ${body.key}` } });
      return [reply.statusCode, reply.json().reason];
    };
    expect([await me(app), await me(neighbour.app)]).toEqual([
      [200, undefined],
      [200, undefined],
    ]);
    await operate(person.id, 'suspend');
    expect(await me(app)).toEqual([403, 'key.issuer_suspended']);
    await waitFor(async () => (await me(neighbour.app))[0] === 403);
    expect((await ask('GET', '/api/me', mine.headers)).status).toBe(200);
    const { items } = (await ask('GET', keysOf, asOperator)).body;
    expect(items.map((key: { id: string; issuerSuspended: boolean }) => [key.id, key.issuerSuspended])).toEqual([
      [mine.keyId, false],
      [body.id, true],
    ]);
    await operate(person.id, 'lift-suspension');
    expect(await me(app)).toEqual([200, undefined]);
    await waitFor(async () => (await me(neighbour.app))[0] === 200);
  });

  it('ends all sessions of somebody, who is told', async () => {
    const person = await newPerson(gateway);
    await signIn(person.email);
    expect((await operate(person.id, 'end-sessions')).body).toMatchObject({ sessions: 0, state: 'active' });
    expect((await ask('GET', '/api/account', person.headers)).status).toBe(401);
    expect((await newest(person.email)).text).toContain(reason);
    expect(await audited(person.id)).toEqual({ action: 'account.sessions_ended', reason });
  });

  it('removes the second factor of who lost it, who is told, and signs in by the password', async () => {
    const person = await newPerson(gateway);
    expect(await operate(person.id, 'reset-second-factor')).toMatchObject({ status: 422 });
    const { body } = await ask('POST', '/api/account/second-factor', person.headers, { password: PASSWORD });
    await ask('POST', '/api/account/second-factor/confirm', person.headers, {
      code: codeOf(body.secret, stepAt(new Date())),
    });
    expect((await signIn(person.email)).body.secondFactor).toBe('due');
    await newest(person.email);
    expect((await operate(person.id, 'reset-second-factor')).body).toMatchObject({ secondFactor: false, sessions: 0 });
    expect((await newest(person.email)).subject).toBe('Your second factor was removed');
    expect(await audited(person.id)).toEqual({ action: 'account.second_factor_reset', reason });
    expect((await signIn(person.email)).body.secondFactor).toBe('none');
  });

  it('sends the mail of a sign-up again to its address alone', async () => {
    const email = `p-${newId()}@example.org`;
    const again = () => ask('POST', '/api/people/confirmation', asOperator, { email });
    expect(await again()).toMatchObject({ status: 404, body: { reason: 'person.no_sign_up' } });
    await ask('POST', '/api/account/sign-up', {}, { email, name: 'Li Na', password: PASSWORD });
    await tokenFor(gateway, email);
    const { status, body } = await again();
    expect([status, body]).toEqual([202, { sent: true }]);
    const token = await tokenFor(gateway, email);
    expect((await ask('POST', '/api/account/confirm', {}, { token, password: PASSWORD })).status).toBe(201);
    expect(await again()).toMatchObject({ status: 422, body: { reason: 'account.confirmed' } });
  });

  it('alone does so: neither a person nor an organisation reads or touches an account of others', async () => {
    const person = await newPerson(gateway);
    const { headers, id: organisationId } = await newOrganisation(app);
    const owner = await newPerson(gateway, { organisationId });
    for (const who of [headers, owner.headers, person.headers]) {
      expect((await ask('GET', '/api/people', who)).status).toBe(403);
      expect((await ask('GET', `/api/people/${person.id}`, who)).status).toBe(403);
      expect((await ask('POST', `/api/people/${person.id}/suspend`, who, { reason })).status).toBe(403);
    }
    expect((await ask('GET', '/api/people', {})).status).toBe(401);
  });
});
