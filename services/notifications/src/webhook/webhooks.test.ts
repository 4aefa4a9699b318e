import { newId, silentLogger } from '@techbourse/platform';
import { ANONYMOUS, type Member } from '@techbourse/policy';
import { testActor, testOperator, waitFor } from '@techbourse/testkit';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { movableClock, tellMember, testContext } from '../../test/notifications.ts';
import { startReceiver } from '../../test/receiver.ts';
import { demandOf, eventOf, listingOf, opened, paired, published, withdrawn } from '../../test/told.ts';
import { listDeliveriesSchema, newWebhookSchema } from '../api/webhook.ts';
import { noteChange } from '../change/note.ts';
import { placeChanges } from '../change/store.ts';
import { readFeed } from '../notification/queries.ts';
import { createWebhook } from './create.ts';
import { removeWebhook } from './delete.ts';
import { claimDue } from './delivery-store.ts';
import { editWebhook } from './edit.ts';
import { pingWebhook } from './ping.ts';
import { planDeliveries } from './plan.ts';
import { listDeliveries, listWebhooks, readDelivery, readWebhook } from './queries.ts';
import { replayDelivery, replayRange } from './replay.ts';
import { rotateSecret } from './rotate.ts';
import { sendDue } from './send.ts';
import { startSending } from './sending.ts';

const receiver = await startReceiver();
// Signatures are verified against the time of the receiver.
const clock = movableClock(new Date().toISOString());
const ctx = await testContext({ clock, settings: { OUTBOUND_EXCEPTIONS: receiver.host } });
afterAll(async () => {
  await ctx.close();
  await receiver.stop();
});

let owner: Member;
let path: string;
beforeEach(() => {
  clock.set(new Date().toISOString());
  owner = testActor();
  path = `/${newId()}`;
});

const make = (input: object = {}, actor = owner) =>
  createWebhook(ctx, actor, newWebhookSchema.parse({ url: receiver.url(path), ...input }), {});
const tell = async (...events: Parameters<typeof noteChange>[1][]) => {
  for (const one of events) await noteChange(ctx, one);
  await ctx.db.orm.transaction((tx) => placeChanges(tx, clock.now(), 1000));
};
const later = (ms: number) => clock.set(new Date(clock.now().getTime() + ms).toISOString());
const staying = new AbortController().signal;
/** One round of what the loops do: deliveries are made, and sent to whoever has something due. */
const round = async () => {
  while (await planDeliveries(ctx));
  const now = clock.now();
  const leaseUntil = new Date(now.getTime() + 60_000);
  const claimed = await Promise.all(
    [true, false].map((troubled) => claimDue(ctx.db.orm, { now, leaseUntil, troubled, limit: 100 })),
  );
  await Promise.all(claimed.flat().map((one) => sendDue(ctx, one, staying)));
};
const deliveries = async (id: string, query: object = {}) =>
  (await listDeliveries(ctx, owner, id, listDeliveriesSchema.parse(query))).items;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('a webhook', () => {
  it('gets what its organisation may see, signed, as it would read it in the feed; nothing from before it', async () => {
    const before = listingOf(owner);
    await tell(published(before));
    const { id, secret } = await make();
    const other = testActor({ kind: 'company' });
    const [mine, theirs] = [listingOf(owner), demandOf(other)];
    const strangers = [listingOf(testActor()), demandOf(testActor())] as const;
    await tell(published(mine), opened(theirs), paired(mine, theirs));
    await tell(published(strangers[0]), opened(strangers[1]), paired(...strangers));
    await round();
    const got = receiver.at(path);
    const bodies = got.map(
      (one) => receiver.verify(secret, one) as { type: string; data: { subject: { id: string } } },
    );
    expect(bodies.map(({ type, data }) => [type, data.subject.id])).toEqual([
      ['listing.published', mine.id],
      ['demand.opened', theirs.id],
      ['pair.changed', `${mine.id}_${theirs.id}`],
      ['listing.published', strangers[0].id],
      ['demand.opened', strangers[1].id],
    ]);
    expect(bodies[0]).toEqual({
      type: 'listing.published',
      timestamp: expect.any(String),
      data: {
        cursor: expect.any(String),
        subject: { kind: 'listing', id: mine.id },
        link: `/api/listings/${mine.id}`,
      },
    });
    const rows = await deliveries(id);
    expect(rows).toHaveLength(5);
    expect(rows.map((row) => row.id).reverse()).toEqual(got.map((one) => one.id));
    expect(rows[0]).toMatchObject({ state: 'delivered', attempts: 1, lastStatus: 200, lastError: null, nextAt: null });
  });

  it('gets only the types that it asked for', async () => {
    await make({ types: ['listing.withdrawn'] });
    const listing = listingOf(owner);
    await tell(published(listing), withdrawn(listing));
    await round();
    expect(receiver.at(path).map(({ body }) => JSON.parse(body).type)).toEqual(['listing.withdrawn']);
  });

  it('is made for an address that may be asked, by who administers its organisation, and not without end', async () => {
    for (const [url, reason] of [
      ['http://example.com/', 'outbound.not_https'],
      ['https://10.0.0.1/', 'outbound.not_public'],
      ['https://2130706433/', 'outbound.not_public'],
      ['https://user:word@example.com/', 'outbound.credentials_in_url'],
      ['https://example.com:25/', 'outbound.port_refused'],
    ]) {
      const refused = make({ url });
      await expect(refused).rejects.toMatchObject({ kind: 'VALIDATION', reason, issues: [{ pointer: '/url' }] });
    }
    await expect(make({}, { ...owner, scopes: ['listings:write'] })).rejects.toMatchObject({ kind: 'FORBIDDEN' });
    const viewer: Member = { ...owner, kind: 'person', scopes: [], by: { person: newId(), role: 'editor' } };
    await expect(make({}, viewer)).rejects.toMatchObject({ kind: 'FORBIDDEN' });
    await expect(createWebhook(ctx, ANONYMOUS, newWebhookSchema.parse({ url: 'https://example.com/' }), {}))
      .rejects //
      .toMatchObject({ kind: 'UNAUTHENTICATED' });
    const made = await Promise.allSettled(Array.from({ length: 12 }, () => make()));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect((await listWebhooks(ctx, owner)).items).toHaveLength(10);
  });

  it('shows its secret once, not in a repeat, in no other answer and not in the audit', async () => {
    const input = newWebhookSchema.parse({ url: receiver.url(path) });
    const call = { idempotencyKey: newId() };
    const { id, secret } = await createWebhook(ctx, owner, input, call);
    const again = createWebhook(ctx, owner, input, call);
    await expect(again).rejects.toMatchObject({ kind: 'CONFLICT', reason: 'webhook.made_before', details: { id } });
    const shown = [
      await readWebhook(ctx, owner, id),
      await listWebhooks(ctx, owner),
      await editWebhook(ctx, owner, id, {}),
    ];
    expect(JSON.stringify(shown)).not.toContain(secret);
    const written = await ctx.db.sql`select * from notifications.audit where subject = ${id}`;
    const kept = await ctx.db.sql`select * from notifications.idempotency where key = ${call.idempotencyKey}`;
    expect(JSON.stringify([written, kept])).not.toContain(secret);
    expect(written.map(({ action }) => action)).toEqual(['webhook.create', 'webhook.edit']);
  });

  it('does not exist for others; the operator may look at it and change nothing', async () => {
    const { id } = await make();
    const hidden = { kind: 'NOT_FOUND', reason: 'webhook.not_found' };
    const stranger = testActor();
    await expect(readWebhook(ctx, stranger, id)).rejects.toMatchObject(hidden);
    const operator = testOperator();
    expect(await readWebhook(ctx, operator, id)).toMatchObject({ id });
    for (const actor of [stranger, operator]) {
      await expect(editWebhook(ctx, actor, id, {})).rejects.toMatchObject(hidden);
      await expect(removeWebhook(ctx, actor, id)).rejects.toMatchObject(hidden);
      await expect(rotateSecret(ctx, actor, id)).rejects.toMatchObject(hidden);
      await expect(pingWebhook(ctx, actor, id)).rejects.toMatchObject(hidden);
      await expect(replayRange(ctx, actor, id, { from: clock.now().toISOString() })).rejects.toMatchObject(hidden);
    }
  });

  it('is signed with both secrets for a day after a rotation, then with the new one', async () => {
    const { id, secret: first } = await make();
    const { secret: second, previousSecretUntil } = await rotateSecret(ctx, owner, id);
    expect(await readWebhook(ctx, owner, id)).toMatchObject({ previousSecretUntil, version: 2 });
    await pingWebhook(ctx, owner, id);
    const [both] = receiver.at(path);
    if (!both) throw new Error('nothing came');
    for (const secret of [first, second]) expect(() => receiver.verify(secret, both)).not.toThrow();
    await ctx.db.sql`update notifications.webhook set previous_until = '2020-01-01' where id = ${id}`;
    await pingWebhook(ctx, owner, id);
    const [, one] = receiver.at(path);
    if (!one) throw new Error('nothing came');
    expect(() => receiver.verify(second, one)).not.toThrow();
    expect(() => receiver.verify(first, one)).toThrow();
    expect(await readWebhook(ctx, owner, id)).toMatchObject({ previousSecretUntil: null });
  });

  it('that is paused gets later what came meanwhile; one that is deleted gets nothing', async () => {
    const { id } = await make();
    await editWebhook(ctx, owner, id, { state: 'paused' });
    await tell(published(listingOf(owner)));
    await round();
    expect(receiver.at(path)).toHaveLength(0);
    await editWebhook(ctx, owner, id, { state: 'active' });
    await round();
    expect(receiver.at(path)).toHaveLength(1);
    await expect(editWebhook(ctx, owner, id, { expectedVersion: 1 })).rejects.toMatchObject({ kind: 'CONFLICT' });
    await tell(published(listingOf(owner)));
    while (await planDeliveries(ctx));
    await removeWebhook(ctx, owner, id);
    await round();
    expect(receiver.at(path)).toHaveLength(1);
    await expect(readWebhook(ctx, owner, id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  });

  it('of a suspended organisation gets nothing until the organisation is back', async () => {
    await make();
    const organisation = (version: number, state: string) =>
      eventOf('organisation.changed', owner.organisation.id, version, {
        ...listingOf(owner).organisation,
        version,
        verified: true,
        shownPlace: 'none',
        state,
      });
    await tell(organisation(1, 'active'), organisation(2, 'suspended'));
    await round();
    expect(receiver.at(path)).toHaveLength(0);
    await tell(organisation(3, 'active'));
    await round();
    expect(receiver.at(path)).toHaveLength(3);
  });
});

describe('a delivery', () => {
  it('that fails is tried again with the same id, later and later, and then delivered', async () => {
    receiver.answer(path, (count) => (count < 3 ? { status: 503, body: `failure ${count}` } : {}));
    const { id, secret } = await make();
    await tell(published(listingOf(owner)));
    await round();
    const [failed] = await deliveries(id);
    expect(failed).toMatchObject({
      state: 'waiting',
      attempts: 1,
      lastStatus: 503,
      lastError: 'the receiver answered 503',
    });
    await round();
    expect(receiver.at(path)).toHaveLength(1);
    later(6000);
    await round();
    later(4 * 60_000);
    await round();
    expect(receiver.at(path)).toHaveLength(2);
    later(2 * 60_000);
    await round();
    const got = receiver.at(path);
    expect(got).toHaveLength(3);
    expect(new Set(got.map((one) => one.id)).size).toBe(1);
    expect(new Set(got.map((one) => one.body)).size).toBe(1);
    expect(() => receiver.verify(secret, got[0] as never)).not.toThrow();
    const detail = await readDelivery(ctx, owner, id, failed?.id ?? '');
    expect(detail).toMatchObject({ state: 'delivered', attempts: 3, lastStatus: 200, body: got[0]?.body });
    expect(detail.log.map(({ status, answer }) => [status, answer])).toEqual([
      [200, 'thanks'],
      [503, 'failure 2'],
      [503, 'failure 1'],
    ]);
    expect(await readWebhook(ctx, owner, id)).toMatchObject({
      failingSince: null,
      lastDeliveredAt: expect.any(String),
    });
  });

  it('is given up after four days, and can be replayed then', async () => {
    receiver.answer(path, (count) => (count <= 11 ? { status: 500 } : {}));
    const { id } = await make();
    await tell(published(listingOf(owner)));
    await round();
    for (let tries = 0; tries < 10; tries++) {
      later(27 * HOUR);
      // As if it had succeeded between: what is judged here is the delivery.
      await ctx.db.sql`update notifications.webhook set failing_since = null, hold_until = null where id = ${id}`;
      await round();
    }
    const [given] = await deliveries(id, { state: 'failed' });
    expect(given).toMatchObject({ attempts: 11, nextAt: null });
    later(DAY);
    await round();
    expect(receiver.at(path)).toHaveLength(11);
    expect(await replayDelivery(ctx, owner, id, given?.id ?? '')).toMatchObject({ state: 'waiting', attempts: 0 });
    await round();
    expect(receiver.at(path)).toHaveLength(12);
    expect(await deliveries(id, { state: 'delivered' })).toHaveLength(1);
  });

  it('to a receiver that is down is one try for all that wait, and all come when it is up', async () => {
    let isDown = true;
    receiver.answer(path, () => (isDown ? { status: 502 } : {}));
    const { id } = await make();
    await tell(...Array.from({ length: 30 }, () => published(listingOf(owner))));
    await round();
    expect(receiver.at(path)).toHaveLength(1);
    later(6000);
    await round();
    expect(receiver.at(path)).toHaveLength(2);
    isDown = false;
    later(HOUR);
    for (let turn = 0; turn < 3; turn++) await round();
    expect(await deliveries(id, { state: 'waiting' })).toHaveLength(0);
    expect(new Set(receiver.at(path).map((one) => one.id)).size).toBe(30);
  });

  it('to a receiver that asks for time comes no earlier', async () => {
    receiver.answer(path, (count) => (count === 1 ? { status: 429, headers: { 'retry-after': '1800' } } : {}));
    await make();
    await tell(published(listingOf(owner)));
    await round();
    later(29 * 60_000);
    await round();
    expect(receiver.at(path)).toHaveLength(1);
    later(2 * 60_000);
    await round();
    expect(receiver.at(path)).toHaveLength(2);
  });

  it('follows no redirect, and an address that has become private since is not asked', async () => {
    const target = `${path}-elsewhere`;
    receiver.answer(path, () => ({ status: 307, headers: { location: receiver.url(target) } }));
    const { id } = await make();
    await tell(published(listingOf(owner)));
    await round();
    expect(receiver.at(target)).toHaveLength(0);
    expect((await deliveries(id))[0]).toMatchObject({ lastStatus: 307, lastError: 'redirects are not followed' });
    await ctx.db.sql`update notifications.webhook set url = 'https://192.168.0.1/' where id = ${id}`;
    later(DAY);
    await round();
    const [refused] = await deliveries(id);
    expect(refused).toMatchObject({ lastStatus: null, lastError: expect.stringMatching(/^outbound\.not_public/) });
  });

  it('shows the first bytes of an answer, whatever they are', async () => {
    receiver.answer(path, () => ({ body: Buffer.concat([Buffer.from([0, 255, 27]), Buffer.alloc(5_000_000, 'a')]) }));
    const { id } = await make();
    const { answer, ok } = await pingWebhook(ctx, owner, id);
    expect(ok).toBe(true);
    expect(answer).toBe(`\uFFFD\uFFFD\uFFFD${'a'.repeat(997)}`);
  });

  it('of a span of time comes again to who asks, each with the id that it had', async () => {
    const { id } = await make();
    const from = clock.now().toISOString();
    const before = listingOf(owner);
    await tell(published(before), published(listingOf(owner)));
    await round();
    later(60_000);
    const to = clock.now().toISOString();
    later(60_000);
    await tell(published(listingOf(owner)));
    await round();
    expect(receiver.at(path)).toHaveLength(3);
    expect(await replayRange(ctx, owner, id, { from, to })).toEqual({
      replayed: 2,
      more: false,
      upTo: expect.any(String),
    });
    await round();
    const ids = receiver.at(path).map((one) => one.id);
    expect(ids.slice(3)).toEqual(ids.slice(0, 2));
    const { id: late } = await make({ url: receiver.url(`${path}-late`) });
    await replayRange(ctx, owner, late, { from });
    await round();
    expect(receiver.at(`${path}-late`)).toHaveLength(3);
    const empty = { from: '2020-01-01T00:00:00.000Z', to: '2020-01-02T00:00:00.000Z' };
    expect(await replayRange(ctx, owner, id, empty)).toEqual({ replayed: 0, more: false, upTo: null });
  });

  it('pages newest first', async () => {
    const { id } = await make();
    await tell(...Array.from({ length: 5 }, () => published(listingOf(owner))));
    await round();
    const first = await listDeliveries(ctx, owner, id, { limit: 3 });
    const second = await listDeliveries(ctx, owner, id, { limit: 3, cursor: first.nextCursor ?? '' });
    const ids = [...first.items, ...second.items].map((one) => one.id);
    expect(ids).toEqual([...ids].sort().reverse());
    expect([ids.length, second.nextCursor]).toEqual([5, null]);
  });
});

describe('a receiver that fails for days', () => {
  it('is disabled, its administrators are told once, and what it missed comes when it is resumed', async () => {
    let isDown = true;
    receiver.answer(path, () => (isDown ? { status: 500 } : {}));
    const { id } = await make();
    const organisationId = owner.organisation.id;
    const [admin, editor] = [
      await tellMember(ctx, { organisationId, role: 'admin' }),
      await tellMember(ctx, { organisationId, role: 'editor' }),
    ];
    await tell(published(listingOf(owner)));
    for (let days = 0; days <= 5; days++) {
      await round();
      later(DAY + 1000);
    }
    const disabled = await readWebhook(ctx, owner, id);
    expect(disabled).toMatchObject({ state: 'disabled', disabledBecause: 'failing', failingSince: expect.any(String) });
    const told = async (actor: typeof admin.actor) =>
      (await readFeed(ctx, actor, { limit: 20 } as never)).items.map(({ kind, link }) => [kind, link]);
    expect(await told(admin.actor)).toEqual([['webhook.disabled', `/api/webhooks/${id}`]]);
    expect(await told(editor.actor)).toEqual([]);
    const tries = receiver.at(path).length;
    await tell(published(listingOf(owner)));
    await round();
    expect(receiver.at(path)).toHaveLength(tries);
    isDown = false;
    await editWebhook(ctx, owner, id, { state: 'active' });
    await round();
    expect(await readWebhook(ctx, owner, id)).toMatchObject({
      state: 'active',
      disabledBecause: null,
      failingSince: null,
    });
    expect(await deliveries(id, { state: 'delivered' })).toHaveLength(2);
  });

  it('is disabled at once when it says that it is gone', async () => {
    receiver.answer(path, () => ({ status: 410 }));
    const { id } = await make();
    await tell(published(listingOf(owner)));
    await round();
    expect(await readWebhook(ctx, owner, id)).toMatchObject({ state: 'disabled', disabledBecause: 'gone' });
  });
});

describe('a test', () => {
  it('is sent at once, says what came of it, stands in the log and is not repeated', async () => {
    receiver.answer(path, () => ({ status: 418, body: 'a teapot' }));
    const { id, secret } = await make();
    const answer = await pingWebhook(ctx, owner, id);
    expect(answer).toMatchObject({ ok: false, status: 418, answer: 'a teapot', error: 'the receiver answered 418' });
    const [got] = receiver.at(path);
    expect(receiver.verify(secret, got as never)).toMatchObject({ type: 'webhook.ping', data: { webhookId: id } });
    const [row] = await deliveries(id);
    expect(row).toMatchObject({ type: 'webhook.ping', state: 'failed', attempts: 1, nextAt: null });
    const replay = replayDelivery(ctx, owner, id, row?.id ?? '');
    await expect(replay).rejects.toMatchObject({ reason: 'webhook.test_not_replayed' });
    expect(await readWebhook(ctx, owner, id)).toMatchObject({ failingSince: null, state: 'active' });
  });

  it('is made ten times a minute at most by one organisation', async () => {
    const { id } = await make();
    for (let count = 0; count < 10; count++) await pingWebhook(ctx, owner, id);
    await expect(pingWebhook(ctx, owner, id)).rejects.toMatchObject({ kind: 'LIMIT_EXCEEDED' });
    later(61_000);
    expect(await pingWebhook(ctx, owner, id)).toMatchObject({ ok: true });
  });
});

describe('the loops', () => {
  beforeEach(async () => {
    await ctx.db.sql`delete from notifications.webhook`;
  });

  it('deliver to everyone while some receivers never answer, each message once, by two processes at once', async () => {
    const released = Promise.withResolvers<void>();
    const slow = Array.from({ length: 6 }, (_, at) => `${path}-slow-${at}`);
    for (const one of slow) receiver.answer(one, () => ({ hold: released.promise }));
    const quick = Array.from({ length: 10 }, (_, at) => `${path}-quick-${at}`);
    for (const one of [...slow, ...quick]) await make({ url: receiver.url(one), types: ['pair.changed'] }, testActor());
    await ctx.db.sql`update notifications.webhook set types = '{listing.published}' where types = '{pair.changed}'`;
    const own = { ...ctx, clock: { now: () => new Date() }, log: silentLogger() };
    const sending = [startSending(own), startSending(own)];
    const listings = Array.from({ length: 8 }, () => listingOf(testActor()));
    for (const listing of listings) await tell(published(listing));
    await waitFor(() => quick.every((one) => receiver.at(one).length === 8), { deadlineMs: 90_000 });
    expect(slow.every((one) => receiver.at(one).length === 1)).toBe(true);
    for (const one of quick) expect(new Set(receiver.at(one).map(({ id }) => id)).size).toBe(8);
    const [subjects] = quick.map((one) => receiver.at(one).map(({ body }) => JSON.parse(body).data.subject.id));
    expect(subjects).toEqual(listings.map(({ id }) => id));
    released.resolve();
    await Promise.all(sending.map((one) => one.stop()));
  });

  it('that end amid a delivery leave it to be sent again', async () => {
    const released = Promise.withResolvers<void>();
    receiver.answer(path, (count) => (count === 1 ? { hold: released.promise } : {}));
    const { id } = await make();
    const own = { ...ctx, clock: { now: () => new Date() }, log: silentLogger() };
    const first = startSending(own);
    await tell(published(listingOf(owner)));
    await waitFor(() => receiver.at(path).length === 1, { deadlineMs: 60_000 });
    await first.stop();
    expect(await deliveries(id, { state: 'waiting' })).toMatchObject([{ attempts: 0 }]);
    const second = startSending(own);
    await waitFor(async () => (await deliveries(id, { state: 'delivered' })).length === 1, { deadlineMs: 60_000 });
    await second.stop();
    released.resolve();
    const ids = receiver.at(path).map((one) => one.id);
    expect(ids).toEqual([ids[0], ids[0]]);
  });
});
