import { afterAll, describe, expect, it } from 'vitest';
import { createAuthenticator } from '../../../test/authenticator.ts';
import { gatewaySettings, startGateway } from '../../../test/gateway.ts';
import { cookiesOf, newPerson, PASSWORD, SAME_ORIGIN, type TestPerson } from '../../../test/people.ts';

const settings = await gatewaySettings({ PUBLIC_URL: 'http://localhost:3000' });
const gateway = await startGateway(settings);
const { app, ctx } = gateway;
afterAll(() => gateway.close());

const post = (url: string, payload: object | undefined, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, ...(payload ? { payload } : {}), headers: { ...SAME_ORIGIN, ...headers } });
const reasonOf = (reply: { statusCode: number; json(): { reason?: string } }) => [
  reply.statusCode,
  reply.json().reason,
];

async function offer({ headers }: Pick<TestPerson, 'headers'>) {
  const reply = await post('/api/account/passkeys/options', { password: PASSWORD }, headers);
  return { challenge: reply.json().challenge as string, options: reply.json() };
}
const register = (person: TestPerson, response: object) =>
  post('/api/account/passkeys', { name: 'Phone', response }, person.headers);
const askToSignIn = async () => (await post('/api/sessions/passkey/options', undefined)).json();
const signIn = (response: object) => post('/api/sessions/passkey', { response });

async function withPasskey() {
  const person = await newPerson(gateway);
  const authenticator = createAuthenticator();
  const { challenge } = await offer(person);
  const reply = await register(person, authenticator.create({ challenge }));
  if (reply.statusCode !== 201) throw new Error(reply.body);
  return { person, authenticator, passkey: reply.json() };
}

describe('a passkey', () => {
  it('is made by a browser, signs in, and is announced', async () => {
    const person = await newPerson(gateway);
    const authenticator = createAuthenticator();
    const { challenge, options } = await offer(person);
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      user: { name: person.email },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const added = await register(person, authenticator.create({ challenge }));
    expect(added.json()).toMatchObject({ name: 'Phone', synced: false, lastUsedAt: null });
    expect((await (await gateway.mail()).take(person.email)).subject).toBe('A passkey was added');
    const asked = await askToSignIn();
    expect(asked).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    expect(asked.allowCredentials ?? []).toEqual([]);
    const opened = await signIn(authenticator.get(asked));
    expect(opened.json()).toMatchObject({ secondFactor: 'none', session: { how: 'passkey' } });
    const me = await app.inject({ url: '/api/me', headers: cookiesOf(opened) });
    expect(me.json().person.id).toBe(person.id);
    const { items } = (await app.inject({ url: '/api/account/passkeys', headers: person.headers })).json();
    expect(items[0].lastUsedAt).not.toBeNull();
  });

  it('is not made without the password, nor for another person’s offer, nor twice for one', async () => {
    const [person, other] = [await newPerson(gateway), await newPerson(gateway)];
    const wrong = await post('/api/account/passkeys/options', { password: 'not it' }, person.headers);
    expect(reasonOf(wrong)).toEqual([403, 'account.wrong_password']);
    const { challenge } = await offer(person);
    expect(reasonOf(await register(other, createAuthenticator().create({ challenge })))).toEqual([
      400,
      'passkey.refused',
    ]);
    expect(reasonOf(await register(person, createAuthenticator().create({ challenge })))).toEqual([
      400,
      'passkey.refused',
    ]);
    const again = await offer(person);
    const made = createAuthenticator().create(again);
    expect((await register(person, made)).statusCode).toBe(201);
    expect(reasonOf(await register(person, made))).toEqual([400, 'passkey.refused']);
  });

  it.each([
    ['a challenge that is not ours', { challenge: 'bm90IG91cnM' }],
    ['a challenge that no database takes', { challenge: 'a\u0000\ud800' }],
    ['a page elsewhere', { origin: 'https://evil.example' }],
    ['another host', { rpID: 'evil.example' }],
    ['nobody who was checked', { verifies: false }],
  ])('signs in nobody from %s', async (_what, wrong) => {
    const { authenticator } = await withPasskey();
    const asked = await askToSignIn();
    const response = authenticator.get({ challenge: asked.challenge, ...wrong });
    expect(reasonOf(await signIn(response))).toEqual([401, 'passkey.wrong']);
    const { challenge } = await askToSignIn();
    expect((await signIn(authenticator.get({ challenge }))).statusCode).toBe(201);
  });

  it('signs in nobody by an answer that was used, or by the key of another', async () => {
    const { authenticator } = await withPasskey();
    const answer = authenticator.get(await askToSignIn());
    expect((await signIn(answer)).statusCode).toBe(201);
    expect(reasonOf(await signIn(answer))).toEqual([401, 'passkey.wrong']);
    const { id, rawId } = authenticator.get({ challenge: '' });
    const forged = { ...createAuthenticator().get(await askToSignIn()), id, rawId };
    expect(reasonOf(await signIn(forged))).toEqual([401, 'passkey.wrong']);
    expect(reasonOf(await signIn(createAuthenticator().get(await askToSignIn())))).toEqual([401, 'passkey.wrong']);
  });

  it('that counts backwards was copied, and signs in nobody', async () => {
    const { authenticator } = await withPasskey();
    const counted = async (counter: number) =>
      (await signIn(authenticator.get({ ...(await askToSignIn()), counter }))).statusCode;
    expect([await counted(5), await counted(5), await counted(3), await counted(6)]).toEqual([201, 401, 401, 201]);
  });

  it('that was removed signs in no more; another person cannot remove it', async () => {
    const { person, authenticator, passkey } = await withPasskey();
    const other = await newPerson(gateway);
    const remove = (headers: Record<string, string>) =>
      app.inject({ method: 'DELETE', url: `/api/account/passkeys/${passkey.id}`, headers });
    expect(reasonOf(await remove(other.headers))).toEqual([404, 'passkey.not_found']);
    expect((await remove(person.headers)).statusCode).toBe(204);
    expect((await signIn(authenticator.get(await askToSignIn()))).statusCode).toBe(401);
    const entries = await ctx.exchange.sql`select action from identity.audit where subject = ${person.id}
      and action like 'account.passkey%' order by at`;
    expect(entries.map(({ action }) => action)).toEqual(['account.passkey_added', 'account.passkey_removed']);
  });
});
