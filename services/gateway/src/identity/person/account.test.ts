import { newId } from '@techbourse/platform';
import { afterAll, describe, expect, it } from 'vitest';
import { gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { cookiesOf, newPerson, PASSWORD, SAME_ORIGIN, tokenFor } from '../../../test/people.ts';

const settings = await gatewaySettings({ PUBLIC_URL: 'http://localhost:3000' });
const gateway = await startGateway(settings);
const { app, ctx } = gateway;
afterAll(() => gateway.close());

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, payload, headers });
const newEmail = () => `p-${newId()}@example.org`;
const signUp = (email: string, more: object = {}) =>
  post('/api/account/sign-up', { email, name: 'Li Na', password: PASSWORD, language: 'en', ...more });
const signIn = (email: string, password = PASSWORD) => post('/api/sessions', { email, password });
const countOf = async (table: string, email: string): Promise<number> => {
  const [row] = await ctx.exchange
    .sql`select count(*)::int as n from ${ctx.exchange.sql(`identity.${table}`)} where ${ctx.exchange.sql(
    table === 'mail' ? 'recipient' : 'email',
  )} = ${email}`;
  return row?.n;
};

describe('a sign-up', () => {
  it('makes an account once the link of the mail is used with the password, and signs in', async () => {
    const email = newEmail();
    const asked = await signUp(email, { language: 'ru', name: 'Анна' });
    expect({ status: asked.statusCode, body: asked.json() }).toEqual({ status: 202, body: { sent: true } });
    expect(asked.cookies).toEqual([]);
    expect((await signIn(email)).statusCode).toBe(401);
    const mail = await (await gateway.mail()).take(email);
    expect(mail.subject).toBe('Подтвердите адрес');
    const token = /http:\/\/localhost:3000\/account\/confirm#token=([\w-]+)/.exec(mail.text)?.[1];
    const confirmed = await post('/api/account/confirm', { token, password: PASSWORD });
    expect(confirmed.json()).toMatchObject({ secondFactor: 'none', session: { how: 'sign_up', current: true } });
    const me = (await app.inject({ url: '/api/me', headers: cookiesOf(confirmed) })).json();
    expect(me).toMatchObject({
      kind: 'person',
      organisation: null,
      role: null,
      memberships: [],
      person: { email, name: 'Анна', language: 'ru', secondFactor: false },
    });
    expect(me.may).toContain('account.edit');
    expect(me.may).not.toContain('listing.create');
    expect((await signIn(email)).statusCode).toBe(201);
    const [audit] = await ctx.exchange.sql`select action, actor_kind, actor_id from identity.audit
      where subject = ${me.person.id} and action = 'account.created'`;
    expect(audit).toEqual({ action: 'account.created', actor_kind: 'person', actor_id: me.person.id });
  });

  it('by somebody else gives no way into the account of the owner of the address', async () => {
    const email = newEmail();
    const attackers = 'the password of an attacker';
    await signUp(email, { password: attackers });
    const ofAttacker = await tokenFor(gateway, email);
    await signUp(email);
    const ofOwner = await tokenFor(gateway, email);
    // The owner, who follows whichever link, knows its own password alone.
    expect((await post('/api/account/confirm', { token: ofAttacker, password: PASSWORD })).statusCode).toBe(401);
    expect((await post('/api/account/confirm', { token: ofOwner, password: PASSWORD })).statusCode).toBe(201);
    expect((await signIn(email, attackers)).statusCode).toBe(401);
    expect((await post('/api/account/confirm', { token: ofAttacker, password: attackers })).statusCode).toBe(422);
  });

  it('answers the same, with the same work, whether or not the address has an account', async () => {
    const { email: known } = await newPerson(gateway);
    const unknown = newEmail();
    const shapeOf = async (email: string) => {
      const before = { mail: await countOf('mail', email), link: await countOf('mail_link', email) };
      const { statusCode, body, headers } = await signUp(email);
      const {
        date: _date,
        'x-request-id': _id,
        'x-ratelimit-remaining': _left,
        'x-ratelimit-reset': _reset,
        ...shown
      } = headers;
      const after = { mail: await countOf('mail', email), link: await countOf('mail_link', email) };
      return { statusCode, body, shown, mails: after.mail - before.mail, links: after.link - before.link };
    };
    expect(await shapeOf(known)).toEqual(await shapeOf(unknown));
    const { subject, text } = await (await gateway.mail()).take(known);
    expect(subject).toBe('You have an account already');
    expect(text).toContain('/account/new-password#token=');
  });

  it('cannot say what it is not asked: a role, an organisation, that its address is confirmed', async () => {
    for (const more of [
      { emailVerified: true },
      { role: 'owner' },
      { organisationId: newId() },
      { id: newId() },
      { secondFactor: false },
    ]) {
      const refused = await signUp(newEmail(), more);
      expect([more, refused.statusCode]).toEqual([more, 400]);
    }
    const { headers } = await newPerson(gateway);
    const me = (await app.inject({ url: '/api/me', headers })).json();
    expect(me).toMatchObject({ operator: false, memberships: [] });
  });

  it('that is not confirmed is told of to who knows its password, and its mail comes again', async () => {
    const email = newEmail();
    await signUp(email);
    await tokenFor(gateway, email);
    const again = (password = PASSWORD) => post('/api/account/confirm/again', { email, password });
    expect((await signIn(email)).json()).toMatchObject({ status: 401, reason: 'account.unconfirmed' });
    const wrong = await signIn(email, 'a wrong password');
    expect(wrong.json()).toMatchObject({ status: 401, reason: 'account.wrong_credentials' });
    expect((await again('a wrong password')).json()).toMatchObject({ reason: 'account.wrong_credentials' });
    await ctx.exchange.sql`update identity.mail_link set expires_at = now() - interval '1 day' where email = ${email}`;
    expect((await signIn(email)).json().reason).toBe('account.unconfirmed');
    const sent = await again();
    expect([sent.statusCode, sent.json()]).toEqual([202, { sent: true }]);
    const token = await tokenFor(gateway, email);
    expect((await post('/api/account/confirm', { token, password: PASSWORD })).statusCode).toBe(201);
    expect((await signIn(email)).statusCode).toBe(201);
    expect((await again()).json()).toMatchObject({ status: 422, reason: 'account.confirmed' });
  });

  it('of an address that has an account reads the same to who knows the password of the sign-up alone', async () => {
    const { email: known } = await newPerson(gateway);
    const unknown = newEmail();
    const password = 'the password of a stranger';
    const shapeOf = async (email: string) => {
      await signUp(email, { password });
      const answers = [await signIn(email, password), await signIn(email, 'another wrong password')];
      answers.push(await post('/api/account/confirm/again', { email, password }), await signIn(email, password));
      return answers.map((reply) => [reply.statusCode, reply.json().reason ?? reply.json()]);
    };
    expect(await shapeOf(known)).toEqual(await shapeOf(unknown));
    // Nor is seen when the owner of an address comes.
    for (const _mail of [1, 2]) await tokenFor(gateway, unknown);
    await newPerson(gateway, { email: unknown });
    expect((await signIn(unknown, password)).json().reason).toBe('account.unconfirmed');
    expect((await signIn(known)).statusCode).toBe(201);
    expect((await (await gateway.mail()).take(known)).subject).toBe('You have an account already');
    expect((await (await gateway.mail()).take(known)).subject).toBe('You have an account already');
  });

  it('of a new address is told of in the same way', async () => {
    const { headers, email: before } = await newPerson(gateway);
    const { email: taken } = await newPerson(gateway);
    const free = newEmail();
    for (const email of [taken, free]) {
      expect((await post('/api/account/address', { email, password: PASSWORD }, headers)).statusCode).toBe(202);
    }
    expect((await signIn(free)).json().reason).toBe('account.unconfirmed');
    expect((await post('/api/account/confirm/again', { email: free, password: PASSWORD })).statusCode).toBe(202);
    await tokenFor(gateway, free);
    const token = await tokenFor(gateway, free);
    expect((await post('/api/account/address/confirm', { token }, headers)).statusCode).toBe(204);
    expect((await signIn(free)).statusCode).toBe(201);
    expect((await signIn(before)).json().reason).toBe('account.wrong_credentials');
  });

  it('with a weak password names the rule', async () => {
    const rules = async (password: string, more: object = {}) => {
      const { statusCode, ...reply } = await signUp('zhang.wei@example.org', { password, ...more });
      return statusCode === 400 ? reply.json().issues[0] : statusCode;
    };
    expect(await rules('short')).toMatchObject({ pointer: '/password', message: 'Too short: at least 10 characters' });
    expect(await rules('aaaaaaaabbbb')).toMatchObject({ rule: 'password.monotonous' });
    expect(await rules('Password123')).toMatchObject({ rule: 'password.common' });
    expect(await rules('zhang.wei2026')).toMatchObject({ rule: 'password.own_name' });
    expect(await rules('Zhang-Wei-77', { name: 'Zhang Wei' })).toMatchObject({ rule: 'password.own_name' });
  });

  it.each(['a@b', 'a b@c.cn', 'a@b.cn,c@d.cn', 'a@b.cn\r\nBcc: c@d.cn', '"x"@b.cn'])(
    'with %j, which is no address, is refused',
    async (email) => {
      expect((await signUp(email)).statusCode).toBe(400);
    },
  );

  it('for an address in another case is the same account', async () => {
    const { email } = await newPerson(gateway);
    expect((await signIn(email.toUpperCase())).statusCode).toBe(201);
    await signUp(email.toUpperCase());
    expect((await (await gateway.mail()).take(email)).subject).toBe('You have an account already');
  });

  it('is counted: one address is not flooded with mail, and nobody learns of it', async () => {
    const email = newEmail();
    for (let i = 0; i < 8; i++) expect((await signUp(email)).statusCode).toBe(202);
    expect(await countOf('mail', email)).toBe(5);
  });

  it('is done once, also by two at once', async () => {
    const email = newEmail();
    await signUp(email);
    const token = await tokenFor(gateway, email);
    const both = await Promise.all([1, 2].map(() => post('/api/account/confirm', { token, password: PASSWORD })));
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422]);
    expect(await countOf('person', email)).toBe(1);
  });

  it('of several links to one address makes one account, also when all are used at once', async () => {
    for (let round = 0; round < 2; round++) {
      const email = newEmail();
      const tokens: string[] = [];
      for (let n = 0; n < 4; n++) {
        await signUp(email);
        tokens.push(await tokenFor(gateway, email));
      }
      const used = tokens.map((token) => post('/api/account/confirm', { token, password: PASSWORD }));
      const answers = (await Promise.all(used)).map((reply) => [reply.statusCode, reply.json().reason]);
      expect(answers.filter(([status]) => status === 201)).toHaveLength(1);
      for (const [status, reason] of answers.filter(([code]) => code !== 201)) {
        expect([409, 422]).toContain(status);
        expect(['account.exists', 'account.invalid_link']).toContain(reason);
      }
      expect(await countOf('person', email)).toBe(1);
    }
  });

  it('and a new address of somebody else, confirmed at once, leave the address to one of them', async () => {
    for (let round = 0; round < 2; round++) {
      const email = newEmail();
      const movers = [await newPerson(gateway), await newPerson(gateway)];
      await signUp(email);
      const signUpToken = await tokenFor(gateway, email);
      const moves: [string, { cookie: string }][] = [];
      for (const { headers } of movers) {
        await post('/api/account/address', { email, password: PASSWORD }, headers);
        moves.push([await tokenFor(gateway, email), headers]);
      }
      const replies = await Promise.all([
        post('/api/account/confirm', { token: signUpToken, password: PASSWORD }),
        ...moves.map(([token, headers]) => post('/api/account/address/confirm', { token }, headers)),
      ]);
      const refused = replies.filter(({ statusCode }) => statusCode >= 300);
      expect(refused.map((reply) => [reply.statusCode, reply.json().reason])).toEqual([
        [409, 'account.exists'],
        [409, 'account.exists'],
      ]);
      expect(await countOf('person', email)).toBe(1);
    }
  });

  it('is over after a day', async () => {
    const email = newEmail();
    await signUp(email);
    const token = await tokenFor(gateway, email);
    await ctx.exchange
      .sql`update identity.mail_link set expires_at = now() - interval '1 second' where email = ${email}`;
    const late = await post('/api/account/confirm', { token, password: PASSWORD });
    expect({ status: late.statusCode, reason: late.json().reason }).toEqual({
      status: 422,
      reason: 'account.invalid_link',
    });
  });
});

describe('a forgotten password', () => {
  it('is replaced by the link of a mail; all sessions end, and the person is told', async () => {
    const { email, headers } = await newPerson(gateway, { language: 'zh' });
    expect((await post('/api/account/recover', { email })).statusCode).toBe(202);
    const token = await tokenFor(gateway, email);
    const chosen = 'another bridge of stones';
    const changed = await post('/api/account/new-password', { token, password: chosen });
    expect(changed.statusCode).toBe(204);
    expect((await app.inject({ url: '/api/account', headers })).statusCode).toBe(401);
    expect((await signIn(email)).statusCode).toBe(401);
    expect((await signIn(email, chosen)).statusCode).toBe(201);
    expect((await (await gateway.mail()).take(email)).subject).toBe('您的密码已更改');
    expect((await post('/api/account/new-password', { token, password: PASSWORD })).statusCode).toBe(422);
  });

  it('is replaced once by several links at once', async () => {
    for (let round = 0; round < 2; round++) {
      const { email } = await newPerson(gateway);
      const tokens: string[] = [];
      for (let n = 0; n < 4; n++) {
        await post('/api/account/recover', { email });
        tokens.push(await tokenFor(gateway, email));
      }
      const chosen = tokens.map((_, n) => `another bridge of ${n} stones`);
      const replies = await Promise.all(
        tokens.map((token, n) => post('/api/account/new-password', { token, password: chosen[n] })),
      );
      expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([204, 422, 422, 422]);
      const winner = replies.findIndex(({ statusCode }) => statusCode === 204);
      expect((await signIn(email, chosen[winner])).statusCode).toBe(201);
    }
  });

  it('is asked for with the same answer by everybody; who has no account learns it by mail', async () => {
    const unknown = newEmail();
    const asked = await post('/api/account/recover', { email: unknown }, { 'accept-language': 'ru-RU,ru;q=0.9' });
    expect({ status: asked.statusCode, body: asked.json() }).toEqual({ status: 202, body: { sent: true } });
    expect((await (await gateway.mail()).take(unknown)).subject).toBe('Для этого адреса нет учётной записи');
  });

  it('cannot be replaced by a link of another kind', async () => {
    const email = newEmail();
    await signUp(email);
    const token = await tokenFor(gateway, email);
    expect((await post('/api/account/new-password', { token, password: 'another bridge' })).statusCode).toBe(422);
    const { email: known } = await newPerson(gateway);
    await post('/api/account/recover', { email: known });
    const reset = await tokenFor(gateway, known);
    expect((await post('/api/account/confirm', { token: reset, password: PASSWORD })).statusCode).toBe(422);
  });
});

describe('what is stored', () => {
  it('opens nothing to who reads it: no token, no password', async () => {
    const { email, headers } = await newPerson(gateway);
    await post('/api/account/recover', { email });
    const token = await tokenFor(gateway, email);
    const session = /session=([\w-]+)/.exec(headers.cookie)?.[1] ?? 'none';
    const rows = await ctx.exchange.sql`
      select to_jsonb(t)::text as row from identity.session t union all select to_jsonb(t)::text from identity.mail_link t
      union all select to_jsonb(t)::text from identity.account t union all select to_jsonb(t)::text from identity.audit t
      union all select to_jsonb(t)::text from identity.mail t where t.state = 'sent'`;
    const all = rows.map(({ row }) => row).join('\n');
    for (const secret of [token, session, PASSWORD]) expect(all.includes(secret)).toBe(false);
  });
});

describe('signing in', () => {
  it('refuses an unknown address and a wrong password alike', async () => {
    const { email } = await newPerson(gateway);
    const shapeOf = async (given: { email: string; password: string }) => {
      const { statusCode, headers, ...reply } = await post('/api/sessions', given);
      const { requestId: _id, ...problem } = reply.json();
      return { statusCode, problem, cookies: headers['set-cookie'] };
    };
    const wrong = await shapeOf({ email, password: 'not the password' });
    expect(wrong).toMatchObject({ statusCode: 401, problem: { reason: 'account.wrong_credentials' } });
    expect(await shapeOf({ email: newEmail(), password: 'not the password' })).toEqual(wrong);
  });

  it('is refused after ten wrong passwords from one network, but not to the owner’s own browser', async () => {
    const { email, headers } = await newPerson(gateway);
    const tries: number[] = [];
    for (let i = 0; i < 12; i++) tries.push((await signIn(email, `wrong password ${i}`)).statusCode);
    expect(tries).toEqual([...Array(10).fill(401), 429, 429]);
    const stranger = await signIn(email);
    expect({ status: stranger.statusCode, reason: stranger.json().reason }).toEqual({
      status: 429,
      reason: 'account.too_many',
    });
    const known = await post('/api/sessions', { email, password: PASSWORD }, headers);
    expect(known.statusCode).toBe(201);
    // The cookie of one's own browser is of no use for anybody else's account.
    const other = await newPerson(gateway);
    for (let i = 0; i < 11; i++) await signIn(other.email, `wrong password ${i}`);
    expect((await post('/api/sessions', { email: other.email, password: PASSWORD }, headers)).statusCode).toBe(429);
  });

  it('gives a token that nobody had before, whatever the browser sends', async () => {
    const { email } = await newPerson(gateway);
    const planted = { cookie: 'techbourse-session=planted-by-somebody-else' };
    const reply = await post('/api/sessions', { email, password: PASSWORD }, { ...planted, ...SAME_ORIGIN });
    expect(reply.statusCode).toBe(201);
    expect(cookiesOf(reply).cookie).not.toContain('planted');
    expect((await app.inject({ url: '/api/account', headers: planted })).statusCode).toBe(401);
    const again = await post('/api/sessions', { email, password: PASSWORD });
    expect(cookiesOf(again).cookie).not.toBe(cookiesOf(reply).cookie);
  });

  it('acts for the organisation that the person acted for last', async () => {
    const [first, second] = [await newOrganisation(app), await newOrganisation(app)];
    const person = await newPerson(gateway, { organisationId: first.id, role: 'editor' });
    await ctx.exchange.sql`insert into identity.member (id, organisation_id, person_id, role)
      values (${newId()}, ${second.id}, ${person.id}, 'viewer')`;
    const me = async (cookie: { cookie: string }) => (await app.inject({ url: '/api/me', headers: cookie })).json();
    expect(await me(cookiesOf(await signIn(person.email)))).toMatchObject({
      organisation: { id: first.id },
      role: 'editor',
    });
    const payload = { organisationId: second.id };
    await app.inject({ method: 'PATCH', url: '/api/sessions/current', headers: person.headers, payload });
    const here = await me(person.headers);
    expect(here).toMatchObject({ organisation: { id: second.id }, role: 'viewer' });
    expect(here.memberships.map(({ role, active }: { role: string; active: boolean }) => [role, active])).toEqual([
      ['editor', false],
      ['viewer', true],
    ]);
    expect(here.may).toContain('listing.list');
    expect(here.may).not.toContain('listing.create');
  });

  it('switches to no organisation that the person does not belong to', async () => {
    const foreign = await newOrganisation(app);
    const { headers } = await newPerson(gateway);
    for (const organisationId of [foreign.id, newId()]) {
      const payload = { organisationId };
      const reply = await app.inject({ method: 'PATCH', url: '/api/sessions/current', headers, payload });
      expect({ status: reply.statusCode, reason: reply.json().reason }).toEqual({
        status: 404,
        reason: 'session.no_membership',
      });
    }
  });
});
