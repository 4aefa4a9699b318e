import { newId } from '@techbourse/platform';
import { decodeJwt, type JWTPayload, SignJWT } from 'jose';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { gatewaySettings, startGateway } from '../../../test/gateway.ts';
import { signedByStranger, startProvider, unsigned } from '../../../test/oidc.ts';
import { joinOrganisation, newPerson } from '../../../test/people.ts';
import { comeBack, newSsoOrganisation, sessionOf, signInBy } from '../../../test/sso.ts';

const [provider, other] = await Promise.all([startProvider(), startProvider()]);
const exceptions = `${provider.hostPort},${other.hostPort}`;
const gateway = await startGateway(await gatewaySettings({ OUTBOUND_EXCEPTIONS: exceptions }));
const { sql } = gateway.ctx.exchange;
const organisation = await newSsoOrganisation(gateway, provider, { defaultRole: 'editor' });
const { domain } = organisation;

afterEach(() => {
  provider.tamper.tokens = undefined;
});
afterAll(async () => {
  await gateway.close();
  await Promise.all([provider.close(), other.close()]);
});

let made = 0;
/** Somebody the provider knows. */
function newAccount(more: Record<string, unknown> = {}) {
  made += 1;
  const account = {
    sub: `s-${made}`,
    email: `p${made}@${domain}`,
    email_verified: true,
    name: `Person ${made}`,
    ...more,
  };
  provider.addAccount(account);
  return account;
}
const me = async (headers: object) => (await gateway.app.inject({ url: '/api/me', headers: { ...headers } })).json();
const rolesOf = (email: string) =>
  sql<{ organisation: string; role: string }[]>`
    select m.organisation_id as organisation, m.role from identity.member m
    join identity.person p on p.id = m.person_id where p.email = ${email}`;
const sessionsOf = async (email: string) =>
  (await sql`select s.id from identity.session s join identity.person p on p.id = s.person_id where p.email = ${email}`)
    .length;

describe('who signs in by the provider of an organisation', () => {
  it('comes in for the first time with an account and the default role, and acts for the organisation', async () => {
    const { email, name } = newAccount();
    const answer = await signInBy(gateway, provider, email, '/deals?tab=1#x');
    expect(answer.headers.location).toBe('/deals?tab=1#x');
    const headers = sessionOf(answer);
    expect(await me(headers)).toMatchObject({ kind: 'person', organisation: { id: organisation.id } });
    expect(await rolesOf(email)).toEqual([{ organisation: organisation.id, role: 'editor' }]);
    const [person] = await sql`select * from identity.person where email = ${email}`;
    expect(person).toMatchObject({ name, email_verified: true });
    const actions = await sql`select action from identity.audit where subject = ${person?.['id']} order by id`;
    expect(actions.map(({ action }) => action)).toEqual(['account.created', 'account.linked', 'session.opened']);
    const told = await sql`select type from identity.outbox where payload->>'personId' = ${person?.['id']}`;
    expect(told.map(({ type }) => type)).toContain('membership.changed');
  });

  it('is the same person by the subject of the provider, also under another address', async () => {
    const account = newAccount();
    await signInBy(gateway, provider, account.email);
    account.email = `renamed-${account.email}`;
    const headers = sessionOf(await signInBy(gateway, provider, account.email));
    const people = await sql`select id from identity.person where email like ${`%p${made}@${domain}`}`;
    expect(people).toHaveLength(1);
    expect((await me(headers)).person.id).toBe(people[0]?.['id']);
  });

  it('has the account with its verified address, keeps its role and its password, and is told by mail', async () => {
    const person = await newPerson(gateway, { email: newAccount().email, language: 'zh' });
    await joinOrganisation(gateway, person, organisation.id, 'admin');
    const headers = sessionOf(await signInBy(gateway, provider, person.email));
    expect((await me(headers)).person.id).toBe(person.id);
    expect(await rolesOf(person.email)).toEqual([{ organisation: organisation.id, role: 'admin' }]);
    const mail = await (await gateway.mail()).take(person.email);
    expect(mail.subject).toBe('您现在可以通过所在单位登录');
    const payload = { email: person.email, password: person.password };
    expect((await gateway.app.inject({ method: 'POST', url: '/api/sessions', payload })).statusCode).toBe(201);
    expect((await me(person.headers)).kind).toBe('person');
  });

  it('does not get an account as another laid it for its address: what opened it is gone', async () => {
    const { email } = newAccount();
    const trap = await newPerson(gateway, { email: `trap-${newId()}@example.org` });
    await sql`update identity.person set email = ${email}, email_verified = false where id = ${trap.id}`;
    const headers = sessionOf(await signInBy(gateway, provider, email));
    expect(await me(headers)).toMatchObject({ kind: 'person', person: { id: trap.id, name: `Person ${made}` } });
    const held = await gateway.app.inject({ url: '/api/me', headers: trap.headers });
    expect(held.statusCode).toBe(401);
    const payload = { email, password: trap.password };
    expect((await gateway.app.inject({ method: 'POST', url: '/api/sessions', payload })).statusCode).toBe(401);
  });

  it('is not taken for the last owner of its address at the provider, until an owner unlinks that one', async () => {
    const first = newAccount();
    const { person } = await me(sessionOf(await signInBy(gateway, provider, first.email)));
    const { email } = first;
    first.email = `gone-${email}`;
    provider.addAccount({ ...first, sub: `new-${first.sub}`, email });
    const refused = await signInBy(gateway, provider, email);
    expect(refused.json()).toMatchObject({ status: 409, reason: 'sso.address_in_use' });
    const url = `/api/organisations/${organisation.id}/sso/people/${person.id}`;
    const unlink = () => gateway.app.inject({ method: 'DELETE', url, headers: organisation.headers });
    expect((await unlink()).statusCode).toBe(204);
    expect((await unlink()).statusCode).toBe(404);
    expect((await me(sessionOf(await signInBy(gateway, provider, email)))).person.id).toBe(person.id);
  });

  it.each([
    [{ email_verified: false }, 'sso.email_unverified'],
    [{ email_verified: undefined }, 'sso.email_unverified'],
    [{ email: undefined }, 'sso.email_missing'],
    [{ email: 'somebody@elsewhere.example' }, 'sso.email_foreign'],
  ])('does not come in when the provider says %j', async (said, reason) => {
    const account = newAccount();
    const asked = comeBack(gateway, provider, account.email);
    const back = await asked;
    Object.assign(account, said);
    const refused = await gateway.app.inject(back);
    expect(refused.json()).toMatchObject({ status: 403, reason });
    expect(refused.cookies.filter(({ value }) => value !== '')).toEqual([]);
    expect(await sql`select id from identity.person where email = ${`p${made}@${domain}`}`).toEqual([]);
  });

  it('is not asked for a second factor of the exchange: the provider has asked for its own', async () => {
    const person = await newPerson(gateway, { email: newAccount().email });
    await sql`insert into identity.second_factor (person_id, secret, confirmed_at) values (${person.id}, 'x', now())`;
    expect((await me(sessionOf(await signInBy(gateway, provider, person.email)))).person.id).toBe(person.id);
  });

  it('comes in although its browser still holds a session that has ended', async () => {
    const { email } = newAccount();
    const { cookie } = sessionOf(await signInBy(gateway, provider, email));
    await sql`delete from identity.session`;
    gateway.ctx.changes.emit('organisation', organisation.id);
    const back = await comeBack(gateway, provider, email);
    const answer = await gateway.app.inject({ ...back, headers: { cookie: `${cookie}; ${back.headers.cookie}` } });
    expect((await me(sessionOf(answer))).kind).toBe('person');
  });

  it('gets a session of its own making, not one that the browser held before', async () => {
    const { email } = newAccount();
    const stranger = await newPerson(gateway);
    const back = await comeBack(gateway, provider, email);
    const cookie = `${stranger.headers.cookie}; ${back.headers.cookie}`;
    const headers = sessionOf(await gateway.app.inject({ ...back, headers: { cookie } }));
    expect(headers.cookie).not.toContain(stranger.headers.cookie);
    expect((await me(headers)).person.id).not.toBe(stranger.id);
    expect((await me(stranger.headers)).person.id).toBe(stranger.id);
  });
});

describe('an answer of a provider', () => {
  it('counts once: a replay is refused, and two at once open one session', async () => {
    const { email } = newAccount();
    const back = await comeBack(gateway, provider, email);
    const answers = await Promise.all([0, 1, 2].map(() => gateway.app.inject(back)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([302, 403, 403]);
    const replayed = await gateway.app.inject(back);
    expect(replayed.json()).toMatchObject({ status: 403, reason: 'sso.attempt_unknown' });
    expect(await sessionsOf(email)).toBe(1);
  });

  it('of somebody who comes in twice at once for the first time makes one person', async () => {
    const { email } = newAccount();
    const backs = await Promise.all([0, 1, 2].map(() => comeBack(gateway, provider, email)));
    const answers = await Promise.all(backs.map((back) => gateway.app.inject(back)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([302, 302, 302]);
    expect(await sql`select id from identity.person where email = ${email}`).toHaveLength(1);
    expect(await rolesOf(email)).toHaveLength(1);
  });

  it('counts in the browser that began, in time, and at the organisation that asked', async () => {
    const { email } = newAccount();
    const refused = { status: 403, reason: 'sso.attempt_unknown' };
    const back = await comeBack(gateway, provider, email);
    expect((await gateway.app.inject({ url: back.url })).json()).toMatchObject(refused);
    const stranger = await comeBack(gateway, provider, email);
    expect((await gateway.app.inject({ ...back, headers: stranger.headers })).json()).toMatchObject(refused);
    const foreign = await newSsoOrganisation(gateway, other);
    const elsewhere = stranger.url.replace(organisation.id, foreign.id);
    expect((await gateway.app.inject({ url: elsewhere, headers: stranger.headers })).json()).toMatchObject(refused);
    // neither of them has used it up
    expect((await gateway.app.inject(back)).statusCode).toBe(302);
    const late = await comeBack(gateway, provider, email);
    await sql`update identity.sso_attempt set expires_at = now() - interval '1 second'`;
    expect((await gateway.app.inject(late)).json()).toMatchObject(refused);
  });

  it('names its issuer, and no other', async () => {
    const { email } = newAccount();
    for (const change of [
      (url: URL) => url.searchParams.delete('iss'),
      (url: URL) => url.searchParams.set('iss', other.issuer),
    ]) {
      const back = await comeBack(gateway, provider, email);
      const url = new URL(back.url, 'http://localhost');
      change(url);
      const refused = await gateway.app.inject({ ...back, url: `${url.pathname}${url.search}` });
      expect(refused.json()).toMatchObject({ status: 403, reason: 'sso.answer_invalid' });
    }
  });

  it('without a code, with a foreign one, or with a refusal opens nothing', async () => {
    const { email } = newAccount();
    for (const [change, reason] of [
      [(url: URL) => url.searchParams.set('code', 'of-nobody'), 'sso.refused'],
      [(url: URL) => url.searchParams.delete('code'), 'sso.answer_invalid'],
    ] as const) {
      const back = await comeBack(gateway, provider, email);
      const url = new URL(back.url, 'http://localhost');
      change(url);
      const refused = await gateway.app.inject({ ...back, url: `${url.pathname}${url.search}` });
      expect(refused.json()).toMatchObject({ status: 403, reason });
    }
    const nobody = await signInBy(gateway, provider, `nobody@${domain}`);
    expect(nobody.json()).toMatchObject({ status: 403, reason: 'sso.refused' });
    expect(nobody.json().detail).toContain('access_denied');
  });

  it('with a code of another sign-in opens nothing: the code is bound to the browser that asked for it', async () => {
    const [mine, theirs] = [newAccount(), newAccount()];
    const [own, stolen] = [
      await comeBack(gateway, provider, mine.email),
      await comeBack(gateway, provider, theirs.email),
    ];
    const url = new URL(own.url, 'http://localhost');
    url.searchParams.set('code', new URL(stolen.url, 'http://localhost').searchParams.get('code') ?? '');
    const refused = await gateway.app.inject({ ...own, url: `${url.pathname}${url.search}` });
    expect(refused.json()).toMatchObject({ status: 403, reason: 'sso.refused' });
  });
});

describe('a token of a provider opens nothing when', () => {
  type Forge = (claims: JWTPayload) => string | Promise<string>;
  const now = () => Math.floor(Date.now() / 1000);
  const forgeries: Record<string, Forge> = {
    'it is for another audience': (claims) => provider.sign({ ...claims, aud: 'another-client' }),
    'it is for another party of its audience': (claims) =>
      provider.sign({ ...claims, aud: [String(claims.aud), 'other'], azp: 'other' }),
    'it is of another issuer': (claims) => provider.sign({ ...claims, iss: other.issuer }),
    'it is of an issuer whose name only begins so': (claims) =>
      provider.sign({ ...claims, iss: `${provider.issuer}.elsewhere.example` }),
    'nobody signed it': (claims) => unsigned(claims),
    'a stranger signed it': (claims) => signedByStranger(claims),
    'it is signed with the client secret': (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .sign(new TextEncoder().encode(organisation.clientSecret.padEnd(32, '0'))),
    'the provider of another organisation signed it': (claims) => other.sign(claims),
    'it has expired': (claims) => provider.sign({ ...claims, iat: now() - 900, exp: now() - 300 }),
    'it never expires': ({ exp: _, ...claims }) => provider.sign(claims),
    'it is not from now': (claims) => provider.sign({ ...claims, nbf: now() + 600 }),
    'its nonce is another': (claims) => provider.sign({ ...claims, nonce: 'of-another-sign-in' }),
    'it has no nonce': ({ nonce: _, ...claims }) => provider.sign(claims),
    'it has no subject': ({ sub: _, ...claims }) => provider.sign(claims),
    'it is no token': () => 'not.a.token',
  };

  it.each(Object.keys(forgeries))('%s', async (name) => {
    const { email } = newAccount();
    provider.tamper.tokens = async (tokens) => {
      const { id_token: given = '' } = tokens;
      return { ...tokens, id_token: (await forgeries[name]?.(decodeJwt(given))) ?? '' };
    };
    const refused = await signInBy(gateway, provider, email);
    expect(refused.json()).toMatchObject({ status: 403, reason: 'sso.answer_invalid' });
    expect(refused.cookies.filter(({ value }) => value !== '')).toEqual([]);
    expect(await sql`select id from identity.person where email = ${email}`).toEqual([]);
  });

  it('there is none', async () => {
    provider.tamper.tokens = ({ id_token: _, ...tokens }) => tokens;
    const refused = await signInBy(gateway, provider, newAccount().email);
    expect(refused.json()).toMatchObject({ status: 403, reason: 'sso.answer_invalid' });
  });

  it('the endpoint of the user speaks of another subject', async () => {
    const [mine, theirs] = [newAccount(), newAccount()];
    provider.tamper.tokens = async (tokens) => {
      const { id_token: given = '' } = tokens;
      return { ...tokens, id_token: await provider.sign({ ...decodeJwt(given), sub: theirs.sub }) };
    };
    const refused = await signInBy(gateway, provider, mine.email);
    expect(refused.json()).toMatchObject({ status: 403, reason: 'sso.answer_invalid' });
  });

  it('but opens one as the provider made it, signed anew by its own key', async () => {
    provider.tamper.tokens = async (tokens) => {
      const { id_token: given = '' } = tokens;
      return { ...tokens, id_token: await provider.sign(decodeJwt(given)) };
    };
    expect((await signInBy(gateway, provider, newAccount().email)).statusCode).toBe(302);
  });
});

it('one provider speaks for nobody of another organisation, whatever address it says', async () => {
  const foreign = await newSsoOrganisation(gateway, other);
  const { email } = newAccount();
  const { person } = await me(sessionOf(await signInBy(gateway, provider, email)));
  // the other provider says that it is this person, by subject and address
  other.addAccount({ sub: `s-${made}`, email: `x${made}@${foreign.domain}`, email_verified: true, name: 'X' });
  const headers = sessionOf(await signInBy(gateway, other, `x${made}@${foreign.domain}`));
  expect((await me(headers)).person.id).not.toBe(person.id);
  other.addAccount({ sub: 'posing', email, email_verified: true, login: `y@${foreign.domain}` });
  const started = await gateway.app.inject({
    method: 'POST',
    url: '/api/sso/start',
    payload: { organisation: foreign.id },
  });
  expect(started.json().redirectTo).toContain(other.issuer);
});

it.each([
  'https://elsewhere.example/',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/%2f/elsewhere.example',
  '/\t/elsewhere.example',
  'javascript:alert(1)',
  '',
])('nobody is sent to %j after signing in', async (returnTo) => {
  const payload = { email: newAccount().email, returnTo };
  const refused = await gateway.app.inject({ method: 'POST', url: '/api/sso/start', payload });
  const { status, issues } = refused.json() as { status: number; issues: { pointer: string; rule: string }[] };
  expect(status).toBe(400);
  expect(issues.map(({ pointer, rule }) => `${pointer} ${rule}`)).toContain('/returnTo return_to.foreign');
});

it('tells nobody whether an organisation has a provider that waits, or is there at all', async () => {
  const waiting = await newSsoOrganisation(gateway, provider, { approved: false });
  const answers = await Promise.all(
    [
      { organisation: waiting.id },
      { organisation: newId() },
      { email: `a@${waiting.domain}` },
      { email: 'a@b.example' },
    ].map((payload) => gateway.app.inject({ method: 'POST', url: '/api/sso/start', payload })),
  );
  const said = answers.map((answer) => ({ ...answer.json(), requestId: '' }));
  expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(said[0]).toMatchObject({ status: 404, reason: 'sso.none' });
});
