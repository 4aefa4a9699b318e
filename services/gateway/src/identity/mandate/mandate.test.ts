import { newId } from '@techbourse/platform';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { acceptedMandate, act, newAgency, newClient, propose, RIGHTS } from '../../../test/mandates.ts';

const gateway = await startGateway(await gatewaySettings());
const { app, ctx } = gateway;
afterAll(() => gateway.close());

const read = async (by: { headers: Record<string, string> }, id: string, more = '') =>
  app.inject({ url: `/api/mandates/${id}${more}`, headers: by.headers });
const reasonOf = (reply: { json(): { reason: string } }) => reply.json().reason;

describe('a mandate', () => {
  it('is proposed by either side and accepted by the other, who has read just that version', async () => {
    const [client, agency] = [await newClient(app), await newAgency(app)];
    for (const [first, second, named] of [
      [client, agency, { agencyId: agency.id }],
      [agency, client, { clientId: client.id, about: { kind: 'all' } }],
    ] as const) {
      const proposed = await propose(app, first, named);
      expect(proposed.statusCode, proposed.body).toBe(201);
      const mandate = proposed.json();
      expect(proposed.headers.location).toBe(`/api/mandates/${mandate.id}`);
      expect(mandate).toMatchObject({
        state: 'proposed',
        client: { id: client.id },
        agency: { id: agency.id },
        rights: RIGHTS,
        exclusive: false,
        to: null,
        actions: ['change', 'withdraw'],
      });
      expect(reasonOf(await act(app, first, mandate.id, 'accept', { expectedVersion: 1 }))).toBe(
        'mandate.not_yours_to_answer',
      );
      expect(reasonOf(await act(app, second, mandate.id, 'accept', { expectedVersion: 2 }))).toBe('mandate.version');
      const accepted = await act(app, second, mandate.id, 'accept', { expectedVersion: 1 });
      expect(accepted.json()).toMatchObject({ state: 'in_force', version: 2, actions: ['end'] });
      const ended = await act(app, first, mandate.id, 'end', { reason: 'The patent was sold' });
      expect(ended.json()).toMatchObject({ state: 'ended', closed: { reason: 'The patent was sold' }, actions: [] });
      expect((await act(app, second, mandate.id, 'end', { reason: 'once more' })).json()).toMatchObject({
        reason: 'mandate.state',
        detail: 'The mandate has ended already',
      });
    }
  });

  it('is changed by either side until it is accepted, and each version stays readable', async () => {
    const [client, agency] = [await newClient(app), await newAgency(app)];
    const { id } = (await propose(app, agency, { clientId: client.id })).json();
    const commission = { rate: { percent: 3.5, base: 'technology_value' }, fixed: { amount: '2000', currency: 'CNY' } };
    const changed = await app.inject({
      method: 'PATCH',
      url: `/api/mandates/${id}`,
      headers: client.headers,
      payload: { expectedVersion: 1, commission, to: '2099-12-31' },
    });
    expect(changed.json()).toMatchObject({ version: 2, proposedBy: 'client', to: '2099-12-31', rights: RIGHTS });
    expect(changed.json().commission.fixed).toEqual({ amount: '2000.00', currency: 'CNY' });
    expect((await act(app, agency, id, 'accept', { expectedVersion: 2 })).json().state).toBe('in_force');
    const { items } = (await read(agency, id, '/versions')).json();
    expect(items.map(({ version, action, side }: Record<string, unknown>) => [version, action, side])).toEqual([
      [3, 'accept', 'agency'],
      [2, 'change', 'client'],
      [1, 'propose', 'agency'],
    ]);
    expect(items[2].terms.commission).toBeNull();
    const audited = await ctx.exchange.sql`select action from identity.audit where subject = ${id} order by at`;
    expect(audited.map((row) => row['action'])).toEqual(['mandate.propose', 'mandate.change', 'mandate.accept']);
    const told = await ctx.exchange.sql`
      select version, payload from identity.outbox where type = 'mandate.changed' and key = ${id} order by version`;
    expect(told.map((row) => [row['version'], row['payload'].state])).toEqual([
      [1, 'proposed'],
      [2, 'proposed'],
      [3, 'accepted'],
    ]);
    await expect(
      Promise.resolve(ctx.exchange.sql`update identity.mandate_version set side = 'client' where mandate_id = ${id}`),
    ).rejects.toThrow(/append-only|permission/);
  });

  it('is declined with a reason, or withdrawn', async () => {
    const [client, agency] = [await newClient(app), await newAgency(app)];
    const first = (await propose(app, client, { agencyId: agency.id })).json();
    expect((await act(app, agency, first.id, 'decline', {})).statusCode).toBe(400);
    const declined = await act(app, agency, first.id, 'decline', { reason: 'Not our field' });
    expect(declined.json()).toMatchObject({ state: 'declined', closed: { by: 'agency', reason: 'Not our field' } });
    const second = (await propose(app, client, { agencyId: agency.id })).json();
    expect((await act(app, client, second.id, 'withdraw', {})).json()).toMatchObject({ state: 'withdrawn' });
    expect(reasonOf(await act(app, agency, second.id, 'accept', { expectedVersion: 2 }))).toBe('mandate.state');
  });

  it('does not exist for anybody else, and the operator reads it but makes none', async () => {
    const [client, agency, stranger] = [await newClient(app), await newAgency(app), await newClient(app)];
    const { id } = await acceptedMandate(app, client, agency);
    expect((await read(stranger, id)).statusCode).toBe(404);
    expect(reasonOf(await act(app, stranger, id, 'end', { reason: 'none of mine' }))).toBe('mandate.not_found');
    expect((await read({ headers: asOperator }, id)).json()).toMatchObject({ id, side: null, actions: [] });
    const byOperator = await app.inject({
      method: 'POST',
      url: `/api/mandates/${id}/end`,
      headers: asOperator,
      payload: { reason: 'by the operator' },
    });
    expect(reasonOf(byOperator)).toBe('mandate.not_yours');
    const listed = (by: typeof client, query = '') =>
      app.inject({ url: `/api/mandates${query}`, headers: by.headers }).then((reply) => reply.json().items.length);
    expect([await listed(client), await listed(agency), await listed(stranger)]).toEqual([1, 1, 0]);
    expect(await listed(agency, '?side=client')).toBe(0);
    expect(await listed(agency, `?side=agency&state=in_force&with=${client.id}`)).toBe(1);
    expect(await listed(agency, '?state=expired')).toBe(0);
  });

  it('is counted by state on the first page, and found by its last day', async () => {
    const [client, agency] = [await newClient(app), await newAgency(app)];
    const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const running = await acceptedMandate(app, client, agency, { to: soon });
    await propose(app, client, { agencyId: agency.id });
    const gone = (await propose(app, agency, { clientId: client.id })).json();
    await act(app, client, gone.id, 'decline', { reason: 'Not now' });
    const list = async (query: string) =>
      (await app.inject({ url: `/api/mandates?side=agency&${query}`, headers: agency.headers })).json();
    const counts = { states: { proposed: 1, in_force: 1, declined: 1, ended: 0, lapsed: 0 }, endSoon: 1 };
    const first = await list('limit=2');
    expect(first.counts).toMatchObject(counts);
    expect((await list(`limit=2&cursor=${first.nextCursor}`)).counts).toBeUndefined();
    expect((await list('state=declined')).counts).toMatchObject(counts);
    const ending = await list(`state=in_force&endsBy=${soon}`);
    expect(ending.items.map(({ id }: { id: string }) => id)).toEqual([running.id]);
    expect((await list('endsBy=2000-01-01')).items).toEqual([]);
  });

  it('takes verified sides, an agency, and the right to sign', async () => {
    const [client, agency] = [await newClient(app), await newAgency(app)];
    const unverified = await newClient(app, { verified: false });
    expect(reasonOf(await propose(app, unverified, { agencyId: agency.id }))).toBe('organisation.not_verified');
    expect((await propose(app, agency, { clientId: unverified.id })).json().issues[0]).toMatchObject({
      pointer: '/clientId',
      rule: 'organisation.unknown',
    });
    expect((await propose(app, agency, { clientId: newId() })).json().issues[0].rule).toBe('organisation.unknown');
    expect(reasonOf(await propose(app, client, { agencyId: unverified.id }))).toBe('organisation.unknown');
    expect(reasonOf(await propose(app, client, { agencyId: (await newClient(app)).id }))).toBe('agency.not_an_agency');
    expect(reasonOf(await propose(app, client, { clientId: agency.id }))).toBe('agency.not_an_agency');
    expect(reasonOf(await propose(app, client, { agencyId: client.id }))).toBe('mandate.own');
    const reader = await newOrganisation(app, { verified: true, scopes: ['deals:read'] });
    expect(reasonOf(await propose(app, reader, { agencyId: agency.id }))).toBe('actor.missing_scope');
  });

  it('gives no right to administer, has days in order, and names what is wrong', async () => {
    const [client, agency] = [await newClient(app), await newAgency(app)];
    const issueOf = async (over: Record<string, unknown>) =>
      (await propose(app, client, { agencyId: agency.id, ...over })).json().issues?.[0];
    expect(await issueOf({ rights: ['organisations:write'] })).toMatchObject({
      pointer: '/rights/0',
      rule: 'mandate.right',
    });
    expect(await issueOf({ rights: ['exchange:operate'] })).toMatchObject({ rule: 'mandate.right' });
    expect(await issueOf({ from: '2030-01-02', to: '2030-01-01' })).toMatchObject({
      pointer: '/to',
      rule: 'mandate.days',
    });
    expect(await issueOf({ from: '2020-01-01', to: '2020-01-02' })).toMatchObject({
      pointer: '/to',
      rule: 'mandate.over',
    });
    const others = [await newAgency(app), await newAgency(app)].map(({ id }) => ({ agencyId: id, percent: 50 }));
    const rate = { percent: 3, base: 'value' };
    expect(await issueOf({ commission: { rate, split: others } })).toMatchObject({ rule: 'mandate.split' });
    const split = [
      { agencyId: agency.id, percent: 60 },
      { agencyId: client.id, percent: 40 },
    ];
    expect(await issueOf({ commission: { rate, split } })).toMatchObject({
      pointer: '/commission/split/1/agencyId',
      rule: 'agency.not_an_agency',
    });
    expect(await issueOf({ clientId: client.id })).toMatchObject({ rule: 'mandate.other_side' });
  });

  it('proposed twice with one Idempotency-Key is one', async () => {
    const [client, agency] = [await newClient(app), await newAgency(app)];
    const headers = { ...client.headers, 'idempotency-key': newId() };
    const payload = { agencyId: agency.id, rights: RIGHTS };
    const once = () => app.inject({ method: 'POST', url: '/api/mandates', headers, payload });
    const [a, b] = await Promise.all([once(), once()]);
    expect(a.json().id).toBe(b.json().id);
  });
});

describe('an exclusive mandate', () => {
  it('stands alone for its subject and time, and whoever is excluded learns no more than that', async () => {
    const client = await newClient(app);
    const [first, second] = [await newAgency(app), await newAgency(app)];
    const { id } = await acceptedMandate(app, client, first, { exclusive: true, from: '2027-01-01', to: '2027-12-31' });
    const meets = (await propose(app, client, { agencyId: second.id, from: '2027-12-31' })).json();
    const refused = await act(app, second, meets.id, 'accept', { expectedVersion: 1 });
    expect(refused.json()).toMatchObject({ status: 409, reason: 'mandate.exclusive' });
    expect(refused.body).not.toContain(id);
    expect(refused.body).not.toContain(first.id);
    const offered = (await propose(app, second, { clientId: client.id, from: '2027-06-01' })).json();
    const told = await act(app, client, offered.id, 'accept', { expectedVersion: 1 });
    expect(told.json()).toMatchObject({
      reason: 'mandate.exclusive',
      details: { mandates: [id] },
      issues: [{ pointer: '/exclusive', rule: 'mandate.exclusive' }],
    });
    await acceptedMandate(app, client, second, { from: '2028-01-01' });
    await act(app, client, id, 'end', { reason: 'It was agreed so' });
    expect((await act(app, second, meets.id, 'accept', { expectedVersion: 1 })).json().reason).toBe(
      'mandate.exclusive',
    );
  });

  it('is named on a proposal that cannot stand beside it, to those who may see it and before anybody answers', async () => {
    const client = await newClient(app);
    const [first, second] = [await newAgency(app), await newAgency(app)];
    const { id } = await acceptedMandate(app, client, first, { exclusive: true, from: '2027-01-01', to: '2027-12-31' });
    const offered = (await propose(app, second, { clientId: client.id, from: '2027-06-01' })).json();
    expect(offered.inTheWay).toEqual([]);
    expect((await read(client, offered.id)).json().inTheWay).toMatchObject([
      { id, agency: { id: first.id }, about: { kind: 'all' }, exclusive: true, from: '2027-01-01', to: '2027-12-31' },
    ]);
    const later = (await propose(app, second, { clientId: client.id, from: '2028-01-01' })).json();
    expect((await read(client, later.id)).json().inTheWay).toEqual([]);
    expect((await read(client, id)).json().inTheWay).toBeUndefined();
    const again = (await propose(app, first, { clientId: client.id, from: '2027-12-01' })).json();
    expect((await act(app, client, again.id, 'accept', { expectedVersion: 1 })).json().issues).toMatchObject([
      { pointer: '/exclusive' },
    ]);
  });

  it('accepted by several at once is accepted once', async () => {
    const client = await newClient(app);
    const agencies = await Promise.all(Array.from({ length: 6 }, () => newAgency(app)));
    const proposed = await Promise.all(
      agencies.map(async (agency) => (await propose(app, client, { agencyId: agency.id, exclusive: true })).json().id),
    );
    const replies = await Promise.all(
      agencies.map((agency, index) => act(app, agency, proposed[index], 'accept', { expectedVersion: 1 })),
    );
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const [row] = await ctx.exchange.sql`
      select count(*)::int n from identity.mandate where client_id = ${client.id} and state = 'accepted'`;
    expect(row?.['n']).toBe(1);
  });

  it('is accepted or withdrawn, never both, when the two sides are fast', async () => {
    const [client, agency] = [await newClient(app), await newAgency(app)];
    for (let round = 0; round < 5; round++) {
      const { id } = (await propose(app, client, { agencyId: agency.id, exclusive: true })).json();
      const [accepted, withdrawn] = await Promise.all([
        act(app, agency, id, 'accept', { expectedVersion: 1 }),
        act(app, client, id, 'withdraw', {}),
      ]);
      expect([accepted.statusCode, withdrawn.statusCode].filter((status) => status === 200)).toHaveLength(1);
      if (accepted.statusCode === 200) await act(app, client, id, 'end', { reason: 'next round' });
    }
  });
});
