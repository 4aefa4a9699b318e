import { newId } from '@techbourse/platform';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { newFounded, newMemberPerson } from '../../../test/members.ts';
import { askForVerification, withdrawVerification } from './ask.ts';
import { expireVerifications } from './expire.ts';

let now = Date.now();
const clock = { now: () => new Date(now) };
const settings = await gatewaySettings({ RATE_LIMIT_ADDRESS: '10000', RATE_LIMIT_KEY: '10000' });
const gateway = await startGateway(settings, { clock });
const { app, ctx } = gateway;
afterAll(() => gateway.close());

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(now + days * DAY_MS).toISOString();
const evidence = [{ kind: 'register_extract' as const, link: 'https://register.example.org/123' }];
const decide = (id: string, payload: object) =>
  app.inject({
    method: 'POST',
    url: `/api/organisations/verification-requests/${id}/decide`,
    headers: asOperator,
    payload,
  });
const read = async (id: string, headers = {}) => app.inject({ url: `/api/organisations/${id}`, headers });
const asked = async () => {
  const { id, owner } = await newFounded(ctx, await newMemberPerson(ctx));
  const request = await askForVerification(ctx, owner, id, { evidence }, {});
  return { id, owner, request };
};

describe('a request to be verified', () => {
  it('is decided by the operator with a note and an end, and is shown in its queue until then', async () => {
    const { id, request } = await asked();
    const queue = async () =>
      (
        await app.inject({
          url: '/api/organisations/verification-requests?state=pending&limit=100',
          headers: asOperator,
        })
      )
        .json()
        .items.map((one: { id: string }) => one.id);
    expect(await queue()).toContain(request.id);
    const validUntil = inDays(90);
    const decided = await decide(request.id, {
      decision: 'approve',
      note: 'Register looked at',
      validUntil,
      expectedVersion: 1,
    });
    expect(decided.json(), decided.body).toMatchObject({ state: 'approved', note: 'Register looked at', validUntil });
    expect(await queue()).not.toContain(request.id);
    expect((await read(id, asOperator)).json()).toMatchObject({
      verified: true,
      shown: true,
      verifiedUntil: validUntil,
    });
    expect((await decide(request.id, { decision: 'approve' })).json()).toMatchObject({
      reason: 'verification.decided',
    });
    const told = await ctx.exchange.sql`
      select payload from identity.outbox where key = ${id} and type = 'organisation.changed' order by seq`;
    expect(told.at(-1)?.['payload']).toMatchObject({ verified: true, verifiedUntil: validUntil, shown: true });
  });

  it('that is declined says why, and another may follow; one waits at a time, also when two come at once', async () => {
    const { id, owner, request } = await asked();
    await expect(askForVerification(ctx, owner, id, { evidence }, {})).rejects.toMatchObject({
      reason: 'verification.pending',
    });
    expect((await decide(request.id, { decision: 'decline' })).json()).toMatchObject({
      status: 400,
      issues: [{ pointer: '/reasons' }],
    });
    const declined = await decide(request.id, { decision: 'decline', note: 'The link leads nowhere' });
    expect(declined.json()).toMatchObject({ state: 'declined', note: 'The link leads nowhere' });
    expect((await read(id)).statusCode).toBe(404);
    const again = await Promise.allSettled([1, 2].map(() => askForVerification(ctx, owner, id, { evidence }, {})));
    expect(again.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const open = again.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.id] : []));
    const of = { organisationId: id, id: open[0] ?? '' };
    expect(await withdrawVerification(ctx, owner, of)).toMatchObject({ state: 'withdrawn' });
  });

  it('is not gone past: the organisation is verified by it alone, and by hand once it is decided', async () => {
    const { id, request } = await asked();
    const verify = (payload: object) =>
      app.inject({ method: 'POST', url: `/api/organisations/${id}/verify`, headers: asOperator, payload });
    for (const payload of [{}, { validUntil: inDays(20) }]) {
      expect((await verify(payload)).json()).toMatchObject({
        status: 409,
        reason: 'organisation.verify.request_waits',
        details: { requestId: request.id },
      });
    }
    expect((await read(id, asOperator)).json()).toMatchObject({ verified: false });
    await decide(request.id, { decision: 'decline', reasons: ['evidence_missing'] });
    expect((await verify({ note: 'Seen at the register' })).json()).toMatchObject({ verified: true });
    expect((await verify({ verified: false })).json()).toMatchObject({ verified: false });
  });

  it('is declined by reasons of a list, in words or both; `other` alone says nothing', async () => {
    const { request } = await asked();
    for (const [reasons, pointer] of [
      [[], '/reasons'],
      [['other'], '/note'],
      [['unknown'], '/reasons/0'],
    ] as const) {
      const refused = await decide(request.id, { decision: 'decline', reasons });
      expect(refused.json()).toMatchObject({ status: 400, issues: [{ pointer }] });
    }
    const reasons = ['name_differs', 'evidence_outdated'];
    const declined = await decide(request.id, { decision: 'decline', reasons, note: 'See page 2' });
    expect(declined.json()).toMatchObject({ state: 'declined', reasons, note: 'See page 2' });
  });

  it('waits in no queue while its organisation is suspended: nothing of it could be decided', async () => {
    const { id, request } = await asked();
    const waits = async () => {
      const work = await app.inject({ url: '/api/operations/work?limit=100', headers: asOperator });
      const queue = work.json().items.find(({ kind }: { kind: string }) => kind === 'verify_organisations');
      return queue.rows.some((row: { id: string }) => row.id === request.id);
    };
    const operate = (verb: string) =>
      app.inject({
        method: 'POST',
        url: `/api/organisations/${id}/${verb}`,
        headers: asOperator,
        payload: { reason: 'Seen at an unusual place' },
      });
    expect(await waits()).toBe(true);
    await operate('suspend');
    expect(await waits()).toBe(false);
    await operate('lift-suspension');
    expect(await waits()).toBe(true);
  });

  it('vouches for nothing but what was looked at', async () => {
    const { id, request } = await asked();
    const edit = { expectedVersion: 1, name: { en: { text: 'Another Name', origin: 'person' } } };
    await app.inject({ method: 'PATCH', url: `/api/organisations/${id}`, headers: asOperator, payload: edit });
    const decided = await decide(request.id, { decision: 'approve', expectedVersion: 1 });
    expect(decided.json()).toMatchObject({ status: 409, reason: 'organisation.version', details: { version: 2 } });
  });

  it.each([
    [{ evidence: [] }, '/evidence'],
    [{ evidence: [{ kind: 'licence' }] }, '/evidence/0/text'],
    [{ evidence: [{ kind: 'licence', link: 'http://example.org' }] }, '/evidence/0/link'],
    [{ evidence: [{ kind: 'licence', link: 'javascript:alert(1)' }] }, '/evidence/0/link'],
    [{ evidence: [{ kind: 'rumour', text: 'x' }] }, '/evidence/0/kind'],
  ])('is refused with the fault named: %j', async (payload, pointer) => {
    const mine = await newOrganisation(app);
    const url = `/api/organisations/${mine.id}/verification-requests`;
    const reply = await app.inject({ method: 'POST', url, headers: mine.headers, payload });
    expect(reply.json()).toMatchObject({ status: 400, issues: [{ pointer }] });
  });

  it('is read by its organisation and the operator alone', async () => {
    const { id, request } = await asked();
    const stranger = await newOrganisation(app, { verified: true });
    const url = `/api/organisations/${id}/verification-requests`;
    expect((await app.inject({ url, headers: stranger.headers })).statusCode).toBe(404);
    expect((await app.inject({ url, headers: asOperator })).json().items).toMatchObject([{ id: request.id, evidence }]);
    const all = await app.inject({ url: '/api/organisations/verification-requests', headers: stranger.headers });
    expect(all.statusCode).toBe(403);
    expect((await decide(newId(), { decision: 'approve' })).statusCode).toBe(404);
  });
});

describe('a verification', () => {
  it('ends on its day: the organisation is hidden with what it has published, audited, and may be verified anew', async () => {
    const { id, owner, request } = await asked();
    await decide(request.id, { decision: 'approve', validUntil: inDays(10) });
    now += 9 * DAY_MS;
    await expireVerifications(ctx);
    expect((await read(id)).statusCode).toBe(200);
    now += 2 * DAY_MS;
    await Promise.all([expireVerifications(ctx), expireVerifications(ctx)]);
    expect((await read(id)).statusCode).toBe(404);
    const [row] = await ctx.exchange.sql`
      select actor_kind from identity.audit where subject = ${id} and action = 'organisation.verification_expired'`;
    expect(row).toEqual({ actor_kind: 'system' });
    const told = await ctx.exchange.sql`
      select payload from identity.outbox where key = ${id} and type = 'organisation.changed' order by seq`;
    expect(told.map(({ payload }) => [payload.verified, payload.shown])).toEqual([
      [false, true],
      [true, true],
      [false, false],
    ]);
    const again = await askForVerification(ctx, owner, id, { evidence }, {});
    await decide(again.id, { decision: 'approve' });
    expect((await read(id)).statusCode).toBe(200);
  });

  it('that is renewed before its day goes on, and one of before has no end', async () => {
    const { id, owner, request } = await asked();
    await decide(request.id, { decision: 'approve', validUntil: inDays(5) });
    const renewal = await askForVerification(ctx, owner, id, { evidence }, {});
    await decide(renewal.id, { decision: 'approve', validUntil: inDays(400) });
    const old = await newOrganisation(app, { verified: true });
    await ctx.exchange.sql`update identity.organisation set verified_until = null where id = ${old.id}`;
    now += 30 * DAY_MS;
    await expireVerifications(ctx);
    expect([(await read(id)).statusCode, (await read(old.id)).statusCode]).toEqual([200, 200]);
  });

  it('ends after now and within ten years', async () => {
    const { request } = await asked();
    for (const validUntil of [inDays(-1), inDays(4000)]) {
      const refused = await decide(request.id, { decision: 'approve', validUntil });
      expect(refused.json()).toMatchObject({ status: 400, issues: [{ pointer: '/validUntil' }] });
    }
  });
});
