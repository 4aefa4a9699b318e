import { afterAll, describe, expect, it } from 'vitest';
import { gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { cookiesOf, newPerson, PASSWORD, SAME_ORIGIN, tokenFor } from '../../../test/people.ts';

const settings = await gatewaySettings({ PUBLIC_URL: 'http://localhost:3000' });
const gateway = await startGateway(settings);
const { app, ctx } = gateway;
afterAll(() => gateway.close());

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { ...SAME_ORIGIN, ...headers } });
const patch = (payload: object, headers: Record<string, string>) =>
  app.inject({ method: 'PATCH', url: '/api/account', payload, headers });
const signIn = (email: string, password = PASSWORD) => post('/api/sessions', { email, password });
const account = async (headers: Record<string, string>) => app.inject({ url: '/api/account', headers });
const reasonOf = (reply: { statusCode: number; json(): { reason?: string } }) => [
  reply.statusCode,
  reply.json().reason,
];
const toldOf = (id: string) =>
  ctx.exchange
    .sql`select version, payload from identity.outbox where type = 'person.changed' and key = ${id} order by seq`;

describe('a person', () => {
  it('changes its name and language, and the others are told', async () => {
    const { id, headers, email } = await newPerson(gateway, { name: 'Li Na' });
    const changed = await patch({ expectedVersion: 1, name: '李娜', language: 'zh' }, headers);
    expect(changed.json()).toMatchObject({ id, name: '李娜', language: 'zh', version: 2 });
    expect(reasonOf(await patch({ expectedVersion: 1, name: 'Li' }, headers))).toEqual([409, 'account.version']);
    expect((await toldOf(id)).map(({ version, payload }) => ({ version, payload }))).toEqual([
      { version: 1, payload: { id, version: 1, email, name: 'Li Na', language: 'en', deleted: false } },
      { version: 2, payload: { id, version: 2, email, name: '李娜', language: 'zh', deleted: false } },
    ]);
  });

  it('changes nothing else of itself so', async () => {
    const { headers } = await newPerson(gateway);
    for (const more of [{ email: 'a@b.cn' }, { emailVerified: true }, { id: '1' }, { role: 'owner' }, { version: 9 }]) {
      expect([more, (await patch({ expectedVersion: 1, ...more }, headers)).statusCode]).toEqual([more, 400]);
    }
  });

  it('is no API key, which has no account', async () => {
    const { headers } = await newOrganisation(app);
    expect(reasonOf(await patch({ expectedVersion: 1, name: 'X' }, headers))).toEqual([403, 'actor.not_person']);
    expect((await app.inject({ url: '/api/account' })).statusCode).toBe(401);
  });
});

describe('a changed password', () => {
  it('takes the old one, ends the other sessions, and is announced', async () => {
    const { email, headers } = await newPerson(gateway);
    const other = cookiesOf(await signIn(email));
    const newPassword = 'another bridge of stones';
    const change = (given: object) => post('/api/account/password', given, headers);
    expect(reasonOf(await change({ password: 'not it', newPassword }))).toEqual([403, 'account.wrong_password']);
    const weak = await change({ password: PASSWORD, newPassword: 'aaaaaaaaaa' });
    expect(weak.json().issues).toMatchObject([{ pointer: '/newPassword', rule: 'password.monotonous' }]);
    expect((await change({ password: PASSWORD, newPassword })).statusCode).toBe(204);
    expect((await account(headers)).statusCode).toBe(200);
    expect((await account(other)).statusCode).toBe(401);
    expect((await signIn(email)).statusCode).toBe(401);
    expect((await signIn(email, newPassword)).statusCode).toBe(201);
    expect((await (await gateway.mail()).take(email)).subject).toBe('Your password was changed');
  });

  it('is not guessed at somebody’s open browser', async () => {
    const { headers } = await newPerson(gateway);
    const given = { password: 'a guess', newPassword: 'another bridge of stones' };
    const tries: number[] = [];
    for (let i = 0; i < 11; i++) tries.push((await post('/api/account/password', given, headers)).statusCode);
    expect(tries).toEqual([...Array(10).fill(403), 429]);
  });
});

describe('a changed address', () => {
  const ask = (email: string, headers: Record<string, string>, password = PASSWORD) =>
    post('/api/account/address', { email, password }, headers);
  const confirm = (token: string, headers: Record<string, string>) =>
    post('/api/account/address/confirm', { token }, headers);

  it('is confirmed by the new one, announced to the old one, and ends the other sessions', async () => {
    const { id, email, headers } = await newPerson(gateway);
    const other = cookiesOf(await signIn(email));
    const next = `next-${id}@example.org`;
    expect(reasonOf(await ask(next, headers, 'not it'))).toEqual([403, 'account.wrong_password']);
    expect((await ask(next.toUpperCase(), headers)).statusCode).toBe(202);
    expect((await account(headers)).json().email).toBe(email);
    const token = await tokenFor(gateway, next);
    expect((await confirm(token, headers)).statusCode).toBe(204);
    expect((await account(headers)).json().email).toBe(next);
    expect((await account(other)).statusCode).toBe(401);
    expect((await (await gateway.mail()).take(email)).subject).toBe('Your address was changed');
    expect((await signIn(email)).statusCode).toBe(401);
    expect((await signIn(next)).statusCode).toBe(201);
    expect((await toldOf(id)).at(-1)?.payload).toMatchObject({ version: 2, email: next });
    expect(reasonOf(await confirm(token, headers))).toEqual([422, 'account.invalid_link']);
  });

  it('is confirmed by nobody but the person that asked', async () => {
    const [one, stranger] = [await newPerson(gateway), await newPerson(gateway)];
    const next = `mistyped-${one.id}@example.org`;
    await ask(next, one.headers);
    const token = await tokenFor(gateway, next);
    expect((await post('/api/account/address/confirm', { token })).statusCode).toBe(401);
    expect(reasonOf(await confirm(token, stranger.headers))).toEqual([422, 'account.invalid_link']);
    expect((await confirm(token, one.headers)).statusCode).toBe(204);
  });

  it('tells the owner of a taken address, and nobody else', async () => {
    const [one, owner] = [await newPerson(gateway), await newPerson(gateway)];
    const free = await ask(`free-${one.id}@example.org`, one.headers);
    const taken = await ask(owner.email, one.headers);
    expect([taken.statusCode, taken.body]).toEqual([free.statusCode, free.body]);
    expect((await (await gateway.mail()).take(owner.email)).subject).toBe('You have an account already');
  });

  it('makes links for the old one void', async () => {
    const { id, email, headers } = await newPerson(gateway);
    await post('/api/account/recover', { email });
    const reset = await tokenFor(gateway, email);
    const next = `later-${id}@example.org`;
    await ask(next, headers);
    await confirm(await tokenFor(gateway, next), headers);
    const late = await post('/api/account/new-password', { token: reset, password: 'another bridge of stones' });
    expect(reasonOf(late)).toEqual([422, 'account.invalid_link']);
  });
});
