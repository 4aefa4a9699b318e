import { afterAll, describe, expect, it } from 'vitest';
import { gatewaySettings, startGateway } from '../../../test/gateway.ts';
import { cookiesOf, newPerson, PASSWORD, SAME_ORIGIN, type TestPerson } from '../../../test/people.ts';
import { openSession } from '../session/open.ts';
import { SIGN_IN_HOWS, type SignInHow } from '../session/session.ts';
import { codeOf, stepAt } from './totp.ts';

let nowMs = Date.parse('2027-03-01T08:00:00Z');
const settings = await gatewaySettings({ PUBLIC_URL: 'http://localhost:3000' });
const gateway = await startGateway(settings, { clock: { now: () => new Date(nowMs) } });
const { app, ctx } = gateway;
afterAll(() => gateway.close());

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { ...SAME_ORIGIN, ...headers } });
const signIn = ({ email }: Pick<TestPerson, 'email'>) => post('/api/sessions', { email, password: PASSWORD });
const account = async (headers: Record<string, string>) => app.inject({ url: '/api/account', headers });
/** The code of the app at this moment, of a step that no other test has used. */
const nextCode = (secret: string) => {
  nowMs += 60_000;
  return codeOf(secret, stepAt(new Date(nowMs)));
};

async function withSecondFactor() {
  const person = await newPerson(gateway);
  const begun = await post('/api/account/second-factor', { password: PASSWORD }, person.headers);
  const { secret } = begun.json();
  const confirmed = await post('/api/account/second-factor/confirm', { code: nextCode(secret) }, person.headers);
  return { person, secret: secret as string, recoveryCodes: confirmed.json().recoveryCodes as string[] };
}

describe('a second factor', () => {
  it('is on once a code of the app has come back; other sessions end, and the person is told', async () => {
    const person = await newPerson(gateway, { language: 'ru' });
    const other = cookiesOf(await signIn(person));
    expect(
      (await post('/api/account/second-factor', { password: 'not the password' }, person.headers)).statusCode,
    ).toBe(403);
    const begun = await post('/api/account/second-factor', { password: PASSWORD }, person.headers);
    expect(begun.statusCode).toBe(201);
    const { secret } = begun.json();
    expect((await signIn(person)).json().secondFactor).toBe('none');
    const wrong = await post('/api/account/second-factor/confirm', { code: '000000' }, person.headers);
    expect([wrong.statusCode, wrong.json().reason]).toEqual([401, 'second_factor.wrong_code']);
    const confirmed = await post('/api/account/second-factor/confirm', { code: nextCode(secret) }, person.headers);
    expect(confirmed.json().recoveryCodes).toHaveLength(10);
    expect((await account(other)).statusCode).toBe(401);
    expect((await account(person.headers)).json()).toMatchObject({ secondFactor: true, recoveryCodesLeft: 10 });
    expect((await (await gateway.mail()).take(person.email)).subject).toBe('Включён второй фактор');
    const again = await post('/api/account/second-factor', { password: PASSWORD }, person.headers);
    expect([again.statusCode, again.json().reason]).toEqual([422, 'second_factor.on']);
  });

  it('is asked for after the password: until then nothing is open', async () => {
    const { person, secret } = await withSecondFactor();
    const half = await signIn(person);
    expect(half.json()).toMatchObject({ secondFactor: 'due' });
    const pending = cookiesOf(half);
    for (const url of ['/api/account', '/api/me', '/api/sessions', '/api/organisations']) {
      const reply = await app.inject({ url, headers: pending });
      expect([url, reply.statusCode, reply.json().reason]).toEqual([url, 401, 'session.second_factor']);
    }
    expect(
      (await post('/api/account/second-factor/remove', { password: PASSWORD, code: nextCode(secret) }, pending))
        .statusCode,
    ).toBe(401);
    const whole = await post('/api/sessions/second-factor', { code: nextCode(secret) }, pending);
    expect(whole.json()).toMatchObject({ secondFactor: 'none', session: { how: 'password' } });
    expect((await account(cookiesOf(whole))).statusCode).toBe(200);
    // The token from before the code is of no use after it.
    expect((await account(pending)).statusCode).toBe(401);
    expect((await post('/api/sessions/second-factor', { code: nextCode(secret) }, pending)).statusCode).toBe(401);
  });

  it.each(SIGN_IN_HOWS.map((how) => [how, how !== 'passkey'] as [SignInHow, boolean]))(
    'is asked for whatever the way in was: %s',
    async (how, isDue) => {
      const { person } = await withSecondFactor();
      const browser = { address: '127.0.0.1', name: 'test' };
      const { row } = await ctx.exchange.orm.transaction((tx) => openSession(ctx, tx, { person, how, browser }));
      expect(row.secondFactorDue).toBe(isDue);
    },
  );

  it('takes a code once', async () => {
    const { person, secret } = await withSecondFactor();
    const code = nextCode(secret);
    expect((await post('/api/sessions/second-factor', { code }, cookiesOf(await signIn(person)))).statusCode).toBe(201);
    const replayed = await post('/api/sessions/second-factor', { code }, cookiesOf(await signIn(person)));
    expect([replayed.statusCode, replayed.json().reason]).toEqual([401, 'second_factor.wrong_code']);
  });

  it('takes each recovery code once, for the day when the app is lost', async () => {
    const { person, recoveryCodes } = await withSecondFactor();
    const [code = ''] = recoveryCodes;
    const whole = await post(
      '/api/sessions/second-factor',
      { code: code.toUpperCase() },
      cookiesOf(await signIn(person)),
    );
    expect(whole.statusCode).toBe(201);
    expect((await account(cookiesOf(whole))).json().recoveryCodesLeft).toBe(9);
    expect((await post('/api/sessions/second-factor', { code }, cookiesOf(await signIn(person)))).statusCode).toBe(401);
  });

  it('ends a sign-in after a few wrong codes, and the password is asked for again', async () => {
    const { person, secret } = await withSecondFactor();
    const pending = cookiesOf(await signIn(person));
    const tries: number[] = [];
    for (let i = 0; i < 5; i++)
      tries.push((await post('/api/sessions/second-factor', { code: '000000' }, pending)).statusCode);
    expect(tries).toEqual(Array(5).fill(401));
    const late = await post('/api/sessions/second-factor', { code: nextCode(secret) }, pending);
    expect([late.statusCode, late.json().reason]).toEqual([401, 'session.ended']);
    const fresh = await post(
      '/api/sessions/second-factor',
      { code: nextCode(secret) },
      cookiesOf(await signIn(person)),
    );
    expect(fresh.statusCode).toBe(201);
  });

  it('stays when a password is reset by mail', async () => {
    const { person } = await withSecondFactor();
    await post('/api/account/recover', { email: person.email });
    const mail = await (await gateway.mail()).take(person.email, ({ text }) => text.includes('/account/new-password'));
    const token = /#token=([\w-]+)/.exec(mail.text)?.[1];
    const password = 'another bridge of stones';
    expect((await post('/api/account/new-password', { token, password })).statusCode).toBe(204);
    expect((await post('/api/sessions', { email: person.email, password })).json().secondFactor).toBe('due');
  });

  it('is removed, and its recovery codes renewed, with password and code', async () => {
    const { person, secret, recoveryCodes } = await withSecondFactor();
    const change = (what: string, given: object) => post(`/api/account/second-factor/${what}`, given, person.headers);
    expect((await change('remove', { password: PASSWORD, code: '000000' })).statusCode).toBe(401);
    expect((await change('remove', { password: 'not it', code: nextCode(secret) })).statusCode).toBe(403);
    const renewed = await change('recovery-codes', { password: PASSWORD, code: nextCode(secret) });
    expect(renewed.json().recoveryCodes).not.toEqual(recoveryCodes);
    expect((await change('remove', { password: PASSWORD, code: recoveryCodes[0] })).statusCode).toBe(401);
    expect((await change('remove', { password: PASSWORD, code: renewed.json().recoveryCodes[0] })).statusCode).toBe(
      204,
    );
    expect((await signIn(person)).json().secondFactor).toBe('none');
  });

  it('keeps its secret and codes from who reads the tables', async () => {
    const { person, secret, recoveryCodes } = await withSecondFactor();
    const [row] = await ctx.exchange
      .sql`select to_jsonb(t)::text as row from identity.second_factor t where person_id = ${person.id}`;
    for (const text of [secret, ...recoveryCodes]) expect(row?.row).not.toContain(text);
  });
});
