import { createHash } from 'node:crypto';
import { newId } from '@techbourse/platform';
import { afterAll, describe, expect, it } from 'vitest';
import {
  asOperator,
  bearer,
  gatewaySettings,
  newOrganisation,
  OPERATOR_KEY,
  startGateway,
} from '../../../test/gateway.ts';
import { newPerson } from '../../../test/people.ts';
import { KEYS_MAX } from './api-key.ts';
import { generateKey, hashKey } from './secret.ts';
import { writeUses } from './store.ts';

const settings = await gatewaySettings({ RATE_LIMIT_ADDRESS: '10000', RATE_LIMIT_KEY: '10000' });
let now = Date.now();
const gateway = await startGateway(settings, { clock: { now: () => new Date(now) } });
const { app, ctx } = gateway;
const neighbour = await startGateway(settings, { clock: { now: () => new Date(now) } });
afterAll(async () => {
  await gateway.close();
  await neighbour.close();
});

const issue = (id: string, headers: Record<string, string>, payload: object) =>
  app.inject({ method: 'POST', url: `/api/organisations/${id}/keys`, headers, payload });
const list = (id: string, headers: Record<string, string>) =>
  app.inject({ url: `/api/organisations/${id}/keys`, headers });
const revoke = (id: string, keyId: string, headers: Record<string, string>) =>
  app.inject({ method: 'DELETE', url: `/api/organisations/${id}/keys/${keyId}`, headers });
const me = (key: string, at = app) => at.inject({ url: '/api/me', headers: bearer(key) });

describe('API keys', () => {
  it('are shown once and kept as a hash', async () => {
    const mine = await newOrganisation(app);
    const [row] = await ctx.exchange
      .sql`select key, start, reference_id from identity.api_key where id = ${mine.keyId}`;
    expect(row).toEqual({ key: hashKey(mine.key), start: mine.key.slice(0, 8), reference_id: mine.id });
    const listed = await list(mine.id, mine.headers);
    expect(listed.body).not.toContain(mine.key);
    expect(listed.body).not.toContain(hashKey(mine.key));
    expect(listed.json().items).toMatchObject([{ id: mine.keyId, name: 'test', expiresAt: null }]);
    const rows = await ctx.exchange.sql`select data::text as data from identity.audit where subject = ${mine.id}`;
    expect(JSON.stringify(rows)).not.toContain(mine.key);
  });

  it('of before, whose rows better-auth’s plugin wrote, keep working', async () => {
    const mine = await newOrganisation(app);
    const key = generateKey();
    await ctx.exchange.sql`
      insert into identity.api_key (id, name, start, key, reference_id, enabled, permissions, metadata, updated_at)
      values (${newId()}, 'old', ${key.slice(0, 8)}, ${createHash('sha256').update(key).digest('base64url')},
        ${mine.id}, true, ${'{"pairs":["read","decide"],"unknown":["x"]}'}, null, '2026-01-01')`;
    expect((await me(key)).json()).toMatchObject({
      organisation: { id: mine.id },
      scopes: ['pairs:read', 'pairs:decide'],
    });
  });

  it('whose row cannot be read give no right, and spoil no key that is asked for at the same time', async () => {
    const [broken, sound] = [await newOrganisation(app), await newOrganisation(app)];
    await ctx.exchange.sql`update identity.api_key set permissions = '{"listings":' where id = ${broken.keyId}`;
    const replies = await Promise.all([broken.key, sound.key, broken.key].map((key) => me(key, neighbour.app)));
    expect(replies.map((reply) => [reply.statusCode, reply.json().scopes?.length])).toEqual([
      [200, 0],
      [200, 3],
      [200, 0],
    ]);
    expect((await list(broken.id, asOperator)).json().items).toMatchObject([{ id: broken.keyId, scopes: [] }]);
  });

  it('that are disabled are none, here at once after the row was read and elsewhere within five seconds', async () => {
    const mine = await newOrganisation(app);
    expect((await me(mine.key)).statusCode).toBe(200);
    await ctx.exchange.sql`update identity.api_key set enabled = false where id = ${mine.keyId}`;
    now += 4_900;
    expect((await me(mine.key)).json()).toMatchObject({ status: 401, reason: 'key.invalid' });
    await ctx.exchange.sql`update identity.api_key set enabled = true where id = ${mine.keyId}`;
    expect((await me(mine.key)).statusCode).toBe(200);
  });

  it('end with their organisation', async () => {
    const mine = await newOrganisation(app);
    expect((await me(mine.key)).statusCode).toBe(200);
    await ctx.exchange.sql`delete from identity.api_key where reference_id = ${mine.id}`;
    await ctx.exchange.sql`delete from identity.organisation where id = ${mine.id}`;
    now += 4_900;
    expect((await me(mine.key)).json()).toMatchObject({ status: 401, reason: 'key.invalid' });
  });

  it('are not cached by a read that runs during their revocation', async () => {
    const mine = await newOrganisation(app);
    const uses = Array.from({ length: 30 }, (_, n) => me(mine.key, n % 2 ? neighbour.app : app));
    const [reply] = await Promise.all([revoke(mine.id, mine.keyId, asOperator), ...uses]);
    expect(reply.statusCode).toBe(204);
    expect((await me(mine.key)).statusCode).toBe(401);
    now += 4_900;
    expect((await me(mine.key, neighbour.app)).statusCode).toBe(401);
  });

  it('say when they were used last, without a write for each request', async () => {
    const mine = await newOrganisation(app);
    for (let n = 0; n < 5; n++) await me(mine.key);
    const used = new Date(now);
    const later = new Date(now + 1000);
    now += 1000;
    await me(mine.key, neighbour.app);
    for (const each of [neighbour, gateway]) await writeUses(each.ctx.exchange.orm, each.keys.takeUses());
    const [shown] = (await list(mine.id, mine.headers)).json().items;
    expect(shown).toMatchObject({ id: mine.keyId, lastUsedAt: later.toISOString() });
    expect(later > used).toBe(true);
  });

  it('are made once by one Idempotency-Key, also at once, and no copy of the secret is kept for a repeat', async () => {
    const mine = await newOrganisation(app);
    const headers = { ...mine.headers, 'idempotency-key': 'one-and-the-same' };
    const body = { name: 'repeated', scopes: ['listings:read'] };
    const replies = await Promise.all([1, 2, 3].map(() => issue(mine.id, headers, body)));
    replies.push(await issue(mine.id, headers, body));
    const [made, ...none] = replies.filter(({ statusCode }) => statusCode === 201);
    expect(none).toEqual([]);
    const { id, key } = made?.json() ?? {};
    const repeats = replies.filter((reply) => reply !== made).map((reply) => reply.json());
    expect(repeats).toMatchObject(Array(3).fill({ status: 409, reason: 'key.issued_before', details: { id } }));
    expect((await me(key)).statusCode).toBe(200);
    const { items } = (await list(mine.id, mine.headers)).json();
    expect(items.filter(({ name }: { name: string }) => name === 'repeated')).toHaveLength(1);
    const [kept] = await gateway.ctx.exchange
      .sql`select answer from identity.idempotency where key = 'one-and-the-same'`;
    expect(JSON.stringify(kept)).not.toContain(key);
    const other = await issue(mine.id, headers, { ...body, name: 'another' });
    expect(other.json()).toMatchObject({ status: 409, reason: 'idempotency.key_reused' });
  });

  it('never give scopes that their maker lacks', async () => {
    const mine = await newOrganisation(app, { scopes: ['organisations:write', 'listings:read'] });
    const within = await issue(mine.id, mine.headers, { name: 'reader', scopes: ['listings:read'] });
    expect(within.json(), within.body).toMatchObject({ name: 'reader', scopes: ['listings:read'] });
    expect(within.headers['cache-control']).toBe('no-store');
    const beyond = await issue(mine.id, mine.headers, { name: 'writer', scopes: ['listings:read', 'deals:write'] });
    expect(beyond.json()).toMatchObject({ status: 403, reason: 'key.scope_beyond_own' });
    const operate = await issue(mine.id, asOperator, { name: 'boss', scopes: ['exchange:operate'] });
    expect(operate.json()).toMatchObject({ status: 403, reason: 'key.operate_is_for_operator' });
    const unknown = await issue(mine.id, mine.headers, { name: 'x', scopes: ['everything'] });
    expect(unknown.statusCode).toBe(400);
  });

  it('are made by people whose role is to administer, with what that role includes', async () => {
    const mine = await newOrganisation(app);
    const owner = await newPerson(gateway, { organisationId: mine.id, role: 'owner' });
    const made = await issue(mine.id, owner.headers, { name: 'ours', scopes: ['listings:write', 'contracts:sign'] });
    expect(made.json(), made.body).toMatchObject({ scopes: ['listings:write', 'contracts:sign'] });
    expect((await me(made.json().key)).json()).toMatchObject({ organisation: { id: mine.id } });
    const operate = await issue(mine.id, owner.headers, { name: 'boss', scopes: ['exchange:operate'] });
    expect(operate.json()).toMatchObject({ reason: 'key.operate_is_for_operator' });
    const editor = await newPerson(gateway, { organisationId: mine.id, role: 'editor' });
    const refused = await issue(mine.id, editor.headers, { name: 'x', scopes: ['listings:read'] });
    expect(refused.json()).toMatchObject({ status: 403, reason: 'actor.missing_role' });
  });

  it('are hidden from other organisations', async () => {
    const mine = await newOrganisation(app);
    const other = await newOrganisation(app);
    expect((await issue(mine.id, other.headers, { name: 'x', scopes: ['listings:read'] })).statusCode).toBe(404);
    expect((await list(mine.id, other.headers)).statusCode).toBe(404);
    expect((await revoke(mine.id, mine.keyId, other.headers)).json()).toMatchObject({
      status: 404,
      reason: 'key.not_found',
    });
    // a key of one's own, under another's name
    expect((await revoke(mine.id, other.keyId, asOperator)).statusCode).toBe(404);
    expect((await me(mine.key)).statusCode).toBe(200);
    const without = await newOrganisation(app, { scopes: ['listings:read'] });
    expect((await list(without.id, without.headers)).json()).toMatchObject({
      status: 403,
      reason: 'actor.missing_scope',
    });
  });

  it('stop working at once where they are revoked, and within five seconds elsewhere', async () => {
    const mine = await newOrganisation(app);
    expect((await me(mine.key)).statusCode).toBe(200);
    expect((await me(mine.key, neighbour.app)).statusCode).toBe(200);
    expect((await revoke(mine.id, mine.keyId, asOperator)).statusCode).toBe(204);
    expect((await me(mine.key)).json()).toMatchObject({ status: 401, reason: 'key.invalid' });
    now += 4_900;
    expect((await me(mine.key, neighbour.app)).statusCode).toBe(401);
    const rows = await ctx.exchange.sql`select action from identity.audit where subject = ${mine.id} order by at, id`;
    expect(rows.map((row) => row.action)).toEqual(['organisation.created', 'key.issued', 'key.revoked']);
  });

  it('end on their day, also while remembered', async () => {
    const mine = await newOrganisation(app, { expiresInDays: 1 });
    expect((await me(mine.key)).statusCode).toBe(200);
    now += 86_400_000 - 2_000;
    expect((await me(mine.key)).statusCode).toBe(200);
    now += 2_000;
    expect((await me(mine.key)).json()).toMatchObject({ status: 401, reason: 'key.expired' });
  });

  it('carry changes of their organisation within five seconds', async () => {
    const mine = await newOrganisation(app);
    expect((await me(mine.key, neighbour.app)).json()).toMatchObject({ organisation: { verified: false } });
    await app.inject({ method: 'POST', url: `/api/organisations/${mine.id}/verify`, headers: asOperator });
    now += 4_900;
    const actor = await neighbour.keys.actorOf(mine.key);
    expect(actor.organisation?.verified).toBe(true);
    expect((await gateway.keys.actorOf(mine.key)).organisation?.verified).toBe(true);
  });

  it('are not more than one organisation needs, also when two are made at once', async () => {
    const mine = await newOrganisation(app);
    for (let n = 2; n < KEYS_MAX; n++) await issue(mine.id, mine.headers, { name: `${n}`, scopes: ['listings:read'] });
    const last = { name: 'last', scopes: ['listings:read'] };
    const replies = await Promise.all([issue(mine.id, mine.headers, last), issue(mine.id, mine.headers, last)]);
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([201, 422]);
  });

  it('of the setting OPERATOR_KEY are revoked by changing the setting', async () => {
    const { organisation } = (await me(OPERATOR_KEY)).json();
    const { items } = (await list(organisation.id, asOperator)).json();
    const [key] = items.filter((item: { name: string }) => item.name === 'OPERATOR_KEY');
    expect((await revoke(organisation.id, key.id, asOperator)).json()).toMatchObject({
      status: 422,
      reason: 'key.from_setting',
    });
  });
});
