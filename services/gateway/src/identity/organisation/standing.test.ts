import { newId } from '@techbourse/platform';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { actingFor, english, newFounded, newMemberPerson } from '../../../test/members.ts';
import { newPerson } from '../../../test/people.ts';
import { answerInvitation } from '../membership/answer-invitation.ts';
import { inviteMember } from '../membership/invite.ts';
import { askToJoin } from '../membership/join.ts';
import { getOwnMemberships } from '../membership/queries.ts';
import { deleteOrganisation } from './delete.ts';

let now = Date.now();
const clock = { now: () => new Date(now) };
const settings = await gatewaySettings({ RATE_LIMIT_ADDRESS: '10000', RATE_LIMIT_KEY: '10000' });
const gateway = await startGateway(settings, { clock });
const neighbour = await startGateway(settings, { clock });
const { app, ctx } = gateway;
afterAll(async () => {
  await gateway.close();
  await neighbour.close();
});

const operate = (id: string, verb: string, payload: object) =>
  app.inject({ method: 'POST', url: `/api/organisations/${id}/${verb}`, headers: asOperator, payload });
const suspend = (id: string) => operate(id, 'suspend', { reason: 'Listings of patents that are not its own' });
const lift = (id: string) => operate(id, 'lift-suspension', { reason: 'Cleared up' });
const verify = (id: string, payload: object = {}) => operate(id, 'verify', payload);
const read = (id: string, headers = {}) => app.inject({ url: `/api/organisations/${id}`, headers });
const told = async (id: string) => {
  const rows = await ctx.exchange.sql`
    select version, payload from identity.outbox where key = ${id} and type = 'organisation.changed' order by seq`;
  return rows.map(({ version, payload }) => [version, payload.state, payload.shown, payload.verified]);
};

describe('a suspended organisation', () => {
  it('has no voice: its keys are refused here at once and elsewhere within five seconds, and work again when it is lifted', async () => {
    const mine = await newOrganisation(app, { verified: true });
    const at = (where: typeof app) => where.inject({ url: '/api/me', headers: mine.headers });
    expect([(await at(app)).statusCode, (await at(neighbour.app)).statusCode]).toEqual([200, 200]);
    expect((await suspend(mine.id)).json()).toMatchObject({ state: 'suspended', shown: false, verified: true });
    expect((await at(app)).json()).toMatchObject({ status: 403, reason: 'organisation.suspended' });
    now += 4_900;
    expect((await at(neighbour.app)).json()).toMatchObject({ status: 403, reason: 'organisation.suspended' });
    expect((await read(mine.id)).statusCode).toBe(404);
    expect((await suspend(mine.id)).json()).toMatchObject({ status: 422, reason: 'organisation.suspended' });
    expect((await lift(mine.id)).json()).toMatchObject({ state: 'active', shown: true });
    expect((await lift(mine.id)).json()).toMatchObject({ status: 422, reason: 'organisation.not_suspended' });
    expect([(await at(app)).statusCode, (await read(mine.id)).statusCode]).toEqual([200, 200]);
    expect(await told(mine.id)).toEqual([
      [1, 'active', true, true],
      [2, 'suspended', false, true],
      [3, 'active', true, true],
    ]);
    const trail = await ctx.exchange.sql`
      select action, data from identity.audit where subject = ${mine.id} and action like 'organisation.susp%' order by at, id`;
    expect(trail.map(({ action, data }) => [action, data.reason])).toEqual([
      ['organisation.suspended', 'Listings of patents that are not its own'],
      ['organisation.suspension_lifted', 'Cleared up'],
    ]);
  });

  it('is neither edited, verified, joined nor administered, and its members see why', async () => {
    const founder = await newMemberPerson(ctx);
    const { id, owner } = await newFounded(ctx, founder);
    const guest = await newMemberPerson(ctx);
    const given = { role: 'viewer' as const, expiresInDays: 7 };
    const invited = await inviteMember(ctx, owner, id, { email: guest.email, ...given }, {});
    await suspend(id);
    expect((await verify(id)).json()).toMatchObject({ status: 422, reason: 'organisation.suspended' });
    const suspended = { reason: 'organisation.suspended' };
    await expect(inviteMember(ctx, owner, id, { email: 'a@example.org', ...given }, {})).rejects.toMatchObject(
      suspended,
    );
    await expect(answerInvitation(ctx, guest.actor, invited.id, { answer: 'accept' }, {})).rejects.toMatchObject(
      suspended,
    );
    await expect(askToJoin(ctx, guest.actor, { organisationId: id }, {})).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    const { memberships } = await getOwnMemberships(ctx, founder.actor);
    expect(memberships).toMatchObject([
      { organisation: { id, state: 'suspended', suspendedFor: 'Listings of patents that are not its own' } },
    ]);
  });

  it('is acted for by no session, here and elsewhere, and its members keep their accounts', async () => {
    const mine = await newOrganisation(app, { verified: true });
    const person = await newPerson(gateway, { organisationId: mine.id, role: 'owner' });
    const { headers } = person;
    const members = async (where = app) => {
      const reply = await where.inject({ url: `/api/organisations/${mine.id}/members`, headers });
      return [reply.statusCode, reply.json().reason];
    };
    expect([await members(), await members(neighbour.app)]).toEqual([
      [200, undefined],
      [200, undefined],
    ]);
    await suspend(mine.id);
    expect(await members()).toEqual([403, 'organisation.suspended']);
    now += 4_900;
    expect(await members(neighbour.app)).toEqual([403, 'organisation.suspended']);
    expect((await app.inject({ url: '/api/memberships', headers })).json().memberships).toMatchObject([
      { organisation: { id: mine.id, state: 'suspended' }, role: 'owner' },
    ]);
    expect((await app.inject({ url: '/api/me', headers })).json()).toMatchObject({
      organisation: null,
      memberships: [{ active: false, organisation: { id: mine.id, state: 'suspended' } }],
    });
    await ctx.exchange.sql`update identity.session set active_organisation_id = null where person_id = ${person.id}`;
    ctx.changes.emit('person', person.id);
    expect(await members()).toEqual([403, 'organisation.suspended']);
    await lift(mine.id);
    expect(await members()).toEqual([200, undefined]);
  });

  it('is never the operator', async () => {
    const { items } = (await app.inject({ url: '/api/organisations?kind=operator', headers: asOperator })).json();
    expect((await suspend(items[0].id)).json()).toMatchObject({ status: 422, reason: 'organisation.suspend.operator' });
  });
});

describe('what others are shown', () => {
  it('after a change of its own is what the operator knew, until it is verified again; then the new', async () => {
    const mine = await newOrganisation(app, { verified: true, name: english('Known Works') });
    const rename = { expectedVersion: 1, name: english('Famous University') };
    const edit = await app.inject({
      method: 'PATCH',
      url: `/api/organisations/${mine.id}`,
      headers: mine.headers,
      payload: rename,
    });
    expect(edit.json()).toMatchObject({ verified: false, shown: true, name: english('Famous University') });
    expect((await read(mine.id)).json()).toMatchObject({ verified: true, name: english('Known Works') });
    expect(await told(mine.id)).toEqual([
      [1, 'active', true, true],
      [2, 'active', true, false],
    ]);
    await verify(mine.id);
    expect((await read(mine.id)).json()).toMatchObject({ name: english('Famous University') });
  });

  it('of an organisation and of what it has published is lost and found together', async () => {
    const mine = await newOrganisation(app, { verified: true });
    await verify(mine.id, { verified: false, note: 'The register knows it no more' });
    expect((await read(mine.id)).statusCode).toBe(404);
    expect((await told(mine.id)).at(-1)).toEqual([2, 'active', false, false]);
    await verify(mine.id);
    expect((await read(mine.id)).statusCode).toBe(200);
    expect((await told(mine.id)).at(-1)).toEqual([3, 'active', true, true]);
  });

  it('of one that is not shown is nothing, whatever is asked with its id: the same as of an unknown id', async () => {
    const hidden = await newFounded(ctx, await newMemberPerson(ctx));
    const other = await newOrganisation(app, { verified: true });
    const routes = (id: string) => [
      { method: 'GET' as const, url: `/api/organisations/${id}` },
      { method: 'PATCH' as const, url: `/api/organisations/${id}`, payload: { expectedVersion: 1, country: 'NO' } },
      { method: 'GET' as const, url: `/api/organisations/${id}/keys` },
      {
        method: 'POST' as const,
        url: `/api/organisations/${id}/keys`,
        payload: { name: 'x', scopes: ['listings:read'] },
      },
      { method: 'GET' as const, url: `/api/organisations/${id}/members` },
      { method: 'GET' as const, url: `/api/organisations/${id}/join-requests` },
      { method: 'POST' as const, url: `/api/organisations/${id}/invitations`, payload: { email: 'a@example.org' } },
      { method: 'POST' as const, url: `/api/organisations/${id}/delete`, payload: { expectedVersion: 1, reason: 'x' } },
    ];
    const answers = async (id: string) =>
      Promise.all(
        routes(id).map(async (route) => {
          const { statusCode, json } = await app.inject({ ...route, headers: other.headers });
          const { requestId: _, ...body } = json();
          return [statusCode, body];
        }),
      );
    const [ofHidden, ofUnknown] = [await answers(hidden.id), await answers(newId())];
    expect(ofHidden).toEqual(ofUnknown);
    expect(ofHidden.map(([status]) => status)).toEqual(Array.from({ length: 8 }, () => 404));
  });
});

describe('a deleted organisation', () => {
  it('ends with its keys, members, invitations and requests, and frees its identifiers', async () => {
    const founder = await newMemberPerson(ctx);
    const { id, owner } = await newFounded(ctx, founder);
    await verify(id);
    const [guest, asking] = [await newMemberPerson(ctx), await newMemberPerson(ctx)];
    const invited = await inviteMember(ctx, owner, id, { email: guest.email, role: 'viewer', expiresInDays: 7 }, {});
    const request = await askToJoin(ctx, asking.actor, { organisationId: id }, {});
    const key = await operate(id, 'keys', { name: 'k', scopes: ['listings:read'] });
    const headers = { authorization: `Bearer ${key.json().key}` };
    expect((await app.inject({ url: '/api/me', headers })).statusCode).toBe(200);
    const input = { expectedVersion: 2, reason: 'Closed down' };
    await expect(deleteOrganisation(ctx, actingFor(guest, id, 'owner'), id, input, {})).rejects.toMatchObject({
      kind: 'FORBIDDEN',
    });
    await expect(deleteOrganisation(ctx, owner, id, { ...input, expectedVersion: 1 }, {})).rejects.toMatchObject({
      reason: 'organisation.version',
    });
    await deleteOrganisation(ctx, owner, id, input, {});
    expect((await app.inject({ url: '/api/me', headers })).json()).toMatchObject({
      status: 401,
      reason: 'key.invalid',
    });
    await expect(answerInvitation(ctx, guest.actor, invited.id, { answer: 'accept' }, {})).rejects.toMatchObject({
      reason: 'membership.invitation_over',
    });
    const own = await getOwnMemberships(ctx, founder.actor);
    expect(own.memberships).toEqual([]);
    expect((await getOwnMemberships(ctx, asking.actor)).requests).toMatchObject([
      { id: request.id, state: 'declined' },
    ]);
    expect((await read(id)).statusCode).toBe(404);
    expect((await read(id, asOperator)).json()).toMatchObject({ state: 'deleted' });
    expect((await told(id)).at(-1)).toEqual([3, 'deleted', false, false]);
    const gone = await ctx.exchange.sql`
      select payload from identity.outbox where type = 'membership.changed' and payload ->> 'organisationId' = ${id} order by seq`;
    expect(gone.map(({ payload }) => payload.role)).toEqual(['owner', null]);
    expect((await verify(id)).json()).toMatchObject({ status: 422, reason: 'organisation.deleted' });
  });

  it('frees its identifiers for who has them now', async () => {
    const identifiers = { ogrn: '1027700132195' };
    const first = await newOrganisation(app, { identifiers });
    expect((await operate(first.id, 'delete', { expectedVersion: 1, reason: 'Twice' })).statusCode).toBe(204);
    const second = await newOrganisation(app, { identifiers });
    expect((await read(second.id, second.headers)).json()).toMatchObject({ identifiers });
  });

  it('is deleted by no key and no admin', async () => {
    const mine = await newOrganisation(app);
    const byKey = await app.inject({
      method: 'POST',
      url: `/api/organisations/${mine.id}/delete`,
      headers: mine.headers,
      payload: { expectedVersion: 1, reason: 'x' },
    });
    expect(byKey.json()).toMatchObject({ status: 403, reason: 'membership.not_owner' });
  });
});
