import { newId } from '@techbourse/platform';
import type { Actor, Role } from '@techbourse/policy';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { actingFor, newFounded, newMemberPerson, type TestPerson } from '../../../test/members.ts';
import { newPerson } from '../../../test/people.ts';
import { answerInvitation } from './answer-invitation.ts';
import { changeRole } from './change-role.ts';
import { decideJoinRequest, withdrawJoinRequest } from './decide-join.ts';
import { leaveOrganisation, removeMember } from './departure.ts';
import { inviteMember, revokeInvitation } from './invite.ts';
import { askToJoin } from './join.ts';
import { getOwnMemberships, listOrganisationMembers, listOrganisationRequests } from './queries.ts';
import { findMember } from './store.ts';
import { answerOffer, offerOwnership, withdrawOffer } from './transfer.ts';

let now = Date.now();
const clock = { now: () => new Date(now) };
const gateway = await startGateway(await gatewaySettings({ RATE_LIMIT_ADDRESS: '10000', RATE_LIMIT_KEY: '10000' }), {
  clock,
});
const { app, ctx } = gateway;
afterAll(() => gateway.close());

const DAY_MS = 86_400_000;
const roleOf = async (organisationId: string, { id }: TestPerson) =>
  (await findMember(ctx.exchange.orm, organisationId, id))?.role;
const trail = async (subject: string) =>
  (await ctx.exchange.sql`select action from identity.audit where subject = ${subject} order by at, id`).map((row) =>
    String(row['action']).replace('membership.', ''),
  );

/** A verified organisation with an owner, whom others may ask to join. */
async function shownOrganisation() {
  const founder = await newMemberPerson(ctx);
  const { id, owner } = await newFounded(ctx, founder);
  await app.inject({ method: 'POST', url: `/api/organisations/${id}/verify`, headers: asOperator, payload: {} });
  return { id, owner, founder };
}

/** A member in a role, and as it acts. */
async function newMember(organisation: { id: string; owner: Actor }, role: Role) {
  const one = await newMemberPerson(ctx);
  const { id } = await inviteMember(
    ctx,
    organisation.owner,
    organisation.id,
    { email: one.email, role, expiresInDays: 1 },
    {},
  );
  await answerInvitation(ctx, one.actor, id, { answer: 'accept' }, {});
  return { ...one, acting: actingFor(one, organisation.id, role) };
}

describe('a request to join', () => {
  it('is decided by an owner or admin, in a role at most its own, and told', async () => {
    const organisation = await shownOrganisation();
    const [admin, one, two] = [
      await newMember(organisation, 'admin'),
      await newMemberPerson(ctx),
      await newMemberPerson(ctx),
    ];
    const first = await askToJoin(ctx, one.actor, { organisationId: organisation.id, message: 'I work here' }, {});
    const second = await askToJoin(ctx, two.actor, { organisationId: organisation.id }, {});
    const { items } = await listOrganisationRequests(ctx, admin.acting, organisation.id, {
      state: 'pending',
      limit: 10,
    });
    expect(items.map(({ personId }) => personId)).toEqual([two.id, one.id]);
    expect(items[1]).toMatchObject({ message: 'I work here', email: one.email });
    const decide = (id: string, input: { decision: 'accept' | 'decline'; role: Role }) =>
      decideJoinRequest(ctx, admin.acting, { organisationId: organisation.id, id }, input, {});
    await expect(decide(first.id, { decision: 'accept', role: 'owner' })).rejects.toMatchObject({
      reason: 'membership.role_beyond_own',
    });
    expect(await decide(first.id, { decision: 'accept', role: 'editor' })).toMatchObject({
      state: 'accepted',
      role: 'editor',
    });
    expect(await decide(second.id, { decision: 'decline', role: 'viewer' })).toMatchObject({
      state: 'declined',
      role: null,
    });
    expect([await roleOf(organisation.id, one), await roleOf(organisation.id, two)]).toEqual(['editor', undefined]);
    await expect(decide(first.id, { decision: 'decline', role: 'viewer' })).rejects.toMatchObject({
      reason: 'membership.request_decided',
    });
    const told = await ctx.exchange.sql`
      select type, version, payload from identity.outbox
      where payload ->> 'personId' = ${one.id} order by seq`;
    expect(told.map(({ type, version, payload }) => [type, version, payload.state ?? payload.role])).toEqual([
      ['membership.requested', 1, 'pending'],
      ['membership.requested', 2, 'accepted'],
      ['membership.changed', 1, 'editor'],
    ]);
    await expect(askToJoin(ctx, two.actor, { organisationId: organisation.id }, {})).rejects.toMatchObject({
      reason: 'membership.declined_lately',
    });
  });

  it('made twice, also at once, is one', async () => {
    const organisation = await shownOrganisation();
    const one = await newMemberPerson(ctx);
    const asked = await Promise.all(
      Array.from({ length: 5 }, () => askToJoin(ctx, one.actor, { organisationId: organisation.id }, {})),
    );
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect((await trail(organisation.id)).filter((action) => action === 'requested')).toHaveLength(1);
  });

  it('accepted and withdrawn at once is one of both, and the membership agrees', async () => {
    const organisation = await shownOrganisation();
    const one = await newMemberPerson(ctx);
    const { id } = await askToJoin(ctx, one.actor, { organisationId: organisation.id }, {});
    const of = { organisationId: organisation.id, id };
    const answers = await Promise.allSettled([
      decideJoinRequest(ctx, organisation.owner, of, { decision: 'accept', role: 'viewer' }, {}),
      withdrawJoinRequest(ctx, one.actor, id, {}),
      decideJoinRequest(ctx, organisation.owner, of, { decision: 'decline', role: 'viewer' }, {}),
    ]);
    const won = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.state] : []));
    expect(won).toHaveLength(1);
    expect(await roleOf(organisation.id, one)).toBe(won[0] === 'accepted' ? 'viewer' : undefined);
  });

  it('reaches no organisation that is not shown: it does not exist for who asks', async () => {
    const { id } = await newFounded(ctx, await newMemberPerson(ctx));
    const one = await newMemberPerson(ctx);
    for (const organisationId of [id, newId()]) {
      await expect(askToJoin(ctx, one.actor, { organisationId }, {})).rejects.toMatchObject({
        kind: 'NOT_FOUND',
        reason: 'organisation.not_found',
      });
    }
  });

  it('is seen and decided by nobody of another organisation, and not by editors', async () => {
    const [organisation, other] = [await shownOrganisation(), await shownOrganisation()];
    const editor = await newMember(organisation, 'editor');
    const one = await newMemberPerson(ctx);
    const { id } = await askToJoin(ctx, one.actor, { organisationId: organisation.id }, {});
    const input = { decision: 'accept' as const, role: 'viewer' as const };
    const of = { organisationId: organisation.id, id };
    await expect(decideJoinRequest(ctx, other.owner, of, input, {})).rejects.toMatchObject({ kind: 'FORBIDDEN' });
    await expect(
      decideJoinRequest(ctx, other.owner, { ...of, organisationId: other.id }, input, {}),
    ).rejects.toMatchObject({
      reason: 'membership.request_not_found',
    });
    await expect(decideJoinRequest(ctx, editor.acting, of, input, {})).rejects.toMatchObject({
      reason: 'actor.missing_role',
    });
    // A session that still says admin is believed no more than the membership.
    const posing = actingFor(editor, organisation.id, 'admin');
    await expect(decideJoinRequest(ctx, posing, of, input, {})).rejects.toMatchObject({ reason: 'actor.missing_role' });
  });
});

describe('an invitation', () => {
  const invite = (by: Actor, organisationId: string, email: string, role: Role = 'editor') =>
    inviteMember(ctx, by, organisationId, { email, role, expiresInDays: 14 }, {});
  const answer = (one: TestPerson, id: string, what: 'accept' | 'decline' = 'accept') =>
    answerInvitation(ctx, one.actor, id, { answer: what }, {});

  it('is accepted by the person with that verified address alone, whoever has its link', async () => {
    const organisation = await shownOrganisation();
    const one = await newMemberPerson(ctx, { email: `Mixed.Case-${newId()}@example.org` });
    const thief = await newMemberPerson(ctx);
    const unverified = await newMemberPerson(ctx, { emailVerified: false });
    const { id } = await invite(organisation.owner, organisation.id, one.email.toLowerCase());
    await expect(answer(thief, id)).rejects.toMatchObject({ reason: 'membership.invitation_not_found' });
    await expect(answer(unverified, id)).rejects.toMatchObject({ reason: 'person.email_unverified' });
    expect((await getOwnMemberships(ctx, one.actor)).invitations).toMatchObject([{ id, role: 'editor' }]);
    expect(await answer(one, id)).toMatchObject({ state: 'accepted' });
    expect(await roleOf(organisation.id, one)).toBe('editor');
    await expect(answer(one, id)).rejects.toMatchObject({ reason: 'membership.invitation_over' });
    await expect(invite(organisation.owner, organisation.id, one.email.toLowerCase())).rejects.toMatchObject({
      reason: 'membership.exists',
    });
    expect(await trail(organisation.id)).toEqual([
      ...['organisation.founded', 'added', 'organisation.verified', 'invited', 'invitation_accepted', 'added'],
    ]);
  });

  it('gives no role above that of who invites, by whatever way', async () => {
    const organisation = await shownOrganisation();
    const [admin, editor] = [await newMember(organisation, 'admin'), await newMember(organisation, 'editor')];
    const email = `${newId()}@example.org`;
    await expect(invite(admin.acting, organisation.id, email, 'owner')).rejects.toMatchObject({
      reason: 'membership.role_beyond_own',
    });
    await expect(invite(editor.acting, organisation.id, email, 'viewer')).rejects.toMatchObject({
      reason: 'actor.missing_role',
    });
    await invite(organisation.owner, organisation.id, email, 'owner');
    await expect(invite(admin.acting, organisation.id, email, 'viewer')).rejects.toMatchObject({
      reason: 'membership.role_beyond_own',
    });
    const keyed = await newOrganisation(app, { verified: true });
    const byKey = (role: string) =>
      app.inject({
        method: 'POST',
        url: `/api/organisations/${keyed.id}/invitations`,
        headers: keyed.headers,
        payload: { email, role },
      });
    expect((await byKey('owner')).json()).toMatchObject({ status: 403, reason: 'membership.role_beyond_own' });
    expect((await byKey('admin')).json()).toMatchObject({ role: 'admin', state: 'pending' });
    const first = await app.inject({
      method: 'POST',
      url: `/api/organisations/${keyed.id}/invitations`,
      headers: asOperator,
      payload: { email: `first-${newId()}@example.org`, role: 'owner' },
    });
    expect(first.json()).toMatchObject({ role: 'owner' });
  });

  it('that is revoked, expired or from somebody who may not any more lets nobody in', async () => {
    const organisation = await shownOrganisation();
    const admin = await newMember(organisation, 'admin');
    const [a, b, c, d] = [
      await newMemberPerson(ctx),
      await newMemberPerson(ctx),
      await newMemberPerson(ctx),
      await newMemberPerson(ctx),
    ];
    const revoked = await invite(organisation.owner, organisation.id, a.email);
    await revokeInvitation(ctx, organisation.owner, { organisationId: organisation.id, id: revoked.id });
    await expect(answer(a, revoked.id)).rejects.toMatchObject({ reason: 'membership.invitation_over' });
    const old = await invite(organisation.owner, organisation.id, b.email);
    now += 15 * DAY_MS;
    expect((await getOwnMemberships(ctx, b.actor)).invitations).toEqual([]);
    await expect(answer(b, old.id)).rejects.toMatchObject({ reason: 'membership.invitation_over' });
    const again = await invite(organisation.owner, organisation.id, b.email);
    expect([again.id === old.id, again.state]).toEqual([false, 'pending']);
    const demoted = await invite(admin.acting, organisation.id, c.email, 'admin');
    await changeRole(
      ctx,
      organisation.owner,
      { organisationId: organisation.id, personId: admin.id },
      { role: 'editor' },
      {},
    );
    await expect(answer(c, demoted.id)).rejects.toMatchObject({ reason: 'membership.invitation_over' });
    const second = await newMember(organisation, 'admin');
    const orphan = await invite(second.acting, organisation.id, d.email);
    await removeMember(ctx, organisation.owner, { organisationId: organisation.id, personId: second.id }, {});
    await expect(answer(d, orphan.id)).rejects.toMatchObject({ reason: 'membership.invitation_over' });
  });

  it('accepted, declined, revoked and asked beside at once ends in one state, with one membership at most', async () => {
    const organisation = await shownOrganisation();
    const one = await newMemberPerson(ctx);
    const asked = await askToJoin(ctx, one.actor, { organisationId: organisation.id }, {});
    const { id } = await invite(organisation.owner, organisation.id, one.email);
    const answers = await Promise.allSettled([
      answer(one, id),
      answer(one, id),
      revokeInvitation(ctx, organisation.owner, { organisationId: organisation.id, id }),
      decideJoinRequest(
        ctx,
        organisation.owner,
        { organisationId: organisation.id, id: asked.id },
        { decision: 'accept', role: 'viewer' },
        {},
      ),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
    const members = await ctx.exchange.sql`
      select role from identity.member where organisation_id = ${organisation.id} and person_id = ${one.id}`;
    expect(members).toHaveLength(1);
    const versions = await ctx.exchange.sql`
      select version from identity.outbox where type = 'membership.changed' and payload ->> 'personId' = ${one.id}`;
    expect(versions.map(({ version }) => version)).toEqual([1]);
    const open = await ctx.exchange.sql`
      select 1 from identity.join_request where person_id = ${one.id} and state = 'pending'
      union all select 1 from identity.invitation where email = ${one.email} and status = 'pending'`;
    expect(open).toHaveLength(0);
  });

  it('is mailed in the transaction that makes it, once within an hour, and quotes the name so that it becomes no link', async () => {
    const founder = await newMemberPerson(ctx);
    const organisation = await newFounded(ctx, founder, `Free-money.example ${newId()}`);
    const email = `${newId()}@example.org`;
    for (const role of ['viewer', 'editor'] as const) await invite(organisation.owner, organisation.id, email, role);
    const mails = await ctx.exchange.sql`
      select kind, language, subject, text from identity.mail where recipient = ${email} order by created_at`;
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ kind: 'membership.invitation', language: 'zh' });
    expect(mails[0]?.['text']).toContain('Free-money. example');
    expect(mails[0]?.['text']).toContain('/account/invitations#email=');
    now += 2 * 3_600_000;
    await inviteMember(
      ctx,
      organisation.owner,
      organisation.id,
      { email, role: 'viewer', expiresInDays: 1, language: 'ru' },
      {},
    );
    const languages = await ctx.exchange
      .sql`select language from identity.mail where recipient = ${email} order by created_at`;
    expect(languages.map(({ language }) => language)).toEqual(['zh', 'ru']);
    await expect(invite(organisation.owner, organisation.id, 'a@b@example.org')).rejects.toMatchObject({
      reason: 'membership.email',
    });
  });

  it('repeated takes the new role, and is one', async () => {
    const organisation = await shownOrganisation();
    const one = await newMemberPerson(ctx);
    const first = await invite(organisation.owner, organisation.id, one.email, 'viewer');
    const [second, third] = await Promise.all([
      invite(organisation.owner, organisation.id, one.email, 'admin'),
      invite(organisation.owner, organisation.id, one.email, 'admin'),
    ]);
    expect([second.id, third?.id, second.role]).toEqual([first.id, first.id, 'admin']);
    await expect(askToJoin(ctx, one.actor, { organisationId: organisation.id }, {})).rejects.toMatchObject({
      reason: 'membership.invited',
      details: { invitationId: first.id },
    });
  });
});

describe('a role', () => {
  it('is changed by who reaches so far, and nobody becomes more than who gives it', async () => {
    const organisation = await shownOrganisation();
    const [admin, editor] = [await newMember(organisation, 'admin'), await newMember(organisation, 'editor')];
    const change = (by: Actor, { id }: TestPerson, role: Role) =>
      changeRole(ctx, by, { organisationId: organisation.id, personId: id }, { role }, {});
    expect(await change(admin.acting, editor, 'admin')).toMatchObject({ role: 'admin' });
    await expect(change(admin.acting, editor, 'owner')).rejects.toMatchObject({ reason: 'membership.role_beyond_own' });
    await expect(change(admin.acting, organisation.founder, 'viewer')).rejects.toMatchObject({
      reason: 'membership.role_beyond_own',
    });
    await expect(change(organisation.owner, await newMemberPerson(ctx), 'viewer')).rejects.toMatchObject({
      reason: 'membership.not_found',
    });
    const { items } = await listOrganisationMembers(ctx, admin.acting, organisation.id, { limit: 10 });
    expect(items.map(({ role }) => role)).toEqual(['owner', 'admin', 'admin']);
  });

  it('of the last owner stays: it neither leaves, nor is removed, nor made less', async () => {
    const organisation = await shownOrganisation();
    const of = { organisationId: organisation.id, personId: organisation.founder.id };
    const lastOwner = { reason: 'membership.last_owner' };
    await expect(leaveOrganisation(ctx, organisation.founder.actor, organisation.id, {})).rejects.toMatchObject(
      lastOwner,
    );
    await expect(removeMember(ctx, organisation.owner, of, {})).rejects.toMatchObject(lastOwner);
    await expect(changeRole(ctx, organisation.owner, of, { role: 'admin' }, {})).rejects.toMatchObject(lastOwner);
    const byOperator = await app.inject({
      method: 'DELETE',
      url: `/api/organisations/${organisation.id}/members/${organisation.founder.id}`,
      headers: asOperator,
    });
    expect(byOperator.json()).toMatchObject({ status: 422, ...lastOwner });
  });

  it('of two owners who leave at once: one stays', async () => {
    const organisation = await shownOrganisation();
    const second = await newMember(organisation, 'owner');
    const third = await newMember(organisation, 'owner');
    const answers = await Promise.allSettled([
      leaveOrganisation(ctx, organisation.founder.actor, organisation.id, {}),
      leaveOrganisation(ctx, second.actor, organisation.id, {}),
      removeMember(ctx, organisation.owner, { organisationId: organisation.id, personId: third.id }, {}),
    ]);
    const owners = await ctx.exchange.sql`
      select person_id from identity.member where organisation_id = ${organisation.id} and role = 'owner'`;
    expect(owners.length).toBeGreaterThanOrEqual(1);
    expect(answers.filter(({ status }) => status === 'fulfilled').length + owners.length).toBe(3);
  });

  it('ends with leaving, and one who comes back is told of under a higher version', async () => {
    const organisation = await shownOrganisation();
    const one = await newMember(organisation, 'editor');
    await leaveOrganisation(ctx, one.actor, organisation.id, {});
    expect(await roleOf(organisation.id, one)).toBeUndefined();
    await expect(leaveOrganisation(ctx, one.actor, organisation.id, {})).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    const { id } = await inviteMember(
      ctx,
      organisation.owner,
      organisation.id,
      { email: one.email, role: 'viewer', expiresInDays: 1 },
      {},
    );
    await answerInvitation(ctx, one.actor, id, { answer: 'accept' }, {});
    const told = await ctx.exchange.sql`
      select version, payload from identity.outbox
      where type = 'membership.changed' and payload ->> 'personId' = ${one.id} order by seq`;
    expect(told.map(({ version, payload }) => [version, payload.role])).toEqual([
      [1, 'editor'],
      [2, null],
      [3, 'viewer'],
    ]);
  });
});

describe('ownership', () => {
  it('is handed on when the other accepts, in one step', async () => {
    const organisation = await shownOrganisation();
    const editor = await newMember(organisation, 'editor');
    await expect(offerOwnership(ctx, editor.acting, organisation.id, { personId: editor.id })).rejects.toMatchObject({
      kind: 'FORBIDDEN',
    });
    const offer = await offerOwnership(ctx, organisation.owner, organisation.id, { personId: editor.id });
    expect([await roleOf(organisation.id, editor), offer.state]).toEqual(['editor', 'pending']);
    await expect(
      offerOwnership(ctx, organisation.owner, organisation.id, { personId: editor.id }),
    ).rejects.toMatchObject({
      reason: 'membership.transfer_pending',
    });
    const stranger = await newMemberPerson(ctx);
    await expect(answerOffer(ctx, stranger.actor, organisation.id, { answer: 'accept' }, {})).rejects.toMatchObject({
      reason: 'membership.transfer_not_found',
    });
    expect((await getOwnMemberships(ctx, editor.actor)).transfers).toMatchObject([{ id: offer.id }]);
    expect(await answerOffer(ctx, editor.actor, organisation.id, { answer: 'accept' }, {})).toMatchObject({
      state: 'accepted',
    });
    expect([await roleOf(organisation.id, editor), await roleOf(organisation.id, organisation.founder)]).toEqual([
      'owner',
      'admin',
    ]);
    await leaveOrganisation(ctx, organisation.founder.actor, organisation.id, {});
  });

  it('that was offered is not accepted after it was taken back, declined, or its owner or heir has gone', async () => {
    const organisation = await shownOrganisation();
    const heir = await newMember(organisation, 'admin');
    const accept = () => answerOffer(ctx, heir.actor, organisation.id, { answer: 'accept' }, {});
    const offer = () => offerOwnership(ctx, organisation.owner, organisation.id, { personId: heir.id });
    await offer();
    await withdrawOffer(ctx, organisation.owner, organisation.id);
    await expect(accept()).rejects.toMatchObject({ reason: 'membership.transfer_not_found' });
    await offer();
    await answerOffer(ctx, heir.actor, organisation.id, { answer: 'decline' }, {});
    await expect(accept()).rejects.toMatchObject({ reason: 'membership.transfer_not_found' });
    await offer();
    await removeMember(ctx, organisation.owner, { organisationId: organisation.id, personId: heir.id }, {});
    await expect(accept()).rejects.toMatchObject({ reason: 'membership.transfer_not_found' });
  });

  it('accepted while the owner leaves ends with one owner, whoever came first', async () => {
    const organisation = await shownOrganisation();
    const [heir, second] = [await newMember(organisation, 'editor'), await newMember(organisation, 'owner')];
    await offerOwnership(ctx, organisation.owner, organisation.id, { personId: heir.id });
    await Promise.allSettled([
      answerOffer(ctx, heir.actor, organisation.id, { answer: 'accept' }, {}),
      leaveOrganisation(ctx, organisation.founder.actor, organisation.id, {}),
      leaveOrganisation(ctx, second.actor, organisation.id, {}),
    ]);
    const [row] = await ctx.exchange.sql`
      select count(*)::int as owners from identity.member where organisation_id = ${organisation.id} and role = 'owner'`;
    expect(row?.['owners']).toBeGreaterThanOrEqual(1);
  });
});

it('a person signs up, founds an organisation, invites a colleague, who signs up and accepts: all by the API', async () => {
  const founder = await newPerson(gateway);
  const post = (who: { headers: Record<string, string> }, url: string, payload: object) =>
    app.inject({ method: 'POST', url, headers: who.headers, payload });
  const name = { en: { text: `Journey ${newId()}`, origin: 'person' } };
  const made = await post(founder, '/api/organisations/found', { kind: 'institute', country: 'DE', name });
  expect(made.statusCode, made.body).toBe(201);
  const { id } = made.json();
  const email = `colleague-${newId()}@example.org`;
  const invited = await post(founder, `/api/organisations/${id}/invitations`, { email, role: 'editor' });
  expect(invited.statusCode, invited.body).toBe(201);
  const { text } = await (await gateway.mail()).take(email);
  expect(text).toContain(name.en.text);
  const colleague = await newPerson(gateway, { email });
  const own = (await app.inject({ url: '/api/memberships', headers: colleague.headers })).json();
  expect(own.invitations).toMatchObject([{ id: invited.json().id, organisationName: name.en.text }]);
  const accepted = await post(colleague, `/api/memberships/invitations/${invited.json().id}/answer`, {
    answer: 'accept',
  });
  expect(accepted.json()).toMatchObject({ state: 'accepted' });
  const me = (await app.inject({ url: '/api/me', headers: colleague.headers })).json();
  expect(me).toMatchObject({ organisation: { id, verified: false } });
  const members = (await app.inject({ url: `/api/organisations/${id}/members`, headers: founder.headers })).json();
  expect(members.items.map(({ role }: { role: string }) => role)).toEqual(['owner', 'editor']);
  const left = await app.inject({ method: 'DELETE', url: `/api/memberships/${id}`, headers: colleague.headers });
  expect(left.statusCode).toBe(204);
  expect((await app.inject({ url: '/api/me', headers: colleague.headers })).json()).toMatchObject({
    organisation: null,
  });
});
