import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { startProvider } from '../../../test/oidc.ts';
import { newPerson } from '../../../test/people.ts';
import { approve, newSsoOrganisation } from '../../../test/sso.ts';

const provider = await startProvider();
const settings = await gatewaySettings({ OUTBOUND_EXCEPTIONS: provider.hostPort });
const gateway = await startGateway(settings);
afterAll(async () => {
  await gateway.close();
  await provider.close();
});

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
const ask = (method: Method, url: string, headers: Record<string, string>, payload?: object) =>
  gateway.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
const of = (id: string, more = '') => `/api/organisations/${id}/sso${more}`;
const start = async (payload: object) => (await ask('POST', '/api/sso/start', {}, payload)).statusCode;
const given = (domains: string[]) => ({
  issuer: provider.issuer,
  clientId: 'client',
  clientSecret: 'a secret that nobody sees again',
  domains,
});
const auditOf = (id: string) =>
  gateway.ctx.exchange.sql<{ action: string; data: object }[]>`
    select action, data from identity.audit where subject = ${id} and action like 'sso.%' order by id`;

describe('the provider of an organisation', () => {
  it('is proposed by it, approved by the operator, and disabled by either', async () => {
    const { id, headers } = await newOrganisation(gateway.app);
    const proposed = await ask('POST', of(id), headers, given(['Lifecycle.Example']));
    expect(proposed.statusCode).toBe(201);
    expect(proposed.json()).toMatchObject({
      organisationId: id,
      domains: ['lifecycle.example'],
      defaultRole: 'viewer',
      required: false,
      state: 'proposed',
      callbackUrl: `${gateway.ctx.publicUrl}/api/sso/callback/${id}`,
      version: 1,
    });
    expect(await start({ email: 'a@lifecycle.example' })).toBe(404);
    expect(await start({ organisation: id })).toBe(404);
    const waiting = await ask('GET', '/api/sso/providers?state=proposed', asOperator);
    expect(waiting.json().items.map((one: { organisationId: string }) => one.organisationId)).toContain(id);
    const approved = await ask('POST', of(id, '/approve'), asOperator, { expectedVersion: 1, note: 'Called them' });
    expect(approved.json()).toMatchObject({ state: 'approved', note: 'Called them', version: 2 });
    expect(await start({ email: 'a@LIFECYCLE.example' })).toBe(200);
    expect(await start({ organisation: id })).toBe(200);
    expect((await ask('POST', of(id, '/disable'), headers)).json()).toMatchObject({
      state: 'disabled',
      disabledBy: 'organisation',
    });
    expect(await start({ email: 'a@lifecycle.example' })).toBe(404);
    const again = await ask('PATCH', of(id), headers, { expectedVersion: 3, defaultRole: 'editor' });
    expect(again.json()).toMatchObject({ state: 'proposed', disabledBy: null, version: 4 });
    expect((await ask('POST', of(id, '/disable'), asOperator)).json()).toMatchObject({ disabledBy: 'operator' });
    expect((await auditOf(id)).map(({ action }) => action)).toEqual([
      'sso.proposed',
      'sso.approved',
      'sso.disabled',
      'sso.edited',
      'sso.disabled',
    ]);
    const told = await gateway.ctx.exchange.sql`
      select version, payload->>'state' as state, payload->>'disabledBy' as by, payload::text as text
      from identity.outbox where type = 'sso.changed' and payload->>'organisationId' = ${id} order by seq`;
    expect(told.map(({ version, state, by }) => [version, state, by])).toEqual([
      [1, 'proposed', null],
      [2, 'approved', null],
      [3, 'disabled', 'organisation'],
      [4, 'proposed', null],
      [5, 'disabled', 'operator'],
    ]);
    expect(JSON.stringify(told)).not.toMatch(/secret|Called them/);
  });

  it('never answers its secret, and keeps it sealed', async () => {
    const { id, headers } = await newOrganisation(gateway.app);
    const input = given(['sealed.example']);
    const answers = [
      await ask('POST', of(id), headers, input),
      await ask('GET', of(id), headers),
      await ask('GET', of(id), asOperator),
      await ask('PATCH', of(id), headers, { expectedVersion: 1, clientSecret: `${input.clientSecret}!` }),
    ];
    for (const { statusCode, body } of answers) {
      expect(statusCode).toBeLessThan(300);
      expect(body).not.toContain(input.clientSecret);
    }
    const kept = await gateway.ctx.exchange.sql`select * from identity.sso_provider where organisation_id = ${id}`;
    const trail = await gateway.ctx.exchange.sql`select * from identity.audit`;
    const repeats = await gateway.ctx.exchange.sql`select * from identity.idempotency`;
    expect(JSON.stringify([kept, trail, repeats])).not.toContain(input.clientSecret);
    expect(await auditOf(id)).toMatchObject([{}, { data: { clientSecret: 'changed' } }]);
  });

  it('is one; a repeat of the request answers the same', async () => {
    const { id, headers } = await newOrganisation(gateway.app);
    const keyed = { ...headers, 'idempotency-key': 'once' };
    const [first, second] = [
      await ask('POST', of(id), keyed, given(['once.example'])),
      await ask('POST', of(id), keyed, given(['once.example'])),
    ];
    expect(second.json()).toEqual(first.json());
    const more = await ask('POST', of(id), headers, given(['twice.example']));
    expect(more.json()).toMatchObject({ status: 409, reason: 'sso.exists' });
  });

  it('is proposed again when issuer, client or domains change, and not for anything else', async () => {
    for (const [changed, state] of [
      [{ defaultRole: 'admin' }, 'approved'],
      [{ clientSecret: 'new' }, 'approved'],
      [{ domains: ['extra.example'] }, 'proposed'],
      [{ clientId: 'new', clientSecret: 'new' }, 'proposed'],
    ] as const) {
      const { id, headers, version, domain } = await newSsoOrganisation(gateway, provider);
      const edited = await ask('PATCH', of(id), headers, { expectedVersion: version, ...changed });
      expect(edited.json()).toMatchObject({ state });
      expect(await start({ email: `a@${domain}` })).toBe(state === 'approved' ? 200 : 404);
      if ('domains' in changed) expect(await start({ email: 'a@extra.example' })).toBe(404);
    }
  });

  it('is changed and approved only as it was seen', async () => {
    const { id, headers } = await newSsoOrganisation(gateway, provider, { approved: false });
    const edit = (expectedVersion: number) => ask('PATCH', of(id), headers, { expectedVersion, defaultRole: 'editor' });
    expect((await edit(1)).statusCode).toBe(200);
    expect((await edit(1)).json()).toMatchObject({ status: 409, reason: 'sso.version', details: { version: 2 } });
    const stale = await ask('POST', of(id, '/approve'), asOperator, { expectedVersion: 1 });
    expect(stale.json()).toMatchObject({ status: 409, reason: 'sso.version' });
    await approve(gateway, { id, version: 2 });
    const twice = await ask('POST', of(id, '/approve'), asOperator, { expectedVersion: 3 });
    expect(twice.json()).toMatchObject({ status: 422, reason: 'sso.not_proposed' });
  });

  it('shows no other issuer or client the secret of the one before', async () => {
    const { id, headers, version } = await newSsoOrganisation(gateway, provider);
    const edit = (payload: object) => ask('PATCH', of(id), headers, { expectedVersion: version, ...payload });
    for (const changed of [{ clientId: 'other' }, { issuer: `${provider.issuer}/other` }]) {
      const refused = await edit(changed);
      // another issuer is asked for its document first
      expect(refused.json()).toMatchObject({ status: 400, issues: [expect.anything()] });
    }
    expect((await edit({ clientId: 'other' })).json()).toMatchObject({ reason: 'sso.secret_needed' });
  });

  it('speaks for no domain of another one, also when two are approved at once', async () => {
    const first = await newSsoOrganisation(gateway, provider, { domain: 'shared.example' });
    const second = await newOrganisation(gateway.app);
    const taken = await ask('POST', of(second.id), second.headers, given(['shared.example', 'own.example']));
    expect(taken.json()).toMatchObject({
      status: 409,
      reason: 'sso.domain_taken',
      details: { domains: ['shared.example'] },
    });
    await ask('POST', of(first.id, '/disable'), asOperator);
    const pair = await Promise.all(
      [0, 1].map(() => newSsoOrganisation(gateway, provider, { domain: 'raced.example', approved: false })),
    );
    const answers = await Promise.all(
      pair.map(({ id, version }) => ask('POST', of(id, '/approve'), asOperator, { expectedVersion: version })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it.each([
    [{ domains: ['gmail.com'] }, '/domains/0', 'sso.domain.free_mail'],
    [{ domains: ['ok.example', 'not a domain'] }, '/domains/1', 'sso.domain.unreadable'],
    [{ issuer: 'https://127.0.0.1' }, '/issuer', 'outbound.not_public'],
    [{ issuer: 'http://id.example' }, '/issuer', 'outbound.not_https'],
    [{ issuer: 'https://169.254.169.254/latest' }, '/issuer', 'outbound.not_public'],
    [{ defaultRole: 'owner' }, '/defaultRole', undefined],
    [{ state: 'approved' }, '', undefined],
    [{ required: true }, '', undefined],
  ])('is refused with %j, at the field', async (changed, pointer, rule) => {
    const { id, headers } = await newOrganisation(gateway.app);
    const refused = await ask('POST', of(id), headers, { ...given(['fields.example']), ...changed });
    expect(refused.statusCode).toBe(400);
    const issue = refused.json().issues[0];
    expect(issue.pointer).toContain(pointer);
    if (rule) expect(issue.rule).toBe(rule);
  });

  it('is written by owners and admins of the organisation alone, and nobody else learns of it', async () => {
    const { id, version } = await newSsoOrganisation(gateway, provider);
    const other = await newOrganisation(gateway.app);
    const edit = { expectedVersion: version, defaultRole: 'editor' };
    const asked = async (headers: Record<string, string>) => [
      (await ask('GET', of(id), headers)).statusCode,
      (await ask('PATCH', of(id), headers, edit)).statusCode,
      (await ask('POST', of(id, '/approve'), headers, { expectedVersion: version })).statusCode,
      (await ask('POST', of(id, '/disable'), headers)).statusCode,
    ];
    expect(await asked(other.headers)).toEqual([404, 404, 403, 404]);
    expect(await asked({})).toEqual([401, 401, 401, 401]);
    for (const role of ['editor', 'viewer'] as const) {
      const { headers } = await newPerson(gateway, { organisationId: id, role });
      expect([role, await asked(headers)]).toEqual([role, [403, 403, 403, 403]]);
    }
    const reader = await newOrganisation(gateway.app, { scopes: ['listings:read'] });
    expect((await ask('POST', of(reader.id), reader.headers, given(['reader.example']))).statusCode).toBe(403);
    const admin = await newPerson(gateway, { organisationId: id, role: 'admin' });
    expect((await ask('PATCH', of(id), admin.headers, edit)).statusCode).toBe(200);
    const named = await gateway.ctx.exchange
      .sql`select person_id from identity.audit where subject = ${id} order by id desc limit 1`;
    expect(named[0]?.['person_id']).toBe(admin.id);
  });

  it('is approved, not written, by the operator: it may only let other sessions in again', async () => {
    const { id, version } = await newSsoOrganisation(gateway, provider);
    const edit = (payload: object) => ask('PATCH', of(id), asOperator, { expectedVersion: version, ...payload });
    for (const payload of [
      { defaultRole: 'admin' },
      { required: true },
      { required: false, domains: ['x.example'] },
      {},
    ]) {
      expect((await edit(payload)).json()).toMatchObject({ status: 403, reason: 'sso.operator_lifts_only' });
    }
    expect((await edit({ required: false })).statusCode).toBe(200);
    expect((await ask('POST', of(id), asOperator, given(['operator.example']))).statusCode).toBe(403);
  });

  it('is no way in for a browser that does not come from a page of the exchange', async () => {
    const { domain } = await newSsoOrganisation(gateway, provider);
    const foreign = { origin: 'https://elsewhere.example' };
    const refused = await ask('POST', '/api/sso/start', foreign, { email: `a@${domain}` });
    expect(refused.json()).toMatchObject({ status: 403, reason: 'session.cross_site' });
  });
});
